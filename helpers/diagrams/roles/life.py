"""What the picture of two roles shows: one task's life, its calls, and where trouble shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from helpers.simulator.snapshot import Snapshot

YOU, EXECUTION, TASK, INSTANCE = "you", "execution-role", "task-role", "instance-role"
SIGNERS = (YOU, EXECUTION, TASK, INSTANCE)
"""Who may sign, from the top (behaviour page 6.1)."""

PASS_ROLE = "iam:PassRole"  # noqa: S105 - an action


@dataclass(frozen=True, slots=True)
class SignedCall:
    """One API call: ``message`` has AWS's words when it was refused."""

    at: datetime
    signer: str
    action: str
    resource: str
    allowed: bool
    message: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """RegisterTaskDefinition or RunTask was refused, so there is no task."""

    code: str
    message: str


class Shows(StrEnum):
    """Where one finds out (behaviour page 6.4 to 6.6)."""

    NOTHING_WRONG = "fine"
    ANSWER = "answer"
    STOPPED_REASON = "stopped-reason"
    LOG = "log"
    EXIT = "exit"
    NOWHERE = "nowhere"
    COMING = "coming"


@dataclass(frozen=True, slots=True)
class Life:
    """One task from RunTask on, as far as it is known. Moments are in UTC.

    Args:
        number: which run of the lab it was, from 1.
        definition: ``family:revision``.
        caller: who called RunTask, by name.
        execution_role, task_role: names, None where the task definition has none.
        asked_at, pending_at, running_at, stopped_at: when it got there; None: it did not.
        status: lastStatus; empty when there is no task.
        calls: in the order in which they were made.
        log_place: group and stream; empty where no stream was made.
        refused: why there is no task at all.
    """

    number: int
    definition: str
    launch_type: str
    caller: str
    execution_role: str | None
    task_role: str | None
    asked_at: datetime
    task_id: str = ""
    pending_at: datetime | None = None
    running_at: datetime | None = None
    stopped_at: datetime | None = None
    status: str = ""
    stop_code: str | None = None
    stopped_reason: str | None = None
    container_reason: str | None = None
    exit_code: int | None = None
    calls: tuple[SignedCall, ...] = ()
    log_place: str = ""
    log: tuple[str, ...] = ()
    refused: Refused | None = None

    def by(self, signer: str) -> tuple[SignedCall, ...]:
        """The calls that one signer signed."""
        return tuple(each for each in self.calls if each.signer == signer)

    def phase(self, call: SignedCall) -> int:
        """1 before the container runs, 2 from then on."""
        return 2 if self.running_at is not None and call.at >= self.running_at else 1

    @property
    def shows(self) -> Shows:
        """Where the trouble of this life shows, if there is any."""
        if self.refused:
            return Shows.ANSWER
        if self.status == "STOPPED":
            return Shows.EXIT if self.running_at else Shows.STOPPED_REASON
        if self.running_at is None:
            return Shows.COMING
        denied = [each for each in self.calls if not each.allowed]
        if any(each.action == "logs:PutLogEvents" for each in denied):
            return Shows.NOWHERE
        return Shows.LOG if denied else Shows.NOTHING_WRONG

    @property
    def roles(self) -> dict[str, str | None]:
        """The name behind each signer; the instance role is there only where it signed."""
        found: dict[str, str | None] = {
            YOU: self.caller,
            EXECUTION: self.execution_role,
            TASK: self.task_role,
        }
        if self.by(INSTANCE):
            found[INSTANCE] = None
        return found


def gather(
    snapshot: Snapshot,
    task_arn: str,
    *,
    number: int,
    caller: str,
    asked_at: datetime,
    calls: Iterable[SignedCall],
) -> Life | None:
    """Read the life of a task; None when it is not in the snapshot (stopped an hour ago)."""
    for cluster in snapshot.clusters:
        for task in cluster.tasks:
            if task.arn != task_arn:
                continue
            changes = [each for each in snapshot.chronicle.changes if each.task_id == task.id]
            reached = {each.status: each.at for each in reversed(changes)}
            first = task.containers[0]
            return Life(
                number=number,
                definition=f"{task.family}:{task.revision}",
                launch_type=task.launch_type,
                caller=caller,
                execution_role=_name(task.execution_role),
                task_role=_name(task.task_role),
                asked_at=asked_at,
                task_id=task.id,
                pending_at=reached.get("PENDING"),
                running_at=reached.get("RUNNING"),
                stopped_at=task.stopped_at,
                status=task.status,
                stop_code=task.stop_code,
                stopped_reason=task.stopped_reason,
                container_reason=first.reason,
                exit_code=first.exit_code,
                calls=tuple(calls),
                log_place=f"{first.log_group} · {first.log_stream}" if first.log_stream else "",
            )
    return None


def _name(role_arn: str | None) -> str | None:
    return role_arn.rpartition("/")[2] if role_arn else None
