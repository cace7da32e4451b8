"""Lab 08 in a real JupyterLab: a case solved with the mouse, another with the keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lab_server import errors_in
from scratch import write

from helpers.i18n import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from lab_server import JupyterLab, Notebook
    from playwright.sync_api import Locator

START = 'import sys; sys.path.insert(0, "../..")\nfrom helpers import Lab\nlab = Lab("vi")'
STEPS = ("events", "stopped", "describe", "exit", "log")
SMALL = {"width": 900, "height": 900}


def test_two_cases(open_notebook: Callable[[str], Notebook], jupyterlab: JupyterLab) -> None:
    say = words("vi")
    cells = {"start": START, "panel": 'lab.open("logs")'}
    notebook = open_notebook(write(jupyterlab, "vi/scratch_logs", **cells))
    assert errors_in(notebook.run_all()) == {}
    lab, page = notebook.cell("panel"), notebook.page

    def step(number: int) -> Locator:
        name = f"{number} · {say(f'logs-lab-step-{STEPS[number - 1]}')}"
        return lab.get_by_role("button", name=name, exact=True)

    def press(message: str) -> None:
        lab.get_by_role("button", name=say(message), exact=True).click()

    def height() -> float:
        box = lab.locator(".ecs-lab").first.bounding_box()
        assert box is not None
        return float(box["height"])

    def calls() -> str:
        return "\n".join(area.input_value() for area in lab.locator("textarea").all())

    step(1).wait_for()
    before = height()
    assert "register_task_definition" not in calls()  # a surprise does not betray itself
    lab.get_by_label(say("logs-lab-which"), exact=True).select_option(say("logs-lab-cause-crash"))
    press("logs-lab-begin")
    lab.get_by_text("case-2").first.wait_for()
    for number in range(1, len(STEPS) + 1):
        step(number).click()
        lab.locator(".ecs-logs-answer h4", has_text=f"{number} ·").wait_for()
    lab.locator(".ecs-logs-answer pre").get_by_text("KeyError: 'DATABASE_URL'").wait_for()
    assert "aws logs get-log-events" in calls()
    assert lab.locator(".ecs-suspects .ecs-out").count() == 9
    lab.get_by_label(say("logs-lab-what-is-it"), exact=True).select_option(
        say("logs-lab-cause-image")
    )
    press("logs-lab-name-it")
    lab.locator(".ecs-logs-verdict .ecs-bad").wait_for()
    lab.get_by_label(say("logs-lab-what-is-it"), exact=True).select_option(
        say("logs-lab-cause-crash")
    )
    press("logs-lab-name-it")
    lab.locator(".ecs-logs-verdict .ecs-good").wait_for()
    assert "ecs.create_service(" in calls()
    assert height() == before

    usual = page.viewport_size
    assert usual is not None
    page.set_viewport_size(SMALL)
    chooser = lab.get_by_label(say("logs-lab-which"), exact=True)
    chooser.focus()
    page.keyboard.press("End")  # the last one: no machine has enough room
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    lab.get_by_text("case-3").first.wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    lab.locator(".ecs-logs-answer pre").get_by_text("insufficient memory available").wait_for()
    assert lab.locator(".ecs-suspects .ecs-out").count() == 9
    overflow = "node => node.scrollWidth - node.clientWidth"
    assert lab.locator(".ecs-lab").first.evaluate(overflow) <= 0
    page.set_viewport_size(usual)
