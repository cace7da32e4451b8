"""The two languages of a lesson have the same cells and the same code."""

from pathlib import Path

import pytest

from helpers.authoring import parity
from helpers.authoring.pages import Page, pages, read
from helpers.authoring.problems import listed


def vi(course: Path) -> Page:
    return read(course / "vi" / "01_small.ipynb")


def complaints(course: Path) -> str:
    return listed(parity.problems(course))


def test_the_lessons_of_the_course_agree() -> None:
    assert {page.language for page in pages()} == {"vi", "en"}
    assert listed(parity.problems()) == ""


def test_a_pair_that_agrees_has_no_problems(course: Path) -> None:
    assert complaints(course) == ""


def test_a_missing_language_is_named_with_the_command_that_makes_it(course: Path) -> None:
    (course / "en" / "01_small.ipynb").unlink()
    assert "missing in en; make it: python -m helpers notebooks copy vi 01" in complaints(course)


def test_other_code_is_refused_and_the_cell_named(course: Path) -> None:
    page = vi(course)
    page.cells[2].source = "1 + 2"
    page.save()
    assert complaints(course).startswith("01_small, cell 'sum': has other code")


def test_the_setup_cell_may_differ_in_its_language_only(course: Path) -> None:
    page = vi(course)
    page.cells[0].source = page.cells[0].source.replace("lab =", "room =")
    page.save()
    assert "cell 'setup': has other code" in complaints(course)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda cells: cells.pop(), "from place 3 on: code 'sum' in vi, no cell in en"),
        (lambda cells: cells.reverse(), "from place 1 on: code 'setup' in vi, code 'sum' in en"),
    ],
    ids=["a cell is gone", "another order"],
)
def test_other_cells_are_refused_and_the_place_named(course, change, said) -> None:
    page = read(course / "en" / "01_small.ipynb")
    change(page.notebook.cells)
    page.save()
    assert said in complaints(course)


def test_other_tags_are_refused(course: Path) -> None:
    page = vi(course)
    page.cells[2].metadata["tags"] = ["long"]
    page.save()
    assert "cell 'sum': has tags ['long'] in vi and [] in en" in complaints(course)


def test_a_heading_that_one_language_lacks_is_refused(course: Path) -> None:
    page = vi(course)
    page.cells[1].source += "\n### Thêm nữa"
    page.save()
    assert "cell 'run': has headings [2, 3] in vi and [2] in en" in complaints(course)


def test_the_same_words_in_both_languages_are_refused(course: Path) -> None:
    page = vi(course)
    page.cells[1].source = "## Run it\nOne container."
    page.save()
    assert "cell 'run': says the same words in both languages" in complaints(course)
