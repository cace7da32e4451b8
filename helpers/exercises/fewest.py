"""How few tasks ran at a time, read from what ECS still knows of each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from helpers.exercises.running import Task


def fewest_running(everyone: list[Task], since: datetime) -> int:
    """The fewest tasks that were RUNNING at one moment since then; only an end makes it fewer."""
    spans = [
        (each["startedAt"], each.get("stoppingAt") or each.get("stoppedAt"))
        for each in everyone
        if "startedAt" in each
    ]
    moments = [since, *(end for _, end in spans if end and end > since)]
    counts: list[int] = [
        sum(start <= moment and not (end and end <= moment) for start, end in spans)
        for moment in moments
    ]
    return min(counts)
