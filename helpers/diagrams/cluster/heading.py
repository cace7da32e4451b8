"""Over the scene: the cluster, what each service wants and has, and tasks that nobody owns."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from helpers.diagrams.cluster.layout import VPC, VPC_END
from helpers.diagrams.measure import width
from helpers.diagrams.phrases import say
from helpers.diagrams.svg import box, plain, text
from helpers.i18n import Words

if TYPE_CHECKING:
    from helpers.diagrams.cluster.facts import Scene
    from helpers.simulator.services.snapshot import ServiceSnapshot

_TITLE = 48
_ROW, _ROW_GAP = 28, 5
_MOST = 8
_COUNTS = VPC + 150
"""Where the numbers of a service begin."""


def height(scene: Scene) -> float:
    """How much room it takes."""
    return _TITLE + _rows(scene) * (_ROW + _ROW_GAP) + 4


def _rows(scene: Scene) -> int:
    services = len(scene.services)
    return min(services, _MOST) + (services > _MOST) + any(scene.unowned)


def draw(scene: Scene, words: Words, *, clock: bool = True) -> Iterator[str]:
    """The title and one row a service; without the clock where another one is in sight."""
    yield text(VPC, 32, f"cluster {plain(scene.cluster.name)}", "title", room=440)
    if clock:
        time = say(words, "scene-time", time=f"{scene.time:%H:%M:%S}")
        yield text(VPC_END, 32, time, "body", "soft", anchor="end")
    y = float(_TITLE)
    for service in scene.services[:_MOST]:
        yield _service(service, y, words)
        y += _ROW + _ROW_GAP
    if len(scene.services) > _MOST:
        more = say(words, "scene-more-services", count=len(scene.services) - _MOST)
        yield text(VPC + 12, y + 18, more, "note", "soft")
        y += _ROW + _ROW_GAP
    if any(scene.unowned):
        running, pending = map(str, scene.unowned)
        yield box(VPC, y, VPC_END - VPC, _ROW, "nobody", 8)
        yield text(VPC + 12, y + 18, say(words, "scene-nobody"), "label", "nobody", room=130)
        told = say(words, "scene-nobody-counts", running=running, pending=pending)
        yield text(_COUNTS, y + 18, told, "note", room=VPC_END - _COUNTS - 12)


@lru_cache(maxsize=256)
def _service(service: ServiceSnapshot, y: float, words: Words) -> str:
    counts, trouble = counted(service, words), troubles(service, words)
    after = _COUNTS + width(counts, "note") + 12
    end = after + (width(trouble, "note") + 16 if trouble else 4)
    right = VPC_END - 12
    return "".join(
        [
            box(VPC, y, VPC_END - VPC, _ROW, "service-row", 8),
            text(VPC + 12, y + 18, plain(service.name), "label", "service", room=130),
            text(_COUNTS, y + 18, counts, "note"),
            text(after, y + 18, trouble, "note", "failure") if trouble else "",
            text(
                *(right, y + 18, " · ".join(revisions(service, words)), "note", "soft"),
                room=right - end,
                anchor="end",
            ),
        ]
    )


def counted(service: ServiceSnapshot, words: Words) -> str:
    """Its counts, as the console's column has them."""
    return say(
        words,
        "scene-counts",
        running=str(service.running),
        desired=str(service.desired),
        pending=str(service.pending),
    )


def troubles(service: ServiceSnapshot, words: Words) -> str:
    """How many tasks in a row failed to start; empty when none did."""
    count = service.deployments[0].failed_tasks if service.deployments else 0
    return say(words, "scene-failed", count=count) if count else ""


def revisions(service: ServiceSnapshot, words: Words) -> list[str]:
    """Each deployment with its tasks: the newest first, and which it is when there are more."""
    found = []
    several = len(service.deployments) > 1 and service.controller != "EXTERNAL"
    for number, each in enumerate(service.deployments):
        name = f"{plain(each.family)}:{each.revision}"
        if several:
            age = say(words, "scene-old" if number else "scene-new")
            name = f"{each.running + each.pending} × {name} ({age})"
        found.append(name)
    return found
