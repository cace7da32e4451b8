"""The addresses of one subnet: which are usable, which are taken, which comes next."""

from __future__ import annotations

import heapq
import ipaddress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

RESERVED_AT_START = 4
"""AWS keeps the first four addresses of a subnet and the last one (behaviour page 7.5)."""


class FullError(Exception):
    """No address is left."""


class TakenError(Exception):
    """The wanted address belongs to another interface."""


class ReservedError(Exception):
    """The wanted address is one that AWS keeps for itself."""


class OutsideError(Exception):
    """The wanted address is not in the subnet at all."""


class Pool:
    """The addresses of one subnet, handed out lowest first, so that a history repeats.

    Args:
        cidr: the subnet's block, such as ``10.0.9.0/28``.
        skipped: says whether a CIDR reservation keeps an address back.
        changed: hears after each change how many are taken.
    """

    def __init__(
        self,
        cidr: str,
        skipped: Callable[[ipaddress.IPv4Address], bool] = lambda _address: False,
        changed: Callable[[int], object] = lambda _taken: None,
    ) -> None:
        block = ipaddress.IPv4Network(cidr, strict=False)
        self._block = block
        self._first = int(block.network_address) + RESERVED_AT_START
        self._end = int(block.broadcast_address)
        self._next = self._first
        self._returned: list[int] = []
        self._taken: set[int] = set()
        self._skipped = skipped
        self._changed = changed

    @property
    def usable(self) -> int:
        """How many addresses AWS leaves to the customer: 11 of a /28, 251 of a /24."""
        return self._end - self._first

    @property
    def taken(self) -> int:
        """How many are taken now."""
        return len(self._taken)

    def lowest(self) -> str:
        """The lowest free address, not yet taken.

        Raises:
            FullError: when none is left.
        """
        while self._returned and self._returned[0] in self._taken:
            heapq.heappop(self._returned)
        if self._returned:
            return str(ipaddress.IPv4Address(self._returned[0]))
        while self._next < self._end and (
            self._next in self._taken or self._skipped(ipaddress.IPv4Address(self._next))
        ):
            self._next += 1
        if self._next >= self._end:
            raise FullError
        return str(ipaddress.IPv4Address(self._next))

    def take(self, wanted: str | None = None) -> str:
        """Take one address: the wanted one, or the lowest free one.

        Raises:
            FullError: when none is left.
            TakenError: when the wanted address is taken.
            ReservedError: when it is one of the five that AWS keeps.
            OutsideError: when it is not in the subnet.
        """
        address = ipaddress.IPv4Address(wanted or self.lowest())
        number = int(address)
        if address not in self._block:
            raise OutsideError
        if not self._first <= number < self._end:
            raise ReservedError
        if number in self._taken:
            raise TakenError
        self._taken.add(number)
        self._changed(len(self._taken))
        return str(address)

    def give_back(self, address: str) -> None:
        """Return an address; one that is not taken is ignored."""
        number = int(ipaddress.IPv4Address(address))
        if number in self._taken:
            self._taken.remove(number)
            self._changed(len(self._taken))
            if number < self._next:
                heapq.heappush(self._returned, number)
