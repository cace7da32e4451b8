"""The last page: one prediction, on the tasks that have just been started."""

from __future__ import annotations

from helpers.exercises.model import Exercise, Number, Question

EXERCISES: tuple[Exercise, ...] = ()

QUESTIONS: tuple[Question, ...] = (
    # behaviour page 9, claim (h): three of the five were run by hand
    Number(id="09-nobody-replaces", right="3", explained=("0", "2")),
)
