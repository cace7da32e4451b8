"""Pictures of the network for a cell: the addresses of a subnet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.diagrams import charts

if TYPE_CHECKING:
    from helpers.diagrams.charts import Chart
    from helpers.lab import Lab
    from helpers.simulator.snapshot import Snapshot


def draw(lab: Lab, what: object) -> Chart | None:
    """The chart of a subnet; None for anything else.

    Args:
        lab: whose network and whose language.
        what: the id of a subnet, used or not.
    """
    if not isinstance(what, str) or not what.startswith("subnet-"):
        return None
    snapshot = lab.snapshot(subnets=[what])
    subnet = next((each for each in snapshot.subnets if each.id == what), None)
    return charts.address_map(snapshot, subnet, lab.words) if subnet else None


def known(snapshot: Snapshot) -> list[str]:
    """What of the network can be drawn."""
    return [each.id for each in snapshot.subnets]
