"""Which of the fitting instances gets the task: spread, binpack, random (4.5).

Strategies are best effort and applied in order: each keeps the instances that are best in its
eyes. What is left equal at the end goes to the instance with the fewest tasks, then to the one
that joined first, so that the same seed gives the same history.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from helpers.simulator.container_instances import ContainerInstance
    from helpers.simulator.ids import Ids

ZONE = "attribute:ecs.availability-zone"
DEFAULT: tuple[Mapping[str, Any], ...] = ({"type": "spread", "field": ZONE},)
"""What a service without a strategy does (4.1), and ``run_task`` too."""


def place_of(instance: ContainerInstance, field: str) -> str | None:
    """The value by which spread groups: instance id, or an attribute."""
    if field in {"instanceId", "host"}:
        return instance.id
    return instance.attributes.get(field.removeprefix("attribute:"))


def choose(
    fitting: Sequence[ContainerInstance],
    everywhere: Sequence[ContainerInstance],
    group: str,
    strategies: Sequence[Mapping[str, Any]],
    ids: Ids,
) -> ContainerInstance:
    """The instance for the next task of ``group``, out of ``fitting`` (not empty)."""
    best = list(fitting)
    for strategy in strategies or DEFAULT:
        if len(best) == 1:
            return best[0]
        field = strategy.get("field", "")
        if strategy["type"] == "spread":
            best = _spread(best, everywhere, group, field or "instanceId")
        elif strategy["type"] == "binpack":
            best = _binpack(best, field.lower())
        elif strategy["type"] == "random":
            return best[int(ids.hexadecimal(8), 16) % len(best)]
    return min(best, key=lambda each: (each.placed, each.order))


def _spread(
    best: list[ContainerInstance],
    everywhere: Sequence[ContainerInstance],
    group: str,
    field: str,
) -> list[ContainerInstance]:
    """Those where ``field`` (host, or an attribute) has the fewest tasks of the group."""
    if field in {"instanceId", "host"}:
        least = min(each.groups.get(group, 0) for each in best)
        return [each for each in best if each.groups.get(group, 0) == least]
    name = field.removeprefix("attribute:")
    counts: dict[str | None, int] = {each.attributes.get(name): 0 for each in best}
    for instance in everywhere:
        held = instance.groups.get(group)
        if held:
            value = instance.attributes.get(name)
            counts[value] = counts.get(value, 0) + held
    least = min(counts[value] for value in {each.attributes.get(name) for each in best})
    return [each for each in best if counts[each.attributes.get(name)] == least]


def _binpack(best: list[ContainerInstance], field: str) -> list[ContainerInstance]:
    def left(instance: ContainerInstance) -> int:
        return instance.remaining_cpu if field == "cpu" else instance.remaining_memory

    least = min(left(each) for each in best)
    return [each for each in best if left(each) == least]
