"""What Application Auto Scaling did, in its own words: the scaling activities of a region.

Source: Application Auto Scaling User Guide, "Scaling activities for Application Auto Scaling".
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Activity:
    """One move of a desired count. ECS takes it at once, so it ends when it starts.

    Args:
        resource_id: ``service/cluster/name``.
        dimension: the scalable dimension.
        count: the new desired count.
        cause: why, as AWS says it.
        time: lab time.
    """

    resource_id: str
    dimension: str
    count: int
    cause: str
    time: datetime

    @property
    def id(self) -> str:
        """The same in every run, and none of the ids that others draw."""
        name = f"{self.resource_id} {self.dimension} {self.count} {self.time.isoformat()}"
        return str(uuid.uuid5(uuid.NAMESPACE_URL, name))

    def shown(self) -> dict[str, Any]:
        """The activity as DescribeScalingActivities answers it."""
        return {
            "ActivityId": self.id,
            "ServiceNamespace": self.dimension.partition(":")[0],
            "ResourceId": self.resource_id,
            "ScalableDimension": self.dimension,
            "Description": f"Setting desired count to {self.count}.",
            "Cause": self.cause,
            "StartTime": self.time.timestamp(),
            "EndTime": self.time.timestamp(),
            "StatusCode": "Successful",
            "StatusMessage": (
                f"Successfully set desired count to {self.count}. "
                "Change successfully fulfilled by ecs."
            ),
        }


def triggered(alarm: str, policy: str) -> str:
    """The cause when a policy moved the count."""
    return f"monitor alarm {alarm} in state ALARM triggered policy {policy}"


def bounded(count: int, *, least: bool) -> str:
    """The cause when the count lay outside the bounds of its target."""
    return f"{'minimum' if least else 'maximum'} capacity was set to {count}"
