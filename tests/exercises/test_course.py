"""The plan of the course: ids, words, and nothing in the catalogue that belongs to nobody."""

import json
import re
from pathlib import Path

import boto3
import pytest
from catalogue import messages

from helpers import Lab
from helpers.authoring.pages import Page, is_setup, pages
from helpers.exercises.course import EXERCISES, LESSONS, QUESTIONS
from helpers.exercises.model import Choice, Question
from helpers.i18n import LANGUAGES, words

QUESTION = pytest.mark.parametrize("question", QUESTIONS.values(), ids=list(QUESTIONS))


def answers(question: Question) -> list[str]:
    """The answers that have an explanation of their own."""
    if isinstance(question, Choice):
        return list(question.choices)
    return [question.right, *question.explained, "other"]


def test_the_plan_has_nine_lessons_and_a_last_page_in_order() -> None:
    assert [lesson.number for lesson in LESSONS] == [f"{n:02}" for n in range(10)]
    for language in LANGUAGES:
        titles = [words(language)(f"lesson-{lesson.number}") for lesson in LESSONS]
        assert len(set(titles)) == len(LESSONS)


def test_every_id_begins_with_its_lesson() -> None:
    assert EXERCISES
    assert QUESTIONS
    for lesson in LESSONS:
        for one in (*lesson.exercises, *lesson.questions):
            assert re.fullmatch(rf"{lesson.number}(-[a-z0-9]+)+", one.id)


def test_a_lesson_exists_when_its_notebook_does(tmp_path: Path) -> None:
    assert LESSONS[1].exists("vi")
    assert LESSONS[1].exists("en")
    assert not LESSONS[1].exists("vi", tmp_path)


@QUESTION
def test_a_question_has_its_words_and_explains_every_answer(question: Question) -> None:
    for language in LANGUAGES:
        say = words(language)
        assert say(f"question-{question.id}-text")
        explained = [say(f"question-{question.id}-why-{answer}") for answer in answers(question)]
        assert len(set(explained)) == len(explained) >= 3
        if isinstance(question, Choice):
            for answer in question.choices:
                assert say(f"question-{question.id}-choice-{answer}")


@QUESTION
def test_the_right_answer_is_one_of_the_answers(question: Question) -> None:
    assert question.read(question.right) == question.right
    assert question.why(question.right) == f"question-{question.id}-why-{question.right}"


@QUESTION
def test_what_is_no_answer_is_not_read(question: Question) -> None:
    for typed in ("", "x", "-1", "4.5", "٤", "four", "9" * 40):
        assert question.read(typed) is None


def test_a_number_is_read_as_it_is_usually_written() -> None:
    question = QUESTIONS["01-next-number"]
    assert question.read(" 04 ") == "4"
    assert question.why("77") == "question-01-next-number-why-other"


def test_no_message_belongs_to_an_exercise_or_question_that_is_gone() -> None:
    known = {f"exercise-{name}" for name in EXERCISES} | {f"question-{name}" for name in QUESTIONS}
    owned = [name for name in messages("vi") if re.match(r"(exercise|question)-\d\d-", name)]
    assert owned
    assert [name for name in owned if not any(name.startswith(f"{k}-") for k in known)] == []


@pytest.mark.parametrize("page", pages(language="vi"), ids=lambda page: page.name)
def test_running_a_whole_lesson_solves_none_of_its_exercises(page: Page) -> None:
    (lesson,) = (one for one in LESSONS if one.number == page.number)
    with Lab("vi") as lab:
        ecs = boto3.client("ecs")
        names = {"lab": lab, "ecs": ecs, "boto3": boto3, "json": json}
        for cell in page.of_type("code"):
            if not is_setup(cell):
                exec(cell.source, names)
        assert [one.id for one in lesson.exercises if not list(one.missing(ecs))] == []
