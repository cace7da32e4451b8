"""The part of the form that is about the task as a whole."""

from __future__ import annotations

from typing import Any

from helpers.diagrams.svg import escaped
from helpers.labs.look import column, html, row
from helpers.labs.task_definition import draft
from helpers.labs.task_definition.fields import (
    SIZE,
    TEXT,
    Binding,
    Choice,
    Field,
    text_input,
    tick_box,
)
from helpers.labs.task_definition.rows import Column, Labels, Rows
from helpers.labs.task_definition.size_fields import SizeFields

LAUNCH_TYPES = ("FARGATE", "EC2", "EXTERNAL")
"""What the form offers of ``requiresCompatibilities``; others stay in the JSON."""

NETWORK_MODES = ("awsvpc", "bridge", "host", "none")
"""Behaviour page 7.1, on Linux."""

_REQUIRES = ("requiresCompatibilities",)


class TaskForm:
    """Family, launch types, network mode and size in one widget; ``volumes`` is another.

    Args:
        binding: ties it to the document.
    """

    def __init__(self, binding: Binding) -> None:
        words, guarded = binding.words, binding.guarded
        self._edit = binding.edit
        self._document = binding.document
        self._busy = False
        self.family = Field(text_input("family"), lambda: ("family",), binding, TEXT)
        self.network = Choice(
            "networkMode",
            words("builder-network-unset"),
            NETWORK_MODES,
            lambda: ("networkMode",),
            binding,
        )
        self.launch = {name: tick_box(name) for name in LAUNCH_TYPES}
        for box in self.launch.values():
            box.observe(guarded(self._ticked), "value")
        self.size = SizeFields(binding)
        self.volumes = Rows(
            Labels("volumes", words("builder-add-volume"), words("builder-remove-volume")),
            [Column(("name",), TEXT), Column(("host", "sourcePath"), SIZE)],
            lambda: ("volumes",),
            binding,
            lambda count: {"name": f"data-{count + 1}" if count else "data"},
        )
        launch = row(*self.launch.values(), classes="ecs-row ecs-ticks")
        self.widget = column(
            row(self.family.widget, self.network.widget),
            column(html(_label("requiresCompatibilities")), launch, classes="ecs-tight"),
            column(self.size.widget, self.size.any, classes="ecs-tight"),
        )

    def refresh(self, document: Any) -> None:
        """Show this document."""
        for part in (self.family, self.network, self.size, self.volumes):
            part.refresh(document)
        if self._busy:
            return
        self._busy = True
        try:
            asked = draft.items(document, _REQUIRES)
            for name, box in self.launch.items():
                box.value = name in asked
        finally:
            self._busy = False

    def _ticked(self, change: dict[str, Any]) -> None:
        if self._busy:
            return
        name = next(n for n, box in self.launch.items() if box is change["owner"])
        asked = [n for n in draft.items(self._document(), _REQUIRES) if n != name]
        if change["new"]:
            asked.append(name)
        self._edit({_REQUIRES: asked or None})


def _label(text: str) -> str:
    return f'<div class="ecs-hint">{escaped(text)}</div>'
