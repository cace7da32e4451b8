"""Writes SVG as text, quickly and always escaped.

Every function returns a string; a picture is their concatenation. What a shape looks like is a
name in ``style.SHAPES`` or ``style.TYPE``, never a colour. No element carries an ``id`` (hatches
and arrow heads are drawn, not referenced), so any number of pictures can share one page.
"""

from __future__ import annotations

import re
from functools import lru_cache
from xml.sax.saxutils import escape

from helpers.diagrams.measure import shorten

# What XML 1.0 cannot hold, and what would turn the reading direction of the letters around it.
_UNWRITABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)
_SPACE = re.compile(r"[\s\u2028\u2029]+")
_QUOTES = {'"': "&quot;", "'": "&#39;"}
_TOOLTIP = 300  # code points


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """One line of text that XML can hold; a control character becomes U+FFFD."""
    return _SPACE.sub(" ", _UNWRITABLE.sub("\ufffd", text))


def escaped(text: str) -> str:
    """Text for an element or an attribute."""
    return escape(text, _QUOTES)


@lru_cache(maxsize=4096)
def _words(content: str, kind: str, room: float | None, middle: bool) -> str:
    content = plain(content)
    if room is None:
        return escaped(content)
    short = shorten(content, room, kind, middle)
    if short == content:
        return escaped(content)
    return f"<title>{escaped(content[:_TOOLTIP])}</title>{escaped(short)}"


def text(
    x: float,
    y: float,
    content: str,
    kind: str = "body",
    tone: str = "ink",
    *,
    room: float | None = None,
    anchor: str = "",
    middle: bool = False,
) -> str:
    """A line of text whose baseline is ``y``.

    Args:
        x: where it starts, or ends, or has its middle: see ``anchor``.
        y: the baseline.
        content: anything; it is escaped here.
        kind: a name in ``style.TYPE``.
        tone: one of ``style.TONES``.
        room: the widest it may become; longer text gets an ellipsis and the whole as a tooltip.
        anchor: ``""``, ``"middle"`` or ``"end"``.
        middle: shorten in the middle rather than at the end.
    """
    at = f" ecs-{anchor}" if anchor else ""
    return (
        f'<text x="{x:g}" y="{y:g}" class="ecs-t-{kind} ecs-in-{tone}{at}">'
        f"{_words(content, kind, room, middle)}</text>"
    )


def box(x: float, y: float, width: float, height: float, shape: str, radius: float = 6) -> str:
    """A rounded box; ``shape`` is a name in ``style.SHAPES``."""
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="{radius:g}"'
        f' class="ecs-{shape}"/>'
    )


def line(path: str, shape: str) -> str:
    """A path; ``shape`` is a name in ``style.SHAPES``."""
    return f'<path d="{path}" class="ecs-{shape}"/>'


def disc(x: float, y: float, radius: float, shape: str) -> str:
    """A circle around ``x``, ``y``."""
    return f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}" class="ecs-{shape}"/>'


def hatch(x: float, y: float, width: float, height: float, shape: str, step: float = 6) -> str:
    """Diagonal lines inside a rectangle, cut off exactly at its edges.

    Drawn as one path: a ``<pattern>`` would need an id, and browsers drop a pattern whose first
    namesake on the page is hidden.
    """
    strokes = []
    start = step / 2
    while start < width + height:
        bottom, top = min(start, height), max(0.0, start - width)
        strokes.append(f"M{x + start - bottom:g} {y + bottom:g}L{x + start - top:g} {y + top:g}")
        start += step
    return line("".join(strokes), shape)


def group(content: str, tooltip: str = "") -> str:
    """Elements that belong together, with the words that appear when the pointer rests on them."""
    title = f"<title>{escaped(plain(tooltip)[:_TOOLTIP])}</title>" if tooltip else ""
    return f"<g>{title}{content}</g>"
