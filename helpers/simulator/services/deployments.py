"""The story of a deployment: it begins, is completed, or fails and is rolled back (4.2, 4.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.simulator.services import circuit_breaker, events, history
from helpers.simulator.services.history import RolloutStatus
from helpers.simulator.services.model import Deployment, DeploymentStatus, Rollout

if TYPE_CHECKING:
    from helpers.simulator.context import Context
    from helpers.simulator.services.model import Revision, Service

# Both texts are unsourced.
STATUS_ROLLED_BACK = (
    "Service deployment rolled back because the circuit breaker threshold was exceeded."
)
STATUS_STOPPED = "Service deployment stopped because the circuit breaker threshold was exceeded."

FAILED = "ECS deployment circuit breaker: tasks failed to start."


def begin(context: Context, service: Service, revision: Revision) -> Deployment:
    """A new PRIMARY deployment; the former one becomes ACTIVE until its tasks are gone."""
    deployment = Deployment(
        id=f"ecs-svc/{context.ids.number()}",
        service=service,
        revision=revision,
        created_at=context.now,
        updated_at=context.now,
    )
    deployment.rollout_reason = f"ECS deployment {deployment.id} in progress."
    for other in service.deployments:
        other.status = DeploymentStatus.ACTIVE
    source = tuple(each.revision for each in service.deployments if each.live)
    service.deployments.insert(0, deployment)
    _unsettle(service)
    history.begin(context, deployment, source)
    return deployment


def complete(context: Context, service: Service) -> None:
    """All tasks are as wanted: the PRIMARY deployment is COMPLETED."""
    deployment = service.primary
    if deployment is None or deployment.rollout is not Rollout.IN_PROGRESS:
        return
    deployment.rollout = Rollout.COMPLETED
    deployment.rollout_reason = f"ECS deployment {deployment.id} completed."
    deployment.updated_at = context.now
    service.last_completed = deployment
    events.write(context, service, events.completed(deployment.id))
    for record in service.history:
        if record.status is RolloutStatus.ROLLBACK_IN_PROGRESS:
            record.set(RolloutStatus.ROLLBACK_SUCCESSFUL, context.now)
        elif record.status in history.OPEN:
            record.set(RolloutStatus.SUCCESSFUL, context.now)


def fail(context: Context, deployment: Deployment) -> None:
    """The circuit breaker has opened: no new tasks, and back if that is wanted and possible."""
    service = deployment.service
    deployment.rollout = Rollout.FAILED
    deployment.rollout_reason = FAILED
    deployment.updated_at = context.now
    events.write(context, service, events.failed(deployment.id))
    returning = next(
        (each for each in service.history if each.status is RolloutStatus.ROLLBACK_IN_PROGRESS),
        None,
    )
    record = returning or deployment.record
    if record:
        record.triggered = True
    if returning:
        returning.set(RolloutStatus.ROLLBACK_FAILED, context.now)
        return
    last = service.last_completed
    if circuit_breaker.of(service).get("rollback") and last and last is not deployment:
        roll_back(context, deployment, STATUS_ROLLED_BACK)
    elif record:
        record.status_reason = STATUS_STOPPED
        record.set(RolloutStatus.STOPPED, context.now)


def roll_back(context: Context, deployment: Deployment, why: str) -> None:
    """The last completed deployment becomes PRIMARY again."""
    service, target = deployment.service, deployment.service.last_completed
    if target is None or target is deployment:
        return
    deployment.rollout = Rollout.FAILED
    deployment.status = DeploymentStatus.ACTIVE
    others = [each for each in service.deployments if each is not target]
    service.deployments[:] = [target, *others]
    service.revision = target.revision
    target.status = DeploymentStatus.PRIMARY
    target.rollout = Rollout.IN_PROGRESS
    target.rollout_reason = (
        f"ECS deployment circuit breaker: rolling back to deploymentId {target.id}."
    )
    target.updated_at = context.now
    target.failed_tasks = target.failed_rounds = 0
    target.paused_until = 0.0
    _unsettle(service)
    events.write(context, service, events.rolling_back(target.id))
    record = deployment.record
    if record:
        record.status_reason = why
        record.failures = deployment.failed_tasks
        record.rollback_reason = why
        record.rollback_revision = target.revision
        record.rollback_at = context.now
        record.set(RolloutStatus.ROLLBACK_IN_PROGRESS, context.now)


def forget_empty(service: Service) -> None:
    """Older deployments without a task are no longer shown."""
    if len(service.deployments) == 1:
        return
    for old in service.deployments[1:]:
        if not old.live:
            old.status = DeploymentStatus.INACTIVE
    service.deployments[1:] = [each for each in service.deployments[1:] if each.live]


def _unsettle(service: Service) -> None:
    service.steady_since = None
    service.settle_at = None
    events.resolve(service)
