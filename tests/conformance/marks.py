"""Finds which tests hold which rows of the behaviour page, without running anything.

A test names its rows with ``@pytest.mark.behaviour("<row>", ...)``: on a function, on a class, as
``marks=`` of one ``pytest.param``, or as a module's ``pytestmark``.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path

TESTS = Path(__file__).parent.parent


@dataclass(frozen=True, order=True)
class Holder:
    """A test, or the module or class whose tests all carry the mark."""

    file: str
    test: str

    def __str__(self) -> str:
        return f"{self.file}::{self.test}" if self.test else self.file


@dataclass(frozen=True)
class Marks:
    """Rows by their holders, and the marks whose rows cannot be read off the page."""

    holders: dict[str, list[Holder]]
    unreadable: list[str]


def collect(root: Path = TESTS) -> Marks:
    """The marks of every test file below ``root``."""
    found = Marks({}, [])
    for path in sorted(root.rglob("test_*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        _walk(tree, path.relative_to(root.parent).as_posix(), "", found)
    for holders in found.holders.values():
        holders.sort()
    return found


def _walk(node: ast.AST, file: str, test: str, found: Marks) -> None:
    if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef):
        test = f"{test}::{node.name}" if test else node.name
    if isinstance(node, ast.Call) and _is_mark(node.func):
        for argument in node.args:
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                holders = found.holders.setdefault(argument.value, [])
                if Holder(file, test) not in holders:
                    holders.append(Holder(file, test))
            else:
                found.unreadable.append(f"{file}:{node.lineno}")
    for child in ast.iter_child_nodes(node):
        _walk(child, file, test, found)


def _is_mark(function: ast.expr) -> bool:
    return (
        isinstance(function, ast.Attribute)
        and function.attr == "behaviour"
        and isinstance(function.value, ast.Attribute)
        and function.value.attr == "mark"
    )
