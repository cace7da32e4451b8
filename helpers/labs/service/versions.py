"""New revisions of a service's task definition: another image, or one that cannot be pulled."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

IMAGES = ("nginx:1.28", "nginx:1.29", "httpd:2.4", "nginx")
BROKEN = "nginx:1.29-tpyo"
"""A tag that the registry does not have."""

_TAKEN = (
    *("family", "taskRoleArn", "executionRoleArn", "networkMode", "containerDefinitions"),
    *("volumes", "placementConstraints", "requiresCompatibilities", "cpu", "memory"),
    *("runtimePlatform", "ephemeralStorage", "pidMode", "ipcMode"),
)
"""Members of a described task definition that RegisterTaskDefinition takes again."""


def with_image(described: Mapping[str, Any], image: str) -> dict[str, Any]:
    """What to register: a described task definition with another image in its first container.

    Empty members are left out, so that the call stays as short as a learner would write it.
    """
    document = {name: described[name] for name in _TAKEN if described.get(name)}
    containers = copy.deepcopy(document["containerDefinitions"])
    containers[0]["image"] = image
    document["containerDefinitions"] = [
        {name: value for name, value in each.items() if value not in ([], {}, 0)}
        | {"essential": each["essential"]}
        for each in containers
    ]
    return document
