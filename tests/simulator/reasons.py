"""Finds the refusals in the code: the name of each, and the fields that come with it."""

from __future__ import annotations

import ast
from pathlib import Path

import helpers.simulator

ROOT = Path(helpers.simulator.__file__).parent
ELSEWHERE = {"task_definitions", "services"}
"""Parts whose refusals have tests of their own."""


def refusals(root: Path = ROOT) -> dict[str, set[str]]:
    """Field names by reason."""
    found: dict[str, set[str]] = {}
    for path in sorted(root.rglob("*.py")):
        if path.relative_to(root).parts[0] in ELSEWHERE:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            keywords = {each.arg: each.value for each in node.keywords if each.arg}
            if node.func.id == "invalid" and len(node.args) > 1:
                found.setdefault(_text(node.args[1]), set()).update(keywords)
            elif node.func.id == "EcsError" and isinstance(keywords.get("reason"), ast.Constant):
                fields = keywords.get("fields")
                keys = fields.keys if isinstance(fields, ast.Dict) else []
                found.setdefault(_text(keywords["reason"]), set()).update(
                    str(each.value) for each in keys if isinstance(each, ast.Constant)
                )
    return found


def _text(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    return ast.unparse(node)
