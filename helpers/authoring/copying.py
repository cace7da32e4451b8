"""Copies code and structure from one language to the other; each language keeps its own prose."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import Any

import nbformat

from helpers.authoring.pages import Page, in_language, is_setup, read, twin_path

NOT_WRITTEN = "**⚠ NOT WRITTEN YET**"
"""Stands before a text that came over from the other language; the checks refuse it."""


@dataclass(frozen=True)
class Copied:
    """What a copy changed: the twin, the texts to write, and the cells that are gone."""

    twin: Page
    to_write: tuple[str, ...]
    dropped: tuple[str, ...]


def copy_to_twin(page: Page) -> Copied:
    """Give the other language this page's code cells, cell ids, order and types, and save it.

    Markdown of the other language is kept by cell id. A markdown cell that the other language
    does not have comes over as it is, under a mark that the checks refuse. Stored outputs stay
    with the code that made them and go when the code changes.
    """
    path = twin_path(page)
    old = {cell.get("id", ""): cell for cell in read(path).cells} if path.exists() else {}
    cells = [_twin_cell(cell, old.get(cell.get("id", "")), path.parent.name) for cell in page.cells]
    twin = Page(path, nbformat.v4.new_notebook(cells=cells))
    twin.save()
    kept = {cell.get("id", "") for cell in cells}
    return Copied(
        twin,
        to_write=tuple(cell.id for cell in cells if NOT_WRITTEN in cell.source),
        dropped=tuple(cell_id for cell_id in old if cell_id not in kept),
    )


def _twin_cell(cell: Any, old: Any, language: str) -> Any:
    """The other language's version of a cell, made from it and from what was there."""
    new = copy.deepcopy(cell)
    same_type = old is not None and old.cell_type == cell.cell_type
    if cell.cell_type == "markdown":
        new.source = old.source if same_type else f"{NOT_WRITTEN}\n\n{cell.source}"
    elif cell.cell_type == "code":
        if is_setup(cell):
            new.source = in_language(cell.source, language)
        keeps_outputs = same_type and old.source == new.source
        new.outputs = copy.deepcopy(old.outputs) if keeps_outputs else []
        new.execution_count = old.execution_count if keeps_outputs else None
    return new
