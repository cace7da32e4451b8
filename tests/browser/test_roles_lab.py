"""Lab 04 in a real JupyterLab: denials at the start and at run time, a program of one's own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from lab_server import errors_in
from scratch import write

from helpers.i18n import words

if TYPE_CHECKING:
    from lab_server import JupyterLab, Notebook
    from playwright.sync_api import Locator

    from helpers.i18n import Words

# One language: what is pressed is the same code, and test_lessons opens the lab in both.
LANGUAGES = ("en",)
START = 'import sys; sys.path.insert(0, "../..")\nfrom helpers import Lab\nlab = Lab("{}")'


class Screen:
    """The lab on the screen, in a notebook of its own."""

    def __init__(self, notebook: Notebook, say: Words) -> None:
        self.say, self.page = say, notebook.page
        self.lab: Locator = notebook.cell("panel")

    def press(self, message: str) -> None:
        self.lab.get_by_role("button", name=self.say(message), exact=True).click()

    def field(self, message: str) -> Locator:
        return self.lab.get_by_label(self.say(message), exact=True)

    def drawn(self, text: str) -> Locator:
        return self.lab.locator(".ecs-roles-scene svg text", has_text=text).first

    def height(self) -> float:
        box = self.lab.locator(".ecs-lab").first.bounding_box()
        assert box is not None
        return float(box["height"])


@pytest.fixture(params=LANGUAGES, scope="module")
def language(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def screen(
    open_notebook: Callable[[str], Notebook], jupyterlab: JupyterLab, language: str
) -> Screen:
    cells = {"start": START.format(language), "panel": 'lab.open("roles")'}
    notebook = open_notebook(write(jupyterlab, f"{language}/scratch_roles", **cells))
    assert errors_in(notebook.run_all()) == {}
    return Screen(notebook, words(language))


def test_a_permission_that_moves_is_answered_by_two_lives(screen: Screen) -> None:
    say = screen.say
    screen.drawn(say("roles-title", number="1")).wait_for()
    before = screen.height()
    screen.press("roles-lab-move")
    screen.drawn(say("roles-title", number="2")).wait_for()
    screen.drawn(say("roles-still-running")).wait_for()
    log = screen.lab.locator(".ecs-told-by-aws pre").nth(1)
    log.get_by_text("is not authorized to perform: s3:GetObject").wait_for()
    row = screen.lab.locator(".ecs-changed-row").filter(has_text="s3:GetObject").first
    assert row.locator("td").all_inner_texts() == [
        "✓ " + say("roles-allowed"),
        "✕ " + say("roles-denied"),
    ]
    screen.lab.get_by_label("executionRoleArn", exact=True).select_option("shop-task-role")
    screen.press("roles-lab-run")
    screen.drawn(say("roles-shows-stopped-reason")).wait_for()
    screen.lab.locator(".ecs-told-by-aws pre").first.get_by_text("TaskFailedToStart").wait_for()
    shown = [area.input_value() for area in screen.lab.locator("textarea").all()]
    assert any("shop_deployer.run_task(" in text for text in shown)
    assert any("aws ecs run-task" in text for text in shown)
    assert screen.height() == before


def test_switches_and_json_by_keyboard_alone(screen: Screen) -> None:
    box = screen.lab.get_by_label("dynamodb:PutItem", exact=True)
    assert box.is_checked()
    box.focus()
    screen.page.keyboard.press("Space")
    json = screen.lab.locator(".ecs-json textarea")
    screen.page.wait_for_function(
        "node => !node.value.includes('dynamodb:PutItem')", arg=json.element_handle()
    )
    broken = '{"Version": "2012-10-17", "Statement": [}'
    json.focus()
    screen.page.keyboard.press("ControlOrMeta+a")
    screen.page.keyboard.type(broken)
    screen.page.keyboard.press("Tab")
    screen.lab.locator(".ecs-status-line .ecs-bad").wait_for()
    assert json.input_value() == broken
    json.focus()
    screen.page.keyboard.press("ControlOrMeta+a")
    everything = '{"Effect": "Allow", "Action": "*", "Resource": "*"}'
    screen.page.keyboard.type(f'{{"Version": "2012-10-17", "Statement": [{everything}]}}')
    screen.page.keyboard.press("Tab")
    screen.page.wait_for_function("node => node.checked", arg=box.element_handle())


def test_a_program_of_ones_own_crashes_its_container_only(screen: Screen) -> None:
    screen.field("roles-lab-program").fill('print("mine")\nraise ValueError("<i>oops</i>")')
    screen.press("roles-lab-run")
    screen.drawn(screen.say("roles-shows-exit", code="1")).wait_for()
    log = screen.lab.locator(".ecs-told-by-aws pre").nth(1)
    log.get_by_text("ValueError: <i>oops</i>").wait_for()
    assert screen.lab.locator("i", has_text="oops").count() == 0


def test_which_role(screen: Screen) -> None:
    quiz = screen.lab.locator(".ecs-quiz")
    quiz.get_by_role("button", name=screen.say("roles-by-task-role"), exact=True).click()
    quiz.get_by_text(screen.say("roles-lab-why-layers")).wait_for()
    quiz.get_by_role("button", name=screen.say("roles-lab-next-call"), exact=True).click()
    quiz.get_by_text(screen.say("roles-lab-when-object")).wait_for()
