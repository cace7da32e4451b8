"""Uses the builder as a learner does: types, chooses, presses; then looks at what is shown."""

from __future__ import annotations

import html
import json
import re
from typing import Any

from helpers import Lab
from helpers.labs.task_definition import TaskDefinitionBuilder

NOTES = {
    "family": "webserver",
    "containerDefinitions": [
        {"name": "web", "image": "nginx", "memory": 100, "cpu": 99, "essential": True}
    ],
    "requiresCompatibilities": ["FARGATE"],
    "networkMode": "awsvpc",
    "memory": "512",
    "cpu": "256",
}


def builder(lab: Lab) -> TaskDefinitionBuilder:
    made: TaskDefinitionBuilder = lab.open("task_definition")
    return made


def written(panel: TaskDefinitionBuilder) -> Any:
    """What the JSON side says now."""
    return json.loads(panel.json.text.value)


def type_json(panel: TaskDefinitionBuilder, document: object) -> None:
    text = document if isinstance(document, str) else json.dumps(document)
    panel.json.text.value = text


def container(panel: TaskDefinitionBuilder, **values: str) -> None:
    """Type into the fields of the container that is shown."""
    for name, value in values.items():
        panel.containers.fields[name].widget.value = value


def said(panel: TaskDefinitionBuilder) -> str:
    """The answer as one reads it."""
    return plain(panel.message.value)


def plain(page: str) -> str:
    without = re.sub(r"<style>.*?</style>|<wbr/?>", "", page, flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]+>", " ", without))
