"""Lab 05 in a real JupyterLab: tasks placed and refused, an address found and knocked at."""

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

START = 'import sys; sys.path.insert(0, "../..")\nfrom helpers import Lab\nlab = Lab("vi")'


class Screen:
    """The bench on the screen, in a notebook of its own."""

    def __init__(self, notebook: Notebook, say: Words) -> None:
        self.say, self.page = say, notebook.page
        self.lab: Locator = notebook.cell("panel")

    def press(self, name: str) -> None:
        self.lab.get_by_role("button", name=name, exact=True).click()

    def way(self, name: str) -> None:
        label = self.say(f"placement-way-{name}")
        self.lab.get_by_label(self.say("placement-way"), exact=True).select_option(label=label)

    def row(self, table: str, text: str) -> Locator:
        return self.lab.locator(f".{table} tbody tr").filter(has_text=text).first

    def fits(self, name: str) -> Locator:
        """How many more tasks fit, as the table of the ways says."""
        return self.row("ecs-ways", self.say(f"placement-way-{name}")).locator(".ecs-fits")

    def wait_for(self, where: Locator, text: str) -> None:
        where.filter(has_text=text).wait_for()

    def height(self) -> float:
        box = self.lab.locator(".ecs-lab").first.bounding_box()
        assert box is not None
        return float(box["height"])


@pytest.fixture
def screen(open_notebook: Callable[[str], Notebook], jupyterlab: JupyterLab) -> Screen:
    cells = {"start": START, "panel": 'lab.open("placement")'}
    notebook = open_notebook(write(jupyterlab, "vi/scratch_placement", **cells))
    assert errors_in(notebook.run_all()) == {}
    return Screen(notebook, words("vi"))


def test_tasks_are_placed_found_and_knocked_at(screen: Screen) -> None:
    say, lab = screen.say, screen.lab
    screen.wait_for(screen.fits("bridge-fixed"), "2")
    before = screen.height()
    lab.get_by_label("count", exact=True).last.fill("3")
    screen.press("run_task")
    screen.wait_for(screen.fits("bridge-fixed"), "0")
    refused = screen.row("ecs-verdicts", say("placement-nowhere"))
    assert refused.get_by_text("✕ RESOURCE:PORTS").count() == 2
    chosen = say("placement-chosen")
    assert lab.locator(".ecs-verdicts tbody tr").filter(has_text=chosen).count() == 2
    screen.press(say("panel-step-minute"))
    running = lab.locator(".ecs-addresses tbody tr").filter(has_text="● RUNNING")
    running.nth(1).wait_for()
    screen.press(say("placement-find"))
    lab.locator(".ecs-answered").get_by_text("networkBindings[0].hostPort = 80").wait_for()
    shown = [area.input_value() for area in lab.locator(".ecs-bench-calls textarea").all()]
    assert "ec2.describe_instances(" in shown[0]
    assert "aws ec2 describe-instances" in shown[1]
    screen.press(say("knock-button"))
    lab.locator(".ecs-knock svg text", has_text="203.0.113.").first.wait_for()
    assert screen.height() == before


def test_by_keyboard_alone_in_a_narrow_window(screen: Screen) -> None:
    say, lab, keyboard = screen.say, screen.lab, screen.page.keyboard
    size = screen.page.viewport_size
    screen.page.set_viewport_size({"width": 900, "height": 900})
    lab.get_by_label(say("placement-way"), exact=True).focus()
    keyboard.press("ArrowDown")  # bridge, dynamic host port
    for typed in ("abc", "256"):
        lab.get_by_label("cpu", exact=True).focus()
        keyboard.press("ControlOrMeta+a")
        keyboard.type(typed)
        keyboard.press("Tab")
        screen.wait_for(screen.fits("bridge-dynamic"), "–" if typed == "abc" else "6")
    lab.get_by_role("button", name="run_task", exact=True).focus()
    keyboard.press("Enter")
    screen.wait_for(screen.fits("bridge-dynamic"), "5")
    for table in (".ecs-ways", ".ecs-addresses", ".ecs-verdicts"):
        inside = lab.locator(table).evaluate("each => each.scrollWidth <= each.clientWidth")
        assert inside, table
    if size is not None:
        screen.page.set_viewport_size(size)
