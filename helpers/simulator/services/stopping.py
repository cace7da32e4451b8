"""Stopping tasks on the scheduler's own decision, and saying so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.simulator.services import events
from helpers.simulator.tasks import stop_reasons
from helpers.simulator.tasks.states import TaskStatus
from helpers.simulator.tasks.stop_reasons import StopCode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from helpers.simulator.context import Context
    from helpers.simulator.services.model import Service
    from helpers.simulator.tasks.life import Life
    from helpers.simulator.tasks.model import Task


def stop_tasks(context: Context, life: Life, service: Service, tasks: Sequence[Task]) -> None:
    """Stop them: unhealthy ones with that reason, all others as a scaling activity (2.4)."""
    running = [each for each in tasks if each.status is TaskStatus.RUNNING]
    if running:
        events.write(context, service, events.stopped_running(running))
    if len(tasks) > len(running):
        events.write(context, service, events.stopped_pending(len(tasks) - len(running)))
    for task in tasks:
        reason = task.unhealthy_reason or stop_reasons.scaling(task.started_by or "")
        life.stop(task, StopCode.SERVICE_SCHEDULER_INITIATED, reason)
