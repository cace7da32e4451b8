"""How many tasks may be stopped and started during a deployment (behaviour page 4.2).

>>> bounds(4, 50, 100)
Bounds(lower=2, upper=4)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from helpers.simulator.services.model import Service

REPLICA = (100, 200)
"""``minimumHealthyPercent`` and ``maximumPercent`` when none are given."""

DAEMON = (0, 100)


@dataclass(frozen=True, slots=True)
class Bounds:
    """``lower`` healthy tasks must stay, ``upper`` RUNNING and pending ones may be there."""

    lower: int
    upper: int


def bounds(desired: int, minimum_percent: int, maximum_percent: int) -> Bounds:
    """The lower bound is rounded up, the upper one down."""
    return Bounds(-(-desired * minimum_percent // 100), desired * maximum_percent // 100)


def of(service: Service) -> Bounds:
    """The bounds of a service as it is configured now."""
    configuration = service.configuration
    return bounds(
        service.desired, configuration["minimumHealthyPercent"], configuration["maximumPercent"]
    )
