"""The interactive labs of the course: ipywidgets in front of the lab, no rules of ECS inside.

Each lab, question or picture lives in a module of its own and is imported when it is first asked
for, so that opening a lab does not load ipywidgets. A name that does not exist is answered with a
sentence that lists the ones that do, never with a traceback.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import datetime

    from helpers.diagrams.charts import Chart
    from helpers.diagrams.picture import Picture, Table
    from helpers.lab import Lab
    from helpers.labs.request_counts import Requests

LABS = {
    "task_definition": ("task_definition", "TaskDefinitionBuilder"),
    "task": ("task", "TaskLab"),
    "service": ("service", "ServiceLab"),
    "roles": ("roles", "RolesLab"),
    "placement": ("placement", "PlacementLab"),
    "subnet": ("subnet", "SubnetLab"),
    "traffic": ("traffic", "TrafficLab"),
    "logs": ("logs", "LogsLab"),
}
"""Each lab's name, the module it is in, and its class."""


def open_lab(lab: Lab, name: str) -> Any:
    """The lab of that name, a widget."""
    if name not in LABS:
        from helpers.labs.notices import unknown

        return unknown(lab.words, "lab-unknown-lab", name, LABS)
    module, widget = LABS[name]
    return getattr(import_module(f"{__name__}.{module}"), widget)(lab)


def predict(lab: Lab, question: str) -> Any:
    """A question to answer before running what follows, such as ``"01-same-family"``."""
    from helpers.labs import questions

    return questions.predict(lab, question)


def exercise(lab: Lab, name: str) -> Any:
    """An exercise with its check and its hints, such as ``"01-give-it-a-port"``."""
    from helpers.labs import exercises

    return exercises.exercise(lab, name)


def the_map(lab: Lab) -> Any:
    """The map of the course with the learner's progress."""
    from helpers.labs import course_map

    return course_map.course_map(lab)


def draw(
    lab: Lab, what: object, *, since: datetime | None = None, traffic: bool = False
) -> Picture | Table | Chart:
    """A picture of the ideas, a task definition, a draft, a cluster, or a service over time."""
    from helpers.labs import pictures

    return pictures.draw(lab, what, since=since, traffic=traffic)


def requests(lab: Lab, service: str, *, since: datetime | None = None) -> Requests:
    """How many requests a service got, and what became of them."""
    from helpers.labs import request_counts

    return request_counts.requests(lab, service, since=since)


def compare(lab: Lab, before: str, after: str) -> Table:
    """What differs between two task definition revisions, field by field."""
    from helpers.labs import pictures

    return pictures.compare(lab, before, after)
