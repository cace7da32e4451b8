"""The map of the course: every lesson of the plan, which exist, and how far the learner is.

A table rather than a widget: JupyterLab opens the links of a table beside the notebook, and its
stored form is the whole of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from helpers.diagrams.picture import Table
from helpers.diagrams.style import TABLES
from helpers.diagrams.svg import escaped
from helpers.exercises.course import LESSONS
from helpers.exercises.progress import progress
from helpers.labs.prose import inline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from helpers.exercises.course import Lesson
    from helpers.exercises.progress import Progress
    from helpers.i18n import Words
    from helpers.lab import Lab

_BAR = "width:84px;height:10px;vertical-align:middle;accent-color:var(--ecs-running)"


class _Done(NamedTuple):
    """How many of how many."""

    done: int
    whole: int

    def said(self, words: Words) -> str:
        if not self.whole:
            return words("course-nothing")
        return words("course-done", done=str(self.done), whole=str(self.whole))

    def bar(self, words: Words, label: str) -> str:
        """A bar with its numbers beside it; only the numbers where there is nothing to fill."""
        said = escaped(self.said(words))
        if not self.whole:
            return f"<i>{said}</i>"
        filled = f'value="{self.done}" max="{self.whole}" aria-label="{escaped(label)}"'
        return f'<progress {filled} style="{_BAR}"></progress> {said}'


def course_map(lab: Lab) -> Table:
    """The map in the lab's language, with the progress as it is now."""
    return drawn(lab.words, progress())


def drawn(words: Words, kept: Progress) -> Table:
    """The map as a table and in words."""
    written = [lesson for lesson in LESSONS if lesson.exists(words.language)]
    rows, told = [], [words("course-map")]
    for lesson in LESSONS:
        title = words(f"lesson-{lesson.number}")
        if lesson in written:
            solved, predicted = _progress_in([lesson], kept)
            rows.append(_row(words, lesson, title, solved, predicted))
            told.append(
                words(
                    "course-row",
                    number=lesson.number,
                    title=title,
                    exercises=solved.said(words),
                    predictions=predicted.said(words),
                )
            )
        else:
            rows.append(_row_to_come(words, lesson, title))
            told.append(words("course-row-to-come", number=lesson.number, title=title))
    solved, predicted = _progress_in(written, kept)
    told.append(
        words("course-all", exercises=solved.said(words), predictions=predicted.said(words))
    )
    below = [told[-1], *([kept.trouble.said(words)] if kept.trouble else [])]
    return Table(_table(words, rows, below), "\n".join([*told, *below[1:]]))


def _progress_in(lessons: Iterable[Lesson], kept: Progress) -> tuple[_Done, _Done]:
    """Exercises solved and predictions made in some lessons."""
    exercises = [exercise.id for lesson in lessons for exercise in lesson.exercises]
    questions = [question.id for lesson in lessons for question in lesson.questions]
    return _done(exercises, kept.solved), _done(questions, kept.predicted)


def _done(ids: list[str], is_done: Callable[[str], object]) -> _Done:
    return _Done(sum(bool(is_done(one)) for one in ids), len(ids))


def _row(words: Words, lesson: Lesson, title: str, solved: _Done, predicted: _Done) -> str:
    exercises = solved.bar(words, f"{words('course-exercises')} {lesson.number}")
    predictions = predicted.bar(words, f"{words('course-predictions')} {lesson.number}")
    return (
        f'<tr><td><a href="{lesson.file_name}"><b>{lesson.number}</b> · {inline(title)}</a></td>'
        f"<td>{exercises}</td><td>{predictions}</td></tr>"
    )


def _row_to_come(words: Words, lesson: Lesson, title: str) -> str:
    return (
        f"<tr><td><b>{lesson.number}</b> · {inline(title)}</td>"
        f'<td colspan="2"><i>{escaped(words("course-to-come"))}</i></td></tr>'
    )


def _table(words: Words, rows: list[str], below: list[str]) -> str:
    heads = "".join(
        f'<th scope="col">{escaped(words(name))}</th>'
        for name in ("course-lesson", "course-exercises", "course-predictions")
    )
    notes = "".join(f'<p class="ecs-table-note">{inline(note)}</p>' for note in below)
    return (
        f'<style>{TABLES}</style><table class="ecs-table">'
        f"<caption>{escaped(words('course-map'))}</caption>"
        f"<thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table>{notes}"
    )
