"""What a lesson shows by id exists, and what it has is shown, once."""

from pathlib import Path

import nbformat
import pytest

from helpers.authoring import registry
from helpers.authoring.pages import Page, pages
from helpers.authoring.problems import listed
from helpers.exercises.course import LESSONS, Lesson
from helpers.exercises.model import Choice, Exercise

EXERCISE = Exercise(id="09-mend", starter="x = 1", look=lambda _ecs: (), hints=2, solution="x = 2")
QUESTION = Choice(id="09-guess", choices=("a", "b"), right="a")
LESSON = Lesson("09", "try", (EXERCISE,), (QUESTION,))

RIGHT = (
    ("guess", 'lab.predict("09-guess")'),
    ("exercise-mend", 'lab.exercise("09-mend")'),
    ("exercise-mend-yours", "x = 1"),
)


def page(*cells: tuple[str, str], name: str = "09_try") -> Page:
    made = [nbformat.v4.new_code_cell(source, id=cell_id) for cell_id, source in cells]
    return Page(Path(f"vi/{name}.ipynb"), nbformat.v4.new_notebook(cells=made))


def complaints(*cells: tuple[str, str]) -> str:
    return listed(registry.problems(page(*cells), (LESSON,)))


@pytest.mark.parametrize("one", pages(), ids=lambda one: one.title)
def test_the_lessons_of_the_course(one: Page) -> None:
    assert listed(registry.problems(one)) == ""


def test_the_lessons_of_the_course_have_something_to_show() -> None:
    written = [lesson for lesson in LESSONS if lesson.exists("vi")]
    assert all(lesson.questions for lesson in written)
    assert sum(len(lesson.exercises) for lesson in written) >= 4


def test_a_lesson_that_shows_all_it_has_is_accepted() -> None:
    assert complaints(*RIGHT) == ""


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (RIGHT[1:], "uses the prediction '09-guess' 0 times, not once"),
        ((*RIGHT, ("again", RIGHT[0][1])), "uses the prediction '09-guess' 2 times, not once"),
        (RIGHT[:1], "uses the exercise '09-mend' 0 times"),
        ((*RIGHT, ("more", 'lab.exercise("09-men")')), "cell 'more': asks for the exercise"),
        ((*RIGHT, ("more", 'lab.predict("01-same-family")')), "which lesson 09 does not have"),
        ((*RIGHT, ("more", 'lab.open("task_definition")')), "asks for the lab 'task_definition'"),
        ((*RIGHT[:2], ("exercise-mend-yours", "x = 2")), "is not the starter of the exercise"),
        (RIGHT[:2], "cell 'exercise-mend-yours': is not the starter"),
    ],
)
def test_anything_else_is_named(cells: tuple[tuple[str, str], ...], said: str) -> None:
    assert said in complaints(*cells)


def test_a_lab_belongs_to_the_lesson_of_its_name() -> None:
    lesson = Lesson("09", "task_definition")
    nothing = page(name="09_task_definition")
    assert "uses the lab 'task_definition' 0 times" in listed(registry.problems(nothing, (lesson,)))


def test_a_notebook_outside_the_plan_is_named() -> None:
    (problem,) = registry.problems(page(name="09_other"), (LESSON,))
    assert "is no lesson of the plan" in problem.what
