"""Every exercise: the starter fails, the solution passes, undoing it fails again."""

from collections.abc import Iterator

import pytest
from solving import TRIALS, Learner

from helpers import Lab
from helpers.exercises.course import EXERCISES
from helpers.exercises.model import Exercise
from helpers.i18n import LANGUAGES, words

EACH = pytest.mark.parametrize("exercise", EXERCISES.values(), ids=list(EXERCISES))


@pytest.fixture(params=LANGUAGES)
def lab(request: pytest.FixtureRequest) -> Iterator[Lab]:
    with Lab(request.param) as opened:
        yield opened


def test_every_exercise_is_tried() -> None:
    assert list(TRIALS) == list(EXERCISES)
    assert len(EXERCISES) >= 4


@EACH
def test_starter_solution_and_undoing_it(lab: Lab, exercise: Exercise, capsys) -> None:
    trial = TRIALS[exercise.id]
    learner = Learner(exercise, lab)
    learner.runs(exercise.starter)
    before = lab.snapshot()
    assert learner.missing() == trial.at_start
    assert lab.snapshot() == before, "checking changes nothing"
    assert all(one.said(lab.words) for one in exercise.missing(learner.ecs))
    learner.runs(exercise.solution)
    assert learner.missing() == ()
    learner.runs(trial.undo)
    assert learner.missing() == trial.after_undo
    assert all(one.said(lab.words) for one in exercise.missing(learner.ecs))


@EACH
def test_nothing_done_yet_is_an_answer_too(exercise: Exercise) -> None:
    with Lab("vi"):
        assert Learner(exercise).missing()


@EACH
def test_all_its_words_are_there(exercise: Exercise) -> None:
    for language in LANGUAGES:
        say = words(language)
        parts = ["title", "task", "solved", *(f"hint-{n + 1}" for n in range(exercise.hints))]
        assert [part for part in parts if not say.has(f"exercise-{exercise.id}-{part}")] == []
        assert not say.has(f"exercise-{exercise.id}-hint-{exercise.hints + 1}")
