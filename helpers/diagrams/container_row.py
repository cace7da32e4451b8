"""One container in the drawing of a task definition: a row of fixed height."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from helpers.diagrams.layout import BARS, BARS_END, BOX, BOX_END, LANES, PORT, TASK
from helpers.diagrams.marks import arrow, essential
from helpers.diagrams.measure import width
from helpers.diagrams.phrases import say
from helpers.diagrams.shares import Scale, bar, memory_part
from helpers.diagrams.svg import box, disc, group, line, plain, text
from helpers.diagrams.task_definition_words import host_port
from helpers.i18n import Words

if TYPE_CHECKING:
    from helpers.simulator.task_definitions import ContainerView, PortView

PITCH = 104
"""From the top of one container to the top of the next."""

_HEIGHT = PITCH - 10
_PORTS = 3  # slots at the edge of the task
_PILL = 66
_HOST = 62


@lru_cache(maxsize=512)
def row(
    container: ContainerView,
    top: float,
    words: Words,
    cpu: Scale,
    memory: Scale,
    network_mode: str,
    volumes: tuple[str, ...],
) -> str:
    """A container, its ports and its mounts.

    Args:
        container: what to draw.
        top: its upper edge.
        words: the language.
        cpu: the scale of CPU bars.
        memory: the scale of memory bars.
        network_mode: decides what a host port that is left out means.
        volumes: those that have a line of their own, in the order of the lines.
    """
    return "".join(
        [
            box(BOX, top, BOX_END - BOX, _HEIGHT, "container", 8),
            *_what_it_is(container, top, words),
            *_what_it_takes(container, top, words, cpu, memory),
            *_ports(container.ports, top, words, network_mode),
            *_mounts(container, top, volumes),
        ]
    )


def _what_it_is(container: ContainerView, top: float, words: Words) -> Iterator[str]:
    x, room = BOX + 14, BARS - BOX - 34
    name, image = plain(container.name), plain(container.image)
    if name:
        yield text(x, top + 25, name, "name", room=room)
    else:
        yield text(x, top + 25, say(words, "picture-unnamed"), "label", "soft", room=room)
    if image:
        yield text(x, top + 43, image, "code", "soft", room=room, middle=True)
    else:
        yield text(x, top + 43, say(words, "picture-no-image"), "note", "soft", room=room)
    yield essential(x + 5, top + 60, container.essential)
    vital = say(words, "picture-essential" if container.essential else "picture-not-essential")
    facts = [vital]
    if container.environment:
        facts.append(say(words, "picture-environment", count=len(container.environment)))
    yield text(x + 16, top + 64, " · ".join(facts), "note", room=room - 16)
    if container.mounts:
        yield text(x, top + 82, _mount_words(container, words), "note", "soft", room=room)


def _mount_words(container: ContainerView, words: Words) -> str:
    count, fixed = len(container.mounts), sum(mount[2] for mount in container.mounts)
    if not fixed:
        return say(words, "picture-mounts", count=count)
    if fixed == count:
        return say(words, "picture-mounts-all-read-only", count=count)
    return say(words, "picture-mounts-read-only", count=count, readonly=str(fixed))


def _what_it_takes(
    container: ContainerView, top: float, words: Words, cpu: Scale, memory: Scale
) -> Iterator[str]:
    units = max(0, container.cpu)
    yield _amount(top + 24, words, "picture-cpu", *_cpu_words(units, cpu, words))
    yield bar(BARS, top + 31, BARS_END - BARS, cpu.whole, (units,))
    yield _amount(top + 66, words, "picture-memory", *_memory_words(container, memory, words))
    part, limit = memory_part(container), max(0, container.memory or 0)
    if container.memory is None and container.memory_reservation is not None:
        limit = max(memory.whole, part)  # it may grow until the task's memory is used up
    yield bar(BARS, top + 73, BARS_END - BARS, memory.whole, (part,), limit)


def _amount(y: float, words: Words, label: str, amount: str, tone: str) -> str:
    name = say(words, label)
    room = BARS_END - BARS - width(name, "note") - 12
    return text(BARS, y, name, "note", "soft") + text(
        BARS_END, y, amount, "note", tone, room=room, anchor="end"
    )


def _cpu_words(units: int, scale: Scale, words: Words) -> tuple[str, str]:
    """What the bar says, and the tone in which it says it."""
    if not units:
        return say(words, "picture-cpu-unset"), "soft"
    taken, whole = str(units), str(scale.whole)
    if units > scale.whole:
        over = str(units - scale.whole)
        return say(words, "picture-cpu-share-over", taken=taken, whole=whole, over=over), "failure"
    return say(words, "picture-cpu-share", taken=taken, whole=whole), "ink"


def _memory_words(container: ContainerView, scale: Scale, words: Words) -> tuple[str, str]:
    hard, soft = container.memory, container.memory_reservation
    whole = str(scale.whole)
    if hard is None and soft is None:
        return say(words, "picture-memory-unset"), "soft"
    if hard is not None and hard > scale.whole:
        over = str(hard - scale.whole)
        return say(words, "picture-memory-over", hard=str(hard), whole=whole, over=over), "failure"
    if soft is None:
        return say(words, "picture-memory-hard", hard=str(hard), whole=whole), "ink"
    if hard is None:
        if soft > scale.whole:
            over = str(soft - scale.whole)
            fields = {"soft": str(soft), "whole": whole, "over": over}
            return say(words, "picture-memory-soft-over", **fields), "failure"
        return say(words, "picture-memory-soft", soft=str(soft)), "ink"
    if soft > hard:
        return say(words, "picture-memory-crossed", soft=str(soft), hard=str(hard)), "failure"
    return say(words, "picture-memory-both", soft=str(soft), hard=str(hard)), "ink"


def _ports(
    ports: tuple[PortView, ...], top: float, words: Words, network_mode: str
) -> Iterator[str]:
    shown = ports if len(ports) <= _PORTS else ports[: _PORTS - 1]
    for slot, port in enumerate(shown):
        yield _port(port, top + 12 + slot * 26, words, network_mode)
    rest = ports[len(shown) :]
    if rest:
        y = top + 12 + (_PORTS - 1) * 26
        more = say(words, "picture-more", count=len(rest))
        names = ", ".join(_label(port) for port in rest)
        label = text(TASK + 11, y + 14, more, "badge", room=_PILL - 10, anchor="middle")
        yield group(box(TASK - 22, y, _PILL, 20, "host-port", 10) + label, names)


def _label(port: PortView) -> str:
    return f"{port.container_port}" + ("" if port.protocol == "tcp" else f"/{port.protocol}")


def _port(port: PortView, y: float, words: Words, network_mode: str) -> str:
    left = TASK - 22
    label = text(
        left + _PILL / 2,
        y + 14,
        _label(port),
        "port",
        "inverse",
        room=_PILL - 2,
        anchor="middle",
    )
    drawn = [
        line(f"M{left + _PILL:g} {y + 10:g}H{BOX:g}", "link"),
        box(left, y, _PILL, 20, "port", 5),
        label,
    ]
    host = host_port(port, network_mode)
    if host is not None:
        shape = "host-port" if host else "dynamic-port"
        name = str(host) if host else say(words, "picture-dynamic")
        kind = "port" if host else "note"
        drawn += [
            box(4, y, _HOST, 20, shape, 5),
            text(4 + _HOST / 2, y + 14, name, kind, room=_HOST - 4, anchor="middle"),
            line(f"M{4 + _HOST:g} {y + 10:g}H{left - 4:g}", "link"),
            arrow(left - 1, y + 10),
        ]
    return "".join(drawn)


def _mounts(container: ContainerView, top: float, volumes: tuple[str, ...]) -> Iterator[str]:
    """A line from the container to the line of each volume; a hollow dot where it is read-only."""
    for slot, volume in enumerate(volumes):
        mounts = [mount for mount in container.mounts if mount[0] == volume]
        if mounts:
            y, x = top + PORT + 10 * slot, LANES[slot]
            fixed = all(mount[2] for mount in mounts)
            paths = ", ".join(mount[1] for mount in mounts)
            yield line(f"M{BOX_END:g} {y:g}H{x:g}", "link")
            yield group(disc(x, y, 3.5, "dot-hollow" if fixed else "dot"), f"{volume}: {paths}")
