"""The poster: the course's pictures under one another, each with the line to remember."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from helpers.diagrams.phrases import say
from helpers.diagrams.picture import Picture, picture
from helpers.diagrams.svg import disc, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from helpers.i18n import Words

_WIDTH, _EDGE = 788.0, 24.0
_TOP, _HEADING, _NOTE, _GAP = 84.0, 30.0, 20.0, 30.0

_SIZE = re.compile(r'viewBox="0 0 (?P<width>[\d.]+) (?P<height>[\d.]+)"')
_ROOT = re.compile(r'<svg [^>]*viewBox="([^"]*)"[^>]*>')


@dataclass(frozen=True, slots=True)
class Part:
    """One picture of the poster.

    Args:
        heading: the message over it.
        notes: the messages of what to remember, a line each.
        shows: the picture itself.
    """

    heading: str
    notes: tuple[str, ...]
    shows: Picture


def draw(parts: Sequence[Part], words: Words) -> Picture:
    """Draws the poster; a part more makes it longer, not smaller."""
    title = say(words, "poster-title")
    drawn = [text(_EDGE, 40, title, "title"), text(_EDGE, 62, say(words, "poster-lead"), "note")]
    told = [title]
    y = _TOP
    for number, part in enumerate(parts, 1):
        told += [
            f"{number}. {say(words, part.heading)}",
            *(say(words, note) for note in part.notes),
            part.shows.words,
        ]
        height, content = _part(number, part, y, words)
        drawn.append(content)
        y += height + _GAP
    return picture(_WIDTH, y, title, "\n".join(told), "".join(drawn))


def _part(number: int, part: Part, top: float, words: Words) -> tuple[float, str]:
    height, nested = _nested(part.shows, top + _HEADING + _NOTE * len(part.notes))
    content = "".join((*_head(number, part, top, words), nested))
    return _HEADING + _NOTE * len(part.notes) + height, content


def _head(number: int, part: Part, top: float, words: Words) -> Iterator[str]:
    yield disc(_EDGE + 10, top + 9, 11, "port")
    yield text(_EDGE + 10, top + 14, str(number), "name", "inverse", anchor="middle")
    yield text(_EDGE + 30, top + 15, say(words, part.heading), "heading")
    for place, note in enumerate(part.notes):
        y = top + _HEADING + 10 + _NOTE * place
        room = _WIDTH - 2 * _EDGE
        yield text(_EDGE, y, say(words, note), "note", "soft", room=room)


def _nested(shown: Picture, top: float) -> tuple[float, str]:
    """The picture as a part of the drawing: its height, and the drawing."""
    size = _SIZE.search(shown.live)
    if size is None:
        raise ValueError("a picture has a view box from 0 0")
    width = _WIDTH - 2 * _EDGE
    height = float(size["height"]) * width / float(size["width"])
    place = f'x="{_EDGE:g}" y="{top:g}" width="{width:g}" height="{height:g}"'
    return height, _ROOT.sub(rf'<svg {place} viewBox="\1">', shown.live, count=1)
