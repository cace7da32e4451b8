"""How much of a task each container takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from helpers.diagrams.svg import box, hatch

if TYPE_CHECKING:
    from helpers.simulator.task_definitions import ContainerView, TaskDefinitionView

_LEAST_CPU, _LEAST_MEMORY = 256, 512  # the smallest Fargate size (behaviour page 1.4)
_HEIGHT = 10
_VISIBLE = 2.5  # the least width of a part that is not zero


@dataclass(frozen=True)
class Scale:
    """What a whole bar stands for, in CPU units or MiB.

    Args:
        whole: the amount at the end of the bar.
        given: whether the task definition sets it; otherwise it is the next power of two that
            holds the sum, so that typing one number does not stretch every bar.
        taken: what the containers take together.
    """

    whole: int
    given: bool
    taken: int

    @property
    def over(self) -> int:
        """By how much the containers want more than there is."""
        return max(0, self.taken - self.whole)


def _scale(size: int | None, parts: Sequence[int], least: int) -> Scale:
    taken = sum(parts)
    if size is not None and size > 0:
        return Scale(size, True, taken)
    return Scale(max(least, 1 << max(0, taken - 1).bit_length()), False, taken)


def cpu_parts(view: TaskDefinitionView) -> tuple[int, ...]:
    """CPU units of each container."""
    return tuple(max(0, container.cpu) for container in view.containers)


def memory_part(container: ContainerView) -> int:
    """MiB that a container takes away from the others.

    ``memoryReservation`` where there is one, else ``memory`` (behaviour page 1.3).
    """
    reserved = container.memory_reservation
    return max(0, (container.memory if reserved is None else reserved) or 0)


def memory_parts(view: TaskDefinitionView) -> tuple[int, ...]:
    """MiB that each container takes away from the others."""
    return tuple(memory_part(container) for container in view.containers)


def cpu_scale(view: TaskDefinitionView) -> Scale:
    """The scale of every CPU bar of this task."""
    return _scale(view.cpu, cpu_parts(view), _LEAST_CPU)


def memory_scale(view: TaskDefinitionView) -> Scale:
    """The scale of every memory bar of this task; without a size it also holds every limit."""
    limits = [container.memory or 0 for container in view.containers]
    scale = _scale(view.memory, memory_parts(view), max([_LEAST_MEMORY, *limits]))
    if scale.given or scale.whole & (scale.whole - 1) == 0:
        return scale
    return Scale(1 << (scale.whole - 1).bit_length(), False, scale.taken)


@lru_cache(maxsize=2048)
def bar(
    x: float, y: float, width: float, whole: int, parts: tuple[int, ...], limit: int = 0
) -> str:
    """A bar of ``parts`` side by side, against the ``whole``.

    Args:
        x: left edge.
        y: top edge.
        width: of the whole bar.
        whole: the amount that the bar's end stands for. If more is wanted, the bar is measured by
            that instead and what lies beyond the whole is hatched.
        parts: amounts that are taken, each a filled piece.
        limit: how far the last part may grow (a hard limit above a reservation), drawn lighter.
    """
    longest = max(whole, limit, sum(parts))
    drawn = [box(x, y, width, _HEIGHT, "well", 4)]
    if limit > sum(parts):
        drawn.append(box(x, y, max(_VISIBLE, width * limit / longest), _HEIGHT, "allowed", 4))
    gap = 1.5 if len(parts) > 1 else 0
    start = 0
    for part in parts:
        if part:
            left = width * start / longest
            piece = max(_VISIBLE, width * part / longest - gap)
            drawn.append(box(x + min(left, width - piece), y, piece, _HEIGHT, "taken", 4))
            start += part
    if longest > whole:
        beyond = min(width / 2, max(14, width * (longest - whole) / longest))
        at = x + width - beyond
        drawn.append(box(at, y, beyond, _HEIGHT, "over", 4))
        drawn.append(hatch(at + 1, y + 1, beyond - 2, _HEIGHT - 2, "over-hatch"))
    return "".join(drawn)
