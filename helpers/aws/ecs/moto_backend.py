"""What other services of moto ask moto's own ECS, answered by the simulator."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpers.aws.ecs import front

if TYPE_CHECKING:
    from collections.abc import Callable

    from helpers.aws.mended import Mending
    from helpers.simulator import Simulator


def mend(mending: Mending, simulator: Callable[[str], Simulator]) -> None:
    """Let Application Auto Scaling find the services that there are."""
    from moto.ecs.models import EC2ContainerServiceBackend

    def describe_services(backend: Any, cluster: str, names: list[str]) -> tuple[list[Any], Any]:
        asked = {"cluster": cluster, "services": names}
        answer = front.called(simulator(backend.region_name), "DescribeServices", asked).body
        active = [each for each in answer.get("services", ()) if each["status"] == "ACTIVE"]
        return active, answer.get("failures", [])

    mending.replace(EC2ContainerServiceBackend, "describe_services", lambda _own: describe_services)
