"""API calls as they lie on the time line: a mark, the action, and the word for how it went."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from helpers.diagrams.measure import shorten, width
from helpers.diagrams.phrases import say
from helpers.diagrams.svg import box, group, line, plain, text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from helpers.diagrams.roles.life import SignedCall
    from helpers.i18n import Words

HEIGHT = 22
STEP = 26
"""From one row of calls to the next."""

_ACTION = 23  # where the action begins
_GAP, _PAD = 6, 8

LAYERS = ("ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage")
"""The three calls of one pull; they stand as one as long as all three are allowed."""


@dataclass(frozen=True, slots=True)
class Chip:
    """One call, or several that are drawn as one."""

    calls: tuple[SignedCall, ...]

    @property
    def allowed(self) -> bool:
        """Were they?"""
        return self.calls[-1].allowed

    @property
    def label(self) -> str:
        """The action, and how many more there are."""
        more = len(self.calls) - 1
        last = self.calls[-1].action
        if not more:
            return last
        return f"{last} ×{more + 1}" if self.calls[0].action == last else f"{last} +{more}"

    @property
    def tooltip(self) -> str:
        """Every call with its resource."""
        return " · ".join(
            f"{each.at:%H:%M:%S} {each.action} {each.resource} {each.message}".rstrip()
            for each in self.calls
        )


def chips(calls: Iterable[SignedCall]) -> list[Chip]:
    """One pull is one chip, and so is a call that is repeated; a denied one stands alone."""
    found: list[Chip] = []
    for call in calls:
        last = found[-1] if found else None
        if last and last.allowed == call.allowed and _belong(last.calls[-1].action, call.action):
            found[-1] = Chip((*last.calls, call))
        else:
            found.append(Chip((call,)))
    return found


def _belong(before: str, after: str) -> bool:
    if before == after:
        return True
    return before in LAYERS and after in LAYERS


def draw(chip: Chip, x: float, y: float, room: float, words: Words) -> str:
    """A chip whose left upper corner is at ``x``, ``y``; at most ``room`` wide."""
    word = say(words, "roles-allowed" if chip.allowed else "roles-denied")
    tone = "running" if chip.allowed else "failure"
    tail = _GAP + width(word, "note") + _PAD
    label = shorten(plain(chip.label), room - _ACTION - tail, "port")
    after = _ACTION + width(label, "port")
    middle = y + HEIGHT / 2
    mark = (
        line(f"M{x + 8:g} {middle + 0.5:g}l3.5 3.5 6-7.5", "call-mark")
        if chip.allowed
        else line(f"M{x + 9:g} {middle - 4:g}l8 8m0-8l-8 8", "call-mark-denied")
    )
    shape = "call" if chip.allowed else "call-denied"
    return group(
        box(x, y, after + tail, HEIGHT, shape, HEIGHT / 2)
        + mark
        + text(x + _ACTION, y + 15.2, label, "port")
        + text(x + after + _GAP, y + 15.2, word, "note", tone),
        chip.tooltip,
    )
