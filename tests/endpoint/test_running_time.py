"""Lab time that runs by itself goes on when one moment of it failed."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

from helpers.endpoint.running_time import RunningTime

if TYPE_CHECKING:
    import pytest


class Session:
    """Fails at its first step, and ends the test at its third."""

    def __init__(self) -> None:
        self.steps = 0
        self.enough = asyncio.Event()

    def advance(self, seconds: float) -> None:
        assert seconds >= 0
        self.steps += 1
        if self.steps == 1:
            raise RuntimeError("a mistake of ours")
        if self.steps == 3:
            self.enough.set()


def test_time_goes_on_and_the_log_says_what_failed(caplog: pytest.LogCaptureFixture) -> None:
    async def run() -> int:
        session: Any = Session()
        ticking = asyncio.create_task(RunningTime(session, 1.0).run())
        await asyncio.wait_for(session.enough.wait(), 20)
        ticking.cancel()
        return int(session.steps)

    with caplog.at_level(logging.ERROR):
        assert asyncio.run(run()) == 3
    assert "a mistake of ours" in caplog.text
