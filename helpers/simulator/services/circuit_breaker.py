"""When a deployment has failed (behaviour page 4.3): count failures, compare with a threshold.

Stage 1: until a task of the deployment is RUNNING, every failed start counts. Stage 2: from then
on failed health checks count. The threshold follows the desired count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from helpers.simulator.services.model import Deployment, Service

LEAST, MOST = 3, 200
"""Where the default threshold is clamped; before 2024 the least was 10."""

DEFAULT_PERCENT = 50


def threshold(desired: int, breaker: Mapping[str, Any] | None = None) -> int:
    """How many failures make a deployment FAILED (API:ThresholdConfiguration).

    >>> [threshold(desired) for desired in (1, 25, 400)]
    [3, 13, 200]
    """
    configured = (breaker or {}).get("thresholdConfiguration", {})
    kind = configured.get("type", "BOUNDED_PERCENT")
    value: int = configured.get("value", DEFAULT_PERCENT)
    if kind == "COUNT":
        return max(1, value)
    share = -(-desired * value // 100)
    if kind == "UNBOUNDED_PERCENT":
        return max(1, share)
    return min(max(share, LEAST), MOST)


def of(service: Service) -> Mapping[str, Any]:
    """``deploymentCircuitBreaker`` of the service."""
    breaker: Mapping[str, Any] = service.configuration["deploymentCircuitBreaker"]
    return breaker


def start_failed(deployment: Deployment) -> None:
    """A task ended before it was RUNNING, or could not be created: counts in stage 1."""
    if not deployment.ever_running:
        deployment.failed_tasks += 1


def check_failed(deployment: Deployment) -> None:
    """A task failed its health checks: counts in stage 2, which it has therefore reached."""
    deployment.failed_tasks += 1


def reached_running(deployment: Deployment) -> None:
    """The first RUNNING task ends stage 1, and the count begins anew."""
    if not deployment.ever_running:
        deployment.ever_running = True
        deployment.failed_tasks = 0


def became_healthy(deployment: Deployment) -> None:
    """A healthy task sets the count back, unless ``resetOnHealthyTask`` is false."""
    if of(deployment.service).get("resetOnHealthyTask", True):
        deployment.failed_tasks = 0


def open_for(deployment: Deployment) -> bool:
    """Has the deployment used up its threshold?"""
    breaker = of(deployment.service)
    return bool(breaker.get("enable")) and deployment.failed_tasks >= threshold(
        deployment.service.desired, breaker
    )
