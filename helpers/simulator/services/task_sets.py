"""Task sets: the deployments of a service whose deployment controller is EXTERNAL.

Somebody outside says what runs (a task definition) and how much of it (a percentage of the desired
count, rounded up); ECS keeps that many tasks. Source: API:TaskSet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpers.simulator import tags as tagging
from helpers.simulator.errors import EcsError, ErrorCode
from helpers.simulator.services import events, scale_in, shapes, throttle
from helpers.simulator.services.finding import find, find_active
from helpers.simulator.services.model import DeploymentStatus, TaskSet
from helpers.simulator.services.revisions import new_revision
from helpers.simulator.services.stopping import stop_tasks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from helpers.simulator.context import Context
    from helpers.simulator.services.model import Service
    from helpers.simulator.services.scheduler import Scheduler
    from helpers.simulator.services.starting import Starter
    from helpers.simulator.tasks.life import Life


def reconcile(context: Context, starter: Starter, life: Life, service: Service) -> float | None:
    """Bring every task set to its computed desired count: when to look again, if at all."""
    again: list[float] = []
    for task_set in list(service.task_sets):
        _stop(context, life, task_set)
        again += _start(context, starter, task_set)
        if task_set.status is DeploymentStatus.DRAINING and not task_set.live:
            service.task_sets.remove(task_set)
    return min(again, default=None)


def _stop(context: Context, life: Life, task_set: TaskSet) -> None:
    """Stop what is unhealthy or on a DRAINING instance, and what is too much."""
    service = task_set.service
    if task_set.replacing:
        stop_tasks(context, life, service, list(task_set.replacing.values()))
    surplus = len(task_set.live) - shapes.computed_desired(task_set)
    if surplus > 0:
        live = list(task_set.live.values())
        chosen = scale_in.choose(live, surplus, service.placement_strategy, live)
        stop_tasks(context, life, service, chosen)


def _start(context: Context, starter: Starter, task_set: TaskSet) -> list[float]:
    """Start what is missing: when to look again."""
    service = task_set.service
    missing = shapes.computed_desired(task_set) - len(task_set.live)
    if missing <= 0:
        return []
    pause = throttle.pause(context, task_set)
    if pause:
        return [pause]
    starts = starter.start(task_set, missing)
    service.waiting_for_room = starts.no_room
    if starts.tasks:
        text = events.started(starts.tasks)
        events.add(context, service, f"(service {service.name}, taskSet {task_set.id}) {text}")
    if starts.refused:
        return [throttle.pause(context, task_set)]
    if starts.no_room:
        return [context.durations.scheduler_retry]
    return [context.durations.scheduler_batch] if missing > len(starts.tasks) else []


class TaskSets:
    """The task set operations."""

    def __init__(self, context: Context, scheduler: Scheduler) -> None:
        self._context = context
        self._scheduler = scheduler

    def create_task_set(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """CreateTaskSet.

        Raises:
            EcsError: the service is gone, or its controller is ECS (text unsourced).
        """
        service = self._external(request)
        revision = new_revision(self._context, service, request)
        service.revisions[revision.arn] = revision
        task_set = TaskSet(
            id=f"ecs-svc/{self._context.ids.number()}",
            service=service,
            revision=revision,
            created_at=self._context.now,
            updated_at=self._context.now,
            status=DeploymentStatus.ACTIVE,
            external_id=request.get("externalId"),
            scale=float(request.get("scale", {}).get("value", 0.0)),
            tags=tagging.read(request.get("tags", ())),
        )
        service.task_sets.append(task_set)
        self._scheduler.wake(service, self._context.durations.scheduler_first)
        return {"taskSet": shapes.task_set(self._context, task_set, tags=True)}

    def update_task_set(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """UpdateTaskSet: another scale."""
        service = self._external(request)
        task_set = self._find(service, request["taskSet"])
        task_set.scale = float(request["scale"].get("value", 0.0))
        task_set.updated_at = self._context.now
        self._scheduler.wake(service, self._context.durations.scheduler_first)
        return {"taskSet": shapes.task_set(self._context, task_set)}

    def delete_task_set(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """DeleteTaskSet: only when scaled to 0, unless forced.

        Raises:
            EcsError: it is scaled above 0 and there is no force (text unsourced).
        """
        service = self._external(request)
        task_set = self._find(service, request["taskSet"])
        if task_set.scale > 0 and not request.get("force"):
            raise EcsError(
                ErrorCode.INVALID_PARAMETER,
                "The task set cannot be deleted while it is scaled above 0.",
                reason="task-set-scaled-above-zero",
                fields={"taskSet": task_set.id},
            )
        task_set.status = DeploymentStatus.DRAINING
        task_set.scale = 0.0
        self._scheduler.wake(service, self._context.durations.scheduler_first)
        return {"taskSet": shapes.task_set(self._context, task_set)}

    def update_service_primary_task_set(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """UpdateServicePrimaryTaskSet: the one that serves production traffic."""
        service = self._external(request)
        chosen = self._find(service, request["primaryTaskSet"])
        for each in service.task_sets:
            if each.status is DeploymentStatus.PRIMARY:
                each.status = DeploymentStatus.ACTIVE
        chosen.status = DeploymentStatus.PRIMARY
        chosen.updated_at = self._context.now
        return {"taskSet": shapes.task_set(self._context, chosen)}

    def describe_task_sets(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """DescribeTaskSets: all, or the named ones; the unknown ones come back as failures."""
        service = find(self._context, request["cluster"], request["service"])
        tags = "TAGS" in request.get("include", ())
        wanted = request.get("taskSets") or [each.id for each in service.task_sets]
        found, failures = [], []
        for reference in wanted:
            task_set = _match(service, reference)
            if task_set:
                found.append(shapes.task_set(self._context, task_set, tags=tags))
            else:
                failures.append({"arn": reference, "reason": "MISSING"})
        return {"taskSets": found, "failures": failures}

    def _external(self, request: Mapping[str, Any]) -> Service:
        service = find_active(self._context, request["cluster"], request["service"])
        if service.controller != "EXTERNAL":
            raise EcsError(
                ErrorCode.INVALID_PARAMETER,
                "Task sets require a service with the EXTERNAL deployment controller.",
                reason="task-set-needs-external-controller",
                fields={"service": service.name},
            )
        return service

    @staticmethod
    def _find(service: Service, reference: str) -> TaskSet:
        task_set = _match(service, reference)
        if task_set is None:
            raise EcsError(  # text unsourced
                ErrorCode.TASK_SET_NOT_FOUND,
                "TaskSet not found.",
                reason="task-set-not-found",
                fields={"taskSet": reference},
            )
        return task_set


def _match(service: Service, reference: str) -> TaskSet | None:
    return next(
        (each for each in service.task_sets if reference == each.id or reference.endswith(each.id)),
        None,
    )
