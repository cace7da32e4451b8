"""The part of the form that is about containers: one at a time, chosen from a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

from helpers.diagrams.phrases import say
from helpers.diagrams.svg import escaped, plain
from helpers.labs.look import button, column, html, row
from helpers.labs.task_definition import draft
from helpers.labs.task_definition.fields import (
    NO,
    SIZE,
    TEXT,
    WHOLE,
    YES,
    Binding,
    Field,
    labelled,
    shown,
    text_input,
    tick_box,
)
from helpers.labs.task_definition.rows import Column, Labels, Rows
from helpers.simulator.task_definitions.rules.containers import MOST_CONTAINERS

if TYPE_CHECKING:
    from collections.abc import Callable

_CONTAINERS = ("containerDefinitions",)
_PORTS = (80, 443, 8080)


class ContainersForm:
    """The list of containers, and the fields of the one that is chosen.

    Args:
        binding: ties it to the document.
    """

    def __init__(self, binding: Binding) -> None:
        words, guarded = binding.words, binding.guarded
        self._words = words
        self._edit = binding.edit
        self._document = binding.document
        self._busy = False
        self.index = 0
        self.chosen = labelled(widgets.Dropdown(description="containerDefinitions"))
        self.chosen.observe(guarded(self._choose), "value")
        self.add = button(words("builder-add-container"), guarded(self._add))
        self.remove = button(words("builder-remove-container"), guarded(self._remove))
        self.add.tooltip = words("builder-add-container-tip")
        self.remove.tooltip = words("builder-remove-container-tip")
        self.count = html()
        self.fields = {
            name: Field(text_input(name), self._at(name), binding, kind)
            for name, kind in (
                *(("name", TEXT), ("image", TEXT)),
                *(("cpu", WHOLE), ("memory", WHOLE), ("memoryReservation", WHOLE)),
            )
        }
        self.fields["essential"] = Field(
            tick_box(words("builder-essential")), self._at("essential"), binding, YES
        )
        self.lists = {
            name: Rows(
                Labels(name, words(f"builder-add-{name}"), words(f"builder-remove-{name}")),
                columns,
                self._at(name),
                binding,
                new,
            )
            for name, columns, new in (
                ("portMappings", _PORT_COLUMNS, self._new_port),
                ("environment", _VARIABLE_COLUMNS, _new_variable),
                ("mountPoints", _MOUNT_COLUMNS, self._new_mount),
            )
        }
        inputs = {name: field.widget for name, field in self.fields.items()}
        self._details = column(
            row(inputs["name"], inputs["image"]),
            row(inputs["cpu"], inputs["memory"], inputs["memoryReservation"], classes="ecs-thirds"),
            inputs["essential"],
            *(rows.widget for rows in self.lists.values()),
        )
        self.widget = column(
            column(row(self.chosen, self.add, self.remove), self.count, classes="ecs-tight"),
            self._details,
        )

    def refresh(self, document: Any) -> None:
        """Show this document."""
        containers = draft.items(document, _CONTAINERS)
        self.index = min(self.index, max(0, len(containers) - 1))
        names = [shown(draft.get(c, ("name",)) or "") for c in containers]
        unnamed = say(self._words, "builder-unnamed")
        options = [(f"{n}. {name[:60] or unnamed}", n - 1) for n, name in enumerate(names, 1)]
        self._busy = True
        try:
            with self.chosen.hold_sync():
                if tuple(options) != tuple(self.chosen.options):
                    self.chosen.options = options
                self.chosen.value = self.index if options else None
        finally:
            self._busy = False
        self._count(len(containers))
        self.remove.disabled = not containers
        self._details.layout.display = None if containers else "none"
        for field in self.fields.values():
            field.refresh(document)
        for rows in self.lists.values():
            rows.refresh(document)

    def _at(self, member: str) -> Callable[[], draft.Path]:
        return lambda: (*_CONTAINERS, self.index, member)

    def _count(self, count: int) -> None:
        if count < MOST_CONTAINERS:
            text = say(
                self._words, "builder-containers", count=str(count), most=str(MOST_CONTAINERS)
            )
        elif count == MOST_CONTAINERS:
            text = say(self._words, "builder-containers-full", most=str(MOST_CONTAINERS))
        else:
            text = say(self._words, "builder-containers-over", count=str(count))
        value = f'<div class="ecs-hint">{escaped(text)}</div>'
        if self.count.value != value:
            self.count.value = value

    def _choose(self, change: dict[str, Any]) -> None:
        if not self._busy and change["new"] is not None:
            self.index = change["new"]
            self.refresh(self._document())

    def _add(self, _button: Any) -> None:
        containers = draft.items(self._document(), _CONTAINERS)
        taken = [draft.get(container, ("name",)) for container in containers]
        number = next(n for n in range(len(containers) + 1, 10**6) if f"app-{n}" not in taken)
        new = {"name": f"app-{number}" if containers else "web", "image": "nginx", "memory": 32}
        self.index = len(containers)
        self._edit({_CONTAINERS: [*containers, new]})

    def _remove(self, _button: Any) -> None:
        left = draft.items(draft.remove(self._document(), _CONTAINERS, self.index), _CONTAINERS)
        self._edit({_CONTAINERS: left})

    def _new_port(self, _count: int) -> dict[str, Any]:
        ports = draft.items(self._document(), self._at("portMappings")())
        taken = [draft.get(port, ("containerPort",)) for port in ports]
        offers = (*_PORTS, *range(8081, 9000))
        return {"containerPort": next(p for p in offers if p not in taken), "protocol": "tcp"}

    def _new_mount(self, count: int) -> dict[str, Any]:
        volumes = draft.items(self._document(), ("volumes",))
        name = draft.get(volumes[min(count, len(volumes) - 1)], ("name",)) if volumes else "data"
        return {"sourceVolume": plain(str(name)), "containerPath": "/data"}


def _new_variable(count: int) -> dict[str, Any]:
    return {"name": f"NAME_{count + 1}" if count else "NAME", "value": ""}


def _protocol(label: str) -> widgets.Combobox:
    return widgets.Combobox(description=label, options=("tcp", "udp"))


_PORT_COLUMNS = (
    Column(("containerPort",), WHOLE),
    Column(("hostPort",), WHOLE),
    Column(("protocol",), SIZE, _protocol),
)
_VARIABLE_COLUMNS = (Column(("name",), TEXT), Column(("value",), TEXT))
_MOUNT_COLUMNS = (
    Column(("sourceVolume",), TEXT),
    Column(("containerPath",), TEXT),
    Column(("readOnly",), NO, lambda label: tick_box(label)),
)
