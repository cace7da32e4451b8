"""One task, one instance: ask every candidate, choose, and keep what was said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpers.simulator.placement.strategies import choose
from helpers.simulator.placement.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from helpers.simulator.clusters import Cluster
    from helpers.simulator.container_instances import ContainerInstance
    from helpers.simulator.ids import Ids
    from helpers.simulator.placement.filters import Demand


def candidates(cluster: Cluster, capacity_provider: str | None = None) -> list[ContainerInstance]:
    """ACTIVE instances; DRAINING ones take no new task."""
    return [
        each
        for each in cluster.instances.values()
        if each.status == "ACTIVE"
        and (capacity_provider is None or each.capacity_provider == capacity_provider)
    ]


def place(
    instances: Sequence[ContainerInstance],
    demand: Demand,
    strategies: Sequence[Mapping[str, Any]],
    ids: Ids,
) -> tuple[ContainerInstance | None, tuple[Verdict, ...]]:
    """The chosen instance (None when nothing fits) and every candidate's verdict."""
    said = [(each, demand.unfit(each)) for each in instances]
    fitting = [each for each, unfit in said if unfit is None]
    chosen = choose(fitting, instances, demand.group, strategies, ids) if fitting else None
    return chosen, tuple(Verdict(each, unfit, each is chosen) for each, unfit in said)
