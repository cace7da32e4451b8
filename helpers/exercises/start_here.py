"""Lesson 00: one prediction, to see how it is done."""

from __future__ import annotations

from helpers.exercises.model import Choice, Exercise, Question

EXERCISES: tuple[Exercise, ...] = ()

QUESTIONS: tuple[Question, ...] = (
    # behaviour page 9, claim (h); a container's restartPolicy (2.7) is off unless asked for
    Choice(id="00-who-restarts", choices=("ecs", "nobody", "machine"), right="nobody"),
)
