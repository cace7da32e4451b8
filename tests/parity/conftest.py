"""A small pair of notebooks to try the authors' tools on."""

from pathlib import Path

import nbformat
import pytest

from helpers.authoring.pages import Page

SETUP = 'from helpers import Lab\nlab = Lab("{language}")'
TEXTS = {"vi": "## Chạy\nMột container.", "en": "## Run it\nOne container."}


def write_page(root: Path, language: str) -> Page:
    cells = [
        nbformat.v4.new_code_cell(SETUP.format(language=language)),
        nbformat.v4.new_markdown_cell(TEXTS[language]),
        nbformat.v4.new_code_cell("1 + 1"),
    ]
    for cell, cell_id in zip(cells, ("setup", "run", "sum"), strict=True):
        cell.id = cell_id
    cells[0].metadata["tags"] = ["setup"]
    page = Page(root / language / "01_small.ipynb", nbformat.v4.new_notebook(cells=cells))
    page.save()
    return page


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A folder with one small lesson in both languages."""
    for language in TEXTS:
        write_page(tmp_path, language)
    return tmp_path
