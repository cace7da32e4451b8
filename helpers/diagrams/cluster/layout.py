"""Sizes in the scene of a cluster, in picture units."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from helpers.diagrams.cluster.facts import Density, Scene

WIDTH = 740

VPC, VPC_END = 12, 728
SUBNET, SUBNET_END = 22, 718
INSIDE, INSIDE_END = 34, 706
"""Left and right edge of what lies in a subnet."""

CONTAINERS = 26
"""What a card is taller by when it shows its containers."""


@dataclass(frozen=True)
class Grid:
    """Boxes side by side: how many in a row, their height, and the room between them."""

    columns: int
    height: float
    gap: float

    @property
    def width(self) -> float:
        """Of one box."""
        return (INSIDE_END - INSIDE - self.gap * (self.columns - 1)) / self.columns

    def left(self, column: int) -> float:
        """Left edge of the box in this column."""
        return INSIDE + column * (self.width + self.gap)


_TASKS = MappingProxyType(
    {
        Density.FULL: Grid(3, 78, 10),
        Density.COMPACT: Grid(5, 54, 6),
        Density.GROUPED: Grid(3, 48, 10),
    }
)
_WITH_CONTAINERS = Grid(2, 78 + CONTAINERS, 10)

HOSTS = MappingProxyType(
    {
        Density.FULL: Grid(2, 92, 18),
        Density.COMPACT: Grid(3, 66, 16),
        Density.GROUPED: Grid(3, 82, 16),
    }
)
"""Instances; the height is that of one without tasks."""

COMPACT_IN_HOST = 39
"""Height of a compact card beside its port."""

PORT_WIDTH = MappingProxyType({Density.FULL: 62, Density.COMPACT: 52})
"""Of a host port at the edge of an instance."""


def tasks(scene: Scene) -> Grid:
    """The cards of tasks in a subnet."""
    return _WITH_CONTAINERS if scene.containers else _TASKS[scene.density]


def in_host(scene: Scene) -> float:
    """The height of a task's card in an instance."""
    return COMPACT_IN_HOST if scene.density is Density.COMPACT else tasks(scene).height
