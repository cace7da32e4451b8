"""Finding a service by what a request says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.simulator.errors import EcsError, ErrorCode
from helpers.simulator.services.model import ServiceStatus

if TYPE_CHECKING:
    from helpers.simulator.context import Context
    from helpers.simulator.services.model import Service


def find(context: Context, cluster: str | None, reference: str) -> Service:
    """A service by name or ARN, in any state.

    Raises:
        EcsError: ServiceNotFoundException.
    """
    parts = reference.rpartition(":")[2].split("/")
    if cluster is None and len(parts) > 2:
        cluster = parts[1]
    service = context.cluster(cluster).services.get(parts[-1])
    if service is None:
        raise EcsError(
            ErrorCode.SERVICE_NOT_FOUND,
            "Service not found.",
            reason="service-not-found",
            fields={"service": parts[-1]},
        )
    return service


def find_active(context: Context, cluster: str | None, reference: str) -> Service:
    """A service that can still be changed.

    Raises:
        EcsError: ServiceNotFoundException, or ServiceNotActiveException for a deleted one (1.6).
    """
    service = find(context, cluster, reference)
    if service.status is not ServiceStatus.ACTIVE:
        raise EcsError(
            ErrorCode.SERVICE_NOT_ACTIVE,
            "Service was not ACTIVE.",
            reason="service-not-active",
            fields={"service": service.name, "status": service.status.value},
        )
    return service
