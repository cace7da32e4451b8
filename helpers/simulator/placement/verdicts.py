"""What placement found out about every candidate: kept, so that "why there" can be shown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from helpers.simulator.container_instances import ContainerInstance
    from helpers.simulator.snapshot import DecisionSnapshot


class Unfit(StrEnum):
    """Why an instance cannot take a task; the values are the API's ``failures[].reason`` (3)."""

    CPU = "RESOURCE:CPU"
    MEMORY = "RESOURCE:MEMORY"
    PORTS = "RESOURCE:PORTS"
    ENI = "RESOURCE:ENI"
    GPU = "RESOURCE:GPU"
    AGENT = "AGENT"
    ATTRIBUTE = "ATTRIBUTE"
    LOCATION = "LOCATION"
    # Both texts are unsourced (Appendix B 4).
    MEMBER_OF = "MemberOf placement constraint unsatisfied."
    DISTINCT = "DistinctInstance placement constraint unsatisfied."


class Verdict(NamedTuple):
    """One candidate: ``unfit`` is None when it could take the task; ``chosen`` for the winner."""

    instance: ContainerInstance
    unfit: Unfit | None
    chosen: bool = False


@dataclass(slots=True, eq=False)
class Decision:
    """One placement: when, for which group, what was said of each candidate.

    ``task_id`` is empty when nothing could be placed.
    """

    at: float
    group: str
    task_id: str
    verdicts: tuple[Verdict, ...]
    frozen: DecisionSnapshot | None = None
    """Its snapshot, once somebody asked for it; a decision never changes."""

    @property
    def chosen(self) -> ContainerInstance | None:
        """The instance that won."""
        return next((each.instance for each in self.verdicts if each.chosen), None)
