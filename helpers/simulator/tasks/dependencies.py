"""``dependsOn``: may a container start now, and can it ever (behaviour page 2.7)?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.simulator.tasks.states import ContainerStatus, Health

if TYPE_CHECKING:
    from helpers.simulator.tasks.model import Container, Task


class Unmeetable(Exception):  # noqa: N818 - a state of affairs, not a mistake
    """A condition that can never be met any more; the text is for ``containers[].reason``.

    The error's name and its words are the agent's (2.4); that the words follow the name in this
    place is unsourced.
    """

    def __init__(self, dependency: str, target: str, why: str) -> None:
        super().__init__(
            "TaskDependencyError: dependency graph: failed to resolve container ordering "
            f"dependency [{dependency}] for target [{target}] {why}"
        )


def met(task: Task, container: Container) -> bool:
    """Are all conditions of the container met now?

    Raises:
        Unmeetable: when one never can be.
    """
    return all(_met(task, container, *each) for each in container.plan.depends_on)


def _met(task: Task, container: Container, name: str, condition: str) -> bool:
    dependency = task.container(name)
    stopped = dependency.status is ContainerStatus.STOPPED
    if condition == "SUCCESS" and stopped and dependency.exit_code != 0:
        raise Unmeetable(name, container.plan.name, "as dependency did not exit successfully.")
    if condition == "HEALTHY" and (stopped or dependency.health is Health.UNHEALTHY):
        raise Unmeetable(name, container.plan.name, "because dependency will never be healthy.")
    if condition == "START":
        return dependency.status is not ContainerStatus.PENDING
    if condition == "HEALTHY":
        return dependency.health is Health.HEALTHY
    return stopped


def timed_out(task: Task, dependency: Container) -> tuple[Container, str] | None:
    """The dependency's ``startTimeout`` is over: who still waits for it, and the reason.

    A dependency that has stopped cannot time out (agent/engine/dependencygraph).
    """
    if dependency.status is ContainerStatus.STOPPED:
        return None
    name = dependency.plan.name
    for container in task.containers:
        if container.status is not ContainerStatus.PENDING:
            continue
        for other, condition in container.plan.depends_on:
            if other == name and not _met(task, container, other, condition):
                why = Unmeetable(name, container.plan.name, "as dependency has timed out.")
                return container, str(why)
    return None
