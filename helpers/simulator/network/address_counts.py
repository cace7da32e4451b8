"""How many addresses of a subnet were taken over lab time.

EC2 shows the present only. Whoever keeps a subnet's addresses notes each change here, so that a
chart can show what a rolling update or a load balancer took (behaviour page 7.5).
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

COUNTS_KEPT = 4_000
"""Moments kept of each subnet; the oldest are forgotten first."""


class AddressCount(NamedTuple):
    """So many addresses are taken from this moment on, until the next one."""

    at: datetime
    taken: int


class AddressCounts:
    """The history of one subnet, which begins now with nothing taken.

    Args:
        now: the present lab time.
    """

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._counts: deque[AddressCount] = deque(maxlen=COUNTS_KEPT)
        self._frozen: tuple[AddressCount, ...] | None = None
        self.note(0)

    def note(self, taken: int) -> None:
        """So many are taken now; of several changes at one moment the last one counts."""
        at = self._now()
        if self._counts and self._counts[-1].at == at:
            self._counts.pop()
        self._counts.append(AddressCount(at, taken))
        self._frozen = None

    def freeze(self) -> tuple[AddressCount, ...]:
        """Every moment that is kept, oldest first; the same object until something changes."""
        if self._frozen is None:
            self._frozen = tuple(self._counts)
        return self._frozen
