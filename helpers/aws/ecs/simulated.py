"""Which part of the simulator carries which operation of the ECS API.

A part's method is called as the operation is, in snake_case; it takes the request and gives the
answer, both with the API's own member names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from botocore import xform_name

from helpers.aws.ecs.wire import wire

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from helpers.simulator import Simulator

PARTS: Mapping[str, tuple[str, ...]] = {
    "clusters": (
        "CreateCluster",
        "DeleteCluster",
        "DescribeClusters",
        "ListClusters",
        "UpdateCluster",
        "UpdateClusterSettings",
    ),
    "instances": (
        "DeleteAttributes",
        "DeregisterContainerInstance",
        "DescribeContainerInstances",
        "ListAttributes",
        "ListContainerInstances",
        "PutAttributes",
        "RegisterContainerInstance",
        "UpdateContainerInstancesState",
    ),
}


def _operation(part: str, method: str) -> Callable[[Simulator, dict[str, Any]], dict[str, Any]]:
    def answer(simulator: Simulator, request: dict[str, Any]) -> dict[str, Any]:
        found: dict[str, Any] = wire(getattr(getattr(simulator, part), method)(request))
        return found

    return answer


OPERATIONS = {
    name: _operation(part, xform_name(name)) for part, names in PARTS.items() for name in names
}
