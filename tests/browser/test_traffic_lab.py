"""Lab 07 in a real JupyterLab: requests answered and lost, by mouse and by keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from lab_server import errors_in
from scratch import write

from helpers.i18n import words

if TYPE_CHECKING:
    from lab_server import JupyterLab, Notebook

START = 'import sys; sys.path.insert(0, "../..")\nfrom helpers import Lab\nlab = Lab("{}")'


class Screen:
    """The lab on the screen, in a notebook of its own."""

    def __init__(self, notebook: Notebook, language: str) -> None:
        self.say, self.page = words(language), notebook.page
        self.lab = notebook.cell("panel")

    def press(self, name: str) -> None:
        self.lab.get_by_role("button", name=name, exact=True).first.click()

    def drawn(self, text: str | re.Pattern[str]) -> None:
        self.lab.locator(".ecs-targets svg text").filter(has_text=text).first.wait_for()

    def minutes(self, count: int) -> None:
        clock = self.lab.locator(".ecs-clock")
        for _ in range(count):
            before = clock.inner_text()
            self.press(self.say("panel-step-minute"))
            self.page.wait_for_function(
                "([node, before]) => node.innerText !== before",
                arg=[clock.element_handle(), before],
            )

    def height(self) -> float:
        box = self.lab.locator(".ecs-lab").first.bounding_box()
        assert box is not None
        return float(box["height"])


# One language: what is pressed is the same code, and test_lessons opens the lab in both.
@pytest.mark.parametrize("language", ["vi"])
def test_requests_are_answered_lost_and_counted(
    open_notebook: Callable[[str], Notebook], jupyterlab: JupyterLab, language: str
) -> None:
    cells = {"start": START.format(language), "panel": 'lab.open("traffic")'}
    notebook = open_notebook(write(jupyterlab, f"{language}/scratch_traffic", **cells))
    assert errors_in(notebook.run_all()) == {}
    screen = Screen(notebook, language)
    say, page = screen.say, screen.page
    screen.drawn(say("targets-nothing"))
    before = screen.height()

    # built, filled and asked, the number of requests by keyboard
    screen.press(say("traffic-lab-build-all"))
    screen.drawn("web-ip")
    screen.press("create_service")
    screen.lab.get_by_label(say("traffic-lab-rate"), exact=True).focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("30")
    page.keyboard.press("Enter")
    shown = screen.lab.locator("textarea").first
    page.wait_for_function(
        "node => node.value.includes('lab.traffic(30')", arg=shown.element_handle()
    )
    screen.minutes(2)
    screen.drawn("healthy")
    screen.drawn(say("targets-flow", sent="30", answered="30", failed="0"))

    # a task hangs: the load balancer notices, and so does ECS
    screen.press(say("traffic-lab-count-anew"))
    screen.press(say("traffic-lab-hang"))
    screen.press(say("panel-step-second"))
    screen.drawn(say("requests-timeout"))
    screen.minutes(3)
    screen.lab.locator(".ecs-page").get_by_text("Task failed ELB health checks").first.wait_for()
    screen.drawn(say("targets-flow", sent="30", answered="30", failed="0"))

    # a roll-out, and the chart of it all
    screen.press(say("service-lab-roll-out"))
    screen.minutes(1)
    screen.drawn("web:2")
    assert screen.height() == before
    screen.press(say("traffic-lab-chart"))
    screen.lab.locator(".ecs-chart svg").wait_for()
    wide = page.evaluate("node => node.scrollWidth - node.clientWidth", notebook_box(screen))
    assert wide <= 0


def notebook_box(screen: Screen) -> object:
    return screen.lab.locator(".ecs-lab").first.element_handle()
