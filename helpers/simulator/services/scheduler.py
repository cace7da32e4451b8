"""The service scheduler: it is woken, looks at one service, and takes the next step.

Nothing here polls. A change (a task went, a task became healthy, an instance joined, a request
came) asks for a look after some seconds; many changes before that moment share one look.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.simulator.services import (
    announcements,
    circuit_breaker,
    daemon,
    deployments,
    events,
    history,
    rebalancing,
    replica,
    task_sets,
    throttle,
)
from helpers.simulator.services.model import Rollout, ServiceStatus
from helpers.simulator.services.starting import BATCH
from helpers.simulator.services.stopping import stop_tasks

if TYPE_CHECKING:
    from helpers.simulator.context import Context
    from helpers.simulator.services.model import Deployment, Service
    from helpers.simulator.services.replica import Plan
    from helpers.simulator.services.starting import Starter
    from helpers.simulator.tasks.life import Life


class Scheduler:
    """Keeps every service as it is wanted."""

    def __init__(self, context: Context, starter: Starter, life: Life) -> None:
        self._context = context
        self._starter = starter
        self._life = life

    # --- when to look

    def wake(self, service: Service, seconds: float) -> None:
        """Look at the service in ``seconds`` at the latest."""
        due = self._context.now + seconds
        self._context.chronicle.wants(self._context, service)
        if service.status is ServiceStatus.INACTIVE:
            return
        if service.next_look is not None and service.next_look <= due:
            return
        service.next_look = due
        self._context.clock.after(seconds, lambda: self._due(service, due))

    def _due(self, service: Service, due: float) -> None:
        if service.next_look == due:  # else an earlier look took its place
            service.next_look = None
            self.look(service)

    # --- the look

    def look(self, service: Service) -> None:
        """Take the next step for the service."""
        self._step(service)
        self._context.chronicle.wants(self._context, service)

    def _step(self, service: Service) -> None:
        announcements.arrived(self._context, service)
        if service.status is not ServiceStatus.ACTIVE:
            self._drain(service)
            return
        if service.controller == "EXTERNAL":
            later = task_sets.reconcile(self._context, self._starter, self._life, service)
            if later is not None:
                self.wake(service, later)
            return
        history.begun(self._context, service)
        self._check_breaker(service)
        if service.daemon:
            again = daemon.reconcile(self._context, self._starter, self._life, service)
        else:
            again = self._replica(service)
        if again is not None:
            self.wake(service, again)
        deployments.forget_empty(service)
        self._settle(service)

    def _replica(self, service: Service) -> float | None:
        """Start and stop what the plan says: seconds until the next look, if one is needed."""
        durations = self._context.durations
        primary, source = service.deployments[0], replica.source(service)
        pause = throttle.pause(self._context, primary)
        plan = replica.plan(service, self._context.now, paused=pause > 0)
        again: list[float] = [pause] if plan.waiting else []
        service.waiting_for_room = False
        if plan.start:
            again += self._start(primary, plan.start)
        if plan.restore and source:
            again += self._restore(source, plan.restore)
        if plan.stop:
            stop_tasks(self._context, self._life, service, plan.stop)
            again.append(durations.scheduler_look)
        self._complain(service, plan)
        if plan.protected:
            again.append(durations.scheduler_retry)
        return min(again, default=None)

    def _start(self, deployment: Deployment, count: int) -> list[float]:
        """Start a batch and tell: when to look again."""
        service, durations = deployment.service, self._context.durations
        starts = self._starter.start(deployment, count)
        if starts.tasks:
            replaced = min(deployment.owed, len(starts.tasks))
            deployment.owed -= replaced
            text = events.started(starts.tasks, replaced=replaced)
            events.write(self._context, service, text)
        service.waiting_for_room = service.waiting_for_room or starts.no_room
        if starts.refused:
            self._check_breaker(service)
            return [throttle.pause(self._context, deployment)]
        if starts.no_room:
            return [durations.scheduler_retry]
        return [durations.scheduler_batch] if count > BATCH else []

    def _restore(self, source: Deployment, count: int) -> list[float]:
        """The last completed deployment makes up for what it lost: when to look again."""
        pause = throttle.pause(self._context, source)
        return [pause] if pause else self._start(source, count)

    def _complain(self, service: Service, plan: Plan) -> None:
        if plan.stuck:
            events.complain(self._context, service, events.STUCK)
        for deployment, count in plan.protected.items():
            events.complain(self._context, service, events.protected(deployment, count))

    def _check_breaker(self, service: Service) -> None:
        primary = service.primary
        if primary and primary.rollout is Rollout.IN_PROGRESS and circuit_breaker.open_for(primary):
            self._fail(primary)

    def _fail(self, deployment: Deployment) -> None:
        deployments.fail(self._context, deployment)
        self.wake(deployment.service, self._context.durations.scheduler_look)

    def roll_back(self, deployment: Deployment, why: str) -> None:
        """Give up a deployment on request."""
        deployments.roll_back(self._context, deployment, why)
        self.wake(deployment.service, self._context.durations.scheduler_first)

    # --- rest

    def _settle(self, service: Service) -> None:
        """Everything as wanted for some seconds: completed, and a steady state."""
        primary = service.deployments[0]
        settled = (
            len(service.deployments) == 1
            and not primary.replacing
            and len(primary.live) == primary.healthy == service.desired
            and primary.rollout is not Rollout.FAILED
        )
        now = self._context.now
        if not settled:
            service.settle_at = service.steady_since = None
            return
        if service.steady_since is not None:
            self._rebalance(service)
            return
        if service.settle_at is None:
            service.settle_at = now + self._context.durations.completion
        if now < service.settle_at:
            self.wake(service, service.settle_at - now)
            return
        deployments.complete(self._context, service)
        events.resolve(service)
        if not self._rebalance(service):
            service.steady_since = now
            self._say_steady(service, now)

    def _rebalance(self, service: Service) -> bool:
        """Even out the zones, if that is needed and possible (4.4)."""
        if not rebalancing.begin(self._context, self._starter, service):
            return False
        service.settle_at = service.steady_since = None
        return True

    def _say_steady(self, service: Service, since: float) -> None:
        """Now, and every six hours as long as it lasts (4.4)."""
        if service.steady_since != since or service.status is not ServiceStatus.ACTIVE:
            return
        events.write(self._context, service, events.STEADY)
        self._context.clock.after(
            self._context.durations.event_silence, lambda: self._say_steady(service, since)
        )

    def _drain(self, service: Service) -> None:
        """A deleted service: stop everything; INACTIVE once every task is stopping (4.1)."""
        live = [task for each in service.everything() for task in each.live.values()]
        if live:
            stop_tasks(self._context, self._life, service, live)
        if service.leaving:
            return  # the end of DEACTIVATING wakes us
        service.status = ServiceStatus.INACTIVE
        service.deployments.clear()
        service.task_sets.clear()
