"""Which slot a task has among those of its place, so that a picture never moves a task that lives.

A slot is a number from 0 on. A task takes the lowest one that is free when it is created, and
keeps it. After its end the slot stays its own for a while, so that one can still read there why
it stopped.
"""

from __future__ import annotations

import heapq
from collections import deque
from dataclasses import dataclass, field

KEPT_FOR = 60.0
"""Seconds from STOPPED until the slot may be somebody else's."""


@dataclass(slots=True)
class _Place:
    """The slots of one instance or subnet."""

    made: int = 0
    free: list[int] = field(default_factory=list)
    leaving: deque[tuple[float, int]] = field(default_factory=deque)
    """When each slot was left, oldest first."""

    def take(self, now: float) -> int:
        while self.leaving and now - self.leaving[0][0] >= KEPT_FOR:
            heapq.heappush(self.free, self.leaving.popleft()[1])
        if self.free:
            return heapq.heappop(self.free)
        self.made += 1
        return self.made - 1


@dataclass(slots=True)
class Slots:
    """The slots of every place: the name of a cluster, and an instance or a subnet in it."""

    _places: dict[tuple[str, str], _Place] = field(default_factory=dict)

    def take(self, place: tuple[str, str], now: float) -> int:
        """The slot of a task that was created now."""
        return self._places.setdefault(place, _Place()).take(now)

    def leave(self, place: tuple[str, str], slot: int, now: float) -> None:
        """The task in this slot is STOPPED."""
        self._places[place].leaving.append((now, slot))
