"""What happens to the tasks of services, told to whom it concerns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.simulator.services import announcements, book, circuit_breaker, events, throttle
from helpers.simulator.services.health import HealthWatch
from helpers.simulator.services.model import ServiceStatus
from helpers.simulator.tasks.states import TaskStatus
from helpers.simulator.tasks.stop_reasons import StopCode

if TYPE_CHECKING:
    from helpers.simulator.clusters import Cluster
    from helpers.simulator.context import Context
    from helpers.simulator.services.model import Deployment, Service
    from helpers.simulator.services.scheduler import Scheduler
    from helpers.simulator.tasks.model import Task

_FAILED_BY_ITSELF = frozenset({StopCode.TASK_FAILED_TO_START, StopCode.ESSENTIAL_CONTAINER_EXITED})


class Watch:
    """Listens to tasks and to capacity, keeps the books, and wakes the scheduler."""

    def __init__(self, context: Context, scheduler: Scheduler) -> None:
        self._context = context
        self._scheduler = scheduler
        self._health = HealthWatch(context, self._health_changed)
        context.listeners.append(self.task_changed)
        context.capacity_listeners.append(self.capacity_changed)

    # --- tasks

    def task_changed(self, task: Task, former: TaskStatus) -> None:
        """A task changed its status, or its health (then ``former`` is its status)."""
        if task.status is TaskStatus.STOPPED and task.instance:
            self._room(task.cluster)
        deployment = task.deployment
        if deployment is None:
            return
        if task.stopping:
            self._going(deployment, task)
        elif task.status is TaskStatus.RUNNING:
            if former is TaskStatus.RUNNING:
                self._health.container_health(task)
            else:
                self._running(deployment, task)

    def _running(self, deployment: Deployment, task: Task) -> None:
        circuit_breaker.reached_running(deployment)
        throttle.reached_running(deployment)
        self._health.running(task)
        if deployment.revision.load_balancers:
            deployment.service.arrived.append(task)
            self._scheduler.wake(deployment.service, self._context.durations.scheduler_look)

    def _going(self, deployment: Deployment, task: Task) -> None:
        service = deployment.service
        if task.id in deployment.live:
            self._left(deployment, task)
        if task.status is TaskStatus.DEACTIVATING:
            service.leaving[task.id] = task
        elif service.leaving.pop(task.id, None) and service.status is ServiceStatus.DRAINING:
            self._scheduler.wake(service, self._context.durations.scheduler_look)

    def _left(self, deployment: Deployment, task: Task) -> None:
        """The task was told to stop just now."""
        service, durations = deployment.service, self._context.durations
        book.left(deployment, task)
        service.steady_since = service.settle_at = None
        if task.targets:
            if not service.draining:
                self._context.clock.after(
                    durations.target_bookkeeping,
                    lambda: announcements.gone(self._context, service),
                )
            service.draining.append(task)
        if task.stop_code is StopCode.SERVICE_SCHEDULER_INITIATED:
            self._scheduler.wake(service, durations.scheduler_look)
        elif task.started_at is None and task.stop_code in _FAILED_BY_ITSELF:
            self._start_failed(deployment, task)
        else:
            self._scheduler.wake(service, durations.scheduler_replace)

    def _start_failed(self, deployment: Deployment, task: Task) -> None:
        service, durations = deployment.service, self._context.durations
        circuit_breaker.start_failed(deployment)
        new_round = throttle.start_failed(self._context, deployment, task.created_at)
        if new_round and deployment.failed_rounds >= throttle.CONSECUTIVE:
            events.complain(self._context, service, events.CANNOT_START)
        wait = throttle.pause(self._context, deployment)
        if circuit_breaker.open_for(deployment):
            wait = durations.scheduler_look
        self._scheduler.wake(service, max(wait, durations.scheduler_look))

    def _health_changed(self, service: Service) -> None:
        self._scheduler.wake(service, self._context.durations.scheduler_look)

    # --- capacity

    def _room(self, cluster: Cluster) -> None:
        """Something was given back on an instance: who waits for room looks again."""
        for service in cluster.services.values():
            if service.waiting_for_room:
                self._scheduler.wake(service, self._context.durations.scheduler_look)

    def capacity_changed(self, cluster: Cluster) -> None:
        """Instances joined, left or changed: tasks on DRAINING ones have to move (4.2)."""
        for instance in cluster.instances.values():
            if instance.status == "DRAINING":
                for task in instance.tasks.values():
                    if task.deployment and not task.deployment.service.daemon:
                        book.condemn(task.deployment, task)
        for service in cluster.services.values():
            for deployment in service.everything():
                for task in list(deployment.replacing.values()):
                    if task.instance and task.instance.status == "ACTIVE":
                        book.spare(deployment, task)
            self._scheduler.wake(service, self._context.durations.scheduler_look)
