"""Uses the labs of tasks and services as a learner does: presses, lets time pass, reads."""

from __future__ import annotations

import json
import shlex
from typing import Any

import boto3

from helpers import Lab
from helpers.aws.calls import Call
from helpers.labs.cluster import ClusterPanel
from helpers.labs.service import ServiceLab
from helpers.labs.task import TaskLab

STEP = 10
"""Lab seconds of the middle step button."""


def task_lab(lab: Lab) -> TaskLab:
    made: TaskLab = lab.open("task")
    return made


def service_lab(lab: Lab) -> ServiceLab:
    made: ServiceLab = lab.open("service")
    return made


def wait(panel: ClusterPanel, seconds: int) -> None:
    """Let lab time pass with the panel's own buttons."""
    minutes, rest = divmod(seconds, 60)
    for _ in range(minutes):
        panel.clock.steps[2].click()
    for _ in range(rest // STEP):
        panel.clock.steps[1].click()


def made_by(panel: ClusterPanel, press: Any) -> list[Call]:
    """The API calls that a click makes, which must be the ones that it shows."""
    before = len(panel.lab.calls)
    press.click()
    return list(panel.lab.calls[before:])


def replayed(panel: ClusterPanel) -> list[Call]:
    """Run the Python that is shown, with what a notebook has: the calls that this makes."""
    before = len(panel.lab.calls)
    exec(panel.call.view.boto3.value, {"ecs": boto3.client("ecs"), "lab": panel.lab})
    return list(panel.lab.calls[before:])


def same(one: list[Call], other: list[Call]) -> bool:
    return [(c.action, sent(c)) for c in one] == [(c.action, sent(c)) for c in other]


def sent(call: Call) -> dict[str, Any]:
    """What was asked for, without the token that boto3 makes up for each RunTask."""
    return {name: value for name, value in call.parameters.items() if name != "clientToken"}


def choose_task_of(panel: ServiceLab, service: str | None) -> str:
    """Choose a live task of this owner in the list: its id."""
    tasks = panel.lab.snapshot().clusters[0].tasks
    wanted = {task.id for task in tasks if task.service == service}
    values = [value for _, value in panel.accidents.task.widget.options]
    panel.accidents.task.value = next(value for value in values if value in wanted)
    return panel.accidents.task.value


def cli_actions(panel: ClusterPanel) -> list[tuple[str, dict[str, str]]]:
    """The CLI lines that are shown: the command, and what stands behind each option."""
    words = shlex.split(panel.call.view.cli.value)
    commands: list[list[str]] = []
    for at, word in enumerate(words):
        if word == "aws" and words[at + 1] == "ecs":
            commands.append([])
        commands[-1].append(word)
    return [(c[2], dict(zip(c[3::2], c[4::2], strict=False))) for c in commands]


def cli_input(options: dict[str, str]) -> Any:
    return json.loads(options["--cli-input-json"])
