"""DAEMON: one task on every ACTIVE instance that meets the constraints (behaviour page 4.1).

The desired count follows from the instances. There is no room beside the old task of an instance
(maximum 100 %), so an update stops first, within the lower bound, and starts then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.simulator.placement.placing import candidates
from helpers.simulator.services import bounds, events, scale_in, throttle
from helpers.simulator.services.model import Rollout
from helpers.simulator.services.starting import BATCH
from helpers.simulator.services.stopping import stop_tasks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from helpers.simulator.container_instances import ContainerInstance
    from helpers.simulator.context import Context
    from helpers.simulator.services.model import Service
    from helpers.simulator.services.starting import Starter
    from helpers.simulator.tasks.life import Life
    from helpers.simulator.tasks.model import Task


def eligible(starter: Starter, service: Service) -> dict[str, ContainerInstance]:
    """The instances that should have a task: attributes, zone and constraints; not resources."""
    demand = starter.demand(service.deployments[0])
    return {
        each.id: each
        for each in candidates(service.cluster)
        if demand.attributes <= each.attributes.keys()
        and (not demand.zones or each.availability_zone in demand.zones)
        and all(test(each) for test in demand.member_of)
    }


def reconcile(context: Context, starter: Starter, life: Life, service: Service) -> float | None:
    """Take the next step: seconds until the next look, if one is needed."""
    wanted = eligible(starter, service)
    service.desired = len(wanted)
    stop = _to_stop(service, wanted)
    again = []
    if stop:
        stop_tasks(context, life, service, stop)
        again.append(context.durations.scheduler_look)
    primary = service.deployments[0]
    if primary.rollout is not Rollout.FAILED:
        covered = {
            task.instance.id
            for each in service.deployments
            for task in each.live.values()
            if task.instance
        }
        empty = [each for each in wanted.values() if each.id not in covered]
        if empty:
            again += _start(context, starter, service, empty)
    return min(again, default=None)


def _start(
    context: Context, starter: Starter, service: Service, empty: Iterable[ContainerInstance]
) -> list[float]:
    primary = service.deployments[0]
    pause = throttle.pause(context, primary)
    if pause:
        return [pause]
    started: list[Task] = []
    service.waiting_for_room = False
    for instance in empty:
        if len(started) == BATCH:
            break
        if instance.groups.get(service.group):
            service.waiting_for_room = True  # its former task is still stopping
            continue
        task = starter.start_on(primary, instance)
        if task:
            started.append(task)
        else:
            service.waiting_for_room = True
    if started:
        events.write(context, service, events.started(started))
    if service.waiting_for_room:
        return [context.durations.scheduler_retry]
    return [context.durations.scheduler_batch] if len(started) == BATCH else []


def _to_stop(service: Service, wanted: dict[str, ContainerInstance]) -> list[Task]:
    stop: list[Task] = []
    old: list[Task] = []
    for deployment in service.deployments:
        for task in deployment.live.values():
            if task.instance is None or task.instance.id not in wanted or task.unhealthy_reason:
                stop.append(task)
            elif deployment is not service.deployments[0]:
                old.append(task)
    healthy = service.healthy - sum(each.in_service for each in stop)
    spare = healthy - bounds.of(service).lower
    serving = [each for each in old if scale_in.usefulness(each) == scale_in.SERVING]
    if spare >= 0:
        stop += [each for each in old if scale_in.usefulness(each) < scale_in.SERVING]
        stop += serving[:spare]
    return stop
