"""What the ECS agent on an instance asks first: where it shall report to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from helpers.simulator import Simulator


def discover_poll_endpoint(simulator: Simulator, _request: dict[str, Any]) -> dict[str, Any]:
    """DiscoverPollEndpoint. Nobody answers there: instances of the lab have no real agent."""
    region = simulator.arns.region
    return {
        "endpoint": f"https://ecs-a-1.{region}.amazonaws.com/",
        "telemetryEndpoint": f"https://ecs-t-1.{region}.amazonaws.com/",
        "serviceConnectEndpoint": f"https://ecs-sc.{region}.api.aws",
    }


OPERATIONS: Mapping[str, Any] = {"DiscoverPollEndpoint": discover_poll_endpoint}
