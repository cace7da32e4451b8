"""Every lab, exercise and prediction that a lesson uses exists, and every one of it is used."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

from helpers.authoring.problems import Problem
from helpers.exercises.course import LESSONS, Lesson
from helpers.labs import LABS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from helpers.authoring.pages import Page


@dataclass(frozen=True, slots=True)
class _Kind:
    """Something that a lesson shows by id: ``lab.<method>("<id>")``."""

    method: str
    name: str
    ids: tuple[str, ...]


def problems(page: Page, lessons: Sequence[Lesson] = LESSONS) -> list[Problem]:
    """What the notebook asks for and does not exist, or has and does not use."""
    lesson = next((one for one in lessons if one.file_name == page.path.name), None)
    if lesson is None:
        what = "is no lesson of the plan; add it to helpers/exercises/course.py"
        return [Problem(page.title, "", what)]
    found = []
    used = list(_used(page))
    for kind in _kinds(lesson):
        asked = [(cell, asked_id) for cell, method, asked_id in used if method == kind.method]
        found += [
            Problem(
                page.title,
                cell,
                f"asks for the {kind.name} {asked_id!r}, which lesson "
                f"{lesson.number} does not have",
            )
            for cell, asked_id in asked
            if asked_id not in kind.ids
        ]
        times = [asked_id for _, asked_id in asked]
        found += [
            Problem(
                page.title, "", f"uses the {kind.name} {one!r} {times.count(one)} times, not once"
            )
            for one in kind.ids
            if times.count(one) != 1
        ]
    return [*found, *_problems_of_starters(page, lesson)]


def _kinds(lesson: Lesson) -> Iterator[_Kind]:
    labs = tuple(name for name in LABS if name == (lesson.lab or lesson.stem))
    yield _Kind("open", "lab", labs)
    yield _Kind("exercise", "exercise", tuple(one.id for one in lesson.exercises))
    yield _Kind("predict", "prediction", tuple(one.id for one in lesson.questions))


def _used(page: Page) -> Iterator[tuple[str, str, str]]:
    """Cell id, method and argument of every ``lab.method("argument")``."""
    for cell in page.of_type("code"):
        for node in ast.walk(ast.parse(cell.source)):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and isinstance(node.func.value, ast.Name)
                and node.func.value.id == "lab"
                and len(node.args) == 1
                and isinstance(node.args[0], ast.Constant)
            ):
                yield cell.get("id", ""), node.func.attr, str(node.args[0].value)


def _problems_of_starters(page: Page, lesson: Lesson) -> Iterator[Problem]:
    """The cells ``exercise-<name>-yours``, where the learner works, hold the tested starters."""
    sources: Mapping[str, str] = {cell.get("id", ""): cell.source for cell in page.cells}
    for exercise in lesson.exercises:
        cell = f"exercise-{exercise.id.removeprefix(f'{lesson.number}-')}-yours"
        if sources.get(cell) != exercise.starter:
            yield Problem(page.title, cell, f"is not the starter of the exercise {exercise.id!r}")
