"""One task in the scene: a card, whose border says who owns it and how far it is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from helpers.diagrams.cluster import task_facts as facts
from helpers.diagrams.cluster.containers import chips
from helpers.diagrams.cluster.facts import Density, why
from helpers.diagrams.cluster.layout import COMPACT_IN_HOST, CONTAINERS
from helpers.diagrams.cluster.states import failed, look, phase
from helpers.diagrams.marks import state
from helpers.diagrams.measure import width
from helpers.diagrams.phrases import say
from helpers.diagrams.svg import box, escaped, hatch, plain, text
from helpers.i18n import Words

if TYPE_CHECKING:
    from helpers.diagrams.cluster.facts import Shown

_TOOLTIP = 300
_WITHOUT_CONTAINERS = 78


@lru_cache(maxsize=4096)
def card(
    shown: Shown, x: float, y: float, wide: float, high: float, density: Density, words: Words
) -> str:
    """A task; what has not changed since the last picture is not drawn again."""
    task = shown.task
    marked = box(x - 3, y - 3, wide + 6, high + 6, "ring", 10) if shown.marked else ""
    if density is Density.FULL:
        lines = list(_full(shown, x, y, wide, words))
        if high > _WITHOUT_CONTAINERS:
            lines.append(chips(task.containers, x + 10, y + high - CONTAINERS, wide - 20))
    elif high > COMPACT_IN_HOST:
        lines = list(_compact(shown, x, y, wide, words))
    else:
        lines = list(_in_host(shown, x, y, wide, words))
    drawn = box(x, y, wide, high, border(task.service is not None, task.status), 8)
    if shown.age == "old":
        drawn += strip(x, y, high, 8 if density is Density.FULL else 23)
    motion = f' class="ecs-{shown.move}"' if shown.move else ""
    title = escaped(_tooltip(shown, words))
    return (
        f'{marked}<g data-task="{escaped(task.id)}"{motion}>'
        f"<title>{title}</title>{drawn}{''.join(lines)}</g>"
    )


def border(owned: bool, status: str) -> str:
    """The shape of a card: whose it is by colour, how far it is by dashes."""
    base, now = ("owned" if owned else "unowned"), phase(status)
    return base if now == "running" else f"{base}-{now}"


def strip(x: float, y: float, high: float, top: float = 8) -> str:
    """Hatched at its left side: it runs the revision that is being replaced."""
    return hatch(x + 2, y + top, 5, high - top - 8, "old-hatch", 5)


def _tooltip(shown: Shown, words: Words) -> str:
    task = shown.task
    parts = [task.id, task.status, facts.owner(task.service, words), facts.definition(task)]
    parts += [f"{each.name}: {each.status}" for each in task.containers]
    if task.stopped_reason:
        parts.append(why(task))
    return plain(" · ".join(parts))[:_TOOLTIP]


def _ends(
    left: tuple[str, str, str], right: tuple[str, str, str], x: float, end: float, y: float
) -> str:
    """Two texts of one line, (content, kind, tone) each; the right one goes first."""
    room = end - x
    taken = min(width(right[0], right[1]), room * 0.5) if right[0] else 0
    drawn = ""
    if right[0]:
        drawn = text(end, y, *right, anchor="end", room=taken + 0.5, middle=True)
        room -= taken + 8
    return drawn + (text(x, y, *left, room=room) if left[0] else "")


def _full(shown: Shown, x: float, y: float, wide: float, words: Words) -> Iterator[str]:
    task, left, right = shown.task, x + 12, x + wide - 10
    mark, tone = look(task.status, failed=failed(task))
    yield state(x + 15, y + 15, mark)
    yield text(x + 27, y + 20, facts.short(task.id), "name")
    yield text(right, y + 19, task.status, "badge", tone, anchor="end", room=wide - 94)
    who = (facts.owner(task.service, words), "label", facts.tone(task))
    yield _ends(who, (facts.definition(task), "code", "soft"), left, right, y + 37)
    age = (facts.age(shown.age, words), "note", "ink")
    if task.status == "STOPPED":
        code = (task.stop_code or "", "note", "failure" if failed(task) else "soft")
        yield _ends(code, age, left, right, y + 54)
        ended = [f"{name} exit {code}" for name, code in facts.exits(task) if code]
        reason = " · ".join([*ended, plain(why(task))])
        yield text(left, y + 71, reason, "note", "soft", room=right - left)
        return
    where = facts.address(task)
    at = (where or say(words, "scene-no-address"), "code", "ink" if where else "soft")
    health = ("", "badge", "ink")
    if task.health != "UNKNOWN":
        health = (task.health, "badge", "failure" if task.health == "UNHEALTHY" else "running")
    yield _ends(at, health, left, right, y + 53)
    yield _ends(_special(shown, words), age, left, right, y + 70)


def _special(shown: Shown, words: Words) -> tuple[str, str, str]:
    """What is special about a task that is there: why it goes, or how else it is reached."""
    task = shown.task
    if task.stop_code:
        return task.stop_code, "note", "failure" if failed(task) else "soft"
    for name, code in facts.exits(task):
        return say(words, "scene-exit", name=name, code=str(code)), "note", "failure"
    public = facts.public_ip(task)
    if public:
        return say(words, "scene-public", address=public), "note", "soft"
    inside = [f"{each.container_port}" for one in task.containers for each in one.ports]
    if task.network_mode == "bridge" and inside:
        return say(words, "scene-container-port", port=inside[0]), "note", "soft"
    return say(words, "scene-mode", mode=plain(task.network_mode)), "note", "soft"


def _compact_head(shown: Shown, x: float, y: float, wide: float) -> str:
    task = shown.task
    mark, tone = look(task.status, failed=failed(task))
    label = text(x + 23, y + 18, task.status, "port", tone, room=wide - 27)
    return state(x + 12, y + 14, mark) + label


def _owned(shown: Shown, words: Words) -> tuple[str, str, str]:
    task = shown.task
    who = plain(task.service) if task.service is not None else facts.owner(None, words)
    return who, "note", facts.tone(task)


def _revision(shown: Shown, words: Words) -> str:
    age = facts.age(shown.age, words)
    return f":{shown.task.revision}" + (f" {age}" if age else "")


def _compact(shown: Shown, x: float, y: float, wide: float, words: Words) -> Iterator[str]:
    task, left, right = shown.task, x + 10, x + wide - 8
    yield _compact_head(shown, x, y, wide)
    if task.stop_code:  # what matters now; the id is in the tooltip and in the words
        tone = "failure" if failed(task) else "soft"
        yield text(left, y + 33, task.stop_code, "note", tone, room=right - left)
    else:
        name = facts.short(task.id)
        room = right - left - width(name, "code") - 8
        yield text(left, y + 33, name, "code")
        where = facts.address(task)
        if width(where, "code") > room:
            where = "." + where.rpartition(".")[2]
        if where:
            yield text(right, y + 33, where, "code", "soft", anchor="end", room=room)
    revision = (_revision(shown, words), "note", "soft")
    yield _ends(_owned(shown, words), revision, left, right, y + 47)


def _in_host(shown: Shown, x: float, y: float, wide: float, words: Words) -> Iterator[str]:
    """Beside its port: the address is the instance's."""
    left, right = x + 10, x + wide - 8
    name = facts.short(shown.task.id)
    yield _compact_head(shown, x, y, wide)
    yield text(left, y + 33, name, "code")
    after = left + width(name, "code") + 8
    yield _ends(
        _owned(shown, words), (_revision(shown, words), "note", "soft"), after, right, y + 33
    )
