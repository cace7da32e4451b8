"""Fargate Spot takes capacity back: the lab's own trigger for it (behaviour page 2.3, 2.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.simulator.capacity.strategy import FARGATE_SPOT
from helpers.simulator.tasks import stop_reasons
from helpers.simulator.tasks.stop_reasons import StopCode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from helpers.simulator.context import Context
    from helpers.simulator.tasks.life import Life
    from helpers.simulator.tasks.model import Task


def interrupt(
    context: Context, life: Life, cluster: str | None = None, tasks: Sequence[str] | None = None
) -> list[Task]:
    """Interrupt Spot tasks: all of a cluster, or those named by id or ARN.

    The warning and SIGTERM are one moment, as on AWS: the task gets SIGTERM, and SIGKILL after
    its stop timeout (30 s unless the container asks for up to 120). Tasks of other providers
    are never interrupted.

    Returns:
        the tasks that were interrupted.

    Raises:
        EcsError: for an unknown cluster.
    """
    home = context.cluster(cluster)
    wanted = None if tasks is None else {each.rpartition("/")[2] for each in tasks}
    found = [
        each
        for each in home.live.values()
        if each.capacity_provider == FARGATE_SPOT
        and not each.stopping
        and (wanted is None or each.id in wanted)
    ]
    for task in found:
        life.stop(task, StopCode.SPOT_INTERRUPTION, stop_reasons.SPOT)
    return found
