"""Free addresses of a subnet over lab time, and what happened to them meanwhile.

The counts are those that EC2's side of the lab wrote down at each change; deployments and failures
come from the chronicle and from what placement decided. No words here (behaviour page 7.5).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from helpers.simulator.network.address_counts import COUNTS_KEPT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from helpers.simulator.chronicle import Aim
    from helpers.simulator.snapshot import Snapshot, SubnetSnapshot

_FULL = "InsufficientFreeAddressesInSubnet"
_NO_ENI = "RESOURCE:ENI"


class Level(NamedTuple):
    """So many addresses are free from this moment on."""

    at: datetime
    free: int


class Event(StrEnum):
    """What is marked on the chart."""

    DEPLOYMENT = "deployment"
    DESIRED = "desired"
    FULL = "full"
    NO_ENI = "no-eni"


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happened.

    Args:
        at: when.
        event: what.
        service: the service it is about; empty for a task of nobody.
        detail: the new task definition, the desired count, or AWS's own words.
        count: how often at that moment.
    """

    at: datetime
    event: Event
    service: str
    detail: str
    count: int = 1

    @property
    def failure(self) -> bool:
        """Did something fail?"""
        return self.event in (Event.FULL, Event.NO_ENI)


def levels(
    snapshot: Snapshot, subnet: SubnetSnapshot, since: datetime | None = None
) -> tuple[Level, ...]:
    """Every moment at which the number of free addresses changed, and the present.

    Args:
        snapshot: everything.
        subnet: one of its subnets.
        since: leave out what was before; else as far back as is known.
    """
    found = [Level(at, subnet.usable - taken) for at, taken in subnet.history]
    if not found:
        found = [Level(since or snapshot.time, subnet.free)]
    whole = len(subnet.history) < COUNTS_KEPT
    if since is not None:
        before = [each for each in found if each.at <= since]
        first = before[-1].free if before else subnet.usable if whole else None
        start = [] if first is None else [Level(since, first)]
        found = [*start, *(each for each in found if each.at > since)]
    if found[-1].at < snapshot.time:
        found.append(Level(snapshot.time, found[-1].free))
    return tuple(found)


def marks(snapshot: Snapshot, subnet: SubnetSnapshot, since: datetime) -> tuple[Mark, ...]:
    """Deployments of the services that use the subnet, and failures in it, oldest first."""
    found: dict[tuple[datetime, Event, str, str], int] = {}
    for mark in (
        *_deployments(snapshot, subnet),
        *_full(snapshot, subnet),
        *_no_interface(snapshot, subnet),
    ):
        if mark.at >= since:
            key = (mark.at, mark.event, mark.service, mark.detail)
            found[key] = found.get(key, 0) + 1
    return tuple(sorted((Mark(*key, count) for key, count in found.items()), key=_order))


def _order(mark: Mark) -> tuple[datetime, str, str, str]:
    return mark.at, mark.event, mark.service, mark.detail


def _deployments(snapshot: Snapshot, subnet: SubnetSnapshot) -> Iterator[Mark]:
    used = _services(snapshot, subnet)
    last: dict[tuple[str, str], Aim] = {}
    for aim in snapshot.chronicle.aims:
        key = (aim.cluster, aim.service)
        if key not in used:
            continue
        before = last.get(key)
        if before is None or before.deployment_id != aim.deployment_id:
            yield Mark(aim.at, Event.DEPLOYMENT, aim.service, aim.revision)
        if before is not None and before.desired != aim.desired:
            yield Mark(aim.at, Event.DESIRED, aim.service, f"{before.desired} → {aim.desired}")
        last[key] = aim


def _services(snapshot: Snapshot, subnet: SubnetSnapshot) -> set[tuple[str, str]]:
    """Cluster and name of the services that have, or had, a task with an address of the subnet."""
    used = {
        (each.cluster, each.service)
        for each in snapshot.chronicle.changes
        if each.service and each.place == subnet.id
    }
    used |= {
        (cluster.name, task.service)
        for cluster in snapshot.clusters
        for task in cluster.tasks
        if task.service and task.interface and task.interface.subnet_id == subnet.id
    }
    return used


def _full(snapshot: Snapshot, subnet: SubnetSnapshot) -> Iterator[Mark]:
    """Tasks that got no address: AWS names the subnet in the stopped reason."""
    seen: set[str] = set()
    for each in snapshot.chronicle.changes:
        reason = each.stopped_reason or ""
        if _FULL in reason and subnet.id in reason and each.task_id not in seen:
            seen.add(each.task_id)
            yield Mark(each.at, Event.FULL, each.service or "", reason)


def _no_interface(snapshot: Snapshot, subnet: SubnetSnapshot) -> Iterator[Mark]:
    """Placements that failed because no instance here could attach another interface (7.3)."""
    for cluster in snapshot.clusters:
        here = {
            each.id
            for each in cluster.instances
            if each.attributes.get("ecs.subnet-id") == subnet.id
        }
        for decision in cluster.decisions:
            lacking = [each for each in decision.verdicts if each.reason == _NO_ENI]
            if not decision.task_id and any(each.instance_id in here for each in lacking):
                service = decision.group.partition("service:")[2]
                yield Mark(decision.at, Event.NO_ENI, service, _NO_ENI)
