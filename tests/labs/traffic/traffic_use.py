"""Uses the traffic lab as a learner does."""

from __future__ import annotations

import json
import shlex
from typing import Any

import boto3
from botocore import xform_name

from helpers import Lab
from helpers.aws.calls import Call
from helpers.labs.traffic import TrafficLab

CLIENTS = {
    "ecs": "ecs",
    "elbv2": "elbv2",
    "ec2": "ec2",
    "application_autoscaling": "application-autoscaling",
}
"""What the shown Python calls its clients, and which services they are of."""


def traffic_lab(lab: Lab) -> TrafficLab:
    made: TrafficLab = lab.open("traffic")
    return made


def replayed(panel: TrafficLab) -> list[Call]:
    """Run the Python that is shown, with what a notebook has: the calls that this makes."""
    before = len(panel.lab.calls)
    clients = {name: boto3.client(service) for name, service in CLIENTS.items()}
    exec(panel.call.view.boto3.value, {**clients, "lab": panel.lab})
    return list(panel.lab.calls[before:])


def commands(panel: TrafficLab) -> list[tuple[str, str, dict[str, Any]]]:
    """The CLI lines that are shown: service, action, and what they ask for."""
    found: list[tuple[str, str, dict[str, Any]]] = []
    lines = panel.call.view.cli.value
    words = shlex.split(lines)
    at = [index for index, word in enumerate(words) if word == "aws"]
    for begin, end in zip(at, [*at[1:], len(words)], strict=True):
        service, action, *options = words[begin + 1 : end]
        asked: dict[str, Any] = {}
        if "--cli-input-json" in options:
            asked = json.loads(options[options.index("--cli-input-json") + 1])
        found.append((service, action, asked))
    return found


def names(calls: list[Call]) -> list[str]:
    """The calls as the CLI names their actions."""
    return [xform_name(call.action, "-") for call in calls]


def states(panel: TrafficLab) -> list[str]:
    """The states of all targets, sorted."""
    groups = panel.lab.snapshot().traffic.groups
    return sorted(each.state for group in groups for each in group.targets)


def counted(panel: TrafficLab) -> tuple[int, int]:
    """Requests sent and failed since the counts began."""
    found = panel.lab.requests("web", since=panel.counting_since)
    return found.sent, found.failed
