"""The map: all lessons of the plan, which exist, and how far the learner is."""

import re
from pathlib import Path

import pytest

from helpers import Lab
from helpers.exercises.course import EXERCISES, LESSONS, NOTEBOOKS
from helpers.exercises.progress import FILE_NAME, FOLDER_VARIABLE, Progress, progress
from helpers.i18n import LANGUAGES, words
from helpers.labs.course_map import drawn

EACH = pytest.mark.parametrize("language", LANGUAGES)


@EACH
def test_it_lists_every_lesson_and_links_to_those_that_exist(language: str, tmp_path: Path) -> None:
    table = drawn(words(language), Progress(tmp_path))
    lines = table.words.splitlines()
    for lesson, line in zip(LESSONS, lines[1:], strict=False):
        assert line.startswith(f"{lesson.number} · {words(language)(f'lesson-{lesson.number}')}")
        to_come = words(language)("course-to-come") in line
        assert to_come is not (NOTEBOOKS / language / lesson.file_name).exists()
    links = re.findall(r'href="([^"]+)"', table.html)
    assert "01_task_definition.ipynb" in links
    assert all((NOTEBOOKS / language / link).exists() for link in links)


@EACH
def test_the_bars_and_their_numbers_follow_the_progress(language: str, tmp_path: Path) -> None:
    kept = Progress(tmp_path)
    of_01 = LESSONS[1]
    whole = len(of_01.exercises)

    def line() -> str:
        return drawn(words(language), kept).words.splitlines()[2]

    assert f"0 / {whole}" in line()
    kept.keep_solved(of_01.exercises[0].id)
    kept.keep_solved("99-not-ours")
    kept.keep_prediction(of_01.questions[0].id, "two")
    assert f"1 / {whole}" in line()
    assert f"1 / {len(of_01.questions)}" in line()
    html = drawn(words(language), kept).html
    assert f'<progress value="1" max="{whole}" aria-label="' in html
    assert f"1 / {len(EXERCISES)}" in drawn(words(language), kept).words.splitlines()[-1]


@EACH
def test_a_lesson_without_exercises_has_no_empty_bar(language: str, tmp_path: Path) -> None:
    first = drawn(words(language), Progress(tmp_path)).html.split("<tr>")[2]
    assert words(language)("course-nothing") in first
    assert first.count("<progress") == 1


@EACH
def test_trouble_with_the_file_is_said_on_the_map(language: str, tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text("{", "utf-8")
    table = drawn(words(language), Progress(tmp_path))
    assert "progress.broken-1.json" in table.words
    assert "progress.broken-1.json" in table.html


def test_the_lab_shows_it_as_it_is_now_and_every_time(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    with Lab("vi") as lab:
        assert "Bản đồ khóa học" in lab.map().words
        before = lab.map().words
        progress().keep_solved("01-give-it-a-port")
        assert lab.map().words != before
        assert lab.map().html == lab.map().html
