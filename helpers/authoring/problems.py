"""One thing that an author still has to mend, said so that the next step is clear."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with a notebook.

    Args:
        notebook: ``vi/01_task_definition``, or ``01_task_definition`` when it is about the pair.
        cell: the id of the cell, or ``""`` when it is about the whole notebook.
        what: what is wrong, and what to do about it.
    """

    notebook: str
    cell: str
    what: str

    def __str__(self) -> str:
        place = f"{self.notebook}, cell {self.cell!r}" if self.cell else self.notebook
        return f"{place}: {self.what}"


def listed(problems: list[Problem]) -> str:
    """The problems as lines of text, for a terminal or a failing test."""
    return "\n".join(str(problem) for problem in problems)
