"""Under the scene: why tasks stopped, so that a reason outlives the card that it stood on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from helpers.diagrams.cluster.layout import VPC, VPC_END
from helpers.diagrams.marks import state
from helpers.diagrams.measure import width
from helpers.diagrams.phrases import say
from helpers.diagrams.svg import plain, text
from helpers.i18n import Words

if TYPE_CHECKING:
    from helpers.diagrams.cluster.facts import Scene

SHOWN = 4
"""Reasons that are drawn; the words have the same ones."""

_HEAD, _ROW = 26, 20


def height(scene: Scene) -> float:
    """How much room it takes."""
    if not scene.endings:
        return 0
    return _HEAD + min(len(scene.endings), SHOWN) * _ROW + 8


def draw(scene: Scene, y: float, words: Words) -> Iterator[str]:
    """One row a reason, the latest first."""
    if not scene.endings:
        return
    stopped = sum(each.count for each in scene.endings)
    yield text(VPC, y + 18, say(words, "scene-stopped", count=stopped), "label")
    if len(scene.endings) > SHOWN:
        more = say(words, "scene-more-reasons", count=len(scene.endings) - SHOWN)
        yield text(VPC_END, y + 18, more, "note", "soft", anchor="end")
    for number, each in enumerate(scene.endings[:SHOWN]):
        top = y + _HEAD + number * _ROW
        tone = "failure" if each.failed else "soft"
        yield state(VPC + 8, top + 10, "failed" if each.failed else "stopped")
        label = f"{each.count} × {each.code or 'STOPPED'}"
        yield text(VPC + 22, top + 14, label, "badge", tone)
        at = f"{each.at:%H:%M:%S}"
        yield text(VPC_END, top + 14, at, "code", "soft", anchor="end")
        start = VPC + 22 + width(label, "badge") + 12
        room = VPC_END - width(at, "code") - 12 - start
        yield text(start, top + 14, plain(each.reason), "note", "soft", room=room)
