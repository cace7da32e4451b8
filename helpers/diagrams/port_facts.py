"""The host ports of a container instance that are not free: whose they are, and why.

Read off a snapshot, without words (behaviour page 7.2).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from helpers.simulator.network.ports import EPHEMERAL, RESERVED_TCP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpers.simulator.snapshot import InstanceSnapshot, Snapshot, TaskSnapshot

DYNAMIC = EPHEMERAL
"""Where dynamic ports come from."""


class Taken(StrEnum):
    """Why a port is not free."""

    RESERVED = "reserved"
    STATIC = "static"
    DYNAMIC = "dynamic"


@dataclass(frozen=True, slots=True)
class PortFact:
    """One host port that is not free.

    Args:
        port: its number.
        protocol: ``tcp`` or ``udp``.
        taken: why.
        task: whose it is; None for reserved ones.
        container: the name of the container behind it.
        container_port: the port of the container behind it.
    """

    port: int
    protocol: str
    taken: Taken
    task: TaskSnapshot | None = None
    container: str = ""
    container_port: int | None = None

    @property
    def name(self) -> str:
        """``8080``, or ``53/udp``."""
        return str(self.port) if self.protocol == "tcp" else f"{self.port}/{self.protocol}"


_Behind = tuple["TaskSnapshot", str, int]


def port_facts(snapshot: Snapshot, instance: InstanceSnapshot) -> tuple[PortFact, ...]:
    """Every port of the instance that is not free, in order."""
    behind = _behind(snapshot, instance)

    def fact(port: int, protocol: str, taken: Taken) -> PortFact:
        if taken is not Taken.RESERVED and (port, protocol) in behind:
            return PortFact(port, protocol, taken, *behind[port, protocol])
        return PortFact(port, protocol, taken)

    reserved = {(port, "tcp") for port in RESERVED_TCP}
    found = [fact(port, protocol, Taken.RESERVED) for port, protocol in reserved]
    found += [fact(*each, Taken.STATIC) for each in instance.static_ports if each not in reserved]
    found += [fact(*each, Taken.DYNAMIC) for each in instance.dynamic_ports]
    return tuple(sorted(found, key=lambda each: (each.port, each.protocol)))


def _behind(snapshot: Snapshot, instance: InstanceSnapshot) -> dict[tuple[int, str], _Behind]:
    """Task, container and container port behind each host port of an instance."""
    return {
        host: (task, container, port)
        for cluster in snapshot.clusters
        for task in cluster.tasks
        if task.instance_id == instance.id and task.status != "STOPPED" and not task.interface
        for host, container, port in (*_asked(snapshot, task), *_bound(task))
    }


def _bound(task: TaskSnapshot) -> Iterator[tuple[tuple[int, str], str, int]]:
    """Ports that its containers have."""
    for container in task.containers:
        for port in container.ports:
            if port.host_port:
                yield (port.host_port, port.protocol), container.name, port.container_port


def _asked(snapshot: Snapshot, task: TaskSnapshot) -> Iterator[tuple[tuple[int, str], str, int]]:
    """Static ports are taken from placement on, before a container is bound to them."""
    for definition in snapshot.task_definitions:
        if (definition.family, definition.revision) == (task.family, task.revision):
            for container in definition.view.containers:
                for port in container.ports:
                    same = port.container_port if task.network_mode == "host" else None
                    host = port.host_port or same
                    if host:
                        yield (host, port.protocol), container.name, port.container_port
