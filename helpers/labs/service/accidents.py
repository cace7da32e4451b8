"""Accidents: a task of the service dies, one of nobody's dies, or both in the same way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.diagrams.svg import escaped
from helpers.labs.cluster.choices import Choice, live_tasks
from helpers.labs.cluster.console import owner, short
from helpers.labs.cluster.prepared import CLUSTER, FAMILY
from helpers.labs.look import button, column, html, row

if TYPE_CHECKING:
    from helpers.labs.service.service_lab import ServiceLab
    from helpers.simulator.snapshot import ClusterSnapshot, TaskSnapshot


class Accidents:
    """The buttons that hurt.

    Args:
        lab: the panel that they belong to.
        service: the name of the service that they hurt; others of the cluster are left alone.

    Attributes:
        task, kill: one task is stopped.
        alone: runs a task that nobody looks after.
        stop_both, crash_both: the same to a task of each kind.
    """

    def __init__(self, lab: ServiceLab, service: str) -> None:
        words = lab.words
        self._lab, self._service = lab, service
        self.task = Choice(words("task-lab-task"), words("panel-no-live-task"))
        self.kill = button("stop_task", lab.action(self._kill))
        self.alone = button("run_task", lab.action(lab.run_alone))
        self.stop_both = button(words("service-lab-stop-both"), lab.action(self._stop_both))
        self.crash_both = button(words("service-lab-crash-both"), lab.action(self._crash_both))
        self.task.widget.add_class("ecs-wide")
        both = html(escaped(words("service-lab-both-head")), "ecs-hint", "ecs-both")
        self.widget = column(
            html(f"<h4>{escaped(words('service-lab-accidents-head'))}</h4>"),
            row(self.task.widget, self.kill, self.alone, classes="ecs-row ecs-acts"),
            row(both, self.stop_both, self.crash_both, classes="ecs-row ecs-acts"),
            classes="ecs-section ecs-card",
        )

    def offer(self, found: ClusterSnapshot | None) -> None:
        """Offer the live tasks: those of the service, those of other services, nobody's."""

        def rank(task: TaskSnapshot) -> tuple[bool, bool]:
            return task.service != self._service, task.service is None

        tasks = sorted(found.tasks if found else (), key=rank)
        self.task.offer(live_tasks(tasks, self._lab.words))

    def _kill(self) -> None:
        lab = self._lab
        found = lab.shown_cluster()
        task = next((t for t in found.tasks if t.id == self.task.value), None) if found else None
        if task is None:
            lab.said("note", lab.words("panel-run-first"))
        elif lab.call("StopTask", cluster=CLUSTER, task=task.id) is not None:
            who = owner(task, lab.words)
            lab.said("good", lab.words("service-lab-killed", id=short(task.id), owner=who))

    def _pair(self) -> tuple[TaskSnapshot, TaskSnapshot] | None:
        """A RUNNING task of the service and one run by hand from its like; says what is missing."""
        lab = self._lab
        found = lab.shown_cluster()
        running = [t for t in (found.tasks if found else ()) if _runs(t)]
        owned = next((task for task in running if task.service == self._service), None)
        alike = {FAMILY, owned.family} if owned else set()
        alone = next((t for t in running if t.service is None and t.family in alike), None)
        if owned is None or alone is None:
            lab.said("note", lab.words("service-lab-no-pair", name=self._service))
            return None
        return owned, alone

    def _stop_both(self) -> None:
        lab, pair = self._lab, self._pair()
        if pair is None:
            return
        answers = [lab.call("StopTask", cluster=CLUSTER, task=task.id) for task in pair]
        if None not in answers:
            self._say_both(pair)

    def _crash_both(self) -> None:
        lab, pair = self._lab, self._pair()
        if pair is None:
            return
        ended = [
            lab.crash_container(task, next(c for c in task.containers if c.essential), 1)
            for task in pair
        ]
        if all(ended):
            self._say_both(pair)

    def _say_both(self, pair: tuple[TaskSnapshot, TaskSnapshot]) -> None:
        lab = self._lab
        owned, alone = (short(task.id) for task in pair)
        lab.said("good", lab.words("service-lab-both", owned=owned, alone=alone))


def _runs(task: TaskSnapshot) -> bool:
    return task.status == "RUNNING" and task.desired == "RUNNING"
