"""Host ports of one container instance (behaviour page 7.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from helpers.simulator.tasks.blueprint import PortMapping

RESERVED_TCP = (22, 2375, 2376, 51678, 51679)
"""What the agent registers as taken. 51680 is reserved too but not registered (AGT:README.md)."""

EPHEMERAL = range(32768, 61000)
"""Where dynamic ports come from: 32768 to 60999 on current Linux."""


class HostPorts:
    """Which host ports are taken, by protocol; dynamic ones go up through the range in turn."""

    __slots__ = ("_next", "dynamic", "taken")

    def __init__(self) -> None:
        self.taken: dict[str, set[int]] = {"tcp": set(RESERVED_TCP), "udp": set()}
        self.dynamic: dict[str, set[int]] = {"tcp": set(), "udp": set()}
        self._next = EPHEMERAL.start

    def free_for(self, ports: Iterable[tuple[int, str]]) -> bool:
        """Are these static ports all free?"""
        return all(
            port not in self.taken[protocol] and port not in self.dynamic[protocol]
            for port, protocol in ports
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
            if port not in taken and port not in dynamic:
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
