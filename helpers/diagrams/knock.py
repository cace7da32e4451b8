"""Knocking at an address: the way of one connection, lit up to where it ends.

Made of plain data, so that whoever tried the connection (``lab.connect``) can say where it went.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from helpers.diagrams.marks import arrow
from helpers.diagrams.measure import width
from helpers.diagrams.phrases import say
from helpers.diagrams.picture import Picture, picture
from helpers.diagrams.svg import box, group, line, plain, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpers.i18n import Words

_WIDTH, _MARGIN, _GAP = 880, 16, 26
_TOP, _HIGH = 50, 96
_WIDEST = 150  # of a box, however few there are
_LINE, _LINES = 18, 2  # of the sentence; room for so many always, so that nothing jumps


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
    count = len(way.hops)
    wide = min(_WIDEST, (_WIDTH - 2 * _MARGIN - _GAP * (count - 1)) / count)
    drawn = [text(_MARGIN, 29, name, "heading", room=_WIDTH - 2 * _MARGIN, middle=True)]
    for number, hop in enumerate(way.hops):
        x = _MARGIN + number * (wide + _GAP)
        drawn += _hop(hop, _state(way, number), x, wide, words)
        if number:
            drawn += _link(x, lit=way.ends is None or number <= way.ends)
    below = _TOP + _HIGH + 30
    lines = wrapped(plain(way.sentence), _WIDTH - 2 * _MARGIN - 24, "body")
    drawn.append(_mark(_MARGIN + 6, below - 4.5, good=way.ends is None))
    for number, each in enumerate(lines):
        drawn.append(text(_MARGIN + 24, below + number * _LINE, each, "body"))
    height = below + _LINE * (max(len(lines), _LINES) - 1) + 18
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


def _hop(hop: Hop, state: str, x: float, wide: float, words: Words) -> Iterator[str]:
    label = say(words, f"knock-place-{hop.place}")
    status = say(words, f"knock-{state}")
    name = plain(hop.name)
    tone = "soft" if state == "dark" else "ink"
    middle, room = x + wide / 2, wide - 10
    inside = [box(x, _TOP, wide, _HIGH, _SHAPES[state], 8)]
    lines = wrapped(label, room, "label")[:2]
    for number, each in enumerate(lines):
        y = _TOP + 21 + 15 * number
        inside.append(text(middle, y, each, "label", tone, room=room, anchor="middle"))
    if name:
        inside.append(
            text(middle, _TOP + 58, name, "code", tone, room=room, anchor="middle", middle=True)
        )
    if state in ("answers", "ends"):
        inside.append(_mark(middle, _TOP + _HIGH, good=state == "answers", filled=True))
    inside.append(
        text(middle, _TOP + 80, status, "badge", _TONES[state], room=room, anchor="middle")
    )
    yield group("".join(inside), f"{label} {name}".strip() + f": {status}")


def _link(x: float, *, lit: bool) -> Iterator[str]:
    y = _TOP + _HIGH / 2
    yield line(f"M{x - _GAP + 3:g} {y:g}H{x - 9:g}", "call-mark" if lit else "missing")
    if lit:
        yield arrow(x - 2, y, "done")


def _mark(x: float, y: float, *, good: bool, filled: bool = False) -> str:
    """A tick or a cross; ``filled`` puts paper under it, for a place on an edge."""
    ground = box(x - 11, y - 9, 22, 18, "paper", 9) if filled else ""
    if good:
        return ground + line(f"M{x - 5:g} {y:g}l4 4 7-8", "call-mark")
    return ground + line(f"M{x - 4:g} {y - 4:g}l8 8m0-8l-8 8", "call-mark-denied")


def _told(way: Way, name: str, words: Words) -> str:
    lines = [name]
    for number, hop in enumerate(way.hops):
        label = " ".join(filter(None, (say(words, f"knock-place-{hop.place}"), plain(hop.name))))
        lines.append(f"{number + 1}. {label}: {say(words, f'knock-{_state(way, number)}')}")
    return "\n".join((*lines, plain(way.sentence)))
