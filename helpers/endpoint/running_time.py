"""Lab time that runs by itself, so many lab seconds a real second."""

from __future__ import annotations

import asyncio
import logging
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from helpers.aws.session import AwsSession

_log = logging.getLogger(__name__)

TICK = 0.05
"""Real seconds between two steps of lab time."""


class RunningTime:
    """Lets lab time pass in small steps, between requests.

    Args:
        session: the lab.
        speed: lab seconds a real second.
    """

    def __init__(self, session: AwsSession, speed: float) -> None:
        self.session = session
        self.speed = speed

    async def run(self) -> None:
        """Run until cancelled.

        A machine that cannot keep up gets slower lab time, never a growing backlog: requests
        always have their turn between two steps.
        """
        then = time.monotonic()
        while True:
            await asyncio.sleep(TICK)
            now = time.monotonic()
            try:
                self.session.advance(min(now - then, 1.0) * self.speed)
            except Exception:  # ours; time goes on for everything else
                _log.exception("a moment of lab time failed")
            then = now
