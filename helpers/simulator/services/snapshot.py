"""Frozen pictures of services. Moments are in UTC; placement decisions are the cluster's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from helpers.simulator.services import bounds, circuit_breaker, shapes

if TYPE_CHECKING:
    from datetime import datetime

    from helpers.simulator.context import Context
    from helpers.simulator.services.model import Deployment, Service


@dataclass(frozen=True, slots=True)
class DeploymentSnapshot:
    """One deployment or task set. ``rollout`` is empty for a task set.

    ``failures_allowed`` is the circuit breaker's threshold, None when it is off; ``paused_until``
    is set while starts are throttled.
    """

    id: str
    status: str
    family: str
    revision: int
    desired: int
    running: int
    pending: int
    healthy: int
    failed_tasks: int
    failures_allowed: int | None
    rollout: str
    rollout_reason: str
    paused_until: datetime | None
    created_at: datetime
    task_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventSnapshot:
    """One event: AWS's own text."""

    at: datetime
    message: str


@dataclass(frozen=True, slots=True)
class ServiceSnapshot:
    """One service. ``lower`` and ``upper`` are its bounds now (4.2); events are newest first."""

    name: str
    arn: str
    status: str
    scheduling: str
    controller: str
    desired: int
    running: int
    pending: int
    healthy: int
    lower: int
    upper: int
    steady: bool
    target_groups: tuple[str, ...]
    deployments: tuple[DeploymentSnapshot, ...]
    events: tuple[EventSnapshot, ...]


def freeze(context: Context, service: Service) -> ServiceSnapshot:
    """The service at this moment."""
    limits = bounds.of(service)
    revision = service.revision
    return ServiceSnapshot(
        name=service.name,
        arn=service.arn,
        status=service.status.value,
        scheduling=service.scheduling,
        controller=service.controller,
        desired=service.desired,
        running=service.running,
        pending=service.pending,
        healthy=service.healthy,
        lower=limits.lower,
        upper=limits.upper,
        steady=service.steady_since is not None,
        target_groups=tuple(
            each["targetGroupArn"]
            for each in (revision.load_balancers if revision else ())
            if each.get("targetGroupArn")
        ),
        deployments=tuple(_deployment(context, each) for each in service.everything()),
        events=tuple(
            EventSnapshot(context.date(each.at), each.message) for each in reversed(service.events)
        ),
    )


def _deployment(context: Context, deployment: Deployment) -> DeploymentSnapshot:
    service, external = deployment.service, deployment.service.controller == "EXTERNAL"
    breaker = circuit_breaker.of(service)
    _, _, revision = deployment.revision.blueprint.arn.rpartition(":")
    paused = deployment.paused_until > context.now
    return DeploymentSnapshot(
        id=deployment.id,
        status=deployment.status.value,
        family=deployment.revision.blueprint.family,
        revision=int(revision),
        desired=shapes.requested(deployment),
        running=deployment.running,
        pending=deployment.pending,
        healthy=deployment.healthy,
        failed_tasks=deployment.failed_tasks,
        failures_allowed=circuit_breaker.threshold(service.desired, breaker)
        if breaker.get("enable")
        else None,
        rollout="" if external else deployment.rollout.value,
        rollout_reason=deployment.rollout_reason,
        paused_until=context.date(deployment.paused_until) if paused else None,
        created_at=context.date(deployment.created_at),
        task_ids=tuple(deployment.live),
    )
