"""Puts the parts of a cluster under each other: services, VPC, subnets, instances, tasks."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from helpers.diagrams.cluster import (
    endings,
    heading,
    host,
    layout,
    subnet,
    task_card,
    task_group,
)
from helpers.diagrams.cluster.facts import Density, gather, groups
from helpers.diagrams.cluster.layout import (
    HOSTS,
    INSIDE,
    SUBNET,
    SUBNET_END,
    VPC,
    VPC_END,
    WIDTH,
)
from helpers.diagrams.cluster.words import tell
from helpers.diagrams.phrases import say
from helpers.diagrams.picture import Picture, picture
from helpers.diagrams.svg import box, plain, text
from helpers.i18n import Words

if TYPE_CHECKING:
    from helpers.diagrams.cluster.facts import Host, Place, Scene, Shown
    from helpers.simulator.snapshot import Snapshot

_HOSTS_SHOWN = 30


def draw(
    snapshot: Snapshot,
    words: Words,
    cluster: str = "default",
    *,
    before: Snapshot | None = None,
    highlight: Collection[str] = (),
    density: Density | None = None,
    clock: bool = True,
) -> Picture:
    """Draws one cluster at one moment.

    Args:
        snapshot: everything.
        words: the language.
        cluster: its name.
        before: the snapshot of the last picture; what is new since then moves.
        highlight: ids or ARNs of tasks, ids of instances, that get a ring.
        density: how much to draw of each task; else by their number. A lab that plays should
            keep to one, or a scale-out changes the size of everything.
        clock: whether lab time is drawn; not where a clock that ticks more often is in sight.
    """
    found = next((each for each in snapshot.clusters if each.name == cluster), None)
    if found is None:
        return _nothing(cluster, words)
    scene = gather(snapshot, found, before, highlight, density)
    parts, y = list(heading.draw(scene, words, clock=clock)), heading.height(scene)
    for vpc in dict.fromkeys(_vpc(each) for each in scene.places):
        drawn, y = _frame(scene, vpc, y, words)
        parts.append(drawn)
    if not scene.places:
        parts.append(_empty(y, words))
        y += 70
    parts += endings.draw(scene, y, words)
    y += endings.height(scene)
    name = say(words, "scene-name", name=plain(cluster))
    return picture(WIDTH, y + 6, name, tell(scene, words), "".join(parts))


def _nothing(cluster: str, words: Words) -> Picture:
    told = say(words, "scene-no-cluster", name=plain(cluster))
    drawn = text(WIDTH / 2, 40, told, "body", "soft", anchor="middle", room=WIDTH - 40)
    return picture(WIDTH, 64, told, told, drawn)


def _empty(y: float, words: Words) -> str:
    middle = (VPC + VPC_END) / 2
    return box(VPC, y, VPC_END - VPC, 60, "cluster", 12) + text(
        middle, y + 35, say(words, "scene-empty"), "body", "soft", anchor="middle"
    )


def _vpc(place: Place) -> tuple[str, str]:
    return (place.subnet.vpc_id, place.subnet.vpc_cidr) if place.subnet else ("", "")


def _frame(scene: Scene, vpc: tuple[str, str], top: float, words: Words) -> tuple[str, float]:
    """A VPC with its subnets; where it ends."""
    drawn, y = [], top + 34
    for place in scene.places:
        if _vpc(place) == vpc:
            content, end = _place(scene, place, y, words)
            drawn.append(content)
            y = end + 6
    name, cidr = vpc
    label = f"VPC {cidr}" if name else say(words, "scene-elsewhere")
    frame = box(VPC, top, VPC_END - VPC, y + 2 - top, "cluster", 12)
    note = text(VPC_END - 14, top + 23, name, "code", "soft", anchor="end")
    return frame + text(VPC + 14, top + 23, label, "label", "soft") + note + "".join(drawn), y + 12


def _place(scene: Scene, place: Place, top: float, words: Words) -> tuple[str, float]:
    """A subnet with the tasks and instances in it; where it ends."""
    head, y = "", top + 8
    if place.subnet:
        owners = tuple(
            (each.task_id, scene.owners[each.task_id])
            for each in place.subnet.taken
            if each.task_id in scene.owners
        )
        head = subnet.head(place.subnet, owners, top, place.empty, words)
        y = top + subnet.height(place.subnet, empty=place.empty)
    drawn = []
    if place.tasks:
        content, y = _tasks(scene, place.tasks, y + 6, words)
        drawn.append(content)
    if place.hosts:
        content, y = _hosts(scene, place.hosts, y + 6, words)
        drawn.append(content)
    end = y + (0 if place.empty else 4)
    frame = box(SUBNET, top, SUBNET_END - SUBNET, end - top, "subnet", 10)
    return frame + head + "".join(drawn), end


def _tasks(scene: Scene, tasks: tuple[Shown, ...], y: float, words: Words) -> tuple[str, float]:
    """Tasks in their slots. A row that holds none is left out."""
    grid = layout.tasks(scene)
    pitch = grid.height + grid.gap
    if scene.density is Density.GROUPED:
        drawn = []
        for number, (group, count) in enumerate(groups(tasks)):
            row, column = divmod(number, grid.columns)
            at = (grid.left(column), y + row * pitch, grid.width, grid.height)
            drawn.append(task_group.card(group, count, *at, words))
        return "".join(drawn), y + (row + 1) * pitch
    rows = sorted({each.task.slot // grid.columns for each in tasks})
    tops = {row: y + number * pitch for number, row in enumerate(rows)}
    cards = "".join(
        task_card.card(
            each,
            grid.left(each.task.slot % grid.columns),
            tops[each.task.slot // grid.columns],
            grid.width,
            grid.height,
            scene.density,
            words,
        )
        for each in tasks
    )
    return cards, y + len(rows) * pitch


def _hosts(scene: Scene, hosts: tuple[Host, ...], y: float, words: Words) -> tuple[str, float]:
    """Instances side by side; those of one row end together."""
    grid, drawn = HOSTS[scene.density], []
    shown = hosts[:_HOSTS_SHOWN] if scene.density is Density.GROUPED else hosts
    for start in range(0, len(shown), grid.columns):
        row = shown[start : start + grid.columns]
        high = max(host.height(each, scene) for each in row)
        for column, each in enumerate(row):
            drawn.append(host.draw(each, grid.left(column), y, high, scene, words))
        y += high + 10
    if len(hosts) > len(shown):
        more = say(words, "scene-more-instances", count=len(hosts) - len(shown))
        drawn.append(text(INSIDE, y + 12, more, "note", "soft"))
        y += 22
    return "".join(drawn), y
