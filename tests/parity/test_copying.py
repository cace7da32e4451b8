"""One command brings code and structure to the other language and leaves its prose alone."""

from pathlib import Path

import nbformat
import pytest

from helpers.authoring import parity
from helpers.authoring.copying import NOT_WRITTEN, copy_to_twin
from helpers.authoring.pages import Page, read
from helpers.authoring.problems import listed


@pytest.fixture
def vi(course: Path) -> Page:
    return read(course / "vi" / "01_small.ipynb")


def en(vi: Page) -> Page:
    return read(vi.path.parent.parent / "en" / vi.path.name)


def test_code_comes_over_and_prose_stays(vi: Page) -> None:
    vi.cells[2].source = "1 + 2"
    copy_to_twin(vi)
    assert en(vi).cells[2].source == "1 + 2"
    assert en(vi).cells[1].source == "## Run it\nOne container."
    assert 'Lab("en")' in en(vi).cells[0].source


def test_a_new_text_comes_over_under_a_mark_that_the_checks_refuse(vi: Page) -> None:
    text = nbformat.v4.new_markdown_cell("Vì sao?")
    text.id = "why"
    vi.notebook.cells.append(text)
    vi.save()
    copied = copy_to_twin(vi)
    assert copied.to_write == ("why",)
    assert en(vi).cells[3].source == f"{NOT_WRITTEN}\n\nVì sao?"
    assert "cell 'why': still waits for its en text" in listed(
        parity.problems(vi.path.parent.parent)
    )


def test_order_follows_and_a_dropped_cell_is_named(vi: Page) -> None:
    vi.notebook.cells = [vi.cells[0], vi.cells[2]]
    assert copy_to_twin(vi).dropped == ("run",)
    assert [cell.id for cell in en(vi).cells] == ["setup", "sum"]


def test_a_language_that_has_no_notebook_yet_gets_one(vi: Page) -> None:
    en(vi).path.unlink()
    assert copy_to_twin(vi).to_write == ("run",)
    assert [cell.id for cell in en(vi).cells] == ["setup", "run", "sum"]


def test_outputs_stay_with_the_code_that_made_them(vi: Page) -> None:
    there = en(vi)
    there.cells[2].outputs = [nbformat.v4.new_output("stream", text="2\n")]
    there.cells[2].execution_count = 2
    there.save()
    copy_to_twin(vi)
    assert en(vi).cells[2].outputs[0].text == "2\n"
    vi.cells[2].source = "1 + 2"
    copy_to_twin(vi)
    assert en(vi).cells[2].outputs == []


def test_copying_twice_changes_nothing(vi: Page) -> None:
    copy_to_twin(vi)
    first = en(vi).path.read_bytes()
    copy_to_twin(vi)
    assert en(vi).path.read_bytes() == first
