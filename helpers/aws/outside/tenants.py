"""Who lives at an address: which task's interface it is, and which container listens on a port."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from helpers.simulator.tasks import commands
from helpers.simulator.tasks.states import ContainerStatus, TaskStatus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpers.aws.outside.programs import Programs
    from helpers.simulator import Simulator
    from helpers.simulator.container_instances import ContainerInstance
    from helpers.simulator.tasks.blueprint import ContainerPlan
    from helpers.simulator.tasks.model import Container, Task


CONTAINER_KEPT = 3 * 3600.0
"""Seconds that an ended container stays on its instance (8: the agent's clean-up wait)."""


class Silence(StrEnum):
    """Why nobody answers on a port of a host that exists."""

    NOBODY_LISTENS = "nobody-listens"
    STILL_STARTING = "still-starting"
    LOOPBACK_ONLY = "loopback-only"
    HANGS = "hangs"


@dataclass(frozen=True, slots=True)
class Listener:
    """The container that answers."""

    task: Task
    container: Container


class Tenants:
    """Finds tasks by network interface and container instances by EC2 instance.

    Args:
        programs: what listens in which image.
    """

    def __init__(self, programs: Programs) -> None:
        self._programs = programs
        self._by_interface: dict[str, Task] = {}
        self._simulators: list[Simulator] = []
        self._ended: dict[str, list[Task]] = {}

    def follow(self, simulator: Simulator) -> None:
        """Hear of every task of this simulator."""
        self._simulators.append(simulator)
        simulator.context.listeners.append(self._note)

    def _note(self, task: Task, former: TaskStatus) -> None:
        del former
        if task.status is TaskStatus.STOPPED and task.instance is not None:
            self._remember(task.instance.ec2_instance_id, task)
        interface = task.attachment.interface if task.attachment else None
        if interface is None:
            return
        if task.status is TaskStatus.STOPPED:
            self._by_interface.pop(interface.id, None)
        else:
            self._by_interface[interface.id] = task

    def _remember(self, ec2_instance_id: str, task: Task) -> None:
        """Docker keeps ended containers longer than ECS shows their task (8)."""
        kept = self.ended_on(ec2_instance_id, task.stopped_at or 0.0)
        self._ended[ec2_instance_id] = [*kept, task]

    def ended_on(self, ec2_instance_id: str, now: float) -> list[Task]:
        """The stopped tasks whose containers still lie on an EC2 instance, oldest first."""
        return [
            each
            for each in self._ended.get(ec2_instance_id, ())
            if now - (each.stopped_at or now) < CONTAINER_KEPT
        ]

    def task_of(self, interface: Any) -> Task | None:
        """The task that owns one of moto's interfaces."""
        return self._by_interface.get(interface.id)

    def instance(self, ec2_instance_id: str) -> ContainerInstance | None:
        """The container instance on an EC2 instance."""
        for simulator in self._simulators:
            for cluster in simulator.context.clusters.values():
                for each in cluster.instances.values():
                    if each.ec2_instance_id == ec2_instance_id:
                        return each
        return None

    def tasks_on(self, interface: Any) -> Iterator[Task]:
        """The tasks behind one of moto's interfaces: its own, or those that share its instance."""
        own = self.task_of(interface)
        if own is not None:
            yield own
        elif interface.instance is not None:
            found = self.instance(interface.instance.id)
            if found is not None:
                yield from (each for each in found.tasks.values() if each.attachment is None)

    def listening(self, interface: Any, port: int) -> Listener | Silence:
        """Who listens on a port of one of moto's interfaces."""
        answer = Silence.NOBODY_LISTENS
        for task in self.tasks_on(interface):
            for container in task.containers:
                wanted = _port_inside(task, container, port)
                if wanted is None or not self.listens(container.plan, wanted):
                    continue
                if container.status is ContainerStatus.PENDING or not self._ready(container):
                    answer = Silence.STILL_STARTING
                elif container.status is ContainerStatus.RUNNING:
                    if task.id in self._programs.hanging:
                        answer = Silence.HANGS
                    elif self._programs.loopback_only(container.plan.image):
                        answer = Silence.LOOPBACK_ONLY
                    else:
                        return Listener(task, container)
        return answer

    def _ready(self, container: Container) -> bool:
        """Has its program had the time that it needs until it listens?"""
        wait = self._programs.ready_after(container.plan.image)
        if not wait or container.started_at is None:
            return True
        return self._simulators[0].clock.now - container.started_at >= wait

    def listens(self, plan: ContainerPlan, port: int) -> bool:
        """Does the program of this container listen on that port, once it runs?"""
        if commands.read((*plan.entry_point, *plan.command)) is not None:
            return False  # a shell script of echo and sleep listens nowhere
        ports = self._programs.ports(plan.image)
        if ports is None:
            ports = tuple(each.container_port for each in plan.ports)
        return port in ports


def _port_inside(task: Task, container: Container, port: int) -> int | None:
    """The container's own port behind a port of the interface; None when none is behind it."""
    mode = task.blueprint.network_mode
    if mode in ("awsvpc", "host"):
        return port
    for binding in container.bindings:
        if binding.host_port == port:
            return binding.container_port
    return None
