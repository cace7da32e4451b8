"""Host ports of one container instance (behaviour page 7.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from helpers.simulator.tasks.blueprint import PortMapping

    PortsByProtocol = dict[str, set[int]]

REGISTERED_TCP = frozenset({22, 2375, 2376, 51678, 51679})
"""What the agent registers as taken."""

RESERVED_TCP = REGISTERED_TCP | {51680}
"""What no task can have; 51680 is reserved but not registered (AGT:README.md)."""

EPHEMERAL = range(32768, 61000)
"""Where dynamic ports come from: 32768 to 60999 on current Linux."""

MOST_STATIC = 100
"""Static ports reserved on one instance, the agent's own among them; dynamic ones do not count."""


class HostPorts:
    """Which host ports are taken, by protocol.

    Dynamic ports go up through the range in turn, as Docker's do, so that a replacement is rarely
    found at the port of the one before; at the end of the range they begin again with the first
    free one.
    """

    __slots__ = ("_next", "dynamic", "taken")

    def __init__(self) -> None:
        self.taken: PortsByProtocol = {"tcp": set(REGISTERED_TCP), "udp": set()}
        self.dynamic: PortsByProtocol = {"tcp": set(), "udp": set()}
        self._next = EPHEMERAL.start

    def free_for(self, ports: Iterable[tuple[int, str]]) -> bool:
        """Are these static ports all free, and within the limit?"""
        wanted = set(ports)
        if sum(len(each) for each in self.taken.values()) + len(wanted) > MOST_STATIC:
            return False
        return all(
            port not in self.taken[protocol]
            and port not in self.dynamic[protocol]
            and not (protocol == "tcp" and port in RESERVED_TCP)
            for port, protocol in wanted
        )

    def take(self, ports: Iterable[tuple[int, str]]) -> None:
        """Reserve static ports."""
        for port, protocol in ports:
            self.taken[protocol].add(port)

    def take_dynamic(self, protocol: str) -> int | None:
        """Take the next free port of the ephemeral range; None when all are taken."""
        taken, dynamic = self.taken[protocol], self.dynamic[protocol]
        for _ in EPHEMERAL:
            port = self._next
            self._next = port + 1 if port + 1 in EPHEMERAL else EPHEMERAL.start
            if port not in taken and port not in dynamic and port not in RESERVED_TCP:
                dynamic.add(port)
                return port
        return None

    def give_back(self, ports: Iterable[tuple[int, str]]) -> None:
        """Free static and dynamic ports."""
        for port, protocol in ports:
            self.taken[protocol].discard(port)
            self.dynamic[protocol].discard(port)


def static_ports(mappings: Iterable[PortMapping]) -> tuple[tuple[int, str], ...]:
    """The host ports that a task asks for by number."""
    return tuple((each.host_port, each.protocol) for each in mappings if each.host_port)
