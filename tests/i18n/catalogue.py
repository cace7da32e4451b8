"""Reads the catalogue's Fluent files as their syntax trees, for the tests beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from fluent.syntax import FluentParser, ast, visitor

import helpers.i18n

ROOT = Path(helpers.i18n.__file__).parent
LETTERS = re.compile(r"[^\W\d_]+")
WITH_DIACRITICS = re.compile("(?![×÷])[à-ỹăâđêôơưÀ-ỸĂÂĐÊÔƠƯ]")


@dataclass(frozen=True)
class Message:
    """One message of one language."""

    id: str
    file: str
    attributes: tuple[str, ...]
    placeholders: frozenset[str]
    text: str


class _Parts(visitor.Visitor):
    """Collects what a pattern says and which placeholders it has, all variants included."""

    def __init__(self) -> None:
        self.placeholders: set[str] = set()
        self.text: list[str] = []

    def visit_TextElement(self, node: ast.TextElement) -> None:  # noqa: N802 - the library's name
        self.text.append(node.value)

    def visit_StringLiteral(self, node: ast.StringLiteral) -> None:  # noqa: N802
        self.text.append(node.value)  # how Fluent writes a brace: {"{"}

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802
        self.placeholders.add(node.id.name)


def files(language: str) -> list[Path]:
    return sorted((ROOT / language).glob("*.ftl"))


def messages(language: str) -> dict[str, Message]:
    """Every message of a language by id.

    Raises:
        AssertionError: for a line that Fluent cannot read, or an id that is used twice.
    """
    found: dict[str, Message] = {}
    for path in files(language):
        for entry in FluentParser(with_spans=False).parse(path.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ast.Junk), f"{language}/{path.name}: {entry.content}"
            if isinstance(entry, ast.Message):
                assert entry.id.name not in found, f"{entry.id.name} is twice in {language}"
                found[entry.id.name] = _message(entry, path.name)
    return found


def _message(entry: ast.Message, file: str) -> Message:
    parts = _Parts()
    parts.visit(entry)
    return Message(
        entry.id.name,
        file,
        tuple(sorted(attribute.id.name for attribute in entry.attributes)),
        frozenset(parts.placeholders),
        "".join(parts.text),
    )
