"""A list of small objects in the form, one a line: ports, variables, mounts, volumes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

from helpers.diagrams.svg import escaped
from helpers.labs.look import button, column, html, row
from helpers.labs.task_definition import draft
from helpers.labs.task_definition.fields import Binding, Field, Kind, labelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from helpers.labs.task_definition.draft import Path


@dataclass(frozen=True)
class Column:
    """One member of the objects.

    Args:
        member: where it stands in an object.
        kind: how it is typed.
        make: makes the input; it gets the member's name as its label.
    """

    member: tuple[str, ...]
    kind: Kind
    make: Callable[[str], widgets.ValueWidget] = lambda label: widgets.Text(description=label)

    @property
    def name(self) -> str:
        """As ECS calls it."""
        return self.member[-1]


@dataclass(frozen=True)
class Labels:
    """The words around a list: its title, its add button, and the tooltip of its remove buttons."""

    title: str
    add: str
    remove: str


class Rows:
    """The list. Lines are made when they are first needed and used again for other containers.

    Args:
        labels: the words around it.
        columns: the members that it shows.
        path: where the list stands in the document.
        binding: ties it to the document.
        new: makes an object for the add button, given how many there are.
    """

    def __init__(
        self,
        labels: Labels,
        columns: Sequence[Column],
        path: Callable[[], Path],
        binding: Binding,
        new: Callable[[int], dict[str, Any]],
    ) -> None:
        self._labels = labels
        self._columns = columns
        self._path = path
        self._binding = binding
        self._new = new
        self._lines: list[tuple[widgets.Box, list[Field]]] = []
        self._shown = 0
        names = "".join(f"<span>{escaped(c.name)}</span>" for c in columns)
        self._heads = html(f'<div class="ecs-heads ecs-hint">{names}<i></i></div>')
        self.add = button(labels.add, binding.guarded(self._append), "ecs-small")
        self._list = column(classes="ecs-lines")
        self.widget = column(
            row(html(f"<h4>{escaped(labels.title)}</h4>"), self.add, classes="ecs-row ecs-between"),
            self._list,
            classes="ecs-rows",
        )

    def refresh(self, document: Any) -> None:
        """Show the list of this document."""
        count = len(draft.items(document, self._path()))
        while len(self._lines) < count:
            self._lines.append(self._line(len(self._lines)))
        if count != self._shown:
            self._shown = count
            heads = (self._heads,) if count else ()
            self._list.children = (*heads, *(line for line, _ in self._lines[:count]))
        for _, fields in self._lines[:count]:
            for field in fields:
                field.refresh(document)

    def _line(self, index: int) -> tuple[widgets.Box, list[Field]]:
        def at(member: tuple[str, ...]) -> Callable[[], Path]:
            return lambda: (*self._path(), index, *member)

        fields = [
            Field(labelled(c.make(c.name), bare=True), at(c.member), self._binding, c.kind)
            for c in self._columns
        ]
        remove = button("×", self._binding.guarded(lambda _: self._remove(index)), "ecs-small")
        remove.tooltip = self._labels.remove
        return row(*(field.widget for field in fields), remove, classes="ecs-line"), fields

    def _append(self, _button: Any) -> None:
        items = draft.items(self._binding.document(), self._path())
        self._binding.edit({self._path(): [*items, self._new(len(items))]})

    def _remove(self, index: int) -> None:
        left = draft.items(
            draft.remove(self._binding.document(), self._path(), index), self._path()
        )
        self._binding.edit({self._path(): left or None})
