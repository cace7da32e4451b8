"""The drawing of a task definition: one task with its containers, sizes, ports and volumes.

Everything has a fixed slot, so that typing a number or adding a port or a volume changes only that
slot; only a container more or fewer changes the height, by one row. Columns, from the left: ports
at the edge of the task, what a container is, what it takes of the task (under the bars of the
whole task), and the lines that lead down to the volumes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from helpers.diagrams.container_row import PITCH, row
from helpers.diagrams.layout import (
    BARS,
    BARS_END,
    BOX,
    BOX_END,
    LANES,
    PORT,
    TASK,
    TASK_END,
    WIDTH,
)
from helpers.diagrams.marks import cylinder, sheet
from helpers.diagrams.measure import width
from helpers.diagrams.phrases import say
from helpers.diagrams.picture import Picture, picture
from helpers.diagrams.shares import bar, cpu_parts, cpu_scale, memory_parts, memory_scale
from helpers.diagrams.svg import box, group, line, plain, text
from helpers.diagrams.task_definition_words import host_port, tell, vcpu
from helpers.i18n import Words

if TYPE_CHECKING:
    from helpers.diagrams.shares import Scale
    from helpers.simulator.task_definitions import TaskDefinitionView

_TASK_TOP = 58
_ROWS = _TASK_TOP + 116
_VOLUMES = 72  # height of the strip of volumes
_CHIP = 150


def draw(
    view: TaskDefinitionView, words: Words, *, revision: int | None = None, rows: int = 1
) -> Picture:
    """Draws a draft or a registered task definition.

    Args:
        view: what to draw; half-typed drafts are welcome.
        words: the language.
        revision: its number if it is registered; without one it is drawn as a draft.
        rows: for how many containers there is room at least, so that the next one moves nothing.
    """
    rows = max(rows, len(view.containers))
    bottom = _ROWS + rows * PITCH + _VOLUMES
    content = "".join(_content(view, words, revision, rows, bottom))
    name = plain(view.family) or say(words, "picture-no-family")
    title = say(
        words, "picture-definition", name=name if revision is None else f"{name}:{revision}"
    )
    return picture(WIDTH, bottom + 16, title, tell(view, words, revision), content)


def _content(
    view: TaskDefinitionView, words: Words, revision: int | None, rows: int, bottom: float
) -> Iterator[str]:
    cpu, memory = cpu_scale(view), memory_scale(view)
    yield _title(view.family, words, revision)
    yield box(TASK, _TASK_TOP, TASK_END - TASK, bottom - _TASK_TOP, "task", 12)
    yield from _head(view, words)
    yield _total(_TASK_TOP + 28, words, "picture-cpu", _cpu_words(cpu, words), cpu, cpu_parts(view))
    yield _total(
        *(_TASK_TOP + 66, words, "picture-memory", _memory_words(memory, words)),
        *(memory, memory_parts(view)),
    )
    yield _scale_note(cpu, memory, words)
    shown = view.volumes[: len(LANES)]
    yield from _volumes(view.volumes, words, bottom - _VOLUMES)
    yield _lanes(view, shown, bottom - _VOLUMES)
    yield from _port_labels(view, words)
    for index in range(len(view.containers), rows):
        yield _free_row(index, words)
    for index, container in enumerate(view.containers):
        top = _ROWS + index * PITCH
        yield row(container, top, words, cpu, memory, view.network_mode, shown)


def _title(family: str, words: Words, revision: int | None) -> str:
    kind = say(words, "picture-kind-draft" if revision is None else "picture-kind")
    room = TASK_END - 44 - width(kind, "body") - 24
    name = plain(family)
    tone = "ink" if name else "soft"
    name = name or say(words, "picture-no-family")
    if revision is not None:
        name = f"{name}:{revision}"
    return (
        sheet(18, 19)
        + text(44, 36, name, "title", tone, room=room, middle=True)
        + text(TASK_END, 36, kind, "body", "soft", anchor="end")
    )


def _head(view: TaskDefinitionView, words: Words) -> Iterator[str]:
    left, room = TASK + 20, BARS - TASK - 40
    yield text(left, _TASK_TOP + 28, say(words, "picture-task"), "heading", room=room)
    network = say(words, "picture-network", mode=plain(view.network_mode))
    yield _badges(left, _TASK_TOP + 40, room, (network,), "badge")
    needs = tuple(plain(name) for name in view.requires_compatibilities)
    if needs:
        yield _badges(left, _TASK_TOP + 68, room, needs, "badge-service")
    else:
        nowhere = say(words, "picture-no-compatibilities")
        yield text(left + 8, _TASK_TOP + 83, nowhere, "note", "soft", room=room - 8)


def _badges(x: float, y: float, room: float, names: tuple[str, ...], shape: str) -> str:
    """Badges in a line; those that find no room are counted at its end."""
    drawn, end = [], x + room
    tone = "service" if shape == "badge-service" else "ink"
    for index, name in enumerate(names):
        last = index == len(names) - 1
        wide = width(name, "badge") + 16
        if x + wide > end - (0 if last else 36):
            if (index and not last) or (index and x + wide > end):
                rest = f"+{len(names) - index}"
                drawn.append(group(text(x + 4, y + 15, rest, "badge", tone), ", ".join(names)))
                break
            wide = end - x - (0 if last else 36)
        drawn.append(box(x, y, wide, 22, shape, 11))
        drawn.append(
            text(x + wide / 2, y + 15, name, "badge", tone, room=wide - 15, anchor="middle")
        )
        x += wide + 6
    return "".join(drawn)


def _cpu_words(scale: Scale, words: Words) -> str:
    taken, whole = str(scale.taken), str(scale.whole)
    if not scale.given:
        return say(words, "picture-cpu-unsized", taken=taken)
    if scale.over:
        over = str(scale.over)
        return say(words, "picture-cpu-total-over", taken=taken, whole=whole, over=over)
    return say(words, "picture-cpu-total", taken=taken, whole=whole, vcpu=vcpu(scale.whole))


def _memory_words(scale: Scale, words: Words) -> str:
    taken, whole = str(scale.taken), str(scale.whole)
    if not scale.given:
        return say(words, "picture-memory-unsized", taken=taken)
    if scale.over:
        over = str(scale.over)
        return say(words, "picture-memory-total-over", taken=taken, whole=whole, over=over)
    return say(words, "picture-memory-total", taken=taken, whole=whole)


def _total(
    y: float, words: Words, label: str, amount: str, scale: Scale, parts: tuple[int, ...]
) -> str:
    name = say(words, label)
    tone = "failure" if scale.given and scale.over else "ink"
    room = BARS_END - BARS - width(name, "label") - 12
    return (
        text(BARS, y, name, "label")
        + text(BARS_END, y, amount, "label", tone, room=room, anchor="end")
        + bar(BARS, y + 7, BARS_END - BARS, scale.whole, parts)
    )


def _scale_note(cpu: Scale, memory: Scale, words: Words) -> str:
    """Without a task size the bars need a scale; which one, in a line that is always kept free."""
    if cpu.given and memory.given:
        return ""
    if memory.given:
        note = say(words, "picture-scale-cpu", cpu=str(cpu.whole))
    elif cpu.given:
        note = say(words, "picture-scale-memory", memory=str(memory.whole))
    else:
        note = say(words, "picture-scale-both", cpu=str(cpu.whole), memory=str(memory.whole))
    at = BARS_END + 12
    return text(at, _ROWS - 8, note, "note", "soft", room=at - TASK - 60, anchor="end")


def _port_labels(view: TaskDefinitionView, words: Words) -> Iterator[str]:
    ports = [port for container in view.containers for port in container.ports]
    if ports:
        yield text(TASK + 6, _ROWS - 6, say(words, "picture-port"), "note", "soft", room=50)
    if any(host_port(port, view.network_mode) is not None for port in ports):
        yield text(35, _ROWS - 6, say(words, "picture-host"), "note", "soft", anchor="middle")


def _free_row(index: int, words: Words) -> str:
    """Where the next container will be."""
    middle, room = (BOX + BOX_END) / 2, BOX_END - BOX - 24
    top = _ROWS + index * PITCH
    drawn = box(BOX, top, BOX_END - BOX, PITCH - 10, "missing", 8)
    if index:
        return drawn + text(
            middle, top + 52, say(words, "picture-free-row"), "note", "soft", anchor="middle"
        )
    first, then = say(words, "picture-no-containers"), say(words, "picture-no-containers-next")
    return (
        drawn
        + text(middle, top + 42, first, "label", "soft", room=room, anchor="middle")
        + text(middle, top + 62, then, "note", "soft", room=room, anchor="middle")
    )


def _volumes(volumes: tuple[str, ...], words: Words, top: float) -> Iterator[str]:
    label = say(words, "picture-volumes")
    yield text(TASK + 20, top + 49, label, "label", room=BOX - TASK + 60)
    if not volumes:
        yield text(BOX + 46, top + 49, say(words, "picture-no-volumes"), "note", "soft")
    for slot, volume in enumerate(volumes[: len(LANES)]):
        x = _chip(slot)
        yield box(x, top + 30, _CHIP, 30, "container", 8)
        yield cylinder(x + 10, top + 38)
        yield text(x + 30, top + 49, plain(volume), "code", room=_CHIP - 38)
    if len(volumes) > len(LANES):
        more = say(words, "picture-more", count=len(volumes) - len(LANES))
        rest = ", ".join(volumes[len(LANES) :])
        yield group(text(TASK + 20, top + 64, more, "note", "soft"), rest)


def _chip(slot: int) -> float:
    """Left edge of a volume; the last slot ends where the containers end."""
    return BOX_END - (len(LANES) - slot) * (_CHIP + 12) + 12


def _lanes(view: TaskDefinitionView, shown: tuple[str, ...], top: float) -> str:
    """A line from the first mount of each volume down to it; they never cross each other."""
    drawn = []
    for slot, volume in enumerate(shown):
        rows = [
            index
            for index, container in enumerate(view.containers)
            if any(mount[0] == volume for mount in container.mounts)
        ]
        if rows:
            x, turn = LANES[slot], top + 6 + 8 * slot
            start = _ROWS + rows[0] * PITCH + PORT + 10 * slot
            down = _chip(slot) + _CHIP / 2
            drawn.append(
                f"M{x:g} {start:g}V{turn - 6:g}q0 6-6 6H{down + 6:g}q-6 0-6 6V{top + 30:g}"
            )
    return line("".join(drawn), "link") if drawn else ""
