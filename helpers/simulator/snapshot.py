"""Frozen pictures of the simulator's state: the only thing that diagrams read.

Moments are in UTC. ``helpers.simulator.freezing`` makes them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from helpers.simulator.chronicle import NOTHING, ChronicleSnapshot
from helpers.simulator.requests import NO_TRAFFIC, TrafficSnapshot

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from helpers.simulator.network.address_counts import AddressCount
    from helpers.simulator.services.snapshot import ServiceSnapshot
    from helpers.simulator.task_definitions.view import TaskDefinitionView


@dataclass(frozen=True, slots=True)
class TaskDefinitionSnapshot:
    """One revision at one moment."""

    arn: str
    family: str
    revision: int
    status: str
    view: TaskDefinitionView


@dataclass(frozen=True, slots=True)
class PortSnapshot:
    """A port of a container. ``host_port`` is None until one is bound on an instance."""

    container_port: int
    host_port: int | None
    protocol: str


@dataclass(frozen=True, slots=True)
class ContainerSnapshot:
    """One container of a task."""

    name: str
    image: str
    essential: bool
    status: str
    health: str
    exit_code: int | None
    reason: str | None
    ports: tuple[PortSnapshot, ...]
    log_group: str | None
    log_stream: str | None


@dataclass(frozen=True, slots=True)
class InterfaceSnapshot:
    """The network interface of an awsvpc task; ``id`` and the addresses once it exists."""

    subnet_id: str
    security_groups: tuple[str, ...]
    status: str
    id: str | None
    private_ip: str | None
    public_ip: str | None


@dataclass(frozen=True, slots=True)
class TaskSnapshot:
    """One task: live, or stopped less than an hour ago. CPU in units, memory in MiB.

    ``service`` and ``deployment_id`` are None for a task that nobody looks after;
    ``instance_id`` is the container instance, None on Fargate. ``private_ip`` is the task's own
    address, or its instance's.
    """

    id: str
    arn: str
    family: str
    revision: int
    network_mode: str
    launch_type: str
    capacity_provider: str | None
    group: str
    service: str | None
    deployment_id: str | None
    started_by: str | None
    status: str
    desired: str
    health: str
    availability_zone: str
    instance_id: str | None
    ec2_instance_id: str | None
    interface: InterfaceSnapshot | None
    private_ip: str | None
    cpu: int
    memory: int
    task_role: str | None
    execution_role: str | None
    containers: tuple[ContainerSnapshot, ...]
    stop_code: str | None
    stopped_reason: str | None
    protected_until: datetime | None
    created_at: datetime
    started_at: datetime | None
    stopping_at: datetime | None
    stopped_at: datetime | None
    slot: int = 0
    """Its number among the tasks of its instance or subnet: it keeps it while it lives."""


@dataclass(frozen=True, slots=True)
class InstanceSnapshot:
    """One container instance: what it offers and what is left. CPU in units, memory in MiB.

    ``interfaces`` counts awsvpc tasks that fit (7.3). Ports come with their protocol; the
    reserved ones are among ``static_ports``.
    """

    id: str
    arn: str
    ec2_instance_id: str
    instance_type: str
    availability_zone: str
    private_ip: str
    status: str
    agent_connected: bool
    cpu: int
    memory: int
    interfaces: int
    remaining_cpu: int
    remaining_memory: int
    remaining_interfaces: int
    static_ports: tuple[tuple[int, str], ...]
    dynamic_ports: tuple[tuple[int, str], ...]
    running: int
    pending: int
    task_ids: tuple[str, ...]
    attributes: Mapping[str, str | None]
    public_ip: str | None = None


@dataclass(frozen=True, slots=True)
class AddressSnapshot:
    """An address that is taken; ``task_id`` is None when no live task has it.

    ``owner`` is one of ``outside.protocols.Tenant``.
    """

    address: str
    owner: str
    interface_id: str
    task_id: str | None


@dataclass(frozen=True, slots=True)
class SubnetSnapshot:
    """One subnet. ``usable`` addresses are those that AWS does not reserve; some are ``taken``."""

    id: str
    cidr: str
    availability_zone: str
    public: bool
    vpc_id: str
    vpc_cidr: str
    usable: int
    taken: tuple[AddressSnapshot, ...]
    history: tuple[AddressCount, ...] = field(default=(), compare=False, repr=False)
    """How many were taken over time, oldest first. Two subnets are equal whatever they were."""

    @property
    def free(self) -> int:
        """Addresses that the next task may get."""
        return self.usable - len(self.taken)


@dataclass(frozen=True, slots=True)
class VerdictSnapshot:
    """What placement said of one candidate; ``reason`` is None when it fitted."""

    instance_id: str
    ec2_instance_id: str
    reason: str | None
    chosen: bool


@dataclass(frozen=True, slots=True)
class DecisionSnapshot:
    """One placement; ``task_id`` is empty when no candidate fitted."""

    at: datetime
    group: str
    task_id: str
    verdicts: tuple[VerdictSnapshot, ...]


@dataclass(frozen=True, slots=True)
class ClusterSnapshot:
    """One ACTIVE cluster with all that is in it."""

    name: str
    arn: str
    running: int
    pending: int
    capacity_providers: tuple[str, ...]
    instances: tuple[InstanceSnapshot, ...]
    tasks: tuple[TaskSnapshot, ...]
    services: tuple[ServiceSnapshot, ...]
    decisions: tuple[DecisionSnapshot, ...]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything at one moment of lab time (``time`` is in UTC)."""

    time: datetime
    task_definitions: tuple[TaskDefinitionSnapshot, ...]
    clusters: tuple[ClusterSnapshot, ...] = ()
    subnets: tuple[SubnetSnapshot, ...] = ()
    """Every subnet of the VPCs that a cluster uses."""
    chronicle: ChronicleSnapshot = NOTHING
    traffic: TrafficSnapshot = NO_TRAFFIC
    """Added by who models requests; the simulator alone knows nothing of them."""
