"""The instructor's appendix: what comes true, every hint, and every solution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from helpers.authoring.handout.chapters import Chapter
from helpers.diagrams.svg import escaped
from helpers.exercises.course import LESSONS
from helpers.exercises.model import Choice
from helpers.labs.prose import inline, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpers.authoring.handout.editions import Edition
    from helpers.exercises.course import Lesson
    from helpers.exercises.model import Exercise, Question
    from helpers.i18n import Words


def appendix(edition: Edition) -> Chapter:
    """Answers to the predictions, hints and solutions of the exercises, lesson by lesson."""
    say = edition.words
    title = say("handout-appendix")
    parts = [f"<h1>{escaped(title)}</h1>", paragraphs(say("handout-appendix-lead"))]
    for one in LESSONS:
        if one.questions or one.exercises:
            parts += _lesson(one, say)
    return Chapter("appendix", title, "".join(parts))


def _lesson(lesson: Lesson, say: Words) -> Iterator[str]:
    yield f"<h2>{escaped(f'{lesson.number} · ' + say(f'lesson-{lesson.number}'))}</h2>"
    if lesson.questions:
        yield f"<h3>{escaped(say('handout-predictions'))}</h3>"
        for question in lesson.questions:
            yield f'<section class="key">{"".join(_prediction(question, say))}</section>'
    if lesson.exercises:
        yield f"<h3>{escaped(say('handout-exercises'))}</h3>"
        for exercise in lesson.exercises:
            yield f'<section class="key">{"".join(_exercise(exercise, say))}</section>'


def _prediction(question: Question, say: Words) -> Iterator[str]:
    yield f"<p><strong>{inline(say(f'question-{question.id}-text'))}</strong></p>"
    right = question.right
    if isinstance(question, Choice):
        right = say(f"question-{question.id}-choice-{right}")
    yield f"<p>✓ {inline(right)}. {inline(say(question.why(question.right)))}</p>"


def _exercise(exercise: Exercise, say: Words) -> Iterator[str]:
    words = f"exercise-{exercise.id}"
    yield f"<h4>{inline(say(f'{words}-title'))}</h4>"
    hints = "".join(
        f"<li>{inline(say(f'{words}-hint-{number}'))}</li>"
        for number in range(1, exercise.hints + 1)
    )
    yield f"<p>{escaped(say('handout-hints'))}</p><ol>{hints}</ol>"
    yield f"<p>{escaped(say('handout-solution'))}</p>"
    yield str(highlight(exercise.solution, PythonLexer(), HtmlFormatter()))
    yield f"<p>{inline(say(f'{words}-solved'))}</p>"
