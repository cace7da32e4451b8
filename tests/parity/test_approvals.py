"""Editing one language makes the approval of the pair stale, until both have been read."""

import json
from pathlib import Path

import pytest

from helpers.authoring import approvals
from helpers.authoring.pages import read
from helpers.authoring.problems import listed


def test_the_texts_of_the_course_are_approved() -> None:
    assert approvals.approved(), "notebooks/approved.json is empty"
    assert listed(approvals.problems()) == ""


def test_nothing_is_approved_by_itself(course: Path) -> None:
    assert "cell 'run': changed in vi and en since it was approved" in listed(
        approvals.problems(course)
    )


def test_an_approved_pair_has_no_problems(course: Path) -> None:
    assert approvals.approve("01", course) == ["01_small/run"]
    assert approvals.problems(course) == []


@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_edit_in_one_language_names_the_cell_and_the_command(course, language) -> None:
    approvals.approve("01", course)
    page = read(course / language / "01_small.ipynb")
    page.cells[1].source += " Thật vậy."
    page.save()
    (problem,) = approvals.problems(course)
    assert (problem.notebook, problem.cell) == ("01_small", "run")
    assert f"changed in {language} since" in problem.what
    assert problem.what.endswith("python -m helpers notebooks approve 01")


def test_an_approval_of_a_cell_that_is_gone_is_refused(course: Path) -> None:
    approvals.approve("01", course)
    for language in ("vi", "en"):
        page = read(course / language / "01_small.ipynb")
        del page.notebook.cells[1]
        page.save()
    assert [problem.cell for problem in approvals.problems(course)] == ["run"]
    approvals.approve("01", course)
    assert approvals.problems(course) == []


def test_approving_one_lesson_leaves_the_others_as_they_were(course: Path) -> None:
    approvals.approve("", course)
    page = read(course / "vi" / "01_small.ipynb")
    page.cells[1].source += "!"
    page.save()
    assert approvals.approve("02", course) == []
    assert len(approvals.problems(course)) == 1


def test_the_lock_is_written_the_same_every_time(course: Path) -> None:
    approvals.approve("", course)
    lock = course / approvals.FILE_NAME
    first = lock.read_bytes()
    approvals.approve("", course)
    assert lock.read_bytes() == first
    assert set(json.loads(first)["01_small"]["run"]) == {"vi", "en"}
