"""Telling about targets: registered, deregistered, draining (behaviour page 4.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.simulator.services import events

if TYPE_CHECKING:
    from collections.abc import Iterable

    from helpers.simulator.context import Context
    from helpers.simulator.services.model import Service
    from helpers.simulator.tasks.model import Task


def arrived(context: Context, service: Service) -> None:
    """Targets of tasks that came up since the last look."""
    tasks, service.arrived = service.arrived, []
    for group, count in _by_group(tasks).items():
        events.write(context, service, events.registered(count, group))


def gone(context: Context, service: Service) -> None:
    """Targets of tasks that went since the last look; their connections drain."""
    tasks, service.draining = service.draining, []
    for group, count in _by_group(tasks).items():
        events.write(context, service, events.deregistered(count, group))
    by_deployment: dict[str, int] = {}
    for task in tasks:
        if task.deployment:
            name = task.deployment.id
            by_deployment[name] = by_deployment.get(name, 0) + 1
    for name, count in by_deployment.items():
        events.add(context, service, events.draining(service.name, name, count))


def _by_group(tasks: Iterable[Task]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for task in tasks:
        for target in task.targets:
            counts[target.group_arn] = counts.get(target.group_arn, 0) + 1
    return counts
