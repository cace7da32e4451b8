"""The learner works on a copy that has no answers in it and that nobody takes away."""

import json
from pathlib import Path

import pytest

from helpers.set_up import own_copy
from helpers.set_up.environment import ROOT
from helpers.set_up.sayings import SetUpError, said


def write(path: Path, source: str, output: str = "") -> None:
    outputs = [{"output_type": "stream", "name": "stdout", "text": [output]}] if output else []
    cell = {
        "cell_type": "code",
        "id": "a",
        "metadata": {},
        "execution_count": 1 if output else None,
        "outputs": outputs,
        "source": source.splitlines(keepends=True),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    notebook = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    path.write_text(json.dumps(notebook, ensure_ascii=False), encoding="utf-8")


@pytest.fixture
def course(tmp_path: Path) -> Path:
    write(tmp_path / "course/notebooks/vi/01_small.ipynb", "print('đáp án')", "đáp án")
    (tmp_path / "course/notebooks/glossary.md").write_text("thuật ngữ", encoding="utf-8")
    return tmp_path / "course"


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    return tmp_path / "mine"


def lesson(mine: Path) -> Path:
    return mine / "notebooks/vi/01_small.ipynb"


def test_the_copy_has_the_code_and_not_the_answers(course: Path, mine: Path) -> None:
    assert own_copy.bring_up_to_date(mine, course) == []
    (cell,) = json.loads(lesson(mine).read_text(encoding="utf-8"))["cells"]
    assert "".join(cell["source"]) == "print('đáp án')"
    assert (cell["outputs"], cell["execution_count"]) == ([], None)
    assert (mine / "notebooks/glossary.md").read_text(encoding="utf-8") == "thuật ngữ"


def test_what_was_run_keeps_its_outputs(course: Path, mine: Path) -> None:
    own_copy.bring_up_to_date(mine, course)
    write(lesson(mine), "print('đáp án')", "mine")
    own_copy.bring_up_to_date(mine, course)
    assert "mine" in lesson(mine).read_text(encoding="utf-8")


def test_a_new_version_replaces_what_was_left_alone(course: Path, mine: Path) -> None:
    own_copy.bring_up_to_date(mine, course)
    write(lesson(mine), "print('đáp án')", "run, not changed")
    write(course / "notebooks/vi/01_small.ipynb", "print('mới')")
    assert own_copy.bring_up_to_date(mine, course) == []
    assert "mới" in lesson(mine).read_text(encoding="utf-8")


def test_what_the_learner_changed_stays_and_is_named_only_when_there_is_a_new_version(
    course: Path, mine: Path
) -> None:
    own_copy.bring_up_to_date(mine, course)
    write(lesson(mine), "print('của tôi')")
    assert own_copy.bring_up_to_date(mine, course) == []
    write(course / "notebooks/vi/01_small.ipynb", "print('mới')")
    for _ in range(2):
        assert own_copy.bring_up_to_date(mine, course) == ["vi/01_small"]
    assert "của tôi" in lesson(mine).read_text(encoding="utf-8")


def test_a_deleted_or_spoilt_lesson_can_be_had_again(course: Path, mine: Path) -> None:
    own_copy.bring_up_to_date(mine, course)
    lesson(mine).write_text("not a notebook", encoding="utf-8")
    own_copy.bring_up_to_date(mine, course)
    assert lesson(mine).read_text(encoding="utf-8") == "not a notebook"
    lesson(mine).unlink()
    own_copy.bring_up_to_date(mine, course)
    assert "đáp án" in lesson(mine).read_text(encoding="utf-8")


def test_a_lost_record_costs_the_learner_nothing(course: Path, mine: Path) -> None:
    own_copy.bring_up_to_date(mine, course)
    write(lesson(mine), "print('của tôi')")
    for record in mine.glob(".*.json"):
        record.write_text("{", encoding="utf-8")
    write(course / "notebooks/vi/01_small.ipynb", "print('mới')")
    assert own_copy.bring_up_to_date(mine, course) == ["vi/01_small"]
    assert "của tôi" in lesson(mine).read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_written_is_told_so(course: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SetUpError) as raised:
        own_copy.bring_up_to_date(tmp_path / "file", course)
    assert str(raised.value) == said("no-permission", folder=tmp_path / "file")


def test_every_lesson_of_the_course_comes_along(mine: Path) -> None:
    own_copy.bring_up_to_date(mine)
    copied = {path.relative_to(mine).as_posix() for path in mine.rglob("*.ipynb")}
    there = {path.relative_to(ROOT).as_posix() for path in ROOT.glob("notebooks/*/*.ipynb")}
    assert there
    assert copied == there
