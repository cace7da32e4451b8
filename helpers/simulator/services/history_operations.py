"""The operations on service deployments and service revisions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpers.simulator.errors import EcsError, ErrorCode
from helpers.simulator.pages import page
from helpers.simulator.services import history_shapes
from helpers.simulator.services.finding import find
from helpers.simulator.services.history import OPEN
from helpers.simulator.services.model import Rollout

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from helpers.simulator.context import Context
    from helpers.simulator.services.history import ServiceDeployment
    from helpers.simulator.services.model import Service
    from helpers.simulator.services.scheduler import Scheduler


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
                found.append(history_shapes.deployment(self._context, record))
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
            records.append(history_shapes.brief(self._context, record))
        return page("serviceDeployments", records, request)

    def describe_service_revisions(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """DescribeServiceRevisions: the unknown ones come back as failures."""
        found, failures = [], []
        for arn in request["serviceRevisionArns"]:
            for service in self._services(arn):
                revision = service.revisions.get(arn)
                if revision:
                    found.append(history_shapes.revision(self._context, service, revision))
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
