"""How wide a text will be, and how to shorten it so that it stays inside its box.

There is no browser to ask, so widths come from a table. It holds, for each letter, the widest of
the fonts that the stylesheet is likely to meet (Noto Sans, Arial, most of DejaVu Sans), in
hundredths of the type size: a text that fits by this table fits on the learner's screen too.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from helpers.diagrams.style import TYPE, Type

ELLIPSIS = "…"
_MONO = 61
_WIDE = 105  # CJK and other full-width letters
_EMOJI = 140
_OTHER = 95  # letters of scripts that the table does not hold
_LONGEST = 400  # code points; no box of ours holds more, and a name may be 32 KiB long

_REGULAR = {
    30: "'ijl",
    35: " ,-.:;If·",
    40: "!()/[\\]t",
    45: '"r',
    50: "J`sz",
    55: "c",
    60: "*?L_aekvxy|–",
    65: "$0123456789FTbdghnopqu{}đơ",
    70: "ABEKPSVXYZư",
    75: "&CDHRUĐ",
    80: "#+<=>GNOQ^w~×≤−",
    85: "Ư",
    90: "Ơ",
    95: "%MWm",
    100: "→…—",
    105: "@",
}
_BOLD = {
    30: "'",
    35: " ijl",
    40: ",-.:;I·",
    45: "!()/[\\]f",
    50: '"`rt',
    55: "*",
    60: "J_csz|–",
    65: "?FLTaekvxy",
    70: "$0123456789EPSYZbdghnopqu{}đơ",
    75: "ABCKRVXß",
    80: "#+<=>DGHU^~Đ×≤ư−",
    85: "&NOQƠ",
    90: "wƯ",
    95: "M",
    100: "%@m→…—",
    105: "W",
}


def _flat(table: dict[int, str]) -> dict[str, int]:
    return {letter: width for width, letters in table.items() for letter in letters}


_HORN = "\u031b"
_HORNED = {"o": "ơ", "u": "ư", "O": "Ơ", "U": "Ư"}
_TABLES = (_flat(_REGULAR), _flat(_BOLD))


@lru_cache(maxsize=4096)
def _letter(letter: str, bold: bool, mono: bool) -> int:
    """Width of one code point in hundredths of the type size."""
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    if unicodedata.east_asian_width(letter) in "WF":
        return _EMOJI if ord(letter) >= 0x1F000 or 0x2300 <= ord(letter) < 0x2C00 else _WIDE
    decomposed = unicodedata.normalize("NFD", letter)
    base = _HORNED.get(decomposed[0], letter) if _HORN in decomposed else decomposed[0]
    known = _TABLES[bold].get(base)
    if mono:
        return _MONO if known is not None else _OTHER
    if known is not None:
        return known
    return _EMOJI if ord(letter) >= 0x1F000 else _OTHER


def _units(text: str, kind: Type) -> int:
    bold, mono = kind.weight >= 600, kind.mono
    if mono and text.isascii():
        return _MONO * len(text)
    return sum(_letter(letter, bold, mono) for letter in text)


@lru_cache(maxsize=4096)
def width(text: str, kind: str) -> float:
    """The estimated width of a text in picture units; ``kind`` is a name in ``style.TYPE``."""
    return _units(text, TYPE[kind]) * TYPE[kind].size / 100


@lru_cache(maxsize=4096)
def shorten(text: str, room: float, kind: str, middle: bool = False) -> str:
    """The text itself, or as much of it as fits into ``room`` picture units with an ellipsis.

    Args:
        text: what to write.
        room: how wide it may be.
        kind: a name in ``style.TYPE``.
        middle: leave out the middle instead of the end, for texts whose end tells them apart (an
            image with its tag).
    """
    if len(text) <= _LONGEST and width(text, kind) <= room:
        return text
    face = TYPE[kind]
    bold, mono = face.weight >= 600, face.mono
    left = room * 100 / face.size - _letter(ELLIPSIS, bold, mono)
    tail = _fitting(text[: -_LONGEST - 1 : -1], left / 2, bold, mono)[::-1] if middle else ""
    head = _fitting(text[:_LONGEST], left - _units(tail, face), bold, mono)
    return head.rstrip() + ELLIPSIS + tail.lstrip()


def _fitting(text: str, units: float, bold: bool, mono: bool) -> str:
    for index, letter in enumerate(text):
        units -= _letter(letter, bold, mono)
        if units < 0:
            return text[:index]
    return text
