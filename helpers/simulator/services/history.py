"""What became of each deployment: the record that the API calls a service deployment.

It is the story of one rollout and stays when the deployment itself is long gone
(API:ServiceDeployment). ``history_operations`` shows it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from helpers.simulator.context import Context
    from helpers.simulator.services.model import Deployment, Revision, Service


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
