"""The containers of a task, as small chips at the foot of its card."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from helpers.diagrams.marks import State, essential, state
from helpers.diagrams.measure import width
from helpers.diagrams.svg import box, group, plain, text

if TYPE_CHECKING:
    from helpers.simulator.snapshot import ContainerSnapshot

_HEIGHT, _GAP, _WIDEST = 19, 4, 130.0
_MORE = 28
_SHARED = 3  # so many containers share the room evenly
_MARKS: dict[str, State] = {"PENDING": "pulling", "RUNNING": "running", "STOPPED": "stopped"}


def chips(containers: Sequence[ContainerSnapshot], x: float, y: float, wide: float) -> str:
    """One chip a container; those that find no room are counted."""
    return "".join(_chips(containers, x, y, x + wide))


def told(container: ContainerSnapshot) -> str:
    """A container in a few words, AWS's own."""
    parts = [f"{plain(container.name)} {container.status}"]
    if container.exit_code is not None:
        parts.append(f"exit {container.exit_code}")
    if not container.essential:
        parts.append("essential: false")
    return ", ".join(parts)


def _chips(
    containers: Sequence[ContainerSnapshot], x: float, y: float, end: float
) -> Iterator[str]:
    widest = _WIDEST
    if 1 < len(containers) <= _SHARED:
        widest = max(60, (end - x + _GAP) / len(containers) - _GAP)
    for number, each in enumerate(containers):
        rest = len(containers) - number - 1
        name = plain(each.name)
        wide = min(width(name, "note") + 38, widest)
        if x + wide > end - (_MORE if len(containers) > _SHARED and rest else 0):
            label = f"+{rest + 1}"
            yield group(text(x + 4, y + 13.5, label, "note"), ", ".join(map(told, containers)))
            return
        mark: State = "failed" if each.exit_code else _MARKS[each.status]
        drawn = (
            box(x, y, wide, _HEIGHT, "container", 9)
            + state(x + 11, y + 9.5, mark)
            + essential(x + 24, y + 9.5, each.essential)
            + text(x + 32, y + 13.5, name, "note", room=wide - 38)
        )
        yield group(drawn, told(each))
        x += wide + _GAP
