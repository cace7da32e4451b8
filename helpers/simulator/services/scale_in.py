"""Which tasks go first when there are too many (behaviour page 4.5).

First those that serve nobody yet: pending, then not healthy. Among the rest the strategies of the
service decide: spread (and no strategy) keeps zones and instances even, so the fullest gives;
binpack gives from the instance with the most free resource. The newest task breaks ties
(undocumented).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpers.simulator.placement.strategies import DEFAULT, place_of
from helpers.simulator.tasks.states import TaskStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from helpers.simulator.container_instances import ContainerInstance
    from helpers.simulator.tasks.model import Task

    Strategies = Sequence[Mapping[str, Any]]
    Place = tuple[str | None, ...]


SERVING = 2


def usefulness(task: Task) -> int:
    """0 while it comes up, 1 when RUNNING, 2 when it counts as healthy."""
    if task.status is not TaskStatus.RUNNING:
        return 0
    return SERVING if task.in_service else 1


def choose(
    tasks: Iterable[Task], count: int, strategies: Strategies, group: Iterable[Task]
) -> list[Task]:
    """The ``count`` tasks of ``tasks`` that are to be stopped, first ones first.

    Args:
        tasks: who may be stopped, oldest first.
        count: how many.
        strategies: the service's placement strategies.
        group: all live tasks of the service: spread counts them.
    """
    ranks: list[list[Task]] = [[], [], []]
    for task in tasks:
        ranks[usefulness(task)].append(task)
    whole = [rank for rank in ranks if rank]
    chosen: list[Task] = []
    while whole and len(chosen) + len(whole[0]) <= count:
        chosen += reversed(whole.pop(0))
    if whole and len(chosen) < count:
        crowd = _Crowd(strategies or DEFAULT, group)
        crowd.leave(chosen)
        chosen += crowd.fullest_give(whole[0], count - len(chosen))
    return chosen


class _Crowd:
    """How many tasks lie where, for each strategy."""

    def __init__(self, strategies: Strategies, group: Iterable[Task]) -> None:
        self._strategies = strategies
        self._fields = [each.get("field") or "instanceId" for each in strategies]
        self._counts: list[dict[str | None, int]] = [{} for _ in strategies]
        for task in group:
            self._count(self._place(task), 1)

    def _place(self, task: Task) -> Place:
        if task.instance is None:
            return (task.availability_zone,) * len(self._fields)
        return tuple(place_of(task.instance, field) for field in self._fields)

    def _count(self, place: Place, by: int) -> None:
        for counts, where in zip(self._counts, place, strict=True):
            counts[where] = counts.get(where, 0) + by

    def leave(self, tasks: Iterable[Task]) -> None:
        """They are as good as gone."""
        for task in tasks:
            self._count(self._place(task), -1)

    def fullest_give(self, tasks: Iterable[Task], count: int) -> list[Task]:
        """One task after the other, each from the place that should give next."""
        heaps: dict[tuple[Place, int], list[Task]] = {}
        for task in tasks:
            on = task.instance.order if task.instance else 0
            heaps.setdefault((self._place(task), on), []).append(task)
        chosen = []
        for _ in range(count):
            key = max(heaps, key=lambda key: self._weight(key[0], heaps[key][-1]))
            task = heaps[key].pop()
            if not heaps[key]:
                del heaps[key]
            self._count(key[0], -1)
            chosen.append(task)
        return chosen

    def _weight(self, place: Place, newest: Task) -> tuple[float, ...]:
        """The larger, the sooner it gives."""
        weights: list[float] = []
        for strategy, counts, where in zip(self._strategies, self._counts, place, strict=True):
            if strategy["type"] == "spread":
                weights.append(counts[where])
            elif strategy["type"] == "binpack" and newest.instance:
                weights.append(_free(newest.instance, strategy.get("field", "")))
        return (*weights, newest.created_at, newest.number)


def _free(instance: ContainerInstance, field: str) -> int:
    return instance.remaining_cpu if field.lower() == "cpu" else instance.remaining_memory
