"""The port line of a container instance: reserved, static and dynamic ports, and whose they are."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from helpers.diagrams.charts.chart import WIDTH, Chart
from helpers.diagrams.charts.sheet import Label, Look, Sheet, Square, legend_height
from helpers.diagrams.cluster.task_facts import definition, owner, short
from helpers.diagrams.phrases import say
from helpers.diagrams.port_facts import DYNAMIC, PortFact, Taken, port_facts
from helpers.diagrams.svg import plain
from helpers.i18n import Words
from helpers.simulator.network.ports import MOST_STATIC, REGISTERED_TCP

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from helpers.simulator.snapshot import InstanceSnapshot, Snapshot

_HIGHEST = 65535
_LEFT, _BAND, _TALL = 0.15, 0.72, 0.2
"""Inches: where the line begins, the top of its band, and how tall that is."""

_ACROSS = WIDTH - 2 * _LEFT
_STRETCHES = ((0, 0.22), (1024, 0.26), (DYNAMIC.start, 0.44), (DYNAMIC.stop, 0.08))
"""Where a stretch of the line begins, and its part of the whole: no scale fits 22 and 51678."""

_LIST, _ROW, _COLUMNS, _MOST = 1.26, 0.25, 4, 60
"""Where the list of ports begins, its rows in inches, its columns, and how many it may name."""

LOOKS = {
    Taken.RESERVED: Look("well", "edge", "ink", "////"),
    Taken.STATIC: Look("service", "service", "inverse"),
    Taken.DYNAMIC: Look("service-tint", "service", "ink", dashes="dashed"),
}
_GROUND = Look("well", "well")
_RESERVED_FOR = {22: "SSH", 2375: "Docker", 2376: "Docker TLS"}
"""The others are the ECS agent's (API:PortMapping.hostPort)."""


def port_line(snapshot: Snapshot, instance: InstanceSnapshot, words: Words) -> Chart:
    """Which host ports of an instance are not free, and whose they are.

    Args:
        snapshot: everything, to tell whose a port is.
        instance: one of its container instances.
        words: the language.
    """
    facts = port_facts(snapshot, instance)
    told = "\n".join(_told(facts, instance, words))
    rows = -(-min(len(facts), _MOST + 1) // _COLUMNS)
    height = _LIST + rows * _ROW + 0.08 + legend_height(3, 3)
    return Chart(told, height, lambda figure: _fill(figure, facts, instance, words))


def _counts(facts: Sequence[PortFact]) -> dict[str, str]:
    return {taken.value: str(sum(1 for each in facts if each.taken is taken)) for taken in Taken}


def _told(facts: Sequence[PortFact], instance: InstanceSnapshot, words: Words) -> Iterator[str]:
    yield say(
        words,
        "told-port-line",
        instance=instance.ec2_instance_id,
        type=plain(instance.instance_type),
        address=instance.private_ip,
        **_counts(facts),
    )
    kept = sum(1 for each in facts if each.taken is Taken.STATIC) + len(REGISTERED_TCP)
    yield say(
        words,
        "told-port-rules",
        first=str(DYNAMIC.start),
        last=str(DYNAMIC.stop - 1),
        kept=str(kept),
        most=str(MOST_STATIC),
    )
    for each in facts:
        yield f"{each.port}/{each.protocol}: {_who(each, words)}."


def _who(fact: PortFact, words: Words) -> str:
    if fact.taken is Taken.RESERVED:
        return say(words, "port-reserved", purpose=_purpose(fact, words))
    kind = say(words, f"port-kind-{fact.taken}")
    task = fact.task
    if task is None:
        return kind
    return say(
        words,
        "port-of-task",
        kind=kind,
        port=str(fact.container_port),
        container=plain(fact.container),
        task=short(task.id),
        owner=owner(task.service, words),
        definition=definition(task),
        status=task.status,
    )


def _purpose(fact: PortFact, words: Words) -> str:
    return _RESERVED_FOR.get(fact.port) or say(words, "port-of-agent")


def _fill(figure: Any, facts: Sequence[PortFact], instance: InstanceSnapshot, words: Words) -> None:
    sheet = Sheet(figure)
    kind = plain(instance.instance_type)
    title = f"{instance.ec2_instance_id} · {kind} · {instance.private_ip}"
    sheet.label(Label(_LEFT, 0.16, title, "ink", 10.5, middle=False, bold=True))
    _line(sheet, facts, words)
    for number, fact in enumerate(facts[:_MOST]):
        _entry(sheet, fact, _place(number), words)
    if len(facts) > _MOST:
        left, top, _, high = _place(_MOST)
        more = say(words, "port-more", count=str(len(facts) - _MOST))
        sheet.label(Label(left, top + high / 2, more, "soft", 7.5, middle=False))
    counts = _counts(facts)
    samples = [(LOOKS[each], f"{say(words, f'port-kind-{each}')} {counts[each]}") for each in Taken]
    sheet.legend(sheet.height - legend_height(3, 3), samples, 3)
    sheet.finish()


def _line(sheet: Sheet, facts: Sequence[PortFact], words: Words) -> None:
    """All ports as one band, in stretches; a mark over each port that is not free."""
    ends = [start for start, _ in _STRETCHES] + [_HIGHEST]
    free = [
        (_x(low), _BAND, _x(high) - _x(low), _TALL)
        for low, high in pairwise(ends)
        if low != DYNAMIC.start
    ]
    sheet.cells(free, Look("paper", "edge"))
    start, end = _x(DYNAMIC.start), _x(DYNAMIC.stop)
    sheet.cells([(start, _BAND, end - start, _TALL)], Look("service-tint", "service"))
    range_told = say(words, "port-range", first=str(DYNAMIC.start), last=str(DYNAMIC.stop - 1))
    sheet.label(Label(start + 0.08, _BAND + _TALL / 2, range_told, "ink", 7.5, middle=False))
    for low in ends:
        sheet.label(Label(min(max(_x(low), 0.2), WIDTH - 0.25), _BAND + 0.32, str(low), "soft", 7))
    for taken in Taken:
        marks: list[Square] = []
        for fact in facts:
            if fact.taken is taken:
                x = _x(fact.port)
                marks.append((x - 0.035, _BAND - 0.17, 0.07, 0.1))
                sheet.line([(x, _BAND - 0.07), (x, _BAND)], LOOKS[taken].edge)
        sheet.cells(marks, LOOKS[taken])


def _x(port: int) -> float:
    """Where a port is on the line, in inches: low ports of a stretch have more room."""
    at = _LEFT
    ends = [start for start, _ in _STRETCHES[1:]] + [_HIGHEST]
    for (start, part), end in zip(_STRETCHES, ends, strict=True):
        if port <= end:
            return at + part * _ACROSS * math.sqrt((port - start) / (end - start))
        at += part * _ACROSS
    return at


def _place(number: int) -> Square:
    """Where a port is in the list: in columns, each from the top down."""
    row, column = divmod(number, _COLUMNS)
    wide = _ACROSS / _COLUMNS
    return _LEFT + column * wide, _LIST + row * _ROW, wide - 0.06, _ROW - 0.05


def _entry(sheet: Sheet, fact: PortFact, square: Square, words: Words) -> None:
    left, top, wide, high = square
    look = LOOKS[fact.taken]
    sheet.cells([square], look)
    if fact.taken is Taken.RESERVED:  # words would lie on the hatching
        told = f"{fact.name} {_purpose(fact, words)}"
        sheet.cells([(left + 0.12, top + 0.02, wide - 0.24, high - 0.04)], _GROUND)
    elif fact.task:
        told = f"{fact.name} → {_fitting(fact.container)}:{fact.container_port}"
        told += f" · {short(fact.task.id)}"
    else:
        told = fact.name
    sheet.label(Label(left + wide / 2, top + high / 2, told, look.ink, 7))


def _fitting(name: str) -> str:
    """A container's name, as much of it as there is room for."""
    name = plain(name)
    return name if len(name) <= 9 else name[:8] + "…"
