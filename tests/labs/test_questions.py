"""The prediction widget, answered as a learner would answer it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers import Lab
from helpers.diagrams.picture import Table
from helpers.exercises.course import QUESTIONS
from helpers.exercises.model import Choice
from helpers.exercises.progress import FOLDER_VARIABLE, progress
from helpers.i18n import LANGUAGES
from helpers.labs.prose import inline
from helpers.labs.questions import QuestionPanel

FAMILY, NUMBER = "01-same-family", "01-next-number"


@pytest.fixture(params=LANGUAGES)
def lab(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch) -> Iterator[Lab]:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    with Lab(request.param) as opened:
        yield opened


def answer(panel: QuestionPanel, value: str | None) -> str:
    """Give an answer and press the button; what it says then."""
    _style, _text, field, buttons, message = panel.children
    field.value = value
    buttons.children[0].click()
    return message.value


def test_nothing_is_chosen_for_the_learner(lab: Lab) -> None:
    for name, question in QUESTIONS.items():
        panel = lab.predict(name)
        assert panel.children[2].value == (None if isinstance(question, Choice) else "")
        assert "ecs-note" in panel.message.value
        assert lab.words("questions-open") in repr(panel)


@pytest.mark.parametrize("name", [n for n, q in QUESTIONS.items() if isinstance(q, Choice)])
def test_every_answer_is_explained(lab: Lab, name: str) -> None:
    question = QUESTIONS[name]
    for choice in question.choices:
        said = answer(lab.predict(name), choice)
        assert inline(lab.words(f"question-{name}-why-{choice}")) in said
        right = choice == question.right
        assert ("ecs-good" in said) is right
        assert lab.words("questions-right" if right else "questions-wrong") in said


@pytest.mark.parametrize(("typed", "why"), [(" 4", "4"), ("3", "3"), ("0", "other")])
def test_every_number_is_explained(lab: Lab, typed: str, why: str) -> None:
    said = answer(lab.predict(NUMBER), typed)
    assert inline(lab.words(f"question-{NUMBER}-why-{why}")) in said
    assert ("ecs-good" in said) is (why == "4")


def test_enter_in_the_field_of_a_number_answers(lab: Lab) -> None:
    panel = lab.predict(NUMBER)
    field = panel.children[2]
    field.value = "4"
    field._handle_custom_msg({"event": "something else"}, [])
    assert progress().predicted(NUMBER) is None
    field._handle_custom_msg({"event": "submit"}, [])  # what the browser sends for Enter
    assert "ecs-good" in panel.message.value
    assert progress().predicted(NUMBER) == "4"


def test_the_first_answer_is_remembered_and_later_ones_only_explained(lab: Lab) -> None:
    panel = lab.predict(FAMILY)
    answer(panel, "same")
    said = answer(panel, "two")
    assert "ecs-good" in said
    assert inline(lab.words(f"question-{FAMILY}-choice-same")) in said, "what was predicted"
    assert progress().predicted(FAMILY) == "same"

    after_restart = lab.predict(FAMILY)
    assert after_restart.children[2].value == "same"
    assert inline(lab.words(f"question-{FAMILY}-why-same")) in after_restart.message.value
    assert lab.words(f"question-{FAMILY}-why-same") in repr(after_restart)


def test_a_number_is_remembered_too(lab: Lab) -> None:
    answer(lab.predict(NUMBER), "12")
    again = lab.predict(NUMBER)
    assert lab.words("questions-you-said", answer="12") in again.message.value
    assert again.children[2].value == ""


def test_no_answer_is_an_invitation_and_changes_nothing(lab: Lab) -> None:
    assert lab.words("questions-choose-first") in answer(lab.predict(FAMILY), None)
    assert lab.words("questions-number-first") in answer(lab.predict(NUMBER), "  ")
    assert progress().predicted(FAMILY) is None


def test_what_is_no_number_is_said_back_and_stays_in_the_field(lab: Lab) -> None:
    panel = lab.predict(NUMBER)
    said = answer(panel, "<b>four</b>")
    assert "ecs-bad" in said
    assert "&lt;b&gt;four" in said
    assert panel.children[2].value == "<b>four</b>"
    assert progress().predicted(NUMBER) is None


def test_an_answer_that_the_question_no_longer_has_counts_as_open(lab: Lab) -> None:
    progress().keep_prediction(FAMILY, "an answer of last year")
    assert lab.words("questions-open") in repr(lab.predict(FAMILY))


def test_answering_works_without_a_lab_too(lab: Lab) -> None:
    panel = lab.predict(FAMILY)
    lab.close()
    assert "ecs-good" in answer(panel, "two")


def test_progress_that_cannot_be_kept_is_said(lab: Lab, tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "file"))
    assert "progress.json" in answer(lab.predict(FAMILY), "two")


def test_labels_show_no_backticks(lab: Lab) -> None:
    options = lab.predict("01-fargate-asks").children[2].options
    assert "executionRoleArn" in str(options)
    assert "`" not in str(options)


def test_what_a_notebook_stores_is_words_and_a_still_and_always_the_same(lab: Lab) -> None:
    for name in QUESTIONS:
        first, again = (lab.predict(name)._repr_mimebundle_() for _ in range(2))
        assert first["text/plain"] == again["text/plain"]
        assert first["text/html"] == again["text/html"]
        assert lab.words(f"question-{name}-text") in first["text/plain"]
        assert "application/vnd.jupyter.widget-view+json" in first


def test_an_unknown_question_is_answered_with_the_known_ones(lab: Lab) -> None:
    unknown = lab.predict("01-SAME-FAMILY")
    assert isinstance(unknown, Table)
    assert FAMILY in unknown.words
