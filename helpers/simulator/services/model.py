"""What a service is made of: its revisions, its deployments, and what the scheduler remembers.

Times are seconds of lab time. Every count that the scheduler asks for is kept here as tasks come
and go, so that a look at a service costs the same for five tasks and for five thousand.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from helpers.simulator.clusters import Cluster
    from helpers.simulator.network.configuration import NetworkPlan
    from helpers.simulator.placement.filters import Demand
    from helpers.simulator.services.history import ServiceDeployment
    from helpers.simulator.tasks.blueprint import Blueprint
    from helpers.simulator.tasks.model import Task
    from helpers.simulator.tasks.states import LaunchType

EVENTS_KEPT = 100
"""Events of a service (4.1)."""


class ServiceStatus(StrEnum):
    """Status of a service, in order (4.1)."""

    ACTIVE = "ACTIVE"
    # Deleted, but tasks have not all begun to stop.
    DRAINING = "DRAINING"
    INACTIVE = "INACTIVE"


class DeploymentStatus(StrEnum):
    """Status of a deployment or a task set (4.2)."""

    # The newest: the scheduler brings its tasks up.
    PRIMARY = "PRIMARY"
    # An older one that still has tasks.
    ACTIVE = "ACTIVE"
    # A task set that was deleted and whose tasks are stopping.
    DRAINING = "DRAINING"
    # Replaced: it is no longer shown.
    INACTIVE = "INACTIVE"


class Rollout(StrEnum):
    """``rolloutState`` of a deployment (4.2)."""

    IN_PROGRESS = "IN_PROGRESS"
    COMPLETED = "COMPLETED"
    FAILED = "FAILED"


@dataclass(frozen=True, slots=True, eq=False)
class Revision:
    """Everything about a service that needs new tasks when it changes (API:ServiceRevision).

    Args:
        arn: of the service revision; its last part is a number.
        launch_type: None with a capacity provider strategy.
        network: as the API gave it; ``plan`` is the same, checked.
        extras: Service Connect, volumes, VPC Lattice: kept and shown, otherwise not carried.
    """

    arn: str
    created_at: float
    blueprint: Blueprint
    launch_type: LaunchType | None
    strategy: tuple[Mapping[str, Any], ...]
    platform_version: str | None
    load_balancers: tuple[Mapping[str, Any], ...]
    registries: tuple[Mapping[str, Any], ...]
    network: Mapping[str, Any] | None
    plan: NetworkPlan
    extras: Mapping[str, Any] = field(default_factory=dict)

    @property
    def on_fargate(self) -> bool:
        """Do its tasks run on Fargate?"""
        if self.launch_type:
            return self.launch_type == "FARGATE"
        return any(each["capacityProvider"].startswith("FARGATE") for each in self.strategy)


@dataclass(slots=True, eq=False)
class Deployment:
    """One deployment of a service, and the tasks that are there for it.

    ``running`` and ``pending`` are kept by ``tasks.ledger``; all other counts by
    ``services.book``.
    """

    id: str
    service: Service
    revision: Revision
    created_at: float
    updated_at: float
    status: DeploymentStatus = DeploymentStatus.PRIMARY
    running: int = 0
    pending: int = 0
    live: dict[str, Task] = field(default_factory=dict)
    """Tasks that have not been told to stop, oldest first."""
    replacing: dict[str, Task] = field(default_factory=dict)
    """Live tasks that have to go: unhealthy ones, and those on a DRAINING instance."""
    healthy: int = 0
    """Tasks that count for the lower bound (4.2)."""
    by_provider: dict[str, int] = field(default_factory=dict)
    """Live tasks by capacity provider."""
    rollout: Rollout = Rollout.IN_PROGRESS
    rollout_reason: str = ""
    failed_tasks: int = 0
    ever_running: bool = False
    """Has one of its tasks reached RUNNING? (stage 2 of the circuit breaker, 4.3)"""
    failed_rounds: int = 0
    """Failed starts in a row, those of one moment counted once (throttling, 4.5)."""
    round_began: float = 0.0
    paused_until: float = 0.0
    owed: int = 0
    """Unhealthy tasks whose replacement was not started yet."""
    record: ServiceDeployment | None = None
    demand: Demand | None = None
    demanded_for: object = None

    @property
    def lasting(self) -> int:
        """Live tasks that need not be replaced."""
        return len(self.live) - len(self.replacing)


@dataclass(slots=True, eq=False)
class TaskSet(Deployment):
    """A deployment that somebody else controls (deployment controller EXTERNAL)."""

    external_id: str | None = None
    scale: float = 0.0
    """Percent of the service's desired count."""
    tags: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Event:
    """One event of a service. ``message`` is AWS's own text."""

    id: str
    at: float
    message: str


@dataclass(slots=True, eq=False)
class Service:
    """One service.

    Args:
        configuration: ``deploymentConfiguration`` with its defaults filled in.
        request: the request that created it, to tell a repeated one from a different one.
    """

    name: str
    arn: str
    cluster: Cluster
    created_at: float
    scheduling: str
    controller: str
    desired: int
    configuration: dict[str, Any]
    request: Mapping[str, Any]
    tags: dict[str, str] = field(default_factory=dict)
    placement_constraints: tuple[Mapping[str, Any], ...] = ()
    placement_strategy: tuple[Mapping[str, Any], ...] = ()
    grace: float = 0.0
    """``healthCheckGracePeriodSeconds``."""
    grace_given: bool = False
    rebalancing: bool = True
    propagate_tags: str = "NONE"
    managed_tags: bool = False
    execute_command: bool = False
    role: str | None = None
    status: ServiceStatus = ServiceStatus.ACTIVE
    deployments: list[Deployment] = field(default_factory=list)
    """The PRIMARY one first, then the older ones that still have tasks."""
    task_sets: list[TaskSet] = field(default_factory=list)
    revision: Revision | None = None
    """What the service is asked to be: the newest one, or the one it was rolled back to."""
    revisions: dict[str, Revision] = field(default_factory=dict)
    history: list[ServiceDeployment] = field(default_factory=list)
    last_completed: Deployment | None = None
    events: deque[Event] = field(default_factory=lambda: deque(maxlen=EVENTS_KEPT))
    said: dict[str, float] = field(default_factory=dict)
    """When a message about a lasting condition was last written (4.1)."""
    steady_since: float | None = None
    settle_at: float | None = None
    next_look: float | None = None
    waiting_for_room: bool = False
    arrived: list[Task] = field(default_factory=list)
    """Tasks whose targets were registered and not yet announced."""
    draining: list[Task] = field(default_factory=list)
    """Tasks whose targets were deregistered and not yet announced."""
    leaving: dict[str, Task] = field(default_factory=dict)
    """Tasks that are DEACTIVATING: a deleted service waits for them."""
    unproven: dict[str, Task] = field(default_factory=dict)
    """RUNNING tasks whose targets have not been healthy yet."""
    polling: bool = False
    polls: int = 0
    moving: str | None = None
    """The zone that Availability Zone rebalancing has started a task in."""

    @property
    def group(self) -> str:
        """The group of its tasks (behaviour page 3)."""
        return f"service:{self.name}"

    @property
    def primary(self) -> Deployment | None:
        """The newest deployment; None under an external controller."""
        return self.deployments[0] if self.deployments else None

    @property
    def daemon(self) -> bool:
        """One task on every instance?"""
        return self.scheduling == "DAEMON"

    def everything(self) -> Iterator[Deployment]:
        """Deployments and task sets."""
        yield from self.deployments
        yield from self.task_sets

    @property
    def running(self) -> int:
        """RUNNING tasks."""
        return sum(each.running for each in self.everything())

    @property
    def pending(self) -> int:
        """Tasks on their way up."""
        return sum(each.pending for each in self.everything())

    @property
    def live(self) -> int:
        """Tasks that have not been told to stop: what the upper bound counts."""
        return sum(len(each.live) for each in self.everything())

    @property
    def healthy(self) -> int:
        """Tasks that count for the lower bound."""
        return sum(each.healthy for each in self.everything())
