"""What an answer of AWS tells a detective: read off the answer alone, whatever the case is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from helpers.labs.logs.cases import ALL, AT_START, BY_A_CHECK, BY_ITSELF, NEVER

if TYPE_CHECKING:
    from collections.abc import Sequence

OTHER_EVENT, OTHER_CODE = "other-event", "other-code"
"""What no case of the lab looks like: a cell has taken something away, or stopped the task."""

KILLED = 137
"""Exit code after SIGKILL, also for out of memory (behaviour page 2.6)."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one step of the method brought.

    Args:
        answer: AWS's answer, as far as this step looks at it.
        said: the most telling part of it, AWS's own words; empty for nothing.
        saw: names the sentence that says what this means, ``logs-lab-saw-<saw>``.
        leaves: the causes that are still possible after it.
        fields: what the sentence needs.
    """

    answer: str
    said: str
    saw: str
    leaves: frozenset[str]
    fields: Mapping[str, str | int] = field(default_factory=dict)


_TELLING: tuple[tuple[str, str, frozenset[str]], ...] = (
    ("was unable to place a task", "unplaced", NEVER),
    ("is unhealthy in (target-group", "unhealthy-target", frozenset({"balancer"})),
    ("failed container health checks", "unhealthy-container", frozenset({"health"})),
    ("failed to launch a task", OTHER_EVENT, frozenset()),
)
"""Events that say more than that a task was started (4.4)."""


def events(found: Sequence[Mapping[str, Any]]) -> Evidence:
    """A service's events, as DescribeServices gives them: newest first."""
    told = [(f"{each['createdAt']:%H:%M:%S}", str(each["message"])) for each in reversed(found)]
    answer = "\n".join(f"{moment}  {message}" for moment, message in told)
    for part, saw, leaves in _TELLING:
        telling = [message for _, message in told if part in message]
        if telling:
            return Evidence(answer, telling[-1], saw, leaves)
    started = [message for _, message in told if "has started" in message]
    said = told[-1][1] if told else ""
    rest = ALL - NEVER - BY_A_CHECK
    return Evidence(answer, said, "started", rest, {"count": len(started)})


def stopped(arns: Sequence[str]) -> Evidence:
    """The stopped tasks, as ListTasks gives them."""
    if not arns:
        return Evidence("[]", "taskArns: []", "no-task", NEVER)
    count = {"count": len(arns)}
    return Evidence("\n".join(arns), f"taskArns: {len(arns)}", "some-tasks", ALL - NEVER, count)


_BY_CODE: Mapping[str, tuple[str, frozenset[str]]] = {
    "TaskFailedToStart": ("failed-to-start", AT_START),
    "EssentialContainerExited": ("exited", BY_ITSELF),
    "ServiceSchedulerInitiated": ("scheduler", BY_A_CHECK),
}


def described(task: Mapping[str, Any]) -> Evidence:
    """Its stop code and its reason, as DescribeTasks gives them (2.3, 2.4)."""
    code, reason = str(task.get("stopCode", "")), str(task.get("stoppedReason", ""))
    moments = [
        f"{name}: {task[name]:%H:%M:%S}"
        for name in ("createdAt", "startedAt", "stoppingAt", "stoppedAt")
        if name in task
    ]
    lines = [
        f"lastStatus: {task['lastStatus']}",
        f"stopCode: {code}",
        f"stoppedReason: {reason}",
        *moments,
    ]
    saw, leaves = _BY_CODE.get(code, (OTHER_CODE, ALL - NEVER))
    return Evidence("\n".join(lines), f"{code}: {reason}", saw, leaves)


def exit_code(container: Mapping[str, Any]) -> Evidence:
    """How a container ended: the same answer of DescribeTasks, further down (2.1, 2.6)."""
    code, reason = container.get("exitCode"), str(container.get("reason", ""))
    lines = [f"name: {container['name']}", f"lastStatus: {container['lastStatus']}"]
    lines += [] if code is None else [f"exitCode: {code}"]
    lines += [f"reason: {reason}"] if reason else []
    answer = "\n".join(lines)
    if code is None and container["lastStatus"] == "RUNNING":
        return Evidence(answer, "lastStatus: RUNNING", "still-running", BY_A_CHECK)
    if code is None:
        return Evidence(answer, "exitCode: –", "no-exit-code", AT_START)
    said = f"exitCode: {code}" + (f" · {reason}" if reason else "")
    if code == 0:
        return Evidence(answer, said, "exit-zero", BY_A_CHECK)
    if code == KILLED and "OutOfMemoryError" in reason:
        return Evidence(answer, said, "exit-memory", frozenset({"memory"}))
    return Evidence(answer, said, "exit-other", frozenset({"crash"}), {"code": int(code)})


def log(lines: Sequence[str]) -> Evidence:
    """What the container printed, as GetLogEvents gives it (8)."""
    if not lines:
        return Evidence("events: []", "events: []", "silent", AT_START - {"group"})
    answer = "\n".join(lines)
    if any(line.startswith("Traceback") for line in lines):
        return Evidence(answer, lines[-1], "traceback", frozenset({"crash"}))
    return Evidence(answer, lines[-1], "no-complaint", ALL - AT_START - NEVER - {"crash"})


def no_log(code: str, message: str) -> Evidence:
    """GetLogEvents was refused: there is no such group, or no such stream in it."""
    said = f"{code}: {message}"
    if "log group" in message:
        return Evidence(said, said, "no-group", frozenset({"group"}))
    return Evidence(said, said, "no-stream", AT_START - {"group"})
