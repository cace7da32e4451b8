"""The ten failures that people really meet, as data: what is asked of ECS so that each happens.

Each shows itself in another way (behaviour page 2.3 to 2.5, 4.4, 5, 6.4, 7.5): five before the
container ran, two when its program ended, two because a check found it sick, and one task that was
never started at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal

from helpers.simulator import ACCOUNT, REGION

Place = Literal["public", "no-way-out", "full", "instance"]

LOG_GROUP = "/ecs/cases"
"""Where the log of each case goes."""

MISSPELT_GROUP = "/ecs/case"

_WEB = "shop-web:2.1"
_API = "shop-api:1.3"
_REPORT = "shop-report:4.0"
_CHECK = {
    "command": ["CMD-SHELL", "curl -f http://localhost/healthz || exit 1"],
    "interval": 5,
    "timeout": 2,
    "retries": 2,
}


@dataclass(frozen=True, slots=True)
class Case:
    """One failure.

    Args:
        id: names its words in the catalogue.
        image: what the container runs.
        container: what differs in its container definition.
        place: where the task is to run.
        group: the log group that the container names.
        balanced: is the service behind a load balancer?
        seconds: lab time until the failure shows.
    """

    id: str
    image: str = _WEB
    container: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    place: Place = "public"
    group: str = LOG_GROUP
    balanced: bool = False
    seconds: float = 60.0


CASES = (
    Case("image", image="nginx:1.72"),
    Case(
        "route",
        image=f"{ACCOUNT}.dkr.ecr.{REGION}.amazonaws.com/shop-web:2.1",
        place="no-way-out",
        seconds=150.0,
    ),
    Case("secret"),
    Case("group", group=MISSPELT_GROUP),
    Case("address", place="full"),
    Case("crash", image=_API),
    Case("memory", image=_REPORT),
    Case("health", container=MappingProxyType({"healthCheck": _CHECK}), seconds=90.0),
    Case("balancer", balanced=True, seconds=120.0),
    Case("no-room", container=MappingProxyType({"memory": 6000}), place="instance", seconds=10.0),
)
"""In the order in which they are offered; the order of a task's life."""

BY_ID: Mapping[str, Case] = MappingProxyType({case.id: case for case in CASES})

ALL = frozenset(BY_ID)
AT_START = frozenset({"image", "route", "secret", "group", "address"})
"""The container never ran: TaskFailedToStart."""

BY_ITSELF = frozenset({"crash", "memory"})
"""The program ended: EssentialContainerExited."""

BY_A_CHECK = frozenset({"health", "balancer"})
"""ECS stopped a task that ran: ServiceSchedulerInitiated."""

NEVER = frozenset({"no-room"})
"""There was never a task."""


@dataclass(frozen=True, slots=True)
class InImage:
    """A program in an image.

    Args:
        source: Python, as in the file in the image.
        memory: MiB that it needs.
    """

    source: str
    memory: int = 0


PROGRAMS: Mapping[str, InImage] = MappingProxyType(
    {
        _WEB: InImage('print("shop-web 2.1: listening on port 80")\n'),
        _API: InImage(
            "import os\n\n"
            'print("shop-api 1.3: starting")\n'
            'database = os.environ["DATABASE_URL"]\n'
            'print("connected to", database)\n'
        ),
        _REPORT: InImage('print("shop-report 4.0: reading a year of orders")\n', memory=900),
    }
)
"""The tasks may use 512 MiB."""
