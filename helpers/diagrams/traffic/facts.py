"""What the targets picture shows: each target group with its ways in and its targets' tasks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from helpers.simulator.requests import total
from helpers.simulator.target_groups import TargetGroupSnapshot, TargetSnapshot

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from helpers.simulator.requests import Flow, Total
    from helpers.simulator.services.snapshot import ServiceSnapshot
    from helpers.simulator.snapshot import Snapshot, TaskSnapshot
    from helpers.simulator.target_groups import BalancerSnapshot, ListenerSnapshot

ORDER = ("healthy", "initial", "unhealthy", "draining", "unused")
"""Target states (behaviour page 5), in the order in which they are counted."""


@dataclass(frozen=True, slots=True)
class ShownTarget:
    """A target, its task, and how it moves since the last picture: ``arriving``, ``changed``."""

    target: TargetSnapshot
    task: TaskSnapshot | None
    move: str


@dataclass(frozen=True, slots=True)
class Band:
    """One way of requests: a load balancer, its listener, a target group. Any may be missing."""

    balancer: BalancerSnapshot | None
    listener: ListenerSnapshot | None
    group: TargetGroupSnapshot | None
    targets: tuple[ShownTarget, ...] = ()

    def count(self, state: str) -> int:
        """Targets in this state."""
        return sum(each.target.state == state for each in self.targets)

    @property
    def rate(self) -> float:
        """Requests a second that reach its targets."""
        return sum(each.target.rate for each in self.targets)


def bands(snapshot: Snapshot, group: str | None, before: Snapshot | None) -> tuple[Band, ...]:
    """Every way, or those to the target group of that name."""
    tasks = {task.id: task for cluster in snapshot.clusters for task in cluster.tasks}
    known = _states(before) if before is not None else None
    found = [
        Band(balancer, listener, each, tuple(_shown(each, tasks, known)))
        for each in snapshot.traffic.groups
        if group is None or each.name == group
        for balancer, listener in _ways(snapshot, each)
    ]
    used = {band.balancer.arn for band in found if band.balancer}
    if group is None:
        found += [Band(b, None, None) for b in snapshot.traffic.balancers if b.arn not in used]
    return tuple(found)


def _ways(
    snapshot: Snapshot, group: TargetGroupSnapshot
) -> Iterator[tuple[BalancerSnapshot | None, ListenerSnapshot | None]]:
    nobody = True
    for balancer in snapshot.traffic.balancers:
        for listener in balancer.listeners:
            if group.arn in listener.groups:
                nobody = False
                yield balancer, listener
    if nobody:
        yield None, None


def _states(snapshot: Snapshot) -> dict[tuple[str, str, int], str]:
    return {
        (group.arn, target.id, target.port): target.state
        for group in snapshot.traffic.groups
        for target in group.targets
    }


def _shown(
    group: TargetGroupSnapshot,
    tasks: dict[str, TaskSnapshot],
    known: dict[tuple[str, str, int], str] | None,
) -> Iterator[ShownTarget]:
    for target in group.targets:
        move = ""
        if known is not None:
            former = known.get((group.arn, target.id, target.port))
            move = "arriving" if former is None else "changed" if former != target.state else ""
        task = tasks.get(target.task_id) if target.task_id else None
        yield ShownTarget(target, task, move)


@dataclass(frozen=True, slots=True)
class Behind:
    """A service behind the shown groups: its counts, its requests now, and all since a moment."""

    service: ServiceSnapshot
    flow: Flow | None
    since: datetime | None
    total: Total


def services(
    snapshot: Snapshot, shown: tuple[Band, ...], since: datetime | None
) -> tuple[Behind, ...]:
    """The services that stand behind one of the shown groups."""
    groups = {band.group.arn for band in shown if band.group}
    return tuple(
        _behind(snapshot, cluster.name, service, since)
        for cluster in snapshot.clusters
        for service in cluster.services
        if service.status != "INACTIVE" and groups & set(service.target_groups)
    )


def _behind(
    snapshot: Snapshot, cluster: str, service: ServiceSnapshot, since: datetime | None
) -> Behind:
    found = snapshot.traffic.service(service.name, cluster)
    flows = found.flows if found else ()
    begin = since or (flows[0].at if flows else None)
    sums = total(snapshot, service.name, cluster, since)
    return Behind(service, flows[-1] if flows else None, begin, sums)
