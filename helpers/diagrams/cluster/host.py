"""An EC2 instance in the scene: what it has left, its ports at its edge, its tasks inside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from helpers.diagrams.cluster import task_card
from helpers.diagrams.cluster.facts import Density
from helpers.diagrams.cluster.layout import HOSTS, PORT_WIDTH, in_host
from helpers.diagrams.cluster.task_facts import ports, short_instance
from helpers.diagrams.marks import arrow
from helpers.diagrams.measure import width
from helpers.diagrams.phrases import say
from helpers.diagrams.shares import bar
from helpers.diagrams.svg import box, group, line, plain, text
from helpers.i18n import Words

if TYPE_CHECKING:
    from helpers.diagrams.cluster.facts import Host, Scene, Shown
    from helpers.simulator.snapshot import InstanceSnapshot

_GAP = 8
_ARROW = 22
_PILL_HEIGHT = 20


class Head(NamedTuple):
    """What is written over the tasks of an instance."""

    ec2_instance_id: str
    instance_type: str
    private_ip: str
    cpu: tuple[int, int]
    memory: tuple[int, int]
    """What is left, and the whole."""
    interfaces: tuple[int, int]
    troubles: tuple[str, ...]


def head_of(instance: InstanceSnapshot) -> Head:
    """Reads it off the snapshot."""
    troubles = () if instance.status == "ACTIVE" else (instance.status,)
    return Head(
        instance.ec2_instance_id,
        instance.instance_type,
        instance.private_ip,
        (instance.remaining_cpu, instance.cpu),
        (instance.remaining_memory, instance.memory),
        (instance.remaining_interfaces, instance.interfaces),
        troubles if instance.agent_connected else (*troubles, "agentConnected: false"),
    )


def height(host: Host, scene: Scene) -> float:
    """How tall it is."""
    rows = 0 if scene.density is Density.GROUPED else len(host.tasks)
    return HOSTS[scene.density].height + rows * (in_host(scene) + _GAP)


def draw(host: Host, x: float, y: float, high: float, scene: Scene, words: Words) -> str:
    """One instance. ``high`` may be more than it needs, so that a row of them ends together."""
    density = scene.density
    grid = HOSTS[density]
    drawn = [box(x, y, grid.width, high, "instance", 10)]
    if host.marked:
        drawn.append(box(x - 4, y - 4, grid.width + 8, high + 8, "ring", 13))
    head = head_of(host.instance)
    if density is Density.FULL:
        drawn.append(_full_head(head, x, y, grid.width, words))
    else:
        drawn.append(_short_head(head, x, y, grid.width, words))
    if density is Density.GROUPED:
        drawn.append(_counts(host, x, y + grid.height - 14, grid.width, words))
    else:
        top = y + grid.height - 4
        for each in host.tasks:
            drawn.append(_task(each, x, top, grid.width, in_host(scene), density, words))
            top += in_host(scene) + _GAP
    return f'<g data-instance="{plain(host.instance.id)}">{"".join(drawn)}</g>'


def _task(
    shown: Shown, x: float, y: float, wide: float, high: float, density: Density, words: Words
) -> str:
    pill = PORT_WIDTH[density]
    left = x - 8 + pill + _ARROW
    return _ports(tuple(_host_ports(shown)), x - 8, y, pill, left, high) + task_card.card(
        shown, left, y, x + wide - 10 - left, high, density, words
    )


def _host_ports(shown: Shown) -> list[str]:
    task = shown.task
    return [] if task.network_mode == "awsvpc" or task.status == "STOPPED" else ports(task)


@lru_cache(maxsize=1024)
def _ports(
    found: tuple[str, ...], x: float, y: float, pill: float, task: float, high: float
) -> str:
    """The ports of the instance that lead into the task, at the edge of the instance."""
    most = max(1, int((high - 4) // (_PILL_HEIGHT + 3)))
    shown = found if len(found) <= most else found[: max(1, most - 1)]
    names = list(shown)
    if len(found) > len(shown):
        more = f"+{len(found) - len(shown)}"
        names = [*shown, more] if most > 1 else [f"{found[0]} {more}"]
    drawn = []
    for number, name in enumerate(names):
        top = y + 5 + number * (_PILL_HEIGHT + 3)
        middle = top + _PILL_HEIGHT / 2
        drawn.append(line(f"M{x + pill:g} {middle:g}H{task - 6:g}", "link"))
        drawn.append(arrow(task - 2, middle))
        drawn.append(box(x, top, pill, _PILL_HEIGHT, "port", 5))
        label = text(
            *(x + pill / 2, top + 14, name, "port", "inverse"), room=pill - 4, anchor="middle"
        )
        drawn.append(label)
    return group("".join(drawn), ", ".join(found)) if drawn else ""


def _names(head: Head, x: float, y: float, wide: float) -> Iterator[str]:
    name = short_instance(head.ec2_instance_id)
    after = x + 14 + width(name, "port") + 8
    address = width(head.private_ip, "code")
    yield text(x + 14, y + 21, name, "port")
    yield text(x + wide - 12, y + 21, head.private_ip, "code", anchor="end")
    room, kind = x + wide - 12 - address - 8 - after, plain(head.instance_type)
    if width(kind, "note") <= room:
        yield text(after, y + 21, kind, "note", "soft")


@lru_cache(maxsize=512)
def _full_head(head: Head, x: float, y: float, wide: float, words: Words) -> str:
    drawn = list(_names(head, x, y, wide))
    for number, (label, amount, told) in enumerate(_amounts(head, words)):
        drawn += _amount(x, y + 40 + 19 * number, wide, label, amount, told)
    eni = say(words, "scene-eni", free=str(head.interfaces[0]), whole=str(head.interfaces[1]))
    note, tone = (" · ".join(head.troubles), "failure") if head.troubles else (eni, "soft")
    drawn.append(text(x + 14, y + 77, note, "note", tone, room=wide - 26))
    return "".join(drawn)


@lru_cache(maxsize=512)
def _short_head(head: Head, x: float, y: float, wide: float, words: Words) -> str:
    drawn = list(_names(head, x, y, wide))
    for number, (label, amount, _) in enumerate(_amounts(head, words)):
        told = say(words, "scene-left", left=str(amount[0]), whole=str(amount[1]))
        drawn += _amount(x, y + 37 + 16 * number, wide, label, amount, told)
    return "".join(drawn)


def _amounts(head: Head, words: Words) -> tuple[tuple[str, tuple[int, int], str], ...]:
    cpu, memory = head.cpu, head.memory
    return (
        ("CPU", cpu, say(words, "scene-cpu-left", left=str(cpu[0]), whole=str(cpu[1]))),
        ("RAM", memory, say(words, "scene-memory-left", left=str(memory[0]), whole=str(memory[1]))),
    )


def _amount(
    x: float, y: float, wide: float, label: str, amount: tuple[int, int], told: str
) -> Iterator[str]:
    left, whole = amount
    start, end = x + 14 + 34, x + wide - 12 - width(told, "note") - 8
    yield text(x + 14, y, label, "note", "soft")
    if end - start > 20:
        yield bar(start, y - 9, end - start, max(whole, 1), (whole - left,))
    yield text(x + wide - 12, y, told, "note", anchor="end")


def _counts(host: Host, x: float, y: float, wide: float, words: Words) -> str:
    counts = Counter(each.task.status for each in host.tasks)
    told = ", ".join(f"{count} {status}" for status, count in counts.items())
    told = told or say(words, "scene-no-tasks")
    return text(x + 14, y, told, "badge", room=wide - 26)
