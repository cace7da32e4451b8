"""What a task is made of. Times are seconds of lab time; ``shape`` turns them into dates."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from helpers.simulator.tasks.states import (
    ContainerStatus,
    DesiredStatus,
    Health,
    LaunchType,
    TaskStatus,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from helpers.simulator.clusters import Cluster
    from helpers.simulator.container_instances import ContainerInstance
    from helpers.simulator.outside.protocols import Behaviour, Interface
    from helpers.simulator.services.model import Deployment
    from helpers.simulator.snapshot import TaskSnapshot
    from helpers.simulator.tasks.blueprint import Blueprint, ContainerPlan
    from helpers.simulator.tasks.stop_reasons import StopCode


@dataclass(frozen=True, slots=True)
class Binding:
    """A port of a container on its instance (API:NetworkBinding)."""

    container_port: int
    host_port: int
    protocol: str


@dataclass(slots=True, eq=False)
class Container:
    """One container of a task."""

    plan: ContainerPlan
    id: str
    status: ContainerStatus = ContainerStatus.PENDING
    health: Health = Health.UNKNOWN
    exit_code: int | None = None
    reason: str | None = None
    runtime_id: str | None = None
    digest: str | None = None
    bindings: tuple[Binding, ...] = ()
    behaviour: Behaviour | None = None
    started_at: float | None = None
    ends_at: float | None = None
    """When its program ends by itself."""
    incarnation: int = 0
    """Counts starts: a timer made for an earlier one is void."""
    failed_checks: int = 0
    secrets: dict[str, str] = field(default_factory=dict)
    """Values of secrets by the name of their environment variable."""
    log_stream: str | None = None
    output: list[str] | None = None
    """What ``docker logs`` on the instance shows (EC2 only)."""


@dataclass(slots=True, eq=False)
class Attachment:
    """The network interface of an awsvpc task (2.8)."""

    id: str
    subnet_id: str
    security_groups: tuple[str, ...]
    public_ip: bool
    status: str = "PRECREATED"
    interface: Interface | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """A registration in a target group."""

    group_arn: str
    target_id: str
    port: int


@dataclass(slots=True, eq=False)
class Task:
    """One task."""

    id: str
    arn: str
    number: int
    """In order of creation; lists and their tokens go by it."""
    cluster: Cluster
    blueprint: Blueprint
    launch_type: LaunchType
    group: str
    created_at: float
    containers: list[Container]
    started_by: str | None = None
    status: TaskStatus = TaskStatus.PENDING
    desired: DesiredStatus = DesiredStatus.RUNNING
    health: Health = Health.UNKNOWN
    instance: ContainerInstance | None = None
    attachment: Attachment | None = None
    availability_zone: str = ""
    capacity_provider: str | None = None
    platform_version: str | None = None
    overrides: Mapping[str, Any] = field(default_factory=dict)
    tags: dict[str, str] = field(default_factory=dict)
    execute_command: bool = False
    deployment: Deployment | None = None
    ports: tuple[tuple[int, str], ...] = ()
    """Host ports taken on the instance, with protocol."""
    targets: tuple[Target, ...] = ()
    """Its registrations; they stay here while they drain."""
    draining: bool = False
    version: int = 1
    """Grows with every change of state (2.2)."""
    shape: dict[str, Any] | None = None
    """The API's form of this version, once somebody asked for it (``tasks.shape``)."""
    frozen: TaskSnapshot | None = None
    """The snapshot of this version, once somebody asked for it."""
    stop_code: StopCode | None = None
    stopped_reason: str | None = None
    connectivity_at: float | None = None
    pull_started_at: float | None = None
    pull_stopped_at: float | None = None
    started_at: float | None = None
    stopping_at: float | None = None
    execution_stopped_at: float | None = None
    stopped_at: float | None = None
    protected_until: float | None = None
    unhealthy_reason: str | None = None
    """Set by the service scheduler: the task is to be replaced, and this is the reason."""
    slot: int = 0
    """Its number among the tasks of its place, for pictures (``simulator.slots``)."""
    in_service: bool = False
    """Set by the service scheduler: counts as healthy for the lower bound (4.2)."""

    def changed(self) -> None:
        """A change of state: the next version."""
        self.version += 1
        self.touched()

    def touched(self) -> None:
        """Something was noted that is no change of state: what was shown before is out of date."""
        self.shape = None
        self.frozen = None

    @property
    def stopping(self) -> bool:
        """Has it been told to stop?"""
        return self.desired is DesiredStatus.STOPPED

    @property
    def private_ip(self) -> str | None:
        """The task's own address, or its instance's; None in network mode ``none`` (7.1)."""
        if self.attachment:
            return self.attachment.interface.private_ip if self.attachment.interface else None
        if self.instance and self.blueprint.network_mode != "none":
            return self.instance.private_ip
        return None

    def container(self, name: str) -> Container:
        """The container of that name; registration has checked that there is one."""
        return next(each for each in self.containers if each.plan.name == name)
