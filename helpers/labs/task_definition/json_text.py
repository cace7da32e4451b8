"""Reads the JSON that a learner is typing, and says where it stops being JSON and why."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

_DEEPEST = 60  # levels; a task definition needs nine

_BY_PARSER = {
    "Unterminated string starting at": "open-string",
    "Invalid control character at": "line-break-in-string",
    "Expecting property name enclosed in double quotes": "name",
    "Illegal trailing comma before end of object": "trailing-comma",
    "Illegal trailing comma before end of array": "trailing-comma",
    "Expecting ':' delimiter": "colon",
    "Expecting ',' delimiter": "comma",
    "Expecting value": "value",
    "Extra data": "extra",
}
"""What Python's parser says -> the message ``json-<kind>`` of the catalogue."""

_PYTHON_WORDS = re.compile(r"(True|False|None)\b")


@dataclass(frozen=True)
class Problem:
    """Why a text is not the JSON of a task definition.

    Args:
        kind: names the message ``json-<kind>``.
        line: 1 is the first; 0 where there is no one place.
        column: 1 is the first letter of the line.
        fields: what the message needs.
    """

    kind: str
    line: int = 0
    column: int = 0
    fields: dict[str, str] = field(default_factory=dict)


def write(document: dict[str, Any]) -> str:
    """The document as AWS's own examples are written."""
    return json.dumps(document, indent=2, ensure_ascii=False)


def read(text: str) -> dict[str, Any] | Problem:
    """The document, or the first problem that a reader meets. Never raises."""
    try:
        found = json.loads(text, parse_constant=_not_json, object_pairs_hook=_members)
    except json.JSONDecodeError as error:
        return _problem(text, error)
    except _TwiceError as twice:
        return Problem("twice", fields={"name": str(twice)[:60]})
    except RecursionError:
        return Problem("deep")
    except ValueError as error:  # a constant that JSON lacks, or thousands of digits
        word = str(error)
        return Problem("constant", fields={"word": word}) if word in _NOT_JSON else Problem("long")
    if not isinstance(found, dict):
        return Problem("object", 1, 1)
    return Problem("deep") if _depth(found) > _DEEPEST else found


_NOT_JSON = ("NaN", "Infinity", "-Infinity")


def _not_json(word: str) -> Any:
    raise ValueError(word)


class _TwiceError(ValueError):
    """A name stands twice in one object; JSON parsers would silently keep the last."""


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        names = [name for name, _ in pairs]
        raise _TwiceError(next(name for name in names if names.count(name) > 1))
    return members


def _depth(value: Any) -> int:
    deepest, level = 0, [value]
    while level and deepest <= _DEEPEST:
        deepest += 1
        level = [
            item
            for outer in level
            if isinstance(outer, dict | list)
            for item in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(item, dict | list)
        ]
    return deepest


def _problem(text: str, error: json.JSONDecodeError) -> Problem:
    """The parser's complaint, made more exact where the text shows what was meant."""
    at = error.pos
    rest = text[at:]
    if not text.strip():
        return Problem("empty", 1, 1)
    kind = _BY_PARSER.get(error.msg, "value")
    before = text[:at].rstrip()
    if kind == "open-string":
        pass
    elif error.msg.startswith("Invalid \\"):
        kind = "escape"
    elif rest.startswith(("//", "/*", "#")):
        kind = "comment"
    elif rest.startswith(("'", "‘", "’", "“", "”")):
        kind = "quotes"
    elif word := _PYTHON_WORDS.match(rest):
        return Problem("python-word", *_place(text, at), {"word": word.group()})
    elif kind != "extra" and not rest.strip():
        kind = "end"
    elif before.endswith(",") and rest[:1] in ("}", "]"):
        kind, at = "trailing-comma", len(before) - 1
    elif kind == "comma":
        at = len(before)
    return Problem(kind, *_place(text, at))


def _place(text: str, at: int) -> tuple[int, int]:
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
