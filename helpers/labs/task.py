"""Lab 02, the task: run it, stop it, let it crash, and see that nobody brings it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

from helpers.diagrams.svg import escaped, plain
from helpers.labs.cluster import ClusterPanel
from helpers.labs.cluster.choices import Choice, active_definitions, live_tasks, number
from helpers.labs.cluster.console import short
from helpers.labs.cluster.prepared import (
    CLUSTER,
    FAMILY,
    WITH_HELPER,
    cluster,
    newest,
    prepare,
)
from helpers.labs.look import button, column, html, row
from helpers.labs.task_definition.draft import WEBSERVER
from helpers.labs.task_definition.fields import text_input

if TYPE_CHECKING:
    from helpers.lab import Lab
    from helpers.simulator.snapshot import ClusterSnapshot, Snapshot, TaskSnapshot


class TaskLab(ClusterPanel):
    """Run, stop and crash tasks that nobody looks after.

    Args:
        lab: where they run.

    Attributes:
        definition, count, command, run: of RunTask.
        task: the task that the other buttons are about.
        reason, stop: of StopTask.
        container, exit_code, crash: which container ends by itself, and how.
    """

    def __init__(self, lab: Lab) -> None:
        super().__init__(lab)
        words = self.words
        nothing = words("panel-no-live-task")
        self.definition = Choice("taskDefinition", words("panel-no-definition"))
        self.count = number("count", 1)
        self.command = text_input(words("task-lab-command"), "sleep 20; exit 3")
        self.run = button("run_task", self.action(self._run), "ecs-primary")
        self.task = Choice(words("task-lab-task"), nothing)
        self.reason = text_input("reason")
        self.stop = button("stop_task", self.action(self._stop))
        self.container = Choice(words("task-lab-container"), nothing)
        self.exit_code = number("exit code", 1)
        self.crash = button(words("task-lab-crash"), self.action(self._crash))
        self.task.widget.observe(self.guarded(self._offer_containers), "value")
        self.count.add_class("ecs-narrow")
        self.exit_code.add_class("ecs-narrow")
        self.command.add_class("ecs-wide")
        self.reason.add_class("ecs-wide")
        if lab.closed:
            self.show([self.message])
            self.close_down()
            return
        self._network = prepare(lab, self.call, WEBSERVER, WITH_HELPER)
        self.lay_out(words("task-lab-title"), words("task-lab-intro"), [self._buttons()])
        self.definition.value = newest(lab.snapshot(), FAMILY) or self.definition.value

    def _buttons(self) -> widgets.Widget:
        words = self.words
        return column(
            html(f"<h4>{escaped(words('task-lab-run-head'))}</h4>"),
            row(
                *(self.definition.widget, self.count, self.command, self.run),
                classes="ecs-row ecs-acts",
            ),
            html(f"<h4>{escaped(words('task-lab-end-head'))}</h4>"),
            row(self.task.widget, self.reason, self.stop, classes="ecs-row ecs-acts"),
            row(self.container.widget, self.exit_code, self.crash, classes="ecs-row ecs-acts"),
            classes="ecs-section ecs-card",
        )

    def offer(self, snapshot: Snapshot, found: ClusterSnapshot | None) -> None:
        """Task definitions, live tasks, running containers."""
        self.definition.offer(active_definitions(snapshot), newest(snapshot, FAMILY))
        self.task.offer(live_tasks(found.tasks if found else (), self.words))
        self._offer_containers()

    def _chosen_task(self) -> TaskSnapshot | None:
        found = cluster(self.snapshot) if self.snapshot else None
        chosen = self.task.value
        return next((t for t in found.tasks if t.id == chosen), None) if found else None

    def _offer_containers(self, _change: Any = None) -> None:
        task = self._chosen_task()
        self.container.offer(
            [
                (self.words(_kind(each.essential), name=plain(each.name)), each.name)
                for each in (task.containers if task else ())
            ]
        )

    # --- what the buttons do

    def _run(self) -> None:
        request: dict[str, Any] = {
            "cluster": CLUSTER,
            "taskDefinition": self.definition.value,
            "count": self.count.value,
            "launchType": "FARGATE",
            "networkConfiguration": self._network,
        }
        if self.command.value.strip():
            request["overrides"] = {"containerOverrides": [self._override()]}
        response = self.call("RunTask", **request)
        if response is None:
            return
        ids = ", ".join(short(task["taskArn"].rpartition("/")[2]) for task in response["tasks"])
        failures = "; ".join(failure["reason"] for failure in response["failures"])
        if failures:
            self.said("bad", self.words("task-lab-failures", reasons=failures))
        else:
            self.said("good", self.words("task-lab-ran", count=len(response["tasks"]), ids=ids))

    def _override(self) -> dict[str, Any]:
        """The command of the first container, as a shell would run it."""
        definitions = self.lab.snapshot().task_definitions
        named = (d for d in definitions if f"{d.family}:{d.revision}" == self.definition.value)
        found = next(named, None)
        name = found.view.containers[0].name if found and found.view.containers else ""
        return {"name": name, "command": ["sh", "-c", self.command.value.strip()]}

    def _stop(self) -> None:
        task = self._chosen_task()
        if task is None:
            self.said("note", self.words("panel-run-first"))
            return
        request = {"cluster": CLUSTER, "task": task.id}
        if self.reason.value.strip():
            request["reason"] = self.reason.value.strip()
        if self.call("StopTask", **request) is not None:
            self.said("good", self.words("task-lab-stopping", id=short(task.id)))

    def _crash(self) -> None:
        task, name = self._chosen_task(), self.container.value
        container = next((c for c in task.containers if c.name == name), None) if task else None
        if task is None or container is None:
            self.said("note", self.words("panel-run-first"))
            return
        self.crash_container(task, container, self.exit_code.value)


def _kind(essential: bool) -> str:
    return "task-lab-essential" if essential else "task-lab-not-essential"
