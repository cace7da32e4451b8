"""Predictions, exercises and the map in a real JupyterLab, as a learner works with them."""

import pytest
from lab_server import Notebook, errors_in

from helpers.exercises.course import EXERCISES
from helpers.i18n import LANGUAGES, words

EXERCISE = EXERCISES["01-give-it-a-port"]


@pytest.fixture(params=LANGUAGES, scope="module")
def language(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def say(language: str):
    return words(language)


@pytest.fixture
def lesson(open_notebook, language: str) -> Notebook:
    """Lesson 01, run from the top."""
    notebook = open_notebook(f"{language}/01_task_definition")
    assert errors_in(notebook.run_all()) == {}
    return notebook


def height(locator) -> float:
    return locator.bounding_box()["height"]


def test_a_prediction_is_answered_by_keyboard_and_nothing_jumps(lesson, say) -> None:
    panel = lesson.cell("predict-same-family").locator(".ecs-lab").first
    before = height(panel)
    panel.locator("input[type=radio]").nth(1).focus()
    lesson.page.keyboard.press("Space")
    lesson.page.keyboard.press("Tab")
    lesson.page.keyboard.press("Tab")
    assert panel.get_by_role("button", name=say("questions-answer"), exact=True).is_visible()
    lesson.page.keyboard.press("Space")
    panel.get_by_text(say("questions-wrong"), exact=True).wait_for()
    assert "webserver:2" in panel.locator(".ecs-notice").inner_text()
    assert height(panel) == before


def test_an_exercise_is_checked_helped_solved_and_remembered(lesson, say) -> None:
    panel = lesson.cell("exercise-give-it-a-port").locator(".ecs-lab").first
    check = panel.get_by_role("button", name=say("exercises-check"), exact=True)
    before = height(panel)
    check.click()
    panel.get_by_text("shop:1").wait_for()
    assert height(panel) == before
    hint = panel.locator("button").nth(1)
    while hint.is_enabled():
        hint.click()
        lesson.page.wait_for_timeout(200)
    shown = panel.locator("pre").inner_text()
    assert shown == EXERCISE.solution

    yours = lesson.cell("exercise-give-it-a-port-yours")
    yours.locator(".cm-content").click()
    lesson.page.keyboard.press("Control+End")
    lesson.page.keyboard.insert_text(f"\n{shown}")
    lesson.page.keyboard.press("Control+Enter")
    yours.locator(".jp-OutputArea-output", has_text="3").wait_for()
    panel = lesson.cell("exercise-give-it-a-port").locator(".ecs-lab").first
    panel.get_by_role("button", name=say("exercises-check"), exact=True).click()
    panel.locator(".ecs-tag", has_text=f"✓ {say('exercises-solved')}").wait_for()


def test_the_map_leads_to_the_lesson(open_notebook, language, say) -> None:
    notebook = open_notebook(f"{language}/00_start_here")
    assert errors_in(notebook.run_all()) == {}
    table = notebook.cell("map-of-the-course").locator("table")
    assert table.locator("tbody tr").count() == 10
    table.get_by_role("link", name=say("lesson-01")).click()
    notebook.page.wait_for_function(
        "path => window.jupyterapp.shell.currentWidget?.context?.path === path",
        arg=f"notebooks/{language}/01_task_definition.ipynb",
    )
