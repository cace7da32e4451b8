"""REPLICA: what to start and what to stop, worked out from counts alone (behaviour page 4.2).

``plan`` looks at a service and says what the next step is; it changes nothing. The rules:

* The PRIMARY deployment is brought up to the desired count, but RUNNING and pending tasks
  together stay within the upper bound.
* While the new tasks are not healthy, the last completed deployment makes up for tasks that it
  loses and for a larger desired count, as far as the lower bound asks and the upper one allows
  ("Amazon ECS improves Service Availability during Rolling deployments", AWS, November 2025).
* Tasks of older deployments and tasks on DRAINING instances go, but healthy tasks stay at or above
  the lower bound. Tasks that are not healthy (yet) go before those that are.
* Unhealthy tasks go when their replacements are healthy. Where the upper bound leaves no room for
  replacements, they are stopped one by one instead.
* Too many tasks of the PRIMARY deployment: the surplus goes at once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from helpers.simulator.services import bounds, scale_in
from helpers.simulator.services.model import Rollout

if TYPE_CHECKING:
    from collections.abc import Iterable

    from helpers.simulator.services.model import Deployment, Service
    from helpers.simulator.tasks.model import Task


@dataclass(slots=True)
class Plan:
    """The next step.

    Args:
        start: tasks to start in the PRIMARY deployment.
        waiting: tasks are missing there, but starts are paused.
        restore: tasks to start in the last completed deployment.
        stop: tasks to stop now.
        protected: tasks that should be stopped and are protected, by deployment id.
        stuck: neither start nor stop is allowed, and nothing is on its way.
    """

    start: int = 0
    waiting: bool = False
    restore: int = 0
    stop: list[Task] = field(default_factory=list)
    protected: dict[str, int] = field(default_factory=dict)
    stuck: bool = False


def plan(service: Service, now: float, *, paused: bool = False) -> Plan:
    """The next step for a service with at least one deployment.

    Args:
        service: with at least one deployment.
        now: seconds of lab time.
        paused: are starts of the PRIMARY deployment throttled? Their room may be used meanwhile.
    """
    return _Planner(service, now, paused=paused).plan()


def source(service: Service) -> Deployment | None:
    """The last completed deployment, while a newer one takes its place."""
    last = service.last_completed
    return last if last in service.deployments[1:] else None


class _Planner:
    def __init__(self, service: Service, now: float, *, paused: bool) -> None:
        self._service = service
        self._now = now
        self._primary, *self._older = service.deployments
        self._limits = bounds.of(service)
        self._total = service.live
        self._failed = self._primary.rollout is Rollout.FAILED
        self._missing = 0 if self._failed else max(0, service.desired - self._primary.lasting)
        self._paused = paused
        self._source = source(service)
        self._plan = Plan()
        self._old: list[Task] = []

    def plan(self) -> Plan:
        plan = self._plan
        room = max(0, self._limits.upper - self._total)
        plan.waiting = self._paused and self._missing > 0
        plan.start = 0 if self._paused else min(self._missing, room)
        plan.restore = min(self._needed(), room - plan.start)
        healthy = self._service.healthy - self._stop_surplus()
        if not self._failed:
            self._old = self._willing(each for one in self._older for each in one.live.values())
            self._stop_replaced(healthy)
        self._trim()
        plan.stuck = self._stuck()
        return plan

    def _needed(self) -> int:
        """How many tasks the last completed deployment should have in addition."""
        if self._source is None:
            return 0
        return max(0, self._limits.lower - self._primary.healthy - self._source.lasting)

    def _stop_surplus(self) -> int:
        """Stop what is too much in the PRIMARY deployment: how many of them were healthy."""
        service, primary = self._service, self._primary
        surplus = primary.lasting - service.desired
        if service.moving and primary.healthy <= service.desired:
            return 0  # the extra task is there for Availability Zone rebalancing
        if surplus <= 0:
            return 0
        lasting = (each for each in primary.live.values() if each.id not in primary.replacing)
        chosen = self._chosen(self._willing(lasting), surplus)
        self._plan.stop += chosen
        return sum(each.in_service for each in chosen)

    def _stop_replaced(self, healthy: int) -> None:
        """Stop what has to go, as far as ``healthy`` tasks allow it."""
        plan, primary, lower = self._plan, self._primary, self._limits.lower
        going = [*primary.replacing.values(), *self._old]
        if not going:
            return
        sick = [each for each in going if each.unhealthy_reason is not None]
        well = [each for each in going if each.unhealthy_reason is None]
        ranks: list[list[Task]] = [[], [], []]
        for task in well:
            ranks[scale_in.usefulness(task)].append(task)
        pending, idle, serving = ranks
        plan.stop += self._superfluous(pending)
        if healthy >= lower:
            plan.stop += idle
            plan.stop += self._chosen(serving, healthy - lower)
        plan.stop += self._sick_to_stop(sick, healthy)

    def _superfluous(self, pending: list[Task]) -> list[Task]:
        """Old tasks on their way up: all but those that ``restore`` asked for."""
        if self._source is None:
            return pending
        up = self._primary.healthy + self._source.running
        needed = max(0, self._limits.lower - up)
        of_source = [each.id for each in pending if each.deployment is self._source]
        wanted = set(of_source[:needed])
        return [each for each in pending if each.id not in wanted]

    def _sick_to_stop(self, sick: list[Task], healthy: int) -> list[Task]:
        if not sick:
            return []
        replaced = len(sick) - max(0, self._service.desired - healthy)
        if replaced > 0:
            return sick[:replaced]
        no_room = self._missing > 0 and self._total >= self._limits.upper
        others_are_up = self._total - len(sick) <= healthy
        return sick[:1] if no_room and others_are_up else []

    def _trim(self) -> None:
        """The desired count fell during a deployment: back under the upper bound.

        Old tasks that are RUNNING and not healthy yet may go for that, down to the lower bound.
        """
        plan, service = self._plan, self._service
        over = self._total - len(plan.stop) - self._limits.upper
        if over <= 0:
            return
        going = {each.id for each in plan.stop}
        idle = [
            each
            for each in self._old
            if each.id not in going and scale_in.usefulness(each) < scale_in.SERVING
        ]
        running = service.running - sum(scale_in.usefulness(each) > 0 for each in plan.stop)
        plan.stop += self._chosen(idle, min(over, running - self._limits.lower))

    def _stuck(self) -> bool:
        service, plan = self._service, self._plan
        return (
            bool(self._older)
            and self._missing > 0
            and not (plan.start or plan.restore or plan.stop or plan.protected or plan.waiting)
            and service.live == service.healthy
        )

    def _willing(self, tasks: Iterable[Task]) -> list[Task]:
        """All but the protected ones, which are counted."""
        willing = []
        for task in tasks:
            if task.protected_until is not None and task.protected_until > self._now:
                name = task.started_by or ""
                self._plan.protected[name] = self._plan.protected.get(name, 0) + 1
            else:
                willing.append(task)
        return willing

    def _chosen(self, tasks: list[Task], count: int) -> list[Task]:
        if count >= len(tasks):
            return tasks
        if count <= 0:
            return []
        everyone = (task for each in self._service.deployments for task in each.live.values())
        return scale_in.choose(tasks, count, self._service.placement_strategy, everyone)
