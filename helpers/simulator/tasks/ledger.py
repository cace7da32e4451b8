"""The one place where a task changes its status, so that all counters always agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.simulator.tasks.states import PENDING_STATES, TaskStatus

if TYPE_CHECKING:
    from helpers.simulator.context import Context
    from helpers.simulator.tasks.model import Task


def enter(task: Task) -> None:
    """Count a task that was just created."""
    task.cluster.tasks[task.id] = task
    _count(task, 1)


def move(context: Context, task: Task, status: TaskStatus) -> None:
    """Put the task into ``status`` and tell who listens."""
    former = task.status
    if former is status:
        return
    _count(task, -1)
    task.status = status
    task.version += 1
    _count(task, 1)
    if status is TaskStatus.STOPPED and task.instance:
        task.instance.release(task)
    for listener in context.listeners:
        listener(task, former)


def tell(context: Context, task: Task) -> None:
    """Tell who listens that something but the status changed (health, targets)."""
    task.version += 1
    for listener in context.listeners:
        listener(task, task.status)


def _count(task: Task, by: int) -> None:
    status = task.status
    for counter in (task.cluster, task.instance, task.deployment):
        if counter is None:
            continue
        if status is TaskStatus.RUNNING:
            counter.running += by
        elif status in PENDING_STATES:
            counter.pending += by
