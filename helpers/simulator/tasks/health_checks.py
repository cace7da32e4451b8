"""Container health checks, run at their interval (behaviour page 1.1, 2.1)."""

from __future__ import annotations

from dataclasses import replace
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
        own = _own(check)
        passes = self._asks(task, container, check) if own is None else own
        if passes:
            container.failed_checks = 0
            container.health = Health.HEALTHY
        elif self._context.now - (container.started_at or 0) > check.start_period:
            container.failed_checks += 1
            if container.failed_checks >= check.retries:
                container.health = Health.UNHEALTHY
        settled = container.health is (Health.HEALTHY if passes else Health.UNHEALTHY)
        if own is None or not settled:  # a command of ours would only say the same for ever
            self._later(task, container, check, incarnation)
        if container.health is not former:
            task.health = of_task(task)
            ledger.tell(self._context, task)
            self._changed(task)

    def _asks(self, task: Task, container: Container, check: HealthCheck) -> bool:
        up_for = self._context.now - (container.started_at or self._context.now)
        running = replace(self._running(task, container), up_for=up_for)
        return self._context.outside.programs.healthy(running, check.command[1:])


def _own(check: HealthCheck) -> bool | None:
    """Whether a command that we can read ourselves passes; None for another."""
    kind, *words = check.command
    behaviour = commands.read(("sh", "-c", *words) if kind == "CMD-SHELL" else words)
    if behaviour is None:
        return None
    seconds = behaviour.ends_after
    return behaviour.exit_code == 0 and seconds is not None and seconds < check.timeout


def of_task(task: Task) -> Health:
    """UNHEALTHY if an essential container is, else UNKNOWN if one is, else HEALTHY (2.1)."""
    essential = [each.health for each in task.containers if each.plan.essential]
    for worst in (Health.UNHEALTHY, Health.UNKNOWN):
        if worst in essential:
            return worst
    return Health.HEALTHY
