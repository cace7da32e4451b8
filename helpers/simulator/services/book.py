"""Who is live, healthy, or to be replaced: the one place that changes a deployment's sets."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from helpers.simulator.services.model import Deployment
    from helpers.simulator.tasks.model import Task


def joined(deployment: Deployment, task: Task) -> None:
    """A task was started for the deployment."""
    deployment.live[task.id] = task
    provider = task.capacity_provider
    if provider:
        deployment.by_provider[provider] = deployment.by_provider.get(provider, 0) + 1


def left(deployment: Deployment, task: Task) -> None:
    """A task was told to stop, by whomever."""
    if deployment.live.pop(task.id, None) is None:
        return
    deployment.replacing.pop(task.id, None)
    unfit(deployment, task)
    if task.capacity_provider:
        deployment.by_provider[task.capacity_provider] -= 1


def fit(deployment: Deployment, task: Task) -> bool:
    """The task counts as healthy from now on. False when it did already."""
    if task.in_service or task.id not in deployment.live:
        return False
    task.in_service = True
    deployment.healthy += 1
    return True


def unfit(deployment: Deployment, task: Task) -> None:
    """The task no longer counts as healthy."""
    if task.in_service:
        task.in_service = False
        deployment.healthy -= 1


def condemn(deployment: Deployment, task: Task, reason: str | None = None) -> None:
    """The task is to be replaced; with a ``reason`` because it is unhealthy."""
    if task.id in deployment.live:
        deployment.replacing[task.id] = task
        if reason:
            task.unhealthy_reason = reason
            deployment.owed += 1
            unfit(deployment, task)


def spare(deployment: Deployment, task: Task) -> None:
    """The task may stay after all: its instance is ACTIVE again."""
    if task.unhealthy_reason is None:
        deployment.replacing.pop(task.id, None)
