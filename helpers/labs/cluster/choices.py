"""Drop-down lists of what the lab holds now; what was chosen stays chosen while it exists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

from helpers.labs.cluster.console import owner, short
from helpers.labs.task_definition.fields import labelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from helpers.i18n import Words
    from helpers.simulator.snapshot import Snapshot, TaskSnapshot

NONE = ""
"""What a list holds when there is nothing to choose."""


class Choice:
    """A list with its label above.

    Args:
        label: what it is a choice of.
        nothing: what it says when there is nothing to choose.
    """

    def __init__(self, label: str, nothing: str) -> None:
        self._nothing = (nothing, NONE)
        self.widget: widgets.Dropdown = labelled(
            widgets.Dropdown(options=[self._nothing], value=NONE, description=label)
        )

    @property
    def value(self) -> str:
        """What is chosen, ``NONE`` when nothing can be."""
        return str(self.widget.value or NONE)

    @value.setter
    def value(self, value: str) -> None:
        self.widget.value = value

    def offer(self, offers: Sequence[tuple[str, str]], newest: str | None = None) -> None:
        """Offer pairs of label and value; choose ``newest`` when the chosen one is gone.

        Args:
            offers: in the order of the list.
            newest: a value of the list; without it the first one.
        """
        options = tuple(offers) or (self._nothing,)
        if tuple(self.widget.options) == options:
            return
        chosen, values = self.value, [value for _, value in options]
        if chosen not in values or chosen == NONE:
            chosen = newest if newest in values else values[0]
        with self.widget.hold_sync():
            self.widget.options = options
            self.widget.value = chosen


def live_tasks(tasks: Sequence[TaskSnapshot], words: Words) -> list[tuple[str, str]]:
    """The tasks that have not been told to stop, by id, with their owners."""
    return [
        (f"{short(each.id)} · {owner(each, words)}", each.id)
        for each in tasks
        if each.desired == "RUNNING"
    ]


def active_definitions(snapshot: Snapshot) -> list[tuple[str, str]]:
    """The revisions that new tasks may be made from, the newest of each family first."""
    found = [each for each in snapshot.task_definitions if each.status == "ACTIVE"]
    by_family: dict[str, list[str]] = {}
    for each in found:
        by_family.setdefault(each.family, []).insert(0, f"{each.family}:{each.revision}")
    return [(name, name) for names in by_family.values() for name in names]


def number(label: str, value: int) -> Any:
    """A whole number to type."""
    return labelled(widgets.IntText(value=value, description=label))
