"""Lab 06 in a real JupyterLab: addresses run out, a second subnet cures it, all by keyboard too."""

from __future__ import annotations

import json
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

START = 'import sys; sys.path.insert(0, "../..")\nfrom helpers import Lab\nlab = Lab("{}")'
REFUSED = "InsufficientFreeAddressesInSubnet"
LISTED = """import boto3, json
named = [{"Name": "tag:Name", "Values": ["subnet-lab"]}]
found = boto3.client("ec2").describe_subnets(Filters=named)["Subnets"]
print(json.dumps([each["AvailableIpAddressCount"] for each in found]))"""


class Screen:
    """The lab on the screen, in a notebook of its own, with a cell that asks EC2."""

    def __init__(self, notebook: Notebook, say: Words) -> None:
        self.notebook, self.say, self.page = notebook, say, notebook.page
        self.lab: Locator = notebook.cell("panel")

    def press(self, name: str) -> None:
        self.lab.get_by_role("button", name=name, exact=True).first.click()

    def told(self, text: str) -> None:
        self.lab.locator(".ecs-answered").get_by_text(text).first.wait_for()

    def told_in_full(self, text: str) -> None:
        """Also the advice under AWS's own words is to be seen without scrolling."""
        self.told(text)
        room, needed = self.lab.locator(".ecs-answered .ecs-notice").evaluate(
            "node => [node.clientHeight, node.scrollHeight]"
        )
        assert needed <= room

    def step(self, message: str, times: int = 1) -> None:
        for _ in range(times):
            clock = self.lab.locator(".ecs-clock")
            before = clock.inner_text()
            self.press(self.say(message))
            self.page.wait_for_function(
                "([node, before]) => node.innerText !== before",
                arg=[clock.element_handle(), before],
            )

    def left(self, *numbers: int) -> None:
        """The map comes to show that so many addresses are left in each subnet, and EC2 agrees."""
        self.page.wait_for_function(
            """([scene, wanted]) => {
              const shown = [...scene.querySelectorAll("svg text")]
                .map(node => node.textContent.match(/AvailableIpAddressCount (\\d+)/))
                .filter(found => found).map(found => found[1]);
              return shown.join() === wanted;
            }""",
            arg=[
                self.lab.locator(".ecs-scene").element_handle(),
                ",".join(map(str, numbers)),
            ],
        )
        assert self.ask() == list(numbers)

    def ask(self) -> list[int]:
        """Run the cell that asks EC2: what it printed."""
        before = self.notebook.state()["cells"][2]["count"]
        self.page.evaluate(
            """() => {
              const panel = window.jupyterapp.shell.currentWidget;
              panel.content.activeCellIndex = 2;
              return window.jupyterapp.commands.execute("notebook:run-cell");
            }"""
        )
        self.page.wait_for_function(
            """before => {
              const cell = [...window.jupyterapp.shell.currentWidget.content.model.cells][2];
              return cell.executionCount !== before && cell.outputs.length > 0;
            }""",
            arg=before,
        )
        [output] = self.notebook.state()["cells"][2]["outputs"]
        self.notebook.cell("panel")
        found: list[int] = json.loads("".join(output["text"]))
        return found

    def height(self) -> float:
        box = self.lab.locator(".ecs-lab").first.bounding_box()
        assert box is not None
        return float(box["height"])


@pytest.fixture
def screen(
    open_notebook: Callable[[str], Notebook],
    jupyterlab: JupyterLab,
    request: pytest.FixtureRequest,
) -> Screen:
    language = request.param
    cells = {"start": START.format(language), "panel": 'lab.open("subnet")', "ask": LISTED}
    notebook = open_notebook(write(jupyterlab, f"{language}/scratch_subnet", **cells))
    assert errors_in(notebook.run_all()) == {}
    return Screen(notebook, words(language))


@pytest.mark.parametrize("screen", ["vi"], indirect=True)
def test_addresses_run_out_and_a_second_subnet_cures_it(screen: Screen) -> None:
    say, lab = screen.say, screen.lab
    screen.left(11)
    height = screen.height()
    screen.press("create_service")
    screen.step("panel-step-minute")
    screen.left(3)
    screen.press("create_load_balancer")
    screen.told_in_full(say("why-elbv2-InvalidSubnet"))
    screen.press("create_vpc_endpoint")
    lab.locator(".ecs-scene svg text", has_text="VPCE").wait_for()
    screen.press("forceNewDeployment")
    screen.step("panel-step-seconds", 2)
    lab.locator(".ecs-ran-out pre", has_text=REFUSED).wait_for()
    lab.locator(".ecs-scene svg text", has_text=say("subnet-map-now-old")).first.wait_for()
    screen.left(0)
    screen.press("create_subnet")
    screen.told(say("subnet-lab-made", cidr="10.0.16.16/28"))
    screen.press(say("subnet-lab-give"))
    screen.told(say("subnet-lab-given", count=8, definition="web-on-80:1"))
    shown = [area.input_value() for area in lab.locator("textarea").all()]
    assert any("ecs.update_service(" in text for text in shown)
    assert any("aws ecs update-service" in text for text in shown)
    screen.step("panel-step-minute", 2)
    first, second = screen.ask()
    assert second < 11
    screen.left(first, second)
    assert screen.height() == height


@pytest.mark.parametrize("screen", ["en"], indirect=True)
def test_a_bad_size_by_keyboard_alone(screen: Screen) -> None:
    page, say = screen.page, screen.say
    size = screen.lab.get_by_label(say("subnet-lab-prefix"), exact=True)
    size.focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("40")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "create_subnet"
    page.keyboard.press("Enter")
    screen.told("InvalidSubnet.Range")
    screen.told(say("why-ec2-InvalidSubnet-Range"))
    assert size.input_value() == "40"
    tick = screen.lab.get_by_label("10.0.16.0/28", exact=True)
    tick.focus()
    page.keyboard.press("Space")
    screen.press("create_service")
    screen.told(say("subnet-lab-tick-one"))
    page.set_viewport_size({"width": 900, "height": 900})
    wide = screen.lab.locator(".ecs-lab").first
    assert wide.evaluate("node => node.scrollWidth <= node.clientWidth + 1")
    page.set_viewport_size({"width": 1300, "height": 900})
