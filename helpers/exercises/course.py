"""The lessons of the course, and what each holds: one table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from helpers.exercises import (
    last_page,
    logs,
    running_out,
    service,
    start_here,
    task,
    task_definition,
    traffic,
    two_roles,
    where_is_my_container,
)

if TYPE_CHECKING:
    from helpers.exercises.model import Exercise, Question
    from helpers.i18n import Language

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
"""The folder with one folder of notebooks a language."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson of the plan; its title is the message ``lesson-<number>``.

    Args:
        number: two digits, ``01``.
        stem: the name that its files share everywhere, ``task_definition``.
        exercises: in the order of the lesson.
        questions: the predictions, in the order of the lesson.
        lab: what ``lab.open`` calls its lab; the stem if left out.
    """

    number: str
    stem: str
    exercises: tuple[Exercise, ...] = ()
    questions: tuple[Question, ...] = ()
    lab: str = ""

    @property
    def file_name(self) -> str:
        """Its notebook, the same name in both languages."""
        return f"{self.number}_{self.stem}.ipynb"

    def exists(self, language: Language, root: Path = NOTEBOOKS) -> bool:
        """Whether its notebook is there already."""
        return (root / language / self.file_name).is_file()


LESSONS: tuple[Lesson, ...] = (
    Lesson("00", "start_here", start_here.EXERCISES, start_here.QUESTIONS),
    Lesson("01", "task_definition", task_definition.EXERCISES, task_definition.QUESTIONS),
    Lesson("02", "task", task.EXERCISES, task.QUESTIONS),
    Lesson("03", "service", service.EXERCISES, service.QUESTIONS),
    Lesson("04", "two_roles", two_roles.EXERCISES, two_roles.QUESTIONS, lab="roles"),
    Lesson(
        "05",
        "where_is_my_container",
        where_is_my_container.EXERCISES,
        where_is_my_container.QUESTIONS,
        lab="placement",
    ),
    Lesson("06", "running_out", running_out.EXERCISES, running_out.QUESTIONS, lab="subnet"),
    Lesson("07", "traffic", traffic.EXERCISES, traffic.QUESTIONS),
    Lesson("08", "logs", logs.EXERCISES, logs.QUESTIONS),
    Lesson("09", "last_page", last_page.EXERCISES, last_page.QUESTIONS),
)

EXERCISES: Mapping[str, Exercise] = MappingProxyType(
    {exercise.id: exercise for lesson in LESSONS for exercise in lesson.exercises}
)
QUESTIONS: Mapping[str, Question] = MappingProxyType(
    {question.id: question for lesson in LESSONS for question in lesson.questions}
)
