"""RunTask and StartTask: what is wanted, checked once, then launched as often as asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from helpers.simulator import tags as tagging
from helpers.simulator.errors import invalid
from helpers.simulator.network import configuration
from helpers.simulator.tasks import admission, overrides
from helpers.simulator.tasks.states import LaunchType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from helpers.simulator.clusters import Cluster
    from helpers.simulator.container_instances import ContainerInstance
    from helpers.simulator.context import Context
    from helpers.simulator.network.configuration import NetworkPlan
    from helpers.simulator.tasks.blueprint import Blueprint
    from helpers.simulator.tasks.launching import Launcher
    from helpers.simulator.tasks.model import Task

MOST_STARTED_BY = 128
CLUSTER_TAG = "aws:ecs:clusterName"


@dataclass(frozen=True, slots=True)
class Order:
    """A checked request: everything that the tasks of one call have in common."""

    cluster: Cluster
    blueprint: Blueprint
    launch_type: LaunchType
    group: str
    started_by: str | None
    network: NetworkPlan
    platform_version: str | None
    overrides: Mapping[str, Any]
    tags: Mapping[str, str]
    execute_command: bool

    def launch(
        self,
        launcher: Launcher,
        *,
        instance: ContainerInstance | None = None,
        capacity_provider: str | None = None,
    ) -> Task:
        """One task of this order."""
        return launcher.launch(
            self.cluster,
            self.blueprint,
            launch_type=self.launch_type,
            group=self.group,
            started_by=self.started_by,
            network=self.network,
            capacity_provider=capacity_provider,
            platform_version=self.platform_version,
            instance=instance,
            overrides=self.overrides,
            tags=self.tags,
            execute_command=self.execute_command,
        )


def read(
    context: Context, cluster: Cluster, request: Mapping[str, Any], launch_type: LaunchType
) -> Order:
    """Check a request of RunTask or StartTask.

    Raises:
        EcsError: the first thing that ECS refuses (behaviour page 1.2, 1.6, 6.5, 6.6).
    """
    started_by = request.get("startedBy")
    if started_by and len(started_by) > MOST_STARTED_BY:  # text unsourced
        raise invalid(
            f"startedBy can have at most {MOST_STARTED_BY} characters.",
            "started-by-too-long",
            most=MOST_STARTED_BY,
        )
    blueprint = context.blueprint(request["taskDefinition"])
    given = request.get("overrides", {})
    admission.check_launch_type(blueprint, launch_type)
    blueprint = overrides.apply(blueprint, given, launch_type)
    admission.check_platform_version(request.get("platformVersion"), launch_type)
    network = configuration.check(
        context, blueprint, launch_type, request.get("networkConfiguration")
    )
    admission.check_roles(context, blueprint)
    execute_command = bool(request.get("enableExecuteCommand"))
    if execute_command:
        admission.check_execute_command(blueprint, "task couldn't be started")
    return Order(
        cluster=cluster,
        blueprint=blueprint,
        launch_type=launch_type,
        group=request.get("group") or f"family:{blueprint.family}",
        started_by=started_by,
        network=network,
        platform_version=request.get("platformVersion"),
        overrides=given,
        tags=_tags(cluster, blueprint, request),
        execute_command=execute_command,
    )


def _tags(cluster: Cluster, blueprint: Blueprint, request: Mapping[str, Any]) -> Mapping[str, str]:
    """The request's own tags win over propagated ones."""
    if request.get("propagateTags") == "SERVICE":  # API:RunTaskRequest; the text is unsourced
        raise invalid(
            "Tags can not be propagated from a service: the task does not belong to one.",
            "propagate-tags-without-service",
        )
    own = tagging.read(request.get("tags", ()))
    found: dict[str, str] = {}
    if request.get("propagateTags") == "TASK_DEFINITION":
        found.update((each["key"], each["value"]) for each in blueprint.tags)
    found.update(own)
    if request.get("enableECSManagedTags"):
        found[CLUSTER_TAG] = cluster.name
    return found
