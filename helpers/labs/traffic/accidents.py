"""Accidents behind a load balancer: a task is stopped, crashes or hangs; a firewall closes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.diagrams.svg import escaped
from helpers.labs.cluster.choices import Choice, live_tasks
from helpers.labs.cluster.console import short
from helpers.labs.cluster.prepared import CLUSTER, cluster
from helpers.labs.look import button, column, html, row
from helpers.labs.traffic.prepared import SERVICE, from_balancer

if TYPE_CHECKING:
    from helpers.labs.traffic.traffic_lab import TrafficLab
    from helpers.simulator.snapshot import ClusterSnapshot, TaskSnapshot


class Accidents:
    """The buttons that hurt.

    Args:
        lab: the panel that they belong to.

    Attributes:
        task: whom.
        stop, crash, hang: what happens to it.
        close, open: the security group of the tasks.
    """

    def __init__(self, lab: TrafficLab) -> None:
        words = lab.words
        self._lab = lab
        self.task = Choice(words("task-lab-task"), words("panel-no-live-task"))
        self.stop = button("stop_task", lab.action(self._stop))
        self.crash = button(words("task-lab-crash"), lab.action(self._crash))
        self.hang = button(words("traffic-lab-hang"), lab.action(self._hang))
        self.close = button("revoke_security_group_ingress", lab.action(self._close))
        self.open = button("authorize_security_group_ingress", lab.action(self._open))
        self.task.widget.add_class("ecs-wide")
        head, group = words("traffic-lab-accidents-head"), words("traffic-lab-group-head")
        self.widget = column(
            html(f"<h4>{escaped(head)}</h4>"),
            row(
                *(self.task.widget, self.stop, self.crash, self.hang),
                classes="ecs-row ecs-acts",
            ),
            row(
                *(html(escaped(group), "ecs-hint", "ecs-both"), self.close, self.open),
                classes="ecs-row ecs-acts",
            ),
            classes="ecs-section ecs-card",
        )

    def offer(self, found: ClusterSnapshot | None) -> None:
        """Offer the tasks of the service that have not been told to stop."""
        tasks = [each for each in (found.tasks if found else ()) if each.service == SERVICE]
        self.task.offer(live_tasks(tasks, self._lab.words))

    def _chosen(self) -> TaskSnapshot | None:
        """The chosen task, if it RUNS; else says what to do."""
        found = cluster(self._lab.lab.snapshot())
        for task in found.tasks if found else ():
            if task.id == self.task.value and task.status == "RUNNING":
                return task
        self._lab.said("note", self._lab.words("traffic-lab-no-running"))
        return None

    def _stop(self) -> None:
        task, lab = self._chosen(), self._lab
        if task and lab.call("StopTask", cluster=CLUSTER, task=task.id) is not None:
            lab.said("good", lab.words("traffic-lab-stopped", id=short(task.id)))

    def _crash(self) -> None:
        task = self._chosen()
        if task is not None:
            self._lab.crash_container(task, task.containers[0], 1)

    def _hang(self) -> None:
        task, lab = self._chosen(), self._lab
        if task is not None:
            lab.call.note(f'lab.hang("{task.id}")', lab.words("panel-no-cli"))
            lab.lab.hang(task.id)
            lab.said("good", lab.words("traffic-lab-hangs", id=short(task.id)))

    def _close(self) -> None:
        self._rule("RevokeSecurityGroupIngress", "traffic-lab-closed")

    def _open(self) -> None:
        self._rule("AuthorizeSecurityGroupIngress", "traffic-lab-opened")

    def _rule(self, action: str, message: str) -> None:
        lab = self._lab
        rule = from_balancer(lab.place.balancer_group)
        done = lab.call.to("ec2", action, GroupId=lab.place.group, IpPermissions=rule)
        if done is not None:
            lab.said("good", lab.words(message))
