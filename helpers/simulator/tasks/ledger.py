"""The one place where a task changes its status, so that all counters always agree."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from helpers.simulator import chronicle
from helpers.simulator.tasks.states import PENDING_STATES, TaskStatus

if TYPE_CHECKING:
    from helpers.simulator.context import Context
    from helpers.simulator.tasks.model import Task

_Key = TypeVar("_Key")


def enter(context: Context, task: Task) -> None:
    """Count a task that was just created."""
    cluster = task.cluster
    cluster.tasks[task.id] = task
    cluster.live[task.id] = task
    definition = task.blueprint.arn
    context.live_by_definition[definition] = context.live_by_definition.get(definition, 0) + 1
    if task.attachment:
        place = (task.group, task.attachment.subnet_id)
        cluster.live_by_subnet[place] = cluster.live_by_subnet.get(place, 0) + 1
    _count(task, 1)
    task.slot = context.slots.take((cluster.name, chronicle.place(task)), context.now)
    context.chronicle.changed(context, task, None)


def move(context: Context, task: Task, status: TaskStatus) -> None:
    """Put the task into ``status`` and tell who listens."""
    former = task.status
    if former is status:
        return
    _count(task, -1)
    task.status = status
    _count(task, 1)
    if status is TaskStatus.STOPPED:
        _leave(context, task)
        context.slots.leave((task.cluster.name, chronicle.place(task)), task.slot, context.now)
    task.changed()
    context.chronicle.changed(context, task, former)
    for listener in context.listeners:
        listener(task, former)


def tell(context: Context, task: Task) -> None:
    """Tell who listens that something but the status changed (health, a wish to stop)."""
    task.changed()
    for listener in context.listeners:
        listener(task, task.status)


def forget(task: Task) -> None:
    """A stopped task is no longer shown."""
    task.cluster.tasks.pop(task.id, None)


def _leave(context: Context, task: Task) -> None:
    """The task is STOPPED: it holds nothing any more."""
    cluster = task.cluster
    del cluster.live[task.id]
    _less(context.live_by_definition, task.blueprint.arn)
    if task.attachment:
        _less(cluster.live_by_subnet, (task.group, task.attachment.subnet_id))
    if task.instance:
        task.instance.release(task)


def _less(counts: dict[_Key, int], key: _Key) -> None:
    left = counts[key] - 1
    if left:
        counts[key] = left
    else:
        del counts[key]


def _count(task: Task, by: int) -> None:
    status = task.status
    instance = task.instance
    if status is TaskStatus.RUNNING:
        task.cluster.running += by
        if instance:
            instance.running += by
            instance.touched()
        if task.deployment:
            task.deployment.running += by
    elif status in PENDING_STATES:
        task.cluster.pending += by
        if instance:
            instance.pending += by
            instance.touched()
        if task.deployment:
            task.deployment.pending += by
