"""Container instances: what an EC2 instance offers, what tasks have taken of it, and its states."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from helpers.simulator import tags as tagging
from helpers.simulator.network.ports import HostPorts, static_ports

if TYPE_CHECKING:
    from helpers.simulator.context import Context
    from helpers.simulator.placement.filters import Demand
    from helpers.simulator.placement.verdicts import Verdict
    from helpers.simulator.snapshot import InstanceSnapshot
    from helpers.simulator.tasks.blueprint import Blueprint
    from helpers.simulator.tasks.model import Task

AGENT_VERSION = "1.99.0"
"""The newest agent; what joins from an up-to-date image runs it."""


@dataclass(slots=True, eq=False)
class ContainerInstance:
    """One instance with the ECS agent. CPU in units, memory in MiB.

    ``running`` and ``pending`` are kept by ``tasks.ledger``; everything placed goes through
    ``hold`` and ``release``, so that remaining = registered - placed at every moment.
    """

    id: str
    arn: str
    ec2_instance_id: str
    availability_zone: str
    private_ip: str
    cpu: int
    memory: int
    interfaces: int
    """How many awsvpc tasks fit."""
    registered_at: float
    order: int
    attributes: dict[str, str | None] = field(default_factory=dict)
    tags: dict[str, str] = field(default_factory=dict)
    capacity_provider: str | None = None
    status: str = "ACTIVE"
    agent_connected: bool = True
    version: int = 1
    role_arn: str | None = None
    """The instance role, which pulls and logs for tasks without an execution role (6.3)."""
    remaining_cpu: int = 0
    remaining_memory: int = 0
    remaining_interfaces: int = 0
    ports: HostPorts = field(default_factory=HostPorts)
    tasks: dict[str, Task] = field(default_factory=dict)
    groups: dict[str, int] = field(default_factory=dict)
    """How many placed tasks of each group: spread and distinctInstance ask for it."""
    running: int = 0
    pending: int = 0
    public_ip: str | None = None
    agent_version: str = AGENT_VERSION
    agent_update: str | None = None
    """``agentUpdateStatus``, once an update was asked for."""
    asked_for: Demand | None = None
    verdict: Verdict | None = None
    """What placement was told for ``asked_for``, unless something has changed since."""
    frozen: InstanceSnapshot | None = None
    """The snapshot of this moment's state, once somebody asked for it."""

    def __post_init__(self) -> None:
        self.remaining_cpu = self.cpu
        self.remaining_memory = self.memory
        self.remaining_interfaces = self.interfaces

    def changed(self) -> None:
        """A change of state: the next version."""
        self.version += 1
        self.touched()

    def touched(self) -> None:
        """Something changed: what was shown and what placement was told are out of date."""
        self.frozen = None
        self.verdict = None

    def hold(self, task: Task) -> None:
        """Take what the task needs. Dynamic ports are taken when its containers start."""
        task.ports = self.take(task.blueprint, task.group)
        self.tasks[task.id] = task

    def take(self, blueprint: Blueprint, group: str) -> tuple[tuple[int, str], ...]:
        """Take what any task of this blueprint and group needs: the ports that are reserved now."""
        self.remaining_cpu -= blueprint.demanded_cpu
        self.remaining_memory -= blueprint.demanded_memory
        ports = wanted_ports(blueprint)
        if blueprint.awsvpc:
            self.remaining_interfaces -= 1
        else:
            self.ports.take(ports)
        self.groups[group] = self.groups.get(group, 0) + 1
        self.changed()
        return ports

    @property
    def placed(self) -> int:
        """How many tasks hold something here."""
        return sum(self.groups.values())

    def release(self, task: Task) -> None:
        """Give everything back, once, when the task is STOPPED."""
        if self.tasks.pop(task.id, None) is None:
            return
        self.remaining_cpu += task.blueprint.demanded_cpu
        self.remaining_memory += task.blueprint.demanded_memory
        if task.blueprint.awsvpc:
            self.remaining_interfaces += 1
        self.ports.give_back(task.ports)
        left = self.groups[task.group] - 1
        if left:
            self.groups[task.group] = left
        else:
            del self.groups[task.group]
        self.changed()


def wanted_ports(blueprint: Blueprint) -> tuple[tuple[int, str], ...]:
    """The host ports a task of this blueprint needs by number on its instance."""
    if blueprint.awsvpc:
        return ()
    return static_ports(port for container in blueprint.containers for port in container.ports)


def _resource(name: str, value: int) -> dict[str, Any]:
    return {
        "name": name,
        "type": "INTEGER",
        "doubleValue": 0.0,
        "longValue": 0,
        "integerValue": value,
    }


def _port_set(name: str, ports: set[int]) -> dict[str, Any]:
    return {
        "name": name,
        "type": "STRINGSET",
        "doubleValue": 0.0,
        "longValue": 0,
        "integerValue": 0,
        "stringSetValue": [str(port) for port in sorted(ports)],
    }


def as_api(
    context: Context, instance: ContainerInstance, include: frozenset[str] = frozenset()
) -> dict[str, Any]:
    """The API's ContainerInstance. Ports count as taken; dynamic ones are not listed (7.2)."""
    fresh = HostPorts()
    answer: dict[str, Any] = {
        "containerInstanceArn": instance.arn,
        "ec2InstanceId": instance.ec2_instance_id,
        "version": instance.version,
        "versionInfo": {
            "agentVersion": instance.agent_version,
            "agentHash": "d9d3d1b6",
            "dockerVersion": "DockerVersion: 25.0.8",
        },
        "registeredResources": [
            _resource("CPU", instance.cpu),
            _resource("MEMORY", instance.memory),
            _port_set("PORTS", fresh.taken["tcp"]),
            _port_set("PORTS_UDP", fresh.taken["udp"]),
        ],
        "remainingResources": [
            _resource("CPU", instance.remaining_cpu),
            _resource("MEMORY", instance.remaining_memory),
            _port_set("PORTS", instance.ports.taken["tcp"]),
            _port_set("PORTS_UDP", instance.ports.taken["udp"]),
        ],
        "status": instance.status,
        "agentConnected": instance.agent_connected,
        "runningTasksCount": instance.running,
        "pendingTasksCount": instance.pending,
        "attributes": [
            {"name": name} if value is None else {"name": name, "value": value}
            for name, value in instance.attributes.items()
        ],
        "registeredAt": context.date(instance.registered_at),
        "attachments": [],
        "tags": tagging.as_api(instance.tags) if "TAGS" in include else [],
    }
    if instance.agent_update:
        answer["agentUpdateStatus"] = instance.agent_update
    if instance.capacity_provider:
        answer["capacityProviderName"] = instance.capacity_provider
    if "CONTAINER_INSTANCE_HEALTH" in include:
        answer["healthStatus"] = {"overallStatus": "OK", "details": []}
    return answer
