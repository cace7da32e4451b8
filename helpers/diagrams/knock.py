"""Knocking at an address: the way of one connection, lit up to where it ends.

Made of plain data, so that whoever tried the connection (``lab.connect``) can say where it went.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from helpers.diagrams.measure import width
from helpers.diagrams.phrases import say
from helpers.diagrams.picture import Picture, picture
from helpers.diagrams.svg import box, disc, group, line, plain, text

if TYPE_CHECKING:
    from helpers.i18n import Words

_WIDTH, _MARGIN = 640, 16
_SENTENCE, _LINE, _LINES = 54, 18, 3
"""The baseline of the sentence, its lines, and for how many there is room always."""

_TOP, _ROW, _HIGH, _ROWS = 106, 36, 28, 7
"""Where the hops begin, from one to the next, how high one is, and room for how many."""

HEIGHT = _TOP + _ROWS * _ROW + 8
SHAPE = f"{_WIDTH}/{HEIGHT}"
"""Width to height, the same for every way, so that nothing jumps on the page."""

_NODE, _BOX, _NAME = 30, 54, 252
"""Where the mark of a hop is, where its box begins, and where its name does."""


class Place(StrEnum):
    """A place that a connection passes."""

    INTERNET = "internet"
    VPC = "vpc"
    SOURCE = "source"
    DNS = "dns"
    EGRESS = "egress"
    WAY_OUT = "way-out"
    GATEWAY = "gateway"
    ROUTER = "router"
    SUBNET = "subnet"
    GROUP = "group"
    BALANCER = "balancer"
    TARGETS = "targets"
    INTERFACE = "interface"
    INSTANCE = "instance"
    CONTAINER = "container"


@dataclass(frozen=True, slots=True)
class Hop:
    """One place on the way; ``name`` is its id or address, empty when nobody knows it."""

    place: Place
    name: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """The way of one connection.

    Args:
        address: what was knocked at.
        port: what was knocked at.
        hops: every place from the source to whoever shall answer.
        ends: the number of the hop where it ends without an answer; None when somebody answers.
        sentence: what came of it, in the learner's language.
    """

    address: str
    port: int
    hops: tuple[Hop, ...]
    ends: int | None
    sentence: str


def draw(way: Way, words: Words) -> Picture:
    """The way as a picture, with the same in words."""
    address = f"{plain(way.address)[:80]}:{way.port}"
    name = say(words, "knock-name", address=address)
    drawn = [text(_MARGIN, 29, name, "heading", room=_WIDTH - 2 * _MARGIN, middle=True)]
    drawn.append(_mark(_MARGIN + 6, _SENTENCE - 4.5, good=way.ends is None))
    lines = wrapped(plain(way.sentence), _WIDTH - 2 * _MARGIN - 24, "body")[:_LINES]
    for number, each in enumerate(lines):
        y = _SENTENCE + number * _LINE
        drawn.append(text(_MARGIN + 24, y, each, "body", room=_WIDTH - 2 * _MARGIN - 24))
    for number, hop in enumerate(way.hops):
        y = _TOP + number * _ROW
        if number:
            drawn.append(_link(y, lit=way.ends is None or number <= way.ends))
        drawn.append(_hop(hop, _state(way, number), y, words))
    height = max(HEIGHT, _TOP + len(way.hops) * _ROW + 8)
    return picture(_WIDTH, height, name, _told(way, name, words), "".join(drawn))


def wrapped(content: str, room: float, kind: str) -> list[str]:
    """The text in lines that are at most ``room`` wide, broken between words."""
    lines = [""]
    for word in content.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width(longer, kind) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _state(way: Way, number: int) -> str:
    """``passed``, ``answers``, ``ends`` or ``dark``."""
    if way.ends is None:
        return "answers" if number == len(way.hops) - 1 else "passed"
    if number == way.ends:
        return "ends"
    return "passed" if number < way.ends else "dark"


_SHAPES = {"passed": "reached", "answers": "reached", "ends": "call-denied", "dark": "missing"}
_TONES = {"passed": "soft", "answers": "running", "ends": "failure", "dark": "soft"}


def _hop(hop: Hop, state: str, y: float, words: Words) -> str:
    """A mark on the way, and beside it what the place is and what becomes of the connection."""
    label, name = say(words, f"knock-place-{hop.place}"), plain(hop.name)
    status = say(words, f"knock-{state}")
    tone = "soft" if state == "dark" else "ink"
    wide, base, middle = _WIDTH - _MARGIN - _BOX, y + 18.5, y + _HIGH / 2
    end = _WIDTH - _MARGIN - 12
    inside = [
        box(_BOX, y, wide, _HIGH, _SHAPES[state], 7),
        text(_BOX + 12, base, label, "label", tone, room=_NAME - _BOX - 18),
        text(end, base, status, "badge", _TONES[state], anchor="end"),
    ]
    if name:
        room = end - width(status, "badge") - 14 - _NAME
        inside.append(text(_NAME, base, name, "code", tone, room=room, middle=True))
    if state == "dark":
        inside.append(disc(_NODE, middle, 7, "missing"))
    else:
        inside.append(disc(_NODE, middle, 9, "reached" if state != "ends" else "call-denied"))
        inside.append(_mark(_NODE, middle, good=state != "ends"))
    return group("".join(inside), f"{label} {name}".strip() + f": {status}")


def _link(y: float, *, lit: bool) -> str:
    """From the mark above to the one at ``y``."""
    above = y - _ROW + _HIGH / 2 + 10
    return line(f"M{_NODE} {above:g}V{y + _HIGH / 2 - 10:g}", "call-mark" if lit else "missing")


def _mark(x: float, y: float, *, good: bool) -> str:
    """A tick or a cross."""
    if good:
        return line(f"M{x - 4:g} {y:g}l3 3 5.5-6.5", "call-mark")
    return line(f"M{x - 3.5:g} {y - 3.5:g}l7 7m0-7l-7 7", "call-mark-denied")


def _told(way: Way, name: str, words: Words) -> str:
    lines = [name, plain(way.sentence)]
    for number, hop in enumerate(way.hops):
        label = " ".join(filter(None, (say(words, f"knock-place-{hop.place}"), plain(hop.name))))
        lines.append(f"{number + 1}. {label}: {say(words, f'knock-{_state(way, number)}')}")
    return "\n".join(lines)
