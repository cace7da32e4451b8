"""Service deployments and service revisions in the API's own form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpers.simulator.services import circuit_breaker
from helpers.simulator.services.history import OPEN, RolloutStatus

if TYPE_CHECKING:
    from helpers.simulator.context import Context
    from helpers.simulator.services.history import ServiceDeployment
    from helpers.simulator.services.model import Revision, Service


def _summary(service: Service, revision: Revision, requested: int) -> dict[str, Any]:
    of_it = [each for each in service.everything() if each.revision is revision]
    return {
        "arn": revision.arn,
        "requestedTaskCount": requested,
        "runningTaskCount": sum(each.running for each in of_it),
        "pendingTaskCount": sum(each.pending for each in of_it),
    }


def _times(context: Context, record: ServiceDeployment, *names: str) -> dict[str, Any]:
    moments = {
        "createdAt": record.created_at,
        "startedAt": record.started_at,
        "finishedAt": record.finished_at,
        "stoppedAt": record.stopped_at,
        "updatedAt": record.updated_at,
    }
    return {name: context.date(moment) for name in names if (moment := moments[name]) is not None}


def _breaker(record: ServiceDeployment) -> dict[str, Any]:
    service, deployment = record.service, record.deployment
    breaker = circuit_breaker.of(service)
    closed = record.status not in OPEN
    if not breaker.get("enable"):
        return {"status": "DISABLED", "failureCount": 0, "threshold": 0}
    status = "MONITORING"
    if record.triggered:
        status = "TRIGGERED"
    elif closed:
        status = "MONITORING_COMPLETE"
    return {
        "status": status,
        "failureCount": record.failures if closed or record.triggered else deployment.failed_tasks,
        "threshold": circuit_breaker.threshold(service.desired, breaker),
    }


def deployment(context: Context, record: ServiceDeployment) -> dict[str, Any]:
    """The API's ServiceDeployment."""
    service = record.service
    requested = service.desired if record.status is not RolloutStatus.STOPPED else 0
    answer: dict[str, Any] = {
        "serviceDeploymentArn": record.arn,
        "serviceArn": service.arn,
        "clusterArn": service.cluster.arn,
        **_times(context, record, "createdAt", "startedAt", "finishedAt", "stoppedAt", "updatedAt"),
        "sourceServiceRevisions": [_summary(service, each, 0) for each in record.source],
        "targetServiceRevision": _summary(service, record.deployment.revision, requested),
        "status": record.status.value,
        "deploymentConfiguration": service.configuration,
        "deploymentCircuitBreaker": _breaker(record),
        "alarms": {"status": "DISABLED", "alarmNames": []},
    }
    if record.status_reason:
        answer["statusReason"] = record.status_reason
    if record.status in OPEN:
        answer["lifecycleStage"] = (
            "RECONCILE_SERVICE" if record.status is RolloutStatus.PENDING else "SCALE_UP"
        )
    if record.rollback_revision and record.rollback_at is not None:
        answer["rollback"] = {
            "reason": record.rollback_reason or "",
            "startedAt": context.date(record.rollback_at),
            "serviceRevisionArn": record.rollback_revision.arn,
        }
    return answer


def brief(context: Context, record: ServiceDeployment) -> dict[str, Any]:
    """The API's ServiceDeploymentBrief."""
    answer = {
        "serviceDeploymentArn": record.arn,
        "serviceArn": record.service.arn,
        "clusterArn": record.service.cluster.arn,
        **_times(context, record, "createdAt", "startedAt", "finishedAt"),
        "targetServiceRevisionArn": record.deployment.revision.arn,
        "status": record.status.value,
    }
    if record.status_reason:
        answer["statusReason"] = record.status_reason
    return answer


def revision(context: Context, service: Service, revision: Revision) -> dict[str, Any]:
    """The API's ServiceRevision."""
    answer: dict[str, Any] = {
        "serviceRevisionArn": revision.arn,
        "serviceArn": service.arn,
        "clusterArn": service.cluster.arn,
        "taskDefinition": revision.blueprint.arn,
        "loadBalancers": [dict(each) for each in revision.load_balancers],
        "serviceRegistries": [dict(each) for each in revision.registries],
        "containerImages": [
            {"containerName": each.name, "image": each.image}
            for each in revision.blueprint.containers
        ],
        "guardDutyEnabled": False,
        "createdAt": context.date(revision.created_at),
        **revision.extras,
    }
    if revision.launch_type:
        answer["launchType"] = revision.launch_type.value
    if revision.strategy:
        answer["capacityProviderStrategy"] = [dict(each) for each in revision.strategy]
    if revision.on_fargate:
        answer["platformVersion"] = revision.platform_version
        answer["platformFamily"] = revision.blueprint.platform_family
    if revision.network:
        answer["networkConfiguration"] = dict(revision.network)
    return answer
