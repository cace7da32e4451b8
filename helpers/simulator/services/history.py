"""What became of each deployment: service deployments and service revisions, as the API has them.

Source: API:ServiceDeployment, API:ServiceRevision. A service deployment is the story of one
rollout; it stays when the deployment itself is long gone.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from helpers.simulator.errors import EcsError, ErrorCode
from helpers.simulator.pages import page
from helpers.simulator.services import circuit_breaker
from helpers.simulator.services.finding import find
from helpers.simulator.services.model import Rollout

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from helpers.simulator.context import Context
    from helpers.simulator.services.model import Deployment, Revision, Service
    from helpers.simulator.services.scheduler import Scheduler


class RolloutStatus(StrEnum):
    """Status of a service deployment (API:ServiceDeploymentStatus)."""

    PENDING = "PENDING"
    IN_PROGRESS = "IN_PROGRESS"
    SUCCESSFUL = "SUCCESSFUL"
    STOPPED = "STOPPED"
    STOP_REQUESTED = "STOP_REQUESTED"
    ROLLBACK_IN_PROGRESS = "ROLLBACK_IN_PROGRESS"
    ROLLBACK_SUCCESSFUL = "ROLLBACK_SUCCESSFUL"
    ROLLBACK_FAILED = "ROLLBACK_FAILED"


OPEN = frozenset(
    {RolloutStatus.PENDING, RolloutStatus.IN_PROGRESS, RolloutStatus.ROLLBACK_IN_PROGRESS}
)
"""Not finished yet."""


@dataclass(slots=True, eq=False)
class ServiceDeployment:
    """One rollout of a service, from one revision to another."""

    arn: str
    service: Service
    deployment: Deployment
    source: tuple[Revision, ...]
    created_at: float
    status: RolloutStatus = RolloutStatus.PENDING
    status_reason: str | None = None
    started_at: float | None = None
    stopped_at: float | None = None
    finished_at: float | None = None
    updated_at: float = 0.0
    failures: int = 0
    threshold: int | None = None
    triggered: bool = False
    rollback_revision: Revision | None = None
    rollback_reason: str | None = None
    rollback_at: float | None = None

    def set(self, status: RolloutStatus, now: float) -> None:
        """Go on to ``status``."""
        self.status = status
        self.updated_at = now
        if status is RolloutStatus.IN_PROGRESS and self.started_at is None:
            self.started_at = now
        if status not in OPEN:
            self.finished_at = now
            self.failures = self.deployment.failed_tasks
        if status is RolloutStatus.STOPPED:
            self.stopped_at = now


def begin(context: Context, deployment: Deployment, source: tuple[Revision, ...]) -> None:
    """Open the record of a new deployment, and close the one it overtakes."""
    service = deployment.service
    for record in service.history:
        if record.status in OPEN:
            record.set(RolloutStatus.STOPPED, context.now)
    arn = service.arn.replace(":service/", ":service-deployment/", 1)
    deployment.record = ServiceDeployment(
        arn=f"{arn}/{context.ids.hexadecimal(21)}",
        service=service,
        deployment=deployment,
        source=source,
        created_at=context.now,
        updated_at=context.now,
    )
    service.history.append(deployment.record)


def begun(context: Context, service: Service) -> None:
    """The scheduler has taken up the newest deployment."""
    record = service.deployments[0].record
    if record and record.status is RolloutStatus.PENDING:
        record.set(RolloutStatus.IN_PROGRESS, context.now)


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


def as_api(context: Context, record: ServiceDeployment) -> dict[str, Any]:
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


def _brief(context: Context, record: ServiceDeployment) -> dict[str, Any]:
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


def revision_as_api(context: Context, service: Service, revision: Revision) -> dict[str, Any]:
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


class History:
    """The operations on service deployments and service revisions."""

    def __init__(self, context: Context, scheduler: Scheduler) -> None:
        self._context = context
        self._scheduler = scheduler

    def _services(self, arn: str) -> Iterator[Service]:
        """The service in whose cluster and name the ARN says it lives."""
        parts = arn.rpartition(":")[2].split("/")
        cluster = self._context.clusters.get(parts[1]) if len(parts) > 2 else None
        service = cluster.services.get(parts[2]) if cluster else None
        if service:
            yield service

    def _record(self, arn: str) -> ServiceDeployment | None:
        records = (each for service in self._services(arn) for each in service.history)
        return next((each for each in records if each.arn == arn), None)

    def describe_service_deployments(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """DescribeServiceDeployments: the unknown ones come back as failures."""
        found, failures = [], []
        for arn in request["serviceDeploymentArns"]:
            record = self._record(arn)
            if record:
                found.append(as_api(self._context, record))
            else:
                failures.append({"arn": arn, "reason": "MISSING"})
        return {"serviceDeployments": found, "failures": failures}

    def list_service_deployments(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """ListServiceDeployments: newest first, by status and time of creation."""
        service = find(self._context, request.get("cluster"), request["service"])
        wanted = request.get("status") or ()
        created = request.get("createdAt", {})
        records = []
        for record in reversed(service.history):
            at = self._context.date(record.created_at)
            if wanted and record.status.value not in wanted:
                continue
            if "after" in created and at < created["after"]:
                continue
            if "before" in created and at > created["before"]:
                continue
            records.append(_brief(self._context, record))
        return page("serviceDeployments", records, request)

    def describe_service_revisions(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """DescribeServiceRevisions: the unknown ones come back as failures."""
        found, failures = [], []
        for arn in request["serviceRevisionArns"]:
            for service in self._services(arn):
                revision = service.revisions.get(arn)
                if revision:
                    found.append(revision_as_api(self._context, service, revision))
                    break
            else:
                failures.append({"arn": arn, "reason": "MISSING"})
        return {"serviceRevisions": found, "failures": failures}

    def stop_service_deployment(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """StopServiceDeployment: back to the last deployment that was completed.

        Raises:
            EcsError: unknown, already finished, or nothing to go back to (texts unsourced).
        """
        record = self._record(request["serviceDeploymentArn"])
        if record is None:
            raise EcsError(
                ErrorCode.SERVICE_DEPLOYMENT_NOT_FOUND,
                "Service deployment not found.",
                reason="service-deployment-not-found",
                fields={"arn": request["serviceDeploymentArn"]},
            )
        going = record.deployment.rollout is Rollout.IN_PROGRESS
        if record.status not in OPEN or not going:
            raise EcsError(
                ErrorCode.CONFLICT,
                f"Service deployment is in {record.status} state and can not be stopped.",
                reason="service-deployment-not-stoppable",
                fields={"status": record.status.value},
            )
        if record.service.last_completed is None:
            raise EcsError(
                ErrorCode.INVALID_PARAMETER,
                "No rollback candidate was found to run the rollback.",
                reason="service-deployment-no-rollback",
            )
        self._scheduler.roll_back(record.deployment, "Service deployment rollback was requested.")
        return {"serviceDeploymentArn": record.arn}
