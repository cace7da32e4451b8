"""Growing pauses between starts that fail again and again (behaviour page 4.5).

Only tasks that never reached RUNNING count: a service whose containers start and crash is
restarted at full speed. A new deployment begins without a pause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from helpers.simulator.context import Context
    from helpers.simulator.services.model import Deployment

CONSECUTIVE = 2
"""From so many failed rounds on the service says that it cannot consistently start tasks
(the number is unsourced; "consecutive attempts", DG:service-event-messages)."""


def start_failed(context: Context, deployment: Deployment, created_at: float) -> bool:
    """Note a failed start. Tasks started together fail together and count once.

    Returns:
        True when this was a new round, so that a longer pause begins.
    """
    if deployment.failed_rounds and created_at < deployment.round_began:
        return False
    deployment.failed_rounds += 1
    deployment.round_began = context.now
    durations = context.durations
    pause = min(
        durations.throttle_first * 2 ** min(deployment.failed_rounds - 1, 20),
        durations.throttle_most,
    )
    deployment.paused_until = context.now + pause
    return True


def reached_running(deployment: Deployment) -> None:
    """A start that worked ends all pauses."""
    deployment.failed_rounds = 0
    deployment.paused_until = 0.0


def pause(context: Context, deployment: Deployment) -> float:
    """Seconds until the next start may be tried; 0 when it may be now."""
    return max(0.0, deployment.paused_until - context.now)
