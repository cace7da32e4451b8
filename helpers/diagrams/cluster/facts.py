"""What the scene of a cluster shows: read once, drawn by ``scene`` and told by ``words``."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from helpers.diagrams.cluster.states import failed, phase

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime

    from helpers.simulator.services.snapshot import ServiceSnapshot
    from helpers.simulator.snapshot import (
        ClusterSnapshot,
        InstanceSnapshot,
        Snapshot,
        SubnetSnapshot,
        TaskSnapshot,
    )

SHOWN_AFTER_STOP = timedelta(seconds=180)
"""How long a stopped task stays in its slot, unless another task needs it."""

_FULL, _COMPACT = 24, 120  # tasks


class Density(StrEnum):
    """How much of each task is drawn."""

    FULL = "full"
    COMPACT = "compact"
    GROUPED = "grouped"


class Move(StrEnum):
    """What is new about a task since the last picture."""

    NONE = ""
    ARRIVED = "arriving"
    CHANGED = "changed"
    LEFT = "leaving"


@dataclass(frozen=True, slots=True)
class Shown:
    """A task as the scene shows it.

    ``age`` is ``old`` or ``new`` while its service rolls out another revision, else empty.
    """

    task: TaskSnapshot
    age: str
    move: Move
    marked: bool


class Group(NamedTuple):
    """Tasks that look the same when there are too many to draw each."""

    service: str | None
    family: str
    revision: int
    age: str
    status: str
    failed: bool


@dataclass(frozen=True, slots=True)
class Host:
    """An instance and the tasks in it, by slot."""

    instance: InstanceSnapshot
    tasks: tuple[Shown, ...]
    marked: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A subnet, or (without one) what is in no known subnet."""

    subnet: SubnetSnapshot | None
    tasks: tuple[Shown, ...]
    hosts: tuple[Host, ...]

    @property
    def empty(self) -> bool:
        """Is nothing of the cluster in it?"""
        return not self.tasks and not self.hosts


@dataclass(frozen=True, slots=True)
class Ending:
    """Stopped tasks that ended for the same reason; ``at`` is when the last one did."""

    code: str
    reason: str
    failed: bool
    count: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything that is drawn and told of one cluster."""

    cluster: ClusterSnapshot
    time: datetime
    density: Density
    places: tuple[Place, ...]
    services: tuple[ServiceSnapshot, ...]
    unowned: tuple[int, int]
    """RUNNING and pending tasks that nobody looks after."""
    endings: tuple[Ending, ...]
    owners: dict[str, str | None]
    """The service of each task of the cluster, by task id."""
    containers: bool
    """Has a task several containers, so that they are worth drawing?"""


def gather(
    snapshot: Snapshot,
    cluster: ClusterSnapshot,
    before: Snapshot | None,
    highlight: Collection[str],
    density: Density | None,
) -> Scene:
    """Read a snapshot.

    Args:
        snapshot: everything.
        cluster: the cluster of it that is shown.
        before: the snapshot of the last picture, to tell what is new.
        highlight: ids or ARNs of tasks and instances that are marked.
        density: how much to draw of each task; else by their number.
    """
    shown = _shown(snapshot, cluster, before, frozenset(highlight))
    counts = Counter(phase(each.status) for each in cluster.tasks if each.service is None)
    if density is None:
        number = len(shown)
        density = (
            Density.FULL
            if number <= _FULL
            else Density.COMPACT
            if number <= _COMPACT
            else Density.GROUPED
        )
    return Scene(
        cluster=cluster,
        time=snapshot.time,
        density=density,
        places=_places(snapshot, cluster, shown, highlight),
        services=tuple(each for each in cluster.services if each.status != "INACTIVE"),
        unowned=(counts["running"], counts["starting"]),
        endings=_endings(cluster),
        owners={each.id: each.service for each in cluster.tasks},
        containers=density is Density.FULL and any(len(each.task.containers) > 1 for each in shown),
    )


def place_of(task: TaskSnapshot) -> str:
    """The id of its instance, or of its subnet."""
    return task.instance_id or (task.interface.subnet_id if task.interface else "")


def groups(tasks: Iterable[Shown]) -> list[tuple[Group, int]]:
    """How many tasks look the same, in the order in which the first of each came."""
    found: dict[Group, int] = {}
    for each in tasks:
        task = each.task
        key = Group(task.service, task.family, task.revision, each.age, task.status, failed(task))
        found[key] = found.get(key, 0) + 1
    return list(found.items())


def _shown(
    snapshot: Snapshot,
    cluster: ClusterSnapshot,
    before: Snapshot | None,
    highlight: frozenset[str],
) -> list[Shown]:
    """One task a slot: the newest. A stopped one only for a while."""
    latest: dict[tuple[str, int], TaskSnapshot] = {}
    for task in cluster.tasks:
        if task.stopped_at is None or snapshot.time - task.stopped_at <= SHOWN_AFTER_STOP:
            latest[place_of(task), task.slot] = task
    newest = rolling_out(cluster)
    former = _former(before, cluster.name)
    return [
        Shown(
            task,
            age(task, newest),
            _move(task, former),
            task.id in highlight or task.arn in highlight,
        )
        for _, task in sorted(latest.items())
    ]


def rolling_out(cluster: ClusterSnapshot) -> dict[str, str]:
    """The newest deployment of each service that has more than one, by the service's name."""
    return {
        each.name: each.deployments[0].id
        for each in cluster.services
        if len(each.deployments) > 1 and each.controller != "EXTERNAL"
    }


def age(task: TaskSnapshot, newest_deployments: dict[str, str]) -> str:
    """``old`` or ``new`` while its service rolls out, else empty; see :func:`rolling_out`."""
    newest = newest_deployments.get(task.service or "")
    if newest is None:
        return ""
    return "new" if task.deployment_id == newest else "old"


def _former(before: Snapshot | None, name: str) -> dict[str, str] | None:
    if before is None:
        return None
    return {
        task.id: task.status
        for cluster in before.clusters
        if cluster.name == name
        for task in cluster.tasks
    }


def _move(task: TaskSnapshot, former: dict[str, str] | None) -> Move:
    if former is None or former.get(task.id) == task.status:
        return Move.NONE
    if task.status == "STOPPED":
        return Move.LEFT
    return Move.CHANGED if task.id in former else Move.ARRIVED


def _places(
    snapshot: Snapshot,
    cluster: ClusterSnapshot,
    shown: list[Shown],
    highlight: Collection[str],
) -> tuple[Place, ...]:
    by_place: dict[str, list[Shown]] = {}
    for each in shown:
        by_place.setdefault(place_of(each.task), []).append(each)
    hosts: dict[str, list[Host]] = {}
    known = {each.id for each in snapshot.subnets}
    for instance in cluster.instances:
        home = instance.attributes.get("ecs.subnet-id") or ""
        marked = instance.id in highlight or instance.ec2_instance_id in highlight
        hosts.setdefault(home if home in known else "", []).append(
            Host(instance, tuple(by_place.pop(instance.id, ())), marked)
        )
    vpcs = {each.vpc_id for each in snapshot.subnets if each.id in by_place or each.id in hosts}
    vpcs = vpcs or {each.vpc_id for each in snapshot.subnets}
    found = [
        Place(each, tuple(by_place.pop(each.id, ())), tuple(hosts.pop(each.id, ())))
        for each in snapshot.subnets
        if each.vpc_id in vpcs
    ]
    rest = tuple(each for tasks in by_place.values() for each in tasks)
    if rest or hosts:
        found.append(Place(None, rest, tuple(hosts.pop("", ()))))
    return tuple(found)


def _endings(cluster: ClusterSnapshot) -> tuple[Ending, ...]:
    """Why tasks stopped in the last hour, the latest reason first."""
    found: dict[tuple[str, str, bool], tuple[int, datetime]] = {}
    for task in cluster.tasks:
        if task.stopped_at is not None:
            key = (task.stop_code or "", why(task), failed(task))
            count, at = found.get(key, (0, task.stopped_at))
            found[key] = (count + 1, max(at, task.stopped_at))
    endings = (Ending(*key, count, at) for key, (count, at) in found.items())
    return tuple(sorted(endings, key=lambda each: (each.at, each.code, each.reason), reverse=True))


def why(task: TaskSnapshot) -> str:
    """AWS's own words for why it stopped: the container's, where the task's say nothing new."""
    reason = task.stopped_reason or ""
    inner = next((each.reason for each in task.containers if each.reason), None)
    return inner if inner and inner not in reason else reason
