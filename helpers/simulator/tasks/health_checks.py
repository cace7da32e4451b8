"""Container health checks, run at their interval (behaviour page 1.1, 2.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.simulator.tasks import commands, ledger
from helpers.simulator.tasks.states import ContainerStatus, Health

if TYPE_CHECKING:
    from collections.abc import Callable

    from helpers.simulator.context import Context
    from helpers.simulator.outside.protocols import Running
    from helpers.simulator.tasks.blueprint import HealthCheck
    from helpers.simulator.tasks.model import Container, Task


class HealthChecks:
    """Checks running containers.

    Args:
        running: the container as its program may see it.
        changed: called when the health of a container has changed.
    """

    def __init__(
        self,
        context: Context,
        running: Callable[[Task, Container], Running],
        changed: Callable[[Task], None],
    ) -> None:
        self._context = context
        self._running = running
        self._changed = changed

    def begin(self, task: Task, container: Container) -> None:
        """Check the container that has just been started, at every interval until it ends."""
        check = container.plan.health_check
        if check and check.command and check.command[0] != "NONE":
            self._later(task, container, check, container.incarnation)

    def _later(
        self, task: Task, container: Container, check: HealthCheck, incarnation: int
    ) -> None:
        self._context.clock.after(
            check.interval, lambda: self._check(task, container, check, incarnation)
        )

    def _check(
        self, task: Task, container: Container, check: HealthCheck, incarnation: int
    ) -> None:
        if (
            task.stopping
            or container.incarnation != incarnation
            or container.status is not ContainerStatus.RUNNING
        ):
            return
        former = container.health
        if self._passes(task, container, check):
            container.failed_checks = 0
            container.health = Health.HEALTHY
        elif self._context.now - (container.started_at or 0) > check.start_period:
            container.failed_checks += 1
            if container.failed_checks >= check.retries:
                container.health = Health.UNHEALTHY
        self._later(task, container, check, incarnation)
        if container.health is not former:
            task.health = of_task(task)
            ledger.tell(self._context, task)
            self._changed(task)

    def _passes(self, task: Task, container: Container, check: HealthCheck) -> bool:
        kind, *words = check.command
        own = commands.read(("sh", "-c", *words) if kind == "CMD-SHELL" else words)
        if own is None:
            return self._context.outside.programs.healthy(
                self._running(task, container), tuple(words)
            )
        return own.exit_code == 0 and own.ends_after is not None and own.ends_after < check.timeout


def of_task(task: Task) -> Health:
    """UNHEALTHY if an essential container is, else UNKNOWN if one is, else HEALTHY (2.1)."""
    essential = [each.health for each in task.containers if each.plan.essential]
    for worst in (Health.UNHEALTHY, Health.UNKNOWN):
        if worst in essential:
            return worst
    return Health.HEALTHY
