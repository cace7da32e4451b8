"""What each state of a task looks like: one table for every picture of tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from helpers.diagrams.marks import State
    from helpers.simulator.snapshot import TaskSnapshot

Phase = Literal["starting", "running", "ended"]

_STATES: dict[str, tuple[Phase, State, str]] = {
    # lastStatus: phase (how the border is drawn), mark, tone of the word
    "PROVISIONING": ("starting", "starting", "starting"),
    "PENDING": ("starting", "pulling", "starting"),
    "ACTIVATING": ("starting", "pulling", "starting"),
    "RUNNING": ("running", "running", "running"),
    "DEACTIVATING": ("ended", "stopping", "stopped"),
    "STOPPING": ("ended", "stopping", "stopped"),
    "DEPROVISIONING": ("ended", "stopping", "stopped"),
    "STOPPED": ("ended", "stopped", "stopped"),
}

FAILURES = frozenset({"TaskFailedToStart", "EssentialContainerExited"})
"""Stop codes of tasks that ended although nobody wanted that."""


def phase(status: str) -> Phase:
    """Coming up, running, or on its way out."""
    return _STATES[status][0]


def look(status: str, *, failed: bool = False) -> tuple[State, str]:
    """The mark beside a state, and the tone of its word."""
    if failed:
        return ("failed" if status == "STOPPED" else "stopping"), "failure"
    return _STATES[status][1:]


def failed(task: TaskSnapshot) -> bool:
    """Did it end, or is it ending, although nobody wanted that?"""
    if task.stop_code not in FAILURES:
        return False
    return task.stop_code == "TaskFailedToStart" or any(
        each.exit_code not in (0, None) for each in task.containers
    )
