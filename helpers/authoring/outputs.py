"""Stored outputs: made the same in every run, and checked for what must not be in them."""

from __future__ import annotations

import ast
import json
import re
from typing import TYPE_CHECKING, Any

from helpers.authoring.pages import tags
from helpers.authoring.problems import Problem

if TYPE_CHECKING:
    from helpers.authoring.pages import Page

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
"""A live widget: it needs a running kernel, so a stored one shows "model not found"."""

MAY_FAIL_TAG = "raises-exception"
"""Tag of a cell that shows a traceback on purpose (nbclient and nbval know it too)."""

UNSTABLE = {
    "a memory address": re.compile(r"\b0x[0-9a-f]{6,}\b"),
    "a path of this computer": re.compile(r"(?<![\w.])/(?:home|Users|tmp|root|work|var/folders)/"),
    "a path of a Windows computer": re.compile(r"\b[A-Z]:\\\\?\w"),
    "a datetime in this computer's time zone": re.compile(r"datetime\.datetime\(|tzlocal\(|tzutc"),
    "the id of a widget": re.compile(r"IPY_MODEL_|\bmodel_id\b"),
    "a bare widget's repr": re.compile(r"\b(?:VBox|HBox|GridBox|Tab|Accordion)\(children="),
}
"""What would differ in the next run or on another computer, or tells a reader nothing."""


def tidy(notebook: Any) -> None:
    """Bring the outputs of an executed notebook into the form that is stored."""
    count = 0
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        if cell.cell_type != "code":
            continue
        count += 1
        cell.execution_count = count
        cell.outputs = _one_stream_each(cell.outputs)
        for output in cell.outputs:
            if output.output_type == "execute_result":
                output.execution_count = count
            data = output.get("data", {})
            if len(data) > 1 and data.pop(WIDGET_VIEW, None) is not None:
                output.metadata.pop(WIDGET_VIEW, None)


def _one_stream_each(outputs: list[Any]) -> list[Any]:
    """Join neighbouring pieces of one stream: where the kernel cuts them is chance."""
    joined: list[Any] = []
    for output in outputs:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.output_type == output.output_type == "stream"
            and last.name == output.name
        ):
            last.text += output.text
        else:
            joined.append(output)
    return joined


def shows_something(source: str) -> bool:
    """Whether a cell with this code should have an output: it ends in a value, or it prints."""
    body = ast.parse(source).body
    if not body:
        return False
    if isinstance(body[-1], ast.Expr) and not source.rstrip().endswith(";"):
        return True
    inside_functions = {
        inner
        for node in ast.walk(ast.Module(body, []))
        if isinstance(node, ast.FunctionDef | ast.Lambda)
        for inner in ast.walk(node)
    }
    return any(
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("print", "display")
        and node not in inside_functions
        for node in ast.walk(ast.Module(body, []))
    )


def problems(page: Page) -> list[Problem]:
    """What is wrong with the stored outputs of a notebook."""
    found = []
    for cell in page.of_type("code"):
        found += [
            Problem(page.title, cell.get("id", ""), what) for what in _problems_of_cell(page, cell)
        ]
    counts = [cell.execution_count for cell in page.of_type("code")]
    if counts != list(range(1, len(counts) + 1)):
        again = f"store its outputs: python -m helpers notebooks run {page.number}"
        found.append(Problem(page.title, "", f"was not run from the top in one go; {again}"))
    return found


def _problems_of_cell(page: Page, cell: Any) -> list[str]:
    found = []
    if shows_something(cell.source) and not cell.outputs:
        found.append(
            "shows something but has no stored output, so a test would accept anything; "
            f"run: python -m helpers notebooks run {page.number}"
        )
    for output in cell.outputs:
        if output.output_type == "error" and MAY_FAIL_TAG not in tags(cell):
            found.append(f"ends in a traceback ({output.ename}); catch it and print AWS's words")
        if output.output_type == "stream" and output.name == "stderr":
            found.append(f"writes to stderr: {output.text.strip()[:80]}")
        if WIDGET_VIEW in output.get("data", {}):
            found.append("stores a live widget; give it a picture or words in _repr_mimebundle_")
        text = _text(output)
        found += [
            f"its output holds {name}: {match.group()!r}"
            for name, pattern in UNSTABLE.items()
            if (match := pattern.search(text))
        ]
    return found


def _text(output: Any) -> str:
    """Everything an output says, as one text."""
    data = output.get("data", {})
    parts = [output.get("text", "")]
    parts += [value if isinstance(value, str) else json.dumps(value) for value in data.values()]
    return "\n".join(parts)
