"""Runs exercises as a learner would, without a widget: starter, solution, and undoing it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import boto3

from helpers.exercises.model import Exercise


@dataclass(frozen=True)
class Trial:
    """What an exercise must say on the way.

    Args:
        at_start: the messages of what is missing once the starter has run.
        undo: code that takes the solution back again.
        after_undo: the messages of what is missing then.
    """

    at_start: tuple[str, ...]
    undo: str
    after_undo: tuple[str, ...]


TRIALS = {
    "01-give-it-a-port": Trial(
        ("missing-any-port",),
        'web = shop["containerDefinitions"][0]\n'
        'web["portMappings"] = [{"containerPort": 8080}]\n'
        "ecs.register_task_definition(**shop)",
        ("missing-port",),
    ),
    "01-a-helper-that-may-stop": Trial(
        ("missing-not-essential",),
        'blog["containerDefinitions"][0]["essential"] = False\n'
        'blog["containerDefinitions"][1]["essential"] = True\n'
        "ecs.register_task_definition(**blog)",
        ("missing-essential", "missing-not-essential"),
    ),
    "01-the-way-back": Trial(
        ("missing-image",),
        'ecs.deregister_task_definition(taskDefinition="menu:2")',
        ("missing-image",),
    ),
    "01-a-size-that-fits": Trial(
        ("missing-family",),
        'api["cpu"] = "512"\necs.register_task_definition(**api)',
        ("missing-smaller",),
    ),
    "01-what-binds": Trial(
        ("missing-family",),
        'kitchen["containerDefinitions"][2]["cpu"] = 0\n'
        'kitchen["cpu"], kitchen["memory"] = "512", "1024"\n'
        "ecs.register_task_definition(**kitchen)",
        ("missing-share",),
    ),
    "01-three-mistakes": Trial(
        ("missing-family",),
        'for arn in ecs.list_task_definitions(familyPrefix="orders")["taskDefinitionArns"]:\n'
        "    ecs.deregister_task_definition(taskDefinition=arn)",
        ("missing-family",),
    ),
}


class Learner:
    """Somebody at a notebook with a lab open, working on one exercise."""

    def __init__(self, exercise: Exercise) -> None:
        self.exercise = exercise
        self.ecs = boto3.client("ecs")
        self._names: dict[str, Any] = {"ecs": self.ecs, "json": json}
        if exercise.prepare:
            exercise.prepare(self.ecs)

    def runs(self, code: str) -> None:
        exec(code, self._names)

    def missing(self) -> tuple[str, ...]:
        """The messages of what the check still asks for."""
        return tuple(one.message for one in self.exercise.missing(self.ecs))
