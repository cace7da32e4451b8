"""What all parts of the simulator share: time, ids, the world outside, and who listens to tasks."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from helpers.simulator.chronicle import Chronicle
from helpers.simulator.durations import Durations
from helpers.simulator.errors import EcsError, ErrorCode
from helpers.simulator.slots import Slots
from helpers.simulator.tasks import blueprint

if TYPE_CHECKING:
    from collections.abc import Callable

    from helpers.simulator.arns import Arns
    from helpers.simulator.capacity.providers import CapacityProvider
    from helpers.simulator.clock import Clock
    from helpers.simulator.clusters import Cluster
    from helpers.simulator.ids import Ids
    from helpers.simulator.outside.protocols import Outside
    from helpers.simulator.task_definitions import TaskDefinitions
    from helpers.simulator.tasks.model import Task
    from helpers.simulator.tasks.states import TaskStatus

    TaskListener = Callable[[Task, TaskStatus], None]


@dataclass(slots=True)
class Context:
    """Shared by every part.

    Args:
        listeners: called after each change of a task's status or health, with its former status.
        capacity_listeners: called when instances joined, left or changed their state.
        trunking: is the account setting ``awsvpcTrunking`` on for instances that join now?
        insights: the account setting ``containerInsights``, which new clusters begin with.
    """

    clock: Clock
    ids: Ids
    arns: Arns
    outside: Outside
    task_definitions: TaskDefinitions
    durations: Durations = field(default_factory=Durations)
    clusters: dict[str, Cluster] = field(default_factory=dict)
    capacity_providers: dict[str, CapacityProvider] = field(default_factory=dict)
    exhausted: set[str] = field(default_factory=set)
    """Which of FARGATE and FARGATE_SPOT have no capacity now (1.6)."""
    listeners: list[TaskListener] = field(default_factory=list)
    capacity_listeners: list[Callable[[Cluster], None]] = field(default_factory=list)
    trunking: bool = False
    insights: str = "disabled"
    blueprints: dict[str, blueprint.Blueprint] = field(default_factory=dict)
    live_by_definition: dict[str, int] = field(default_factory=dict)
    """How many live tasks use each task definition (1.2: a used one is not deleted)."""
    chronicle: Chronicle = field(default_factory=Chronicle)
    slots: Slots = field(default_factory=Slots)

    @property
    def now(self) -> float:
        """Seconds of lab time."""
        return self.clock.now

    def date(self, seconds: float) -> datetime:
        """A moment of lab time as the API writes it."""
        return self.clock.start + timedelta(seconds=seconds)

    def cluster(self, reference: str | None) -> Cluster:
        """The ACTIVE cluster by name or ARN; without a reference the one named ``default``.

        Raises:
            EcsError: ClusterNotFoundException (1.6).
        """
        name = (reference or "default").rpartition("/")[2]
        cluster = self.clusters.get(name)
        if cluster is None or cluster.status != "ACTIVE":
            raise EcsError(
                ErrorCode.CLUSTER_NOT_FOUND,
                "Cluster not found.",
                reason="cluster-not-found",
                fields={"cluster": name},
            )
        return cluster

    def uses(self, definition_arn: str) -> bool:
        """Does a live task or a service still need this task definition (1.2)?"""
        return definition_arn in self.live_by_definition or any(
            deployment.revision.blueprint.arn == definition_arn
            for cluster in self.clusters.values()
            for service in cluster.services.values()
            if service.status != "INACTIVE"
            for deployment in service.everything()
        )

    def blueprint(self, reference: str) -> blueprint.Blueprint:
        """The blueprint of an ACTIVE task definition: ``family``, ``family:revision`` or ARN.

        Raises:
            EcsError: when there is no such definition, or it is not ACTIVE (1.2).
        """
        definition = self.task_definitions.describe(reference)
        if definition.status != "ACTIVE":
            raise EcsError(  # the text is unsourced (behaviour page 1.2)
                ErrorCode.CLIENT,
                "TaskDefinition is inactive",
                reason="task-definition-inactive",
                fields={"family": definition.family, "revision": definition.revision},
            )
        found = self.blueprints.get(definition.arn)
        if found is None:
            found = blueprint.read(definition)
            self.blueprints[definition.arn] = found
        return found
