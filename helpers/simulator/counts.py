"""How many tasks a service had at each moment, worked out from its chronicle.

It begins with what is there now and undoes one change after the other, so that it is right as far
back as the chronicle reaches, also when what came before was forgotten.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from helpers.simulator.tasks.states import PENDING_STATES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from helpers.simulator.chronicle import Aim, Change
    from helpers.simulator.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Moment:
    """A service from this moment on until the next one.

    ``old`` and ``new`` are its RUNNING tasks: of the deployment that was PRIMARY then, and of
    those before it. ``lower`` and ``upper`` are its bounds (behaviour page 4.2).
    """

    at: datetime
    running: int
    pending: int
    old: int
    new: int
    desired: int
    lower: int
    upper: int


def over_time(snapshot: Snapshot, service: str, cluster: str = "default") -> tuple[Moment, ...]:
    """Every moment at which a count of the service changed, oldest first, and the present.

    Args:
        snapshot: with the chronicle.
        service: its name.
        cluster: the name of its cluster.

    Returns:
        nothing for a service that never was.
    """
    chronicle = snapshot.chronicle
    aims = [each for each in chronicle.aims if (each.cluster, each.service) == (cluster, service)]
    if not aims:
        return ()
    changes = [
        each for each in chronicle.changes if (each.cluster, each.service) == (cluster, service)
    ]
    return tuple(reversed(list(_backwards(snapshot, service, cluster, aims, changes))))


def _backwards(
    snapshot: Snapshot,
    service: str,
    cluster: str,
    aims: Sequence[Aim],
    changes: Sequence[Change],
) -> Iterator[Moment]:
    counts: Counter[tuple[str | None, str]] = Counter(
        (task.deployment_id, task.status)
        for found in snapshot.clusters
        if found.name == cluster
        for task in found.tasks
        if task.service == service
    )
    undo, aim = list(changes), list(aims)
    times = {*(each.at for each in changes), *(each.at for each in aims), snapshot.time}
    for at in sorted(times, reverse=True):
        while aim[-1].at > at and len(aim) > 1:
            aim.pop()
        if at >= aim[-1].at:
            yield _moment(at, counts, aim[-1])
        while undo and undo[-1].at == at:
            change = undo.pop()
            counts[change.deployment_id, change.status] -= 1
            if change.former:
                counts[change.deployment_id, change.former] += 1


def _moment(at: datetime, counts: Counter[tuple[str | None, str]], aim: Aim) -> Moment:
    running = new = pending = 0
    for (deployment, status), count in counts.items():
        if status == "RUNNING":
            running += count
            if not aim.deployment_id or deployment == aim.deployment_id:
                new += count
        elif status in PENDING_STATES:
            pending += count
    limits = (aim.desired, aim.lower, aim.upper)
    return Moment(at, running, pending, running - new, new, *limits)
