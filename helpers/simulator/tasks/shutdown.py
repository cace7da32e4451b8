"""In which order the containers of a task end, and with which codes (behaviour page 2.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.simulator.tasks.states import ContainerStatus
from helpers.simulator.tasks.stop_reasons import KILLED

if TYPE_CHECKING:
    from helpers.simulator.durations import Durations
    from helpers.simulator.tasks.model import Container, Task

A_BLINK = 1e-6
"""Seconds within which two moments are the same: sums of floats differ."""


def ends(task: Task, durations: Durations, now: float) -> list[tuple[float, Container]]:
    """Seconds until each running container ends, first to last.

    A container gets SIGTERM when all that depend on it have ended, and SIGKILL after its stop
    timeout; one whose program ends by itself before that is not waited for.
    """
    seconds: dict[str, float] = {}
    for container in reversed(task.containers):  # dependents come after what they need
        if container.status is not ContainerStatus.RUNNING:
            continue
        plan = container.plan
        dependents = [
            each.plan.name
            for each in task.containers
            if each.plan.name in seconds
            and any(name == plan.name for name, _ in each.plan.depends_on)
        ]
        begin = max((seconds[name] for name in dependents), default=0.0)
        most = durations.stop_timeout if plan.stop_timeout is None else plan.stop_timeout
        listens = container.behaviour is None or container.behaviour.on_sigterm is not None
        end = begin + (min(durations.sigterm_answer, most) if listens else most)
        if container.ends_at is not None:
            end = min(end, container.ends_at - now)
        seconds[plan.name] = end
    by_name = {each.plan.name: each for each in task.containers}
    return sorted(((end, by_name[name]) for name, end in seconds.items()), key=lambda one: one[0])


def exit_code(container: Container, now: float) -> int:
    """Of SIGTERM, of SIGKILL where that is not listened to, or of the program's own end."""
    behaviour = container.behaviour
    if behaviour is None:
        return 0
    if container.ends_at is not None and container.ends_at - now < A_BLINK:
        return behaviour.exit_code
    return KILLED if behaviour.on_sigterm is None else behaviour.on_sigterm
