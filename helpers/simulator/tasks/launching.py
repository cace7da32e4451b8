"""Making tasks: the one place where ``run_task``, ``start_task`` and services bring one to life."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpers.simulator.network.configuration import NONE, NetworkPlan
from helpers.simulator.network.subnet_choice import choose_subnet
from helpers.simulator.tasks import ledger
from helpers.simulator.tasks.model import Attachment, Container, Task
from helpers.simulator.tasks.states import LaunchType, TaskStatus

if TYPE_CHECKING:
    from collections.abc import Mapping

    from helpers.simulator.clusters import Cluster
    from helpers.simulator.container_instances import ContainerInstance
    from helpers.simulator.context import Context
    from helpers.simulator.services.model import Deployment
    from helpers.simulator.tasks.blueprint import Blueprint
    from helpers.simulator.tasks.life import Life

PLATFORM_VERSION = "1.4.0"
"""What LATEST means on Linux (API:Task.platformVersion)."""


class Launcher:
    """Creates tasks and starts their lives. Everything that can be refused was checked before."""

    def __init__(self, context: Context, life: Life) -> None:
        self._context = context
        self._life = life
        self._made = 0

    def launch(
        self,
        cluster: Cluster,
        blueprint: Blueprint,
        *,
        launch_type: LaunchType,
        group: str,
        started_by: str | None = None,
        network: NetworkPlan | None = None,
        capacity_provider: str | None = None,
        platform_version: str | None = None,
        instance: ContainerInstance | None = None,
        overrides: Mapping[str, Any] | None = None,
        tags: Mapping[str, str] | None = None,
        execute_command: bool = False,
        deployment: Deployment | None = None,
    ) -> Task:
        """Create one task and let it come up.

        Args:
            cluster: where it lives.
            blueprint: its definition, with overrides already applied (``overrides.apply``).
            launch_type: FARGATE, or EC2 with an ``instance``.
            group: ``service:<name>``, ``family:<family>`` or the caller's own.
            started_by: the caller's word, or the deployment id ``ecs-svc/<number>``.
            network: the checked awsvpc configuration; needed for awsvpc blueprints only.
            capacity_provider: the provider of a strategy that was used, if one was.
            platform_version: as asked for; Fargate only.
            instance: the container instance that placement chose; what the task needs is held
                there from now on.
            overrides: as the API gave them, to be shown again.
            tags: of the task.
            execute_command: was ECS Exec enabled?
            deployment: the service deployment that the task counts for.
        """
        context = self._context
        ids = context.ids
        task_id = ids.hexadecimal(32)
        self._made += 1
        task = Task(
            id=task_id,
            arn=context.arns.task(cluster.name, task_id),
            number=self._made,
            cluster=cluster,
            blueprint=blueprint,
            launch_type=launch_type,
            group=group,
            created_at=context.now,
            containers=[Container(plan, ids.uuid()) for plan in blueprint.containers],
            started_by=started_by,
            instance=instance,
            availability_zone=instance.availability_zone if instance else "",
            capacity_provider=capacity_provider,
            overrides=overrides or {},
            tags=dict(tags) if tags else {},
            execute_command=execute_command,
            deployment=deployment,
        )
        if launch_type is LaunchType.FARGATE:
            latest = platform_version in {None, "", "LATEST"}
            task.platform_version = PLATFORM_VERSION if latest else platform_version
        if blueprint.awsvpc:
            plan = network or NONE
            zone = instance.availability_zone if instance else None
            subnet = choose_subnet(plan.subnets, group, cluster.live_by_subnet, zone)
            task.status = TaskStatus.PROVISIONING
            task.availability_zone = subnet.availability_zone
            task.attachment = Attachment(
                ids.uuid(), subnet.id, plan.security_groups, public_ip=plan.public_ip
            )
        if instance:
            instance.hold(task)
        ledger.enter(context, task)
        self._life.begin(task)
        return task
