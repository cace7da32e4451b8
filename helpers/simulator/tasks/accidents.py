"""Accidents on demand: a container that ends by itself, now.

On AWS a program crashes when it likes. A lesson needs it at a moment of its own, without anybody
calling StopTask: what follows (2.3, 2.6) is then exactly what follows on AWS.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.simulator.tasks.states import ContainerStatus

if TYPE_CHECKING:
    from helpers.simulator.context import Context
    from helpers.simulator.tasks.life import Life


class NoSuchTaskError(LookupError):
    """No cluster has a live task of that id or ARN."""


class NotRunningError(LookupError):
    """The task has no RUNNING container of that name; ``running`` are the names it has."""

    def __init__(self, running: tuple[str, ...]) -> None:
        super().__init__(running)
        self.running = running


def crash(context: Context, life: Life, task: str, container: str, exit_code: int) -> None:
    """Let the program of a container end.

    Args:
        context: where to look for the task.
        life: moves the task on.
        task: id or ARN.
        container: its name.
        exit_code: 0 to 255, as the kernel gives it.

    Raises:
        NoSuchTaskError: there is no such live task.
        NotRunningError: no container of that name runs in it.
        ValueError: for an exit code that no program can have.
    """
    if not 0 <= exit_code <= 255:
        raise ValueError(f"exit codes go from 0 to 255, not {exit_code}")
    wanted = task.rpartition("/")[2]
    clusters = context.clusters.values()
    found = next((each.live[wanted] for each in clusters if wanted in each.live), None)
    if found is None:
        raise NoSuchTaskError(task)
    running = [each for each in found.containers if each.status is ContainerStatus.RUNNING]
    for each in running:
        if each.plan.name == container:
            life.containers.ends(found, each, each.incarnation, exit_code, None)
            return
    raise NotRunningError(tuple(each.plan.name for each in running))
