"""Which of the given subnets an interface goes into."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Place(Protocol):
    """A subnet, as far as the choice looks at it."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def availability_zone(self) -> str:
        """Its zone."""


P = TypeVar("P", bound=Place)


def choose_subnet(
    subnets: Sequence[P], group: str, live: Mapping[tuple[str, str], int], zone: str | None
) -> P:
    """The zone, then the subnet, with the fewest live tasks of the group.

    The choice is undocumented, and a full subnet is not avoided (behaviour page 7.4).

    Args:
        subnets: those of the request.
        group: of the task.
        live: how many live tasks of each group are in each subnet.
        zone: of the task's instance, whose zone the subnet has to be in; None on Fargate.
    """
    if zone is not None:
        subnets = [each for each in subnets if each.availability_zone == zone]
    if len(subnets) == 1:
        return subnets[0]
    zones: dict[str, int] = {}
    for each in subnets:
        count = live.get((group, each.id), 0)
        zones[each.availability_zone] = zones.get(each.availability_zone, 0) + count
    return min(
        subnets, key=lambda each: (zones[each.availability_zone], live.get((group, each.id), 0))
    )
