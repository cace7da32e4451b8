"""Which part of the simulator carries which operation of the ECS API.

A part's method is called as the operation is, in snake_case; it takes the request and gives the
answer, both with the API's own member names.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any

from botocore import xform_name

from helpers.aws.ecs.wire import wire

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from helpers.simulator import Simulator

PARTS: Mapping[str, tuple[str, ...]] = {
    "account_settings": (
        "DeleteAccountSetting",
        "ListAccountSettings",
        "PutAccountSetting",
        "PutAccountSettingDefault",
    ),
    "attributes": (
        "DeleteAttributes",
        "ListAttributes",
        "PutAttributes",
    ),
    "capacity_providers": (
        "CreateCapacityProvider",
        "DeleteCapacityProvider",
        "DescribeCapacityProviders",
        "PutClusterCapacityProviders",
        "UpdateCapacityProvider",
    ),
    "clusters": (
        "CreateCluster",
        "DeleteCluster",
        "DescribeClusters",
        "ListClusters",
        "UpdateCluster",
        "UpdateClusterSettings",
    ),
    "execute_command": ("ExecuteCommand",),
    "instances": (
        "DeregisterContainerInstance",
        "DescribeContainerInstances",
        "ListContainerInstances",
        "RegisterContainerInstance",
        "UpdateContainerAgent",
        "UpdateContainerInstancesState",
    ),
    "services": (
        "CreateService",
        "DeleteService",
        "DescribeServices",
        "ListServices",
        "ListServicesByNamespace",
        "UpdateService",
    ),
    "services.history": (
        "DescribeServiceDeployments",
        "DescribeServiceRevisions",
        "ListServiceDeployments",
        "StopServiceDeployment",
    ),
    "services.task_sets": (
        "CreateTaskSet",
        "DeleteTaskSet",
        "DescribeTaskSets",
        "UpdateServicePrimaryTaskSet",
        "UpdateTaskSet",
    ),
    "task_protection": (
        "GetTaskProtection",
        "UpdateTaskProtection",
    ),
    "tasks": (
        "DescribeTasks",
        "ListTasks",
        "RunTask",
        "StartTask",
        "StopTask",
    ),
}


def _operation(method: str) -> Callable[[Simulator, dict[str, Any]], dict[str, Any]]:
    find = attrgetter(method)

    def answer(simulator: Simulator, request: dict[str, Any]) -> dict[str, Any]:
        found: dict[str, Any] = wire(find(simulator)(request))
        return found

    return answer


OPERATIONS = {
    name: _operation(f"{part}.{xform_name(name)}")
    for part, names in PARTS.items()
    for name in names
}
