"""Labs 02 and 03 in a real JupyterLab: a task dies and is replaced, a roll-out, a playing clock."""

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

    from helpers.i18n import Words

# One language: what is pressed is the same code, and test_lessons opens the lab in both.
LANGUAGES = ("vi",)
START = 'import sys; sys.path.insert(0, "../..")\nfrom helpers import Lab\nlab = Lab("{}")'
LISTED = """import boto3, json
ecs = boto3.client("ecs")
service = ecs.describe_services(cluster="demo", services=["web"])["services"]
print(json.dumps({"tasks": ecs.list_tasks(cluster="demo")["taskArns"],
    "definition": service[0]["taskDefinition"] if service else ""}))"""


class Screen:
    """A lab on the screen, in a notebook of its own, with a cell that asks ECS."""

    def __init__(self, notebook: Notebook, say: Words) -> None:
        self.notebook, self.say = notebook, say
        self.page = notebook.page
        self.lab = notebook.cell("panel")

    def press(self, name: str) -> None:
        self.lab.get_by_role("button", name=name, exact=True).first.click()

    def wait_for(self, text: str, where: str = ".ecs-page") -> None:
        self.lab.locator(where).get_by_text(text).first.wait_for()

    def step(self, seconds: int) -> None:
        """Let minutes pass, one press each, and wait for the clock."""
        for _ in range(seconds // 60):
            clock = self.lab.locator(".ecs-clock").inner_text()
            self.press(self.say("panel-step-minute"))
            self.page.wait_for_function(
                "([node, before]) => node.innerText !== before",
                arg=[self.lab.locator(".ecs-clock").element_handle(), clock],
            )

    def rows(self, text: str) -> int:
        """Rows of the Tasks tab with this text."""
        return self.lab.locator(".ecs-page tbody tr:not(.ecs-sub)").filter(has_text=text).count()

    def ask(self) -> dict[str, object]:
        """Run the cell that asks ECS: what it printed."""
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
        return json.loads("".join(output["text"]))


@pytest.fixture(params=LANGUAGES, scope="module")
def language(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def screen(
    open_notebook: Callable[[str], Notebook], jupyterlab: JupyterLab, language: str
) -> Callable[[str], Screen]:
    """Opens a lab by its name, in a notebook that has run from the top."""

    def open_lab(name: str) -> Screen:
        cells = {"start": START.format(language), "panel": f'lab.open("{name}")', "ask": LISTED}
        notebook = open_notebook(write(jupyterlab, f"{language}/scratch_{name}", **cells))
        assert errors_in(notebook.run_all()) == {}
        return Screen(notebook, words(language))

    return open_lab


@pytest.fixture
def service(screen: Callable[[str], Screen]) -> Screen:
    """The service lab with three tasks RUNNING and one that nobody looks after."""
    opened = screen("service")
    opened.press("create_service")
    opened.press("run_task")
    opened.step(120)
    return opened


def test_a_killed_task_of_the_service_is_replaced_everywhere(service: Screen) -> None:
    before = service.ask()["tasks"]
    owned = service.say("panel-service", name="web")
    assert (len(before), service.rows(owned), service.rows("RUNNING")) == (4, 3, 4)
    chosen = service.lab.get_by_label(service.say("task-lab-task"), exact=True)
    options = chosen.locator("option").all_text_contents()  # with blanks that do not break
    owners = [text.replace("\N{NO-BREAK SPACE}", " ") for text in options]
    chosen.select_option(index=next(at for at, text in enumerate(owners) if owned in text))
    service.press("stop_task")
    service.wait_for("STOPPING")
    service.step(120)
    after = service.ask()["tasks"]
    assert len(after) == 4
    assert len(set(after) & set(before)) == 3
    [new] = set(after) - set(before)
    name = new.rpartition("/")[2][:6]
    service.lab.locator(".ecs-scene text", has_text=name).first.wait_for()
    assert service.rows(name) == 1
    assert service.rows("RUNNING") == 4
    assert service.lab.get_by_text("UserInitiated: Task stopped by user").count() >= 1


def test_a_roll_out(service: Screen) -> None:
    service.press(service.say("service-lab-roll-out"))
    answer = service.say("service-lab-updated", count=3, definition="webserver:2")
    service.wait_for(answer, ".ecs-answered")
    shown = [area.input_value() for area in service.lab.locator("textarea").all()]
    assert any("ecs.register_task_definition(" in text for text in shown)
    assert any("aws ecs update-service" in text for text in shown)
    service.step(240)
    service.lab.locator(".ecs-scene text", has_text="webserver:2").first.wait_for()
    assert service.rows("webserver:2") == 3
    assert str(service.ask()["definition"]).endswith("webserver:2")
    service.press(service.say("service-lab-chart"))
    service.lab.locator(".ecs-chart svg").wait_for()


def test_playing_leaves_the_kernel_free_and_stops_with_its_output(service: Screen) -> None:
    clock = service.lab.locator(".ecs-clock")
    begun = clock.inner_text()
    service.press(service.say("panel-play"))
    service.page.wait_for_timeout(2000)
    assert len(service.ask()["tasks"]) == 4
    assert clock.inner_text() != begun
    service.press(service.say("panel-pause"))
    service.page.wait_for_timeout(500)
    paused = clock.inner_text()
    service.page.wait_for_timeout(1000)
    assert clock.inner_text() == paused


def test_it_can_be_used_by_keyboard(service: Screen) -> None:
    page = service.page
    service.lab.get_by_label("desiredCount", exact=True).focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("5")
    scale = service.say("service-lab-scale")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == scale:
            break
    else:
        raise AssertionError("Tab never reaches the button that scales")
    page.keyboard.press("Enter")
    service.step(120)
    assert service.rows(service.say("panel-service", name="web")) == 5
    tab = service.lab.get_by_role("button", name=service.say("panel-services-tab", count=1))
    tab.focus()
    page.keyboard.press("Enter")
    service.lab.get_by_text("serviceName").wait_for()


def test_tasks_without_a_service_stay_away(screen: Callable[[str], Screen]) -> None:
    task = screen("task")
    task.press("run_task")
    task.wait_for("PROVISIONING")
    task.step(60)
    task.press(task.say("task-lab-crash"))
    task.step(120)
    assert task.rows("STOPPED") >= 1
    assert task.rows("● RUNNING") == 0
    assert task.ask() == {"tasks": [], "definition": ""}
