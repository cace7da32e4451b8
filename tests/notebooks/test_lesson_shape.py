"""Every lesson is built alike: sections, ids, short code, links that lead somewhere."""

from pathlib import Path

import nbformat
import pytest

from helpers.authoring import shape
from helpers.authoring.pages import Page, pages
from helpers.authoring.problems import listed


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.title)
def test_the_shape_of_the_course(page: Page) -> None:
    assert listed(shape.problems(page)) == ""


@pytest.fixture
def lesson(tmp_path: Path) -> Page:
    """A lesson with the right shape and nothing else."""
    cells = []
    for cell_id in shape.LESSON:
        if cell_id == "setup":
            cell = nbformat.v4.new_code_cell('lab = Lab("vi")', metadata={"tags": ["setup"]})
        else:
            cell = nbformat.v4.new_markdown_cell(cell_id)
        cell.id = cell_id
        cells.append(cell)
    for language in ("vi", "en"):
        (tmp_path / language).mkdir()
    (tmp_path / "en" / "09_try.ipynb").touch()
    cells[0].source = "[English](../en/09_try.ipynb)"
    return Page(tmp_path / "vi" / "09_try.ipynb", nbformat.v4.new_notebook(cells=cells))


def test_the_right_shape_is_accepted(lesson: Page) -> None:
    assert shape.problems(lesson) == []


def test_more_cells_may_stand_between_the_sections(lesson: Page) -> None:
    lesson.notebook.cells.insert(3, nbformat.v4.new_markdown_cell("More.", id="more-to-see"))
    assert shape.problems(lesson) == []


def drop(cell_id: str):
    def change(lesson: Page) -> None:
        lesson.notebook.cells = [cell for cell in lesson.cells if cell.id != cell_id]

    return change


def swap(lesson: Page) -> None:
    cells = lesson.notebook.cells
    cells[3], cells[4] = cells[4], cells[3]


def text(source: str):
    def change(lesson: Page) -> None:
        lesson.cells[5].source = source

    return change


def code(source: str):
    def change(lesson: Page) -> None:
        lesson.notebook.cells.append(nbformat.v4.new_code_cell(source, id="more-code"))

    return change


def rename(cell_id: str):
    def change(lesson: Page) -> None:
        lesson.cells[5].id = cell_id

    return change


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (drop("take-away"), "lacks the cells take-away"),
        (swap, "sections in another order"),
        (rename("run"), "has the id 'run' twice"),
        (rename("1f2e3d4c"), "needs a readable id"),
        (rename(""), "needs a readable id"),
        (text("[there](nowhere.ipynb)"), "links to nowhere.ipynb, which is not there"),
        (text("see /home/an/course"), "holds a path of this computer: '/home/'"),
        (code("\n".join(["x = 1"] * (shape.LONGEST_CODE + 1))), "hard to take in"),
        (drop("setup"), "needs exactly one cell tagged"),
        (drop("title"), "does not link to the other language"),
    ],
)
def test_another_shape_is_refused(lesson: Page, change, said: str) -> None:
    change(lesson)
    assert said in listed(shape.problems(lesson))


def test_a_setup_cell_of_the_other_language_is_refused(lesson: Page) -> None:
    lesson.cells[1].source = 'lab = Lab("en")'
    assert 'with Lab("vi")' in listed(shape.problems(lesson))


def test_links_to_the_web_and_to_a_heading_are_left_alone(lesson: Page) -> None:
    lesson.cells[5].source = "[a](https://docs.aws.amazon.com/) [b](#run) [c](../en/09_try.ipynb#x)"
    assert shape.problems(lesson) == []
