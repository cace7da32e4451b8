"""When a task of a service counts as healthy, and when it is called unhealthy (4.2, 4.5, 5).

Healthy: with a container health check when that is HEALTHY, behind a load balancer when every
target is healthy, with both when both are; with neither 40 seconds after RUNNING. Unhealthy
results are ignored during ``healthCheckGracePeriodSeconds`` after the start of the task.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.simulator.outside.protocols import TargetState
from helpers.simulator.services import book, circuit_breaker, events
from helpers.simulator.tasks import stop_reasons
from helpers.simulator.tasks.states import Health, TaskStatus

if TYPE_CHECKING:
    from collections.abc import Callable

    from helpers.simulator.context import Context
    from helpers.simulator.services.model import Service
    from helpers.simulator.tasks.model import Target, Task


PROVEN = 3
"""Targets that are healthy are asked for in every third round only."""


def checked(task: Task) -> bool:
    """Has it an essential container with a health check?"""
    return any(each.essential and each.health_check for each in task.blueprint.containers)


def balanced(task: Task) -> bool:
    """Does its deployment stand behind a target group?"""
    deployment = task.deployment
    return deployment is not None and any(
        "targetGroupArn" in each for each in deployment.revision.load_balancers
    )


class HealthWatch:
    """Watches the tasks of services.

    Args:
        changed: called with the service when a task became healthy or unhealthy.
    """

    def __init__(self, context: Context, changed: Callable[[Service], None]) -> None:
        self._context = context
        self._changed = changed

    def running(self, task: Task) -> None:
        """A task has reached RUNNING."""
        deployment = task.deployment
        if deployment is None:
            return
        if balanced(task):
            deployment.service.unproven[task.id] = task
            self._poll_later(deployment.service)
        elif not checked(task):
            self._context.clock.after(
                self._context.durations.healthy_bake, lambda: self._healthy(task)
            )

    def container_health(self, task: Task) -> None:
        """The container health checks of a task have a new result."""
        if task.health is Health.UNHEALTHY:
            left = self._grace_left(task)
            if left > 0:
                self._context.clock.after(left, lambda: self.container_health(task))
            else:
                self._container_unhealthy(task)
        elif task.health is Health.HEALTHY and not balanced(task):
            self._healthy(task)

    # --- the load balancer

    def _poll_later(self, service: Service) -> None:
        if not service.polling:
            service.polling = True
            self._context.clock.after(
                self._context.durations.target_poll, lambda: self._poll(service)
            )

    def _poll(self, service: Service) -> None:
        """Ask for the targets of the service; go on as long as there are any."""
        service.polling = False
        service.polls += 1
        for task in list(service.unproven.values()):
            if task.id not in (task.deployment.live if task.deployment else ()):
                del service.unproven[task.id]
            elif task.targets:
                self._look_at_targets(task)
        behind = [each for each in service.everything() if each.revision.load_balancers]
        if service.polls % PROVEN == 0:
            for deployment in behind:
                for task in list(deployment.live.values()):
                    if task.in_service:
                        self._look_at_targets(task)
        if any(each.live for each in behind):
            self._poll_later(service)

    def _look_at_targets(self, task: Task) -> None:
        every = True
        for target in task.targets:
            health = self._context.outside.targets.health(
                target.group_arn, target.target_id, target.port
            )
            if health.state is TargetState.UNHEALTHY:
                self._target_unhealthy(task, target, health.description)
                return
            every = every and health.state is TargetState.HEALTHY
        if every and (not checked(task) or task.health is Health.HEALTHY):
            self._healthy(task)

    # --- verdicts

    def _healthy(self, task: Task) -> None:
        deployment = task.deployment
        if (
            deployment is None
            or task.unhealthy_reason is not None
            or task.status is not TaskStatus.RUNNING
        ):
            return
        deployment.service.unproven.pop(task.id, None)
        if book.fit(deployment, task):
            circuit_breaker.became_healthy(deployment)
            self._changed(deployment.service)

    def _target_unhealthy(self, task: Task, target: Target, why: str) -> None:
        text = events.target_unhealthy(task, target.port, target.group_arn, why)
        self._unhealthy(task, text, stop_reasons.target_health(target.group_arn))

    def _container_unhealthy(self, task: Task) -> None:
        if task.health is Health.UNHEALTHY:
            self._unhealthy(
                task, events.container_unhealthy(task.id), stop_reasons.CONTAINER_HEALTH
            )

    def _unhealthy(self, task: Task, text: str, reason: str) -> None:
        deployment = task.deployment
        if deployment is None or task.stopping or task.unhealthy_reason is not None:
            return
        if self._grace_left(task) > 0:
            return
        events.write(self._context, deployment.service, text)
        deployment.service.unproven.pop(task.id, None)
        book.condemn(deployment, task, reason)
        circuit_breaker.check_failed(deployment)
        self._changed(deployment.service)

    def _grace_left(self, task: Task) -> float:
        if task.deployment is None or task.started_at is None:
            return 0.0
        return task.started_at + task.deployment.service.grace - self._context.now
