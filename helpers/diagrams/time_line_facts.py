"""What the time line shows: the lives of tasks inside a window of lab time, events, API calls."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from helpers.diagrams.cluster.states import FAILURES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from helpers.simulator.chronicle import Change
    from helpers.simulator.snapshot import ClusterSnapshot, Snapshot, TaskSnapshot

ALONE = 16
"""So many tasks have a lane each; more are grouped."""

ApiCall = tuple[datetime, str, str, bool]
"""When, which action, who signed it, and whether it was allowed."""


class Band(NamedTuple):
    """A task was in a state for a while."""

    status: str
    begin: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Lane:
    """One task. ``ended`` is when it reached STOPPED, if it has."""

    task_id: str
    service: str | None
    definition: str
    bands: tuple[Band, ...]
    ended: datetime | None
    stop_code: str | None

    @property
    def failed(self) -> bool:
        """Did it end although nobody wanted that?"""
        return self.stop_code in FAILURES


class Step(NamedTuple):
    """From this moment on, so many tasks were RUNNING and so many on their way up."""

    at: datetime
    running: int
    starting: int


@dataclass(frozen=True, slots=True)
class GroupLane:
    """Many tasks of one owner and one revision."""

    service: str | None
    definition: str
    steps: tuple[Step, ...]


class Note(NamedTuple):
    """An event of a service, or an API call."""

    at: datetime
    text: str
    fine: bool = True


@dataclass(frozen=True, slots=True)
class TimeLine:
    """Everything that is drawn and told. Either ``lanes`` or ``groups`` is filled."""

    cluster: str
    begin: datetime
    end: datetime
    lanes: tuple[Lane, ...]
    groups: tuple[GroupLane, ...]
    events: tuple[Note, ...]
    calls: tuple[Note, ...]


def gather(
    snapshot: Snapshot, cluster: ClusterSnapshot, seconds: float, calls: Iterable[ApiCall]
) -> TimeLine:
    """Read the last ``seconds`` of a cluster."""
    begin, end = snapshot.time - timedelta(seconds=seconds), snapshot.time
    lanes = _lanes(snapshot, cluster, begin)
    grouped = len(lanes) > ALONE
    events = [
        Note(each.at, each.message)
        for service in cluster.services
        for each in service.events
        if each.at >= begin
    ]
    notes = [
        Note(at, f"{action} ({signer})", allowed)
        for at, action, signer, allowed in calls
        if begin <= at <= end
    ]
    return TimeLine(
        cluster.name,
        begin,
        end,
        () if grouped else tuple(lanes),
        _groups(lanes, begin) if grouped else (),
        tuple(sorted(events)),
        tuple(sorted(notes, key=lambda each: each.at)),
    )


def _lanes(snapshot: Snapshot, cluster: ClusterSnapshot, begin: datetime) -> list[Lane]:
    """Tasks that lived in the window, in the order in which they came."""
    changes: dict[str, list[Change]] = {}
    for change in reversed(snapshot.chronicle.changes):
        if change.at < begin:
            break
        if change.cluster == cluster.name:
            changes.setdefault(change.task_id, []).append(change)
    known: dict[str, Lane] = {}
    for task in cluster.tasks:
        own = changes.pop(task.id, [])[::-1]
        if own or task.stopped_at is None:
            known[task.id] = _lane(task, own, begin, snapshot.time)
    gone = [_gone(own[::-1], begin, snapshot.time) for own in changes.values()]
    return [*gone[::-1], *known.values()]


def _lane(task: TaskSnapshot, own: Sequence[Change], begin: datetime, now: datetime) -> Lane:
    bands = _bands(own, begin, now) if own else (Band(task.status, begin, now),)
    definition = f"{task.family}:{task.revision}"
    return Lane(task.id, task.service, definition, bands, task.stopped_at, task.stop_code)


def _gone(own: Sequence[Change], begin: datetime, now: datetime) -> Lane:
    """A task that is no longer shown by the API."""
    last = own[-1]
    definition = f"{last.family}:{last.revision}"
    bands = _bands(own, begin, now)
    return Lane(last.task_id, last.service, definition, bands, last.at, last.stop_code)


def _bands(own: Sequence[Change], begin: datetime, now: datetime) -> tuple[Band, ...]:
    found = []
    if own[0].former:
        found.append(Band(own[0].former, begin, own[0].at))
    ends = [*(each.at for each in own[1:]), now]
    found += [
        Band(each.status, each.at, end)
        for each, end in zip(own, ends, strict=True)
        if each.status != "STOPPED"
    ]
    return tuple(found)


_STARTING = frozenset({"PROVISIONING", "PENDING", "ACTIVATING"})


def _groups(lanes: Sequence[Lane], begin: datetime) -> tuple[GroupLane, ...]:
    by_kind: dict[tuple[str | None, str], list[Lane]] = {}
    for lane in lanes:
        by_kind.setdefault((lane.service, lane.definition), []).append(lane)
    return tuple(GroupLane(*kind, _steps(found, begin)) for kind, found in by_kind.items())


def _steps(lanes: Sequence[Lane], begin: datetime) -> tuple[Step, ...]:
    deltas: dict[datetime, list[int]] = {begin: [0, 0]}
    for lane in lanes:
        for band in lane.bands:
            which = 0 if band.status == "RUNNING" else 1 if band.status in _STARTING else None
            if which is not None:
                deltas.setdefault(band.begin, [0, 0])[which] += 1
                deltas.setdefault(band.end, [0, 0])[which] -= 1
    steps, running, starting = [], 0, 0
    last = max(lane.bands[-1].end for lane in lanes if lane.bands)
    for at in sorted(deltas):
        if at == last and not any(lane.ended == at for lane in lanes):
            break  # the window ends there, not the tasks
        running += deltas[at][0]
        starting += deltas[at][1]
        steps.append(Step(at, running, starting))
    return tuple(steps)
