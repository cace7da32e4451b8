"""Finds which message ids the code asks for, without running it."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from pathlib import Path

import helpers

ROOT = Path(next(iter(helpers.__path__)))


@dataclass
class Asked:
    """Ids in the code.

    Args:
        by_call: ids that stand as text in a call such as ``words("builder-title")``, with the
            place of the call.
        texts: every text in the code; an id that is handed on through a table is one of them.
        prefixes: beginnings of ids that are put together, ``f"why-{reason}"`` -> ``why-``.
    """

    by_call: dict[str, str] = field(default_factory=dict)
    texts: set[str] = field(default_factory=set)
    prefixes: set[str] = field(default_factory=set)


def asked(root: Path = ROOT) -> Asked:
    found = Asked()
    for path in sorted(root.rglob("*.py")):
        if path.is_relative_to(root / "set_up"):
            continue  # it speaks before Fluent is installed, in words of its own
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.texts.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                first = node.values[0] if node.values else None
                if isinstance(first, ast.Constant) and str(first.value).endswith("-"):
                    found.prefixes.add(str(first.value))
            elif isinstance(node, ast.Call) and _is_words(node.func) and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    place = f"{path.relative_to(root)}:{node.lineno}"
                    found.by_call[first.value] = place
    return found


def _is_words(function: ast.expr) -> bool:
    """Whether this is a call of a ``Words``, however it is held: ``words``, ``self._words``.

    ``say`` is one too, but ``panel.say`` is a widget that shows a message.
    """
    if isinstance(function, ast.Attribute):
        return function.attr.lstrip("_") == "words"
    return getattr(function, "id", "") in ("words", "say")
