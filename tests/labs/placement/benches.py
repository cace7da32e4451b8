"""Uses the bench of lab 05 as a learner does: chooses, presses, reads; and asks AWS beside it."""

from __future__ import annotations

import shlex
from typing import Any

import boto3

from helpers import Lab
from helpers.aws.calls import Call
from helpers.labs.placement import PlacementLab
from helpers.labs.placement.ways import WAYS, Way

BENCH = "bench"
MINUTE = 2
"""The place of the button that lets a minute pass."""


def opened(lab: Lab) -> PlacementLab:
    made: PlacementLab = lab.open("placement")
    return made


def way(name: str) -> Way:
    return next(each for each in WAYS if each.name == name)


def run(panel: PlacementLab, name: str, count: int | str = 1) -> str:
    """Choose a way and press run_task: what was answered."""
    panel.task.choice.value = name
    panel.task.count.value = str(count)
    panel.task.run.click()
    return panel.answer_told


def settle(panel: PlacementLab) -> None:
    panel.clock.steps[MINUTE].click()


def tasks(*desired: str) -> list[dict[str, Any]]:
    """As DescribeTasks tells them: those that shall run, or those of these desired statuses."""
    ecs = boto3.client("ecs")
    lists = [ecs.list_tasks(cluster=BENCH, desiredStatus=d) for d in desired or ("RUNNING",)]
    arns = [arn for each in lists for arn in each["taskArns"]]
    return ecs.describe_tasks(cluster=BENCH, tasks=arns)["tasks"] if arns else []


def instances() -> list[str]:
    ecs = boto3.client("ecs")
    arns = ecs.list_container_instances(cluster=BENCH)["containerInstanceArns"]
    if not arns:
        return []
    found = ecs.describe_container_instances(cluster=BENCH, containerInstances=arns)
    return [each["ec2InstanceId"] for each in found["containerInstances"]]


def made_by(panel: PlacementLab, press: Any) -> list[Call]:
    """The calls that a click makes."""
    before = len(panel.lab.calls)
    press.click()
    return list(panel.lab.calls[before:])


def replayed(panel: PlacementLab) -> list[Call]:
    """Run the Python that is shown: the calls that this makes."""
    clients = {name: boto3.client(name) for name in ("ecs", "ec2")}
    before = len(panel.lab.calls)
    exec(panel.call.view.boto3.value, {**clients, "lab": panel.lab})
    return list(panel.lab.calls[before:])


def sent(calls: list[Call]) -> list[tuple[str, str, dict[str, Any]]]:
    """What was asked for, without the token that boto3 makes up for each RunTask."""
    return [
        (c.service, c.action, {k: v for k, v in c.parameters.items() if k != "clientToken"})
        for c in calls
    ]


def commands(panel: PlacementLab) -> list[list[str]]:
    """The CLI commands that are shown, each as its words."""
    found: list[list[str]] = []
    for word in shlex.split(panel.call.view.cli.value, comments=True):
        if word in ("aws", "sleep"):
            found.append([])
        found[-1].append(word)
    return found


def more(panel: PlacementLab, name: str) -> str:
    """How many more fit of a way, as the table of the ways tells it."""
    label = panel.words(f"placement-way-{name}")
    lines = panel.tables["ways"].words.splitlines()
    line = next(each for each in lines if each.removeprefix("▸ ").startswith(f"{label}:"))
    return line.partition(": ")[2].partition(".")[0]
