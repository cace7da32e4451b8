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
    """The chosen instance (None when nothing fits) and every candidate's verdict.

    An instance that has not changed since it was last asked for the same demand says the same
    again, so that a batch of tasks costs little more for each than a look at every instance.
    """
    said = [
        each.verdict if each.asked_for is demand and each.verdict else _ask(each, demand)
        for each in instances
    ]
    fitting = [each.instance for each in said if each.unfit is None]
    if not fitting:
        return None, tuple(said)
    chosen = choose(fitting, instances, demand.group, strategies, ids)
    said[instances.index(chosen)] = Verdict(chosen, None, chosen=True)
    return chosen, tuple(said)


def _ask(instance: ContainerInstance, demand: Demand) -> Verdict:
    instance.asked_for = demand
    instance.verdict = Verdict(instance, demand.unfit(instance))
    return instance.verdict
