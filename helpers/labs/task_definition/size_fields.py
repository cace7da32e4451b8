"""The size of the task: two linked choices that offer only pairs that Fargate has.

A switch frees them, because a wrong pair is worth seeing refused; a document that has another pair
turns the switch by itself.
"""

from __future__ import annotations

from typing import Any

import ipywidgets as widgets

from helpers.labs.look import row
from helpers.labs.task_definition.draft import get
from helpers.labs.task_definition.fields import SIZE, Binding, Field, labelled, text_input, tick_box
from helpers.simulator.task_definitions import units
from helpers.simulator.task_definitions.fargate import SIZES, exists

_UNSET = 0  # a drop-down list cannot show None


class SizeFields:
    """CPU and memory of the task.

    Args:
        binding: ties it to the document.
    """

    def __init__(self, binding: Binding) -> None:
        words, guarded = binding.words, binding.guarded
        self._words = words
        self._edit = binding.edit
        self._document = binding.document
        self._busy = False
        self._unset = (words("builder-unset"), _UNSET)
        self._offered = _UNSET  # the CPU whose memory sizes are offered
        self.cpu = labelled(
            widgets.Dropdown(options=self._cpu_options(), description=words("builder-cpu"))
        )
        self.memory = labelled(
            widgets.Dropdown(options=[self._unset], description=words("builder-memory"))
        )
        self.any_cpu = Field(text_input(words("builder-cpu")), lambda: ("cpu",), binding, SIZE)
        self.any_memory = Field(
            text_input(words("builder-memory")), lambda: ("memory",), binding, SIZE
        )
        self.any = tick_box(words("builder-any-pair"))
        self.cpu.observe(guarded(self._chose_cpu), "value")
        self.memory.observe(guarded(self._chose_memory), "value")
        self.any.observe(guarded(self._switched), "value")
        self.widget = row(self.cpu, self.memory, self.any_cpu.widget, self.any_memory.widget)
        self._show_inputs()

    def refresh(self, document: Any) -> None:
        """Show the size of this document."""
        if self._busy:
            return
        self._busy = True
        try:
            pair = _pair(document)
            if pair is None:
                self.any.value = True
            else:
                self._offer_memory(pair[0])
                self.cpu.value, self.memory.value = pair
            if self.any.value:
                self.any_cpu.refresh(document)
                self.any_memory.refresh(document)
            self._show_inputs()
        finally:
            self._busy = False

    def _chose_cpu(self, change: dict[str, Any]) -> None:
        if self._busy:
            return
        cpu: int = change["new"]
        self._busy = True
        try:
            before = self.memory.value
            self._offer_memory(cpu)
            self.memory.value = _nearest(cpu, before)
            self._write(cpu, self.memory.value)
        finally:
            self._busy = False

    def _chose_memory(self, change: dict[str, Any]) -> None:
        if not self._busy:
            self._busy = True
            try:
                self._write(self.cpu.value, change["new"])
            finally:
                self._busy = False

    def _switched(self, change: dict[str, Any]) -> None:
        """Free the fields, or come back to the nearest pair that exists."""
        if self._busy:
            return
        if not change["new"] and _pair(self._document()) is None:
            asked = units.cpu_units(str(get(self._document(), ("cpu",)))) or 0
            memory = units.memory_mib(str(get(self._document(), ("memory",)))) or 0
            cpu = min(SIZES, key=lambda size: abs(size - asked))
            self._write(cpu, _nearest(cpu, memory))
        self.refresh(self._document())

    def _write(self, cpu: int, memory: int) -> None:
        pair = {"cpu": cpu, "memory": memory}
        self._edit({(name,): str(size) if size else None for name, size in pair.items()})

    def _offer_memory(self, cpu: int) -> None:
        if cpu == self._offered:
            return
        self._offered = cpu
        offers = [(self._words("builder-mib", mib=str(mib)), mib) for mib in SIZES.get(cpu, ())]
        self.memory.options = [self._unset, *offers]

    def _cpu_options(self) -> list[tuple[str, int]]:
        options = [self._unset]
        for cpu in SIZES:
            vcpu = f"{cpu / units.CPU_UNITS_PER_VCPU:g}"
            options.append((self._words("builder-vcpu", units=str(cpu), vcpu=vcpu), cpu))
        return options

    def _show_inputs(self) -> None:
        free = bool(self.any.value)
        for widget in (self.cpu, self.memory):
            widget.layout.display = "none" if free else None
        for field in (self.any_cpu, self.any_memory):
            field.widget.layout.display = None if free else "none"


def _pair(document: Any) -> tuple[int, int] | None:
    """CPU units and MiB of the document if the two choices can show them."""
    cpu, memory = get(document, ("cpu",)), get(document, ("memory",))
    if cpu is None and memory is None:
        return _UNSET, _UNSET
    if not isinstance(cpu, str) or not isinstance(memory, str | None):
        return None
    cpu_units = units.cpu_units(cpu)
    if cpu_units is None or cpu_units not in SIZES:
        return None
    if memory is None:
        return cpu_units, _UNSET
    mib = units.memory_mib(memory)
    return (cpu_units, mib) if mib and exists(cpu_units, mib) else None


def _nearest(cpu: int, memory: int) -> int:
    """The memory that exists for this CPU and is nearest to what was chosen before."""
    return min(SIZES.get(cpu, ()), key=lambda size: abs(size - memory), default=_UNSET)
