"""Which role? Every call is asked, the first answer counts, and every answer is explained."""

from __future__ import annotations

import pytest
from using import plain

from helpers.i18n import LANGUAGES, words
from helpers.labs.roles.quiz import CALLS, Quiz


@pytest.fixture(params=LANGUAGES)
def quiz(request: pytest.FixtureRequest) -> Quiz:
    return Quiz(words(request.param), lambda act: act)


def test_every_call_is_asked_and_explained(quiz: Quiz) -> None:
    say = quiz._words
    for number, asked in enumerate(CALLS, 1):
        assert quiz.asked is asked
        assert asked.action in plain(quiz.question.value)
        assert f"{number}/{len(CALLS)}" in plain(quiz.question.value)
        quiz.answers[asked.signer].click()
        assert say("roles-lab-quiz-right") in plain(quiz.said.value)
        assert say(f"roles-lab-why-{asked.id}") in plain(quiz.said.value)
        assert say("roles-lab-quiz-count", right=str(number), all="9") in plain(quiz.said.value)
        quiz.next.click()
    assert quiz.asked is CALLS[0]
    assert quiz.right == 0


def test_only_the_first_answer_counts(quiz: Quiz) -> None:
    wrong = next(signer for signer in quiz.answers if signer != quiz.asked.signer)
    quiz.answers[wrong].click()
    assert quiz._words("roles-lab-quiz-wrong") in plain(quiz.said.value)
    quiz.answers[quiz.asked.signer].click()
    assert quiz.right == 0


def test_one_action_is_signed_by_different_roles() -> None:
    for action in ("s3:GetObject", "secretsmanager:GetSecretValue"):
        assert len({each.signer for each in CALLS if each.action == action}) == 2
