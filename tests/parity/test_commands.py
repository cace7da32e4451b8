"""The authors' command line: what it says and its exit code."""

import pytest

import helpers.authoring
from helpers.authoring import approvals, commands, pages
from helpers.authoring.pages import read


@pytest.fixture
def here(course, monkeypatch: pytest.MonkeyPatch):
    """The commands work on the small course."""
    monkeypatch.setattr(
        commands,
        "pages",
        lambda number="", language="": pages.pages(number, language, root=course),
    )
    monkeypatch.setattr(commands.approvals, "approve", lambda number: APPROVE(number, course))
    return course


APPROVE = approvals.approve


def test_copy_says_what_is_left_to_write(here, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "en" / "01_small.ipynb").unlink()
    assert helpers.authoring.main(["copy", "vi", "01"]) == 0
    assert capsys.readouterr().out == "vi/01_small -> en/01_small\n  to write: run\n"


def test_approve_says_what_was_approved(here, capsys: pytest.CaptureFixture[str]) -> None:
    assert helpers.authoring.main(["approve", "01"]) == 0
    assert capsys.readouterr().out == "approved 01_small/run\n"


def test_run_takes_a_file_and_tells_a_failure_in_one_line(here, capsys) -> None:
    path = here / "vi" / "01_small.ipynb"
    page = read(path)
    page.notebook.cells = page.cells[2:]
    page.cells[0].source = "1 / 0"
    page.save()
    assert helpers.authoring.main(["run", str(path)]) == 1
    out = capsys.readouterr().out
    assert out.startswith("vi/01_small, cell 'sum'")
    assert "ZeroDivisionError" in out


def test_a_lesson_that_is_not_there_is_one_clear_line(here, capsys) -> None:
    assert helpers.authoring.main(["run", "77"]) == 1
    assert capsys.readouterr().out == "there is no notebook 77\n"


def test_check_finds_nothing_to_mend_in_the_course(capsys) -> None:
    assert helpers.authoring.main(["check"]) == 0
    assert capsys.readouterr().out == "nothing to mend\n"
