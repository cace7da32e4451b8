"""Starting tasks of a deployment: provider, roles, instance, launch, and what is said about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from helpers.simulator.capacity import strategy as strategies
from helpers.simulator.placement import filters
from helpers.simulator.placement.placing import candidates, place
from helpers.simulator.placement.verdicts import Decision
from helpers.simulator.services import book, circuit_breaker, events, throttle
from helpers.simulator.tasks import admission
from helpers.simulator.tasks.states import LaunchType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from helpers.simulator.container_instances import ContainerInstance
    from helpers.simulator.context import Context
    from helpers.simulator.services.model import Deployment, Service
    from helpers.simulator.tasks.launching import Launcher
    from helpers.simulator.tasks.model import Task

BATCH = 10
"""Most tasks that the scheduler starts in one look."""


@dataclass(slots=True)
class Starts:
    """What came of starting tasks: the tasks, and whether room or a role was missing."""

    tasks: list[Task]
    no_room: bool = False
    refused: bool = False


class Starter:
    """Starts tasks for deployments."""

    def __init__(self, context: Context, launcher: Launcher) -> None:
        self._context = context
        self._launcher = launcher

    def start(self, deployment: Deployment, count: int, *, zone: str | None = None) -> Starts:
        """Start up to ``count`` tasks (at most a batch), in ``zone`` only if one is given."""
        starts = Starts([])
        service = deployment.service
        if count <= 0:
            return starts
        if self._refused(deployment):
            starts.refused = True
            return starts
        for _ in range(min(count, BATCH)):
            task = self._start_one(deployment, zone, starts)
            if task is None:
                break
            starts.tasks.append(task)
        if starts.tasks:
            events.resolve(service)
        return starts

    def start_on(self, deployment: Deployment, instance: ContainerInstance) -> Task | None:
        """Start a daemon task on this instance; None when it does not fit there."""
        starts = Starts([])
        return self._place(deployment, [instance], None, LaunchType.EC2, starts)

    def _start_one(self, deployment: Deployment, zone: str | None, starts: Starts) -> Task | None:
        revision, provider = deployment.revision, None
        if revision.strategy:
            provider = strategies.next_provider(revision.strategy, deployment.by_provider)
        if revision.on_fargate:
            if (provider or strategies.FARGATE) in self._context.exhausted:
                starts.no_room = True
                events.complain(self._context, deployment.service, events.NO_CAPACITY)
                return None
            return self._launch(deployment, LaunchType.FARGATE, provider, None, zone)
        launch_type = revision.launch_type or LaunchType.EC2
        among = candidates(deployment.service.cluster, provider)
        if zone:
            among = [each for each in among if each.availability_zone == zone]
        return self._place(deployment, among, provider, launch_type, starts)

    def _place(
        self,
        deployment: Deployment,
        among: Sequence[ContainerInstance],
        provider: str | None,
        launch_type: LaunchType,
        starts: Starts,
    ) -> Task | None:
        service = deployment.service
        chosen, verdicts = place(
            among, self.demand(deployment), service.placement_strategy, self._context.ids
        )
        task = None
        if chosen:
            task = self._launch(deployment, launch_type, provider, chosen, None)
        else:
            starts.no_room = True
            events.complain(self._context, service, events.cannot_place(verdicts))
        service.cluster.decisions.append(
            Decision(self._context.now, service.group, task.id if task else "", verdicts)
        )
        return task

    def demand(self, deployment: Deployment) -> filters.Demand:
        """What a task of the deployment asks of an instance, worked out once."""
        constraints = deployment.service.placement_constraints
        if deployment.demand is None or deployment.demanded_for is not constraints:
            revision = deployment.revision
            deployment.demanded_for = constraints
            deployment.demand = filters.demand(
                revision.blueprint, deployment.service.group, constraints, revision.plan.zones
            )
        return deployment.demand

    def _launch(
        self,
        deployment: Deployment,
        launch_type: LaunchType,
        provider: str | None,
        instance: ContainerInstance | None,
        zone: str | None,
    ) -> Task:
        service, revision = deployment.service, deployment.revision
        network = revision.plan
        if zone and network.subnets:
            there = tuple(each for each in network.subnets if each.availability_zone == zone)
            network = replace(network, subnets=there)
        task = self._launcher.launch(
            service.cluster,
            revision.blueprint,
            launch_type=launch_type,
            group=service.group,
            started_by=deployment.id,
            network=network,
            capacity_provider=provider,
            platform_version=revision.platform_version,
            instance=instance,
            tags=self._tags(service, deployment),
            execute_command=service.execute_command,
            deployment=deployment,
        )
        book.joined(deployment, task)
        return task

    @staticmethod
    def _tags(service: Service, deployment: Deployment) -> dict[str, str]:
        """``propagateTags`` and ``enableECSManagedTags``."""
        tags: dict[str, str] = {}
        if service.managed_tags:
            tags["aws:ecs:clusterName"] = service.cluster.name
            tags["aws:ecs:serviceName"] = service.name
        if service.propagate_tags == "SERVICE":
            tags |= service.tags
        elif service.propagate_tags == "TASK_DEFINITION":
            tags |= {
                each["key"]: each.get("value", "") for each in deployment.revision.blueprint.tags
            }
        return tags

    def _refused(self, deployment: Deployment) -> bool:
        """A role that ECS cannot assume: no task is created, the service says why (6.5)."""
        blueprint = deployment.revision.blueprint
        for role in (blueprint.execution_role, blueprint.task_role):
            if role and not self._context.outside.identity.can_assume(role):
                text = events.cannot_launch(admission.cannot_assume(role))
                events.complain(self._context, deployment.service, text)
                circuit_breaker.start_failed(deployment)
                throttle.start_failed(self._context, deployment, self._context.now)
                return True
        return False
