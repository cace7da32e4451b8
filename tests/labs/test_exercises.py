"""The exercise widget, pressed as a learner would press it."""

from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest
from solving import Learner

from helpers import Lab
from helpers.diagrams.picture import Table
from helpers.exercises.course import EXERCISES
from helpers.exercises.progress import FOLDER_VARIABLE, progress
from helpers.i18n import LANGUAGES
from helpers.labs.exercises import ExercisePanel

PORT, BACK = "01-give-it-a-port", "01-the-way-back"


@pytest.fixture(params=LANGUAGES)
def lab(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch) -> Iterator[Lab]:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    with Lab(request.param) as opened:
        yield opened


def buttons(panel: ExercisePanel) -> tuple:
    check, hint = panel.children[3].children
    return check, hint


def press(panel: ExercisePanel, which: int) -> None:
    buttons(panel)[which].click()


def shown(panel: ExercisePanel) -> str:
    return "".join(getattr(part, "value", "") for part in panel.children[1:])


def test_it_shows_the_task_and_what_to_do_next(lab: Lab) -> None:
    panel = lab.exercise(PORT)
    assert lab.words(f"exercise-{PORT}-title") in shown(panel)
    assert "<code>shop</code>" in shown(panel)
    assert lab.words("exercises-todo") in shown(panel)
    assert lab.words("exercises-not-checked") in panel.message.value


def test_checking_too_early_says_what_is_missing(lab: Lab) -> None:
    panel = lab.exercise(PORT)
    press(panel, 0)
    assert lab.words("exercises-missing") in panel.message.value
    assert "<code>shop</code>" in panel.message.value
    assert not progress().solved(PORT)


def test_solving_it_is_seen_kept_and_explained(lab: Lab) -> None:
    panel = lab.exercise(PORT)
    learner = Learner(EXERCISES[PORT])
    learner.runs(EXERCISES[PORT].starter)
    learner.runs(EXERCISES[PORT].solution)
    press(panel, 0)
    assert "ecs-good" in panel.message.value
    assert "<code>hostPort</code>" in panel.message.value
    assert f"✓ {lab.words('exercises-solved')}" in shown(panel)
    assert progress().solved(PORT)
    assert lab.words("exercises-solved") in repr(lab.exercise(PORT)), "after a restart too"


@pytest.mark.parametrize(
    ("resources", "said", "unsaid"),
    [
        ('"*"', "exercises-second-star-open", "exercises-second-star"),
        ("arns", "exercises-second-star", "exercises-second-star-open"),
    ],
)
def test_a_solution_that_works_may_still_earn_a_second_star(
    lab: Lab, resources: str, said: str, unsaid: str, capsys
) -> None:
    exercise = EXERCISES["04-let-binh-run-it"]
    learner = Learner(exercise, lab)
    panel = lab.exercise(exercise.id)
    learner.runs(exercise.starter)
    learner.runs(exercise.solution.replace("Resource=arns", f"Resource={resources}"))
    press(panel, 0)
    assert "ecs-good" in panel.message.value
    assert lab.words(said) in panel.message.value
    assert lab.words(unsaid) not in panel.message.value
    assert ("<code>binh</code>" in panel.message.value) == (resources == '"*"')
    assert progress().solved(exercise.id)


def test_one_that_was_solved_before_says_so_when_checked_again(lab: Lab) -> None:
    progress().keep_solved(PORT)
    panel = lab.exercise(PORT)
    press(panel, 0)
    assert lab.words("exercises-solved-before") in panel.message.value
    assert progress().solved(PORT)


def test_hints_come_one_at_a_time_and_the_solution_last(lab: Lab) -> None:
    panel = lab.exercise(PORT)
    first, second = (lab.words(f"exercise-{PORT}-hint-{n}") for n in (1, 2))
    solution = EXERCISES[PORT].solution.splitlines()[0]
    hint = buttons(panel)[1]
    seen = []
    for _ in range(3):
        words = repr(panel)
        seen.append((first in words, second in words, solution in words))
        assert not hint.disabled
        hint.click()
    assert seen == [(False, False, False), (True, False, False), (True, True, False)]
    assert solution in repr(panel)
    assert "portMappings" in shown(panel)
    assert hint.disabled
    assert hint.description == lab.words("exercises-no-more-hints", all="3")
    assert repr(lab.exercise(PORT)) == repr(panel), "the hints are there after a restart"


def test_the_state_that_it_starts_from_is_made_when_it_is_shown(lab: Lab) -> None:
    lab.exercise(BACK)
    ecs = boto3.client("ecs")
    assert len(ecs.list_task_definitions(familyPrefix="menu")["taskDefinitionArns"]) == 3
    lab.exercise(BACK)
    assert len(ecs.list_task_definitions(familyPrefix="menu")["taskDefinitionArns"]) == 3


def test_an_exercise_of_a_closed_lab_says_what_to_do(lab: Lab) -> None:
    panel = lab.exercise(PORT)
    with Lab(lab.language) as newer:
        press(panel, 0)
        assert lab.words("lab-replaced") in panel.message.value
        assert newer.calls == ()


def test_showing_one_in_a_closed_lab_calls_nobody(lab: Lab) -> None:
    lab.close()
    panel = lab.exercise(BACK)
    assert "ecs-bad" in panel.message.value


def test_a_mistake_of_ours_is_no_traceback(lab: Lab, monkeypatch, caplog) -> None:
    panel = lab.exercise(PORT)
    monkeypatch.setattr("helpers.labs.exercises.boto3", None)
    press(panel, 0)
    assert "ecs-bad" in panel.message.value
    assert "a callback of ExercisePanel failed" in caplog.text


def test_progress_that_cannot_be_kept_is_said(lab: Lab, tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "file"))
    panel = lab.exercise(PORT)
    learner = Learner(EXERCISES[PORT])
    learner.runs(EXERCISES[PORT].starter)
    learner.runs(EXERCISES[PORT].solution)
    press(panel, 0)
    assert "ecs-good" in panel.message.value
    assert "progress.json" in panel.message.value


def test_what_a_notebook_stores_is_words_and_a_still_and_always_the_same(lab: Lab) -> None:
    first, again = (lab.exercise(PORT)._repr_mimebundle_() for _ in range(2))
    assert first["text/plain"] == again["text/plain"]
    assert first["text/html"] == again["text/html"]
    assert lab.words(f"exercise-{PORT}-title") in first["text/plain"]
    assert "application/vnd.jupyter.widget-view+json" in first


def test_an_unknown_exercise_is_answered_with_the_known_ones(lab: Lab) -> None:
    answer = lab.exercise("99-<b>")
    assert isinstance(answer, Table)
    assert PORT in answer.words
    assert "<b>" not in answer.html.replace('<b class="ecs-sign"', "")
