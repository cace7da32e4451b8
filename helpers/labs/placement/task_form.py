"""What to place: the way, the size, the ports, how many, and what to do with a task afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

from helpers.diagrams.svg import escaped, plain
from helpers.labs.cluster.choices import Choice, live_tasks
from helpers.labs.look import button, column, html, row
from helpers.labs.placement.places import Places
from helpers.labs.placement.ways import WAYS, Way, Wish
from helpers.labs.task_definition.fields import WHOLE, labelled, text_input

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from helpers.i18n import Words
    from helpers.simulator.snapshot import SubnetSnapshot, TaskSnapshot


class TaskForm:
    """The form of the task.

    Args:
        words: the language.
        act: makes a callback of a button.
        changed: a callback of an input: what fits may have changed.
        run, stop, find: what the buttons do.

    Attributes:
        cpu, memory, container_port, host_port, count: as they were typed.
        subnets: where interfaces of awsvpc tasks go.
        task: one that is there.
        came: the id of a task that was just run; the list does not hold it yet.
    """

    def __init__(
        self,
        words: Words,
        act: Callable[[Callable[[], None]], Callable[..., None]],
        changed: Callable[..., None],
        *,
        run: Callable[[], None],
        stop: Callable[[], None],
        find: Callable[[], None],
    ) -> None:
        self._words = words
        self.choice: Any = labelled(
            widgets.Dropdown(
                options=[(words(f"placement-way-{each.name}"), each.name) for each in WAYS],
                value=WAYS[0].name,
                description=words("placement-way"),
            )
        )
        self.cpu = _typed("cpu", "256")
        self.memory = _typed("memory", "512")
        self.container_port = _typed("containerPort", "80")
        self.host_port = _typed("hostPort", "80")
        self.count = _typed("count", "1")
        self.subnets = Places(words("placement-task-subnets"), words)
        self.run = button("run_task", act(run), "ecs-primary")
        self.came = ""
        self.task = Choice(words("placement-task"), words("panel-no-live-task"))
        self.find = button(words("placement-find"), act(find))
        self.stop = button("stop_task", act(stop))
        for wide in (self.choice, self.subnets.widget, self.task.widget):
            wide.add_class("ecs-wide")
        self.choice.observe(self._fit_fields, "value")
        for each in (self.choice, *self._typed_fields, self.subnets.widget):
            each.observe(changed, "value")
        self._fit_fields()
        self.widget: widgets.Widget = column(
            html(f"<h4>{escaped(words('placement-task-head'))}</h4>"),
            row(self.choice, *self._typed_fields, classes="ecs-row ecs-acts"),
            row(self.subnets.widget, self.count, self.run, classes="ecs-row ecs-acts"),
            row(self.task.widget, self.find, self.stop, classes="ecs-row ecs-acts"),
            classes="ecs-section ecs-card",
        )

    @property
    def _typed_fields(self) -> tuple[Any, ...]:
        return self.cpu, self.memory, self.container_port, self.host_port

    @property
    def way(self) -> Way:
        """The way that is chosen."""
        return next(each for each in WAYS if each.name == self.choice.value)

    @property
    def wish(self) -> Wish:
        """The task that was typed."""
        return Wish(*(plain(each.value) for each in self._typed_fields))

    @property
    def wanted(self) -> Any:
        """``count`` as RunTask gets it: a number, or what was typed instead."""
        return WHOLE.read(plain(self.count.value))

    def offer(self, tasks: Sequence[TaskSnapshot], subnets: Sequence[SubnetSnapshot]) -> None:
        """What is there now; a task that has just come is chosen."""
        self.subnets.offer_subnets(subnets)
        live = live_tasks(tasks, self._words)
        self.task.offer(live, live[-1][1] if live else None)
        if self.came in [task for _, task in live]:
            self.task.value, self.came = self.came, ""

    def _fit_fields(self, _change: Any = None) -> None:
        """A field that the way has no use for cannot be typed into; it keeps what it holds."""
        self.host_port.disabled = not self.way.fixed
        self.subnets.widget.disabled = self.way.mode != "awsvpc"


def _typed(label: str, value: str) -> Any:
    made = text_input(label)
    made.continuous_update = False
    made.value = value
    made.add_class("ecs-narrow")
    return made
