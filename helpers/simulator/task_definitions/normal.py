"""What ECS makes of a definition when it stores it: defaults filled in, spellings unified."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from helpers.simulator.task_definitions import units
from helpers.simulator.task_definitions.attributes import required_attributes
from helpers.simulator.task_definitions.compatibilities import compatibilities

if TYPE_CHECKING:
    from helpers.simulator.task_definitions.rules import Draft

_EMPTY_LISTS = ("portMappings", "environment", "mountPoints", "volumesFrom", "systemControls")
"""What a container gets as an empty list when it says nothing (behaviour page 1.1)."""

_HEALTH_CHECK = {"interval": 30, "timeout": 5, "retries": 3}
"""Seconds, seconds and tries of a health check that names none (behaviour page 1.1)."""

_OPTIONAL = (
    "taskRoleArn",
    "executionRoleArn",
    "networkMode",
    "requiresCompatibilities",
    "runtimePlatform",
    "pidMode",
    "ipcMode",
    "proxyConfiguration",
    "inferenceAccelerators",
    "ephemeralStorage",
    "enableFaultInjection",
    "trustedExecutionConfiguration",
)
"""What is echoed when it was given and stays away when it was not."""


def normalised(draft: Draft) -> dict[str, Any]:
    """The stored document, apart from what the revision adds (behaviour page 1.1 and 1.3)."""
    request = draft.request
    document: dict[str, Any] = {
        "family": request["family"],
        "containerDefinitions": [_container(c, draft.network_mode) for c in draft.containers],
        "volumes": [_volume(v) for v in request.get("volumes") or ()],
        "placementConstraints": copy.deepcopy(request.get("placementConstraints") or []),
    }
    for member in _OPTIONAL:
        if request.get(member):
            document[member] = copy.deepcopy(request[member])
    if request.get("cpu") is not None:
        document["cpu"] = str(units.cpu_units(request["cpu"]))
    if request.get("memory") is not None:
        document["memory"] = str(units.memory_mib(request["memory"]))
    document["compatibilities"] = list(compatibilities(draft))
    document["requiresAttributes"] = [{"name": name} for name in required_attributes(draft)]
    return document


def _container(given: dict[str, Any], network_mode: str) -> dict[str, Any]:
    container: dict[str, Any] = {"cpu": 0, "essential": True, **copy.deepcopy(given)}
    for member in _EMPTY_LISTS:
        container.setdefault(member, [])
    if "healthCheck" in container:
        container["healthCheck"] = _HEALTH_CHECK | container["healthCheck"]
    for port in container["portMappings"]:
        port.setdefault("protocol", "tcp")
        if "containerPort" not in port:
            continue
        if network_mode in ("awsvpc", "host"):
            port["hostPort"] = port["containerPort"]
        else:
            # 0 asks for a dynamic port; ECS shows it so when nothing was said.
            port.setdefault("hostPort", 0)
    return container


def _volume(given: dict[str, Any]) -> dict[str, Any]:
    volume = copy.deepcopy(given)
    if set(volume) == {"name"}:
        volume["host"] = {}
    return volume
