"""Lab time: it stands still until somebody lets it pass.

The simulator never reads the computer's clock and never sleeps, so the same calls give the same
history, to the second, on every machine.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import simpy

if TYPE_CHECKING:
    from collections.abc import Callable

START = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)
"""Lab time zero: nine o'clock on a Monday morning in Hà Nội."""


class Clock:
    """Lab time in seconds, on simpy's event queue (ties run in the order they were made).

    Args:
        start: the moment that lab time zero stands for.
    """

    def __init__(self, start: datetime = START) -> None:
        self.start = start
        self.environment = simpy.Environment()

    @property
    def now(self) -> float:
        """Seconds of lab time since the lab began."""
        return float(self.environment.now)

    def time(self) -> datetime:
        """The present lab time as AWS would write it, in UTC."""
        return self.start + timedelta(seconds=self.now)

    def after(self, seconds: float, do: Callable[[], object]) -> None:
        """Call ``do`` once, when ``seconds`` of lab time have passed."""
        timeout = self.environment.timeout(seconds)
        timeout.callbacks.append(lambda _event: do())

    def advance(self, seconds: float) -> None:
        """Let ``seconds`` of lab time pass; everything that falls due happens, in order.

        Raises:
            ValueError: if ``seconds`` is negative. Time only runs forward.
        """
        if seconds < 0:
            raise ValueError(f"lab time only runs forward, not by {seconds} seconds")
        if seconds:
            self.environment.run(until=self.environment.now + seconds)
