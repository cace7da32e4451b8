"""Lab 02: run, stop and crash tasks, with exactly the calls that are shown."""

from __future__ import annotations

from collections.abc import Iterator

import boto3
import pytest
from building import plain
from clusters import cli_actions, cli_input, made_by, replayed, same, sent, task_lab, wait

from helpers import Lab
from helpers.i18n import LANGUAGES
from helpers.labs.task import TaskLab


@pytest.fixture(params=LANGUAGES)
def panel(request: pytest.FixtureRequest) -> Iterator[TaskLab]:
    with Lab(request.param) as lab:
        yield task_lab(lab)


def statuses() -> list[str]:
    ecs = boto3.client("ecs")
    arns = [
        arn
        for status in ("RUNNING", "STOPPED")
        for arn in ecs.list_tasks(cluster="demo", desiredStatus=status)["taskArns"]
    ]
    return sorted(t["lastStatus"] for t in ecs.describe_tasks(cluster="demo", tasks=arns)["tasks"])


def test_it_finds_everything_ready(panel: TaskLab) -> None:
    assert panel.definition.value == "webserver:1"
    assert [call.action for call in panel.lab.calls if call.service == "ecs"] == [
        *("CreateCluster", "RegisterTaskDefinition", "RegisterTaskDefinition")
    ]


def test_the_learners_own_webserver_is_used() -> None:
    with Lab("en") as lab:
        builder = lab.open("task_definition")
        builder.register.click()
        builder.register.click()
        panel = task_lab(lab)
        assert panel.definition.value == "webserver:2"
        registered = [c for c in lab.calls if c.action == "RegisterTaskDefinition"]
        assert [c.parameters["family"] for c in registered][2:] == ["web-with-helper"]


def test_three_tasks_with_one_call_and_nobody_looks_after_them(panel: TaskLab) -> None:
    panel.count.value = 3
    made = made_by(panel, panel.run)
    assert [call.action for call in made] == ["RunTask"]
    assert statuses() == ["PROVISIONING"] * 3
    wait(panel, 60)
    assert statuses() == ["RUNNING"] * 3
    panel.stop.click()
    wait(panel, 300)
    assert statuses() == ["RUNNING", "RUNNING", "STOPPED"]


def test_what_is_shown_is_what_ran(panel: TaskLab) -> None:
    panel.count.value = 2
    panel.command.value = "sleep 20; exit 3"
    made = made_by(panel, panel.run)
    assert same(replayed(panel), made)
    [(command, options)] = cli_actions(panel)
    assert command == "run-task"
    assert cli_input(options) == sent(made[0])
    wait(panel, 10)
    panel.reason.value = "it's old"
    made = made_by(panel, panel.stop)
    assert same(replayed(panel), made)
    assert cli_actions(panel) == [
        (
            "stop-task",
            {
                "--cluster": "demo",
                "--task": made[0].parameters["task"],
                "--reason": "it's old",
            },
        )
    ]


def test_a_command_makes_a_container_end_by_itself(panel: TaskLab) -> None:
    panel.command.value = "sleep 20; exit 3"
    panel.run.click()
    wait(panel, 120)
    page = plain(panel.tabs.tasks_page.value)
    assert "EssentialContainerExited" in page
    assert "exitCode 3" in page


def test_a_crash_of_each_kind_of_container(panel: TaskLab) -> None:
    panel.definition.value = "web-with-helper:1"
    panel.run.click()
    wait(panel, 60)
    panel.container.value = "helper"
    assert made_by(panel, panel.crash) == []
    task = panel.task.value
    assert panel.call.view.boto3.value == f'lab.crash("{task}", "helper", exit_code=1)'
    assert panel.call.view.cli.value.startswith("# ")
    wait(panel, 60)
    assert statuses() == ["RUNNING"]
    assert "helper: exitCode 1" in plain(panel.tabs.tasks_page.value)
    panel.container.value = "web"
    panel.exit_code.value = 137
    panel.crash.click()
    wait(panel, 120)
    assert statuses() == ["STOPPED"]
    assert "web: exitCode 137" in plain(panel.tabs.tasks_page.value)


def test_the_crash_that_is_shown_can_be_run_again(panel: TaskLab) -> None:
    panel.count.value = 2
    panel.run.click()
    wait(panel, 60)
    first, other = (value for _, value in panel.task.widget.options)
    panel.crash.click()
    line = panel.call.view.boto3.value
    exec(line.replace(first, other), {"lab": panel.lab})
    wait(panel, 120)
    assert statuses() == ["STOPPED", "STOPPED"]


def test_what_cannot_be_is_answered_in_words(panel: TaskLab) -> None:
    for press in (panel.stop, panel.crash):
        press.click()
        assert panel.words("panel-run-first") in plain(panel.message.value)
    panel.run.click()
    panel.crash.click()
    assert "RUNNING" in plain(panel.message.value)
    panel.exit_code.value = 999
    panel.crash.click()
    assert panel.words("world-crash-bad-code", code="999") in plain(panel.message.value)
    panel.count.value = 11
    panel.run.click()
    assert "InvalidParameterException" in plain(panel.message.value)
    assert panel.count.value == 11


def test_the_same_answer_again_is_seen_to_be_new(panel: TaskLab) -> None:
    def blinks() -> set[str]:
        return {name for name in panel.message._dom_classes if name.startswith("ecs-again")}

    seen = []
    for press in (panel.stop, panel.crash, panel.crash, panel.stop):
        press.click()
        seen.append(blinks())
    assert seen[0] == set()
    assert [len(each) for each in seen[1:]] == [1, 1, 1]
    assert seen[1] == seen[3] != seen[2]
    panel.run.click()
    assert blinks() == set()


def test_the_chosen_task_stays_chosen(panel: TaskLab) -> None:
    panel.count.value = 3
    panel.run.click()
    chosen = panel.task.widget.options[1][1]
    panel.task.value = chosen
    wait(panel, 60)
    panel.run.click()
    assert panel.task.value == chosen
    panel.stop.click()
    assert panel.task.value not in (chosen, "")
