"""The live map of subnets: every address, filling and emptying as tasks come and go.

A subnet of up to 256 addresses has a cell for each. In a bigger one the free addresses between
two that are not free share a cell with their number, and if too many are taken for that, it is
drawn in equal blocks. The numbers are exact in every case.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from helpers.diagrams.address_facts import Kind
from helpers.diagrams.charts.address_words import CODES, who
from helpers.diagrams.cluster import heading
from helpers.diagrams.cluster.task_facts import short
from helpers.diagrams.marks import state
from helpers.diagrams.measure import width
from helpers.diagrams.phrases import say
from helpers.diagrams.picture import Picture, picture
from helpers.diagrams.subnet_map_facts import Look, gather, moved
from helpers.diagrams.subnet_map_words import summed_up, tell, troubles
from helpers.diagrams.svg import box, escaped, hatch, plain, text
from helpers.i18n import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from helpers.diagrams.address_facts import Block
    from helpers.diagrams.marks import State
    from helpers.diagrams.subnet_map_facts import Section, Shown, SubnetMap
    from helpers.simulator.snapshot import Snapshot

_WIDTH = 740
_LEFT, _RIGHT = 24, 716
_HEAD, _ROW, _LEGEND = 58, 20, 20
_EACH = 256
"""Addresses of the biggest subnet that has a cell for each."""

_BLOCKS = 64

_SHAPES = {
    # look: of a service's task, of any other
    Look.RUNNING: ("address-service", "address-nobody"),
    Look.OLD: ("owned", "unowned"),
    Look.STARTING: ("owned-starting", "unowned-starting"),
    Look.ENDED: ("owned-ended", "unowned-ended"),
    Look.OTHER: ("address-other", "address-other"),
    Look.RESERVED: ("address-reserved", "address-reserved"),
    Look.FREE: ("address-free", "address-free"),
    Look.MANY: ("missing", "missing"),
}
_MARKS: dict[Look, State] = {Look.STARTING: "starting", Look.ENDED: "stopping"}
_FILLED = (Look.RUNNING, Look.OTHER)


class _Grid(NamedTuple):
    columns: int
    height: float
    gap: float

    @property
    def width(self) -> float:
        return (_RIGHT - _LEFT + self.gap) / self.columns - self.gap


_LARGE, _SMALL = _Grid(8, 54, 6), _Grid(16, 24, 4)


class _Cell(NamedTuple):
    """What is written into a cell; ``name`` and ``note`` only where there is room for them."""

    look: Look
    owned: bool
    label: str
    name: str
    note: str
    tooltip: str


def draw(
    snapshot: Snapshot,
    words: Words,
    subnets: Sequence[str],
    cluster: str = "default",
    *,
    before: Snapshot | None = None,
) -> Picture:
    """Draws subnets at one moment.

    Args:
        snapshot: everything.
        words: the language.
        subnets: ids of the subnets, from the top.
        cluster: whose services are counted above the map.
        before: the snapshot of the last picture; what is new since then moves.
    """
    found = gather(snapshot, subnets, cluster)
    then = (
        {each.facts.subnet.id: each for each in gather(before, subnets, cluster).sections}
        if (before)
        else {}
    )
    parts, y = list(_top(found, words)), 34.0
    drawn, y = _legend(y, words)
    parts.append(drawn)
    for section in found.sections:
        changes = dict(moved(section, then.get(section.facts.subnet.id)))
        drawn, y = _section(section, changes, y, words)
        parts.append(drawn)
    if not found.sections:
        parts.append(
            text(_WIDTH / 2, y + 30, say(words, "subnet-map-none"), "body", "soft", anchor="middle")
        )
        y += 50
    name = say(words, "subnet-map-name")
    return picture(_WIDTH, y + 2, name, tell(found, words), "".join(parts))


def _top(found: SubnetMap, words: Words) -> Iterator[str]:
    name = say(words, "subnet-map-name")
    yield text(_LEFT, 24, name, "heading")
    counts = (f"{plain(each.name)}: {heading.counted(each, words)}" for each in found.services)
    room = _RIGHT - _LEFT - width(name, "heading") - 20
    yield text(_RIGHT, 24, " · ".join(counts), "note", "service", anchor="end", room=room)


@lru_cache(maxsize=64)
def _legend(y: float, words: Words) -> tuple[str, float]:
    """Each look with a small sample of itself, in as many rows as it takes; where it ends."""
    drawn, x = [], float(_LEFT)
    for look in Look:
        told = say(words, f"subnet-map-{look}")
        wide = 27 + width(told, "note")
        if x > _LEFT and x + wide > _RIGHT:
            x, y = float(_LEFT), y + _LEGEND
        drawn.append(_box(x, y, 22, 14, look, owned=True))
        drawn.append(_mark(look, x + 11, y + 7))
        drawn.append(text(x + 27, y + 11, told, "note", "soft"))
        x += wide + 16
    return "".join(drawn), y + _LEGEND + 8


def _section(
    section: Section, changes: dict[int, str], top: float, words: Words
) -> tuple[str, float]:
    """A subnet in its frame; where it ends."""
    facts, large = section.facts, section.facts.size <= 32
    grid = _LARGE if large else _SMALL
    by_blocks = facts.size > _EACH and len(facts.marked) > _EACH
    cells = _blocks(section, words) if by_blocks else _cells(section, changes, words)
    drawn, y = list(_head(section, top, words)), top + _HEAD
    number = -1
    for number, (cell, motion) in enumerate(cells):
        row, column = divmod(number, grid.columns)
        x = round(_LEFT + column * (grid.width + grid.gap), 2)
        drawn.append(_drawn(cell, x, y + row * (grid.height + grid.gap), large, motion))
    y += (number // grid.columns + 1) * (grid.height + grid.gap) + 4
    for told in troubles(section, words):
        tone = "failure" if told.bad else "soft"
        drawn.append(state(_LEFT + 7, y + 7, "failed" if told.bad else "starting"))
        drawn.append(text(_LEFT + 20, y + 11, told.text, "note", tone, room=_RIGHT - _LEFT - 20))
        y += _ROW
    frame = box(12, top, _WIDTH - 24, y - top, "subnet", 10)
    return frame + "".join(drawn), y + 10


def _head(section: Section, top: float, words: Words) -> Iterator[str]:
    subnet, free = section.facts.subnet, section.facts.free
    kind = say(words, "scene-public-subnet" if subnet.public else "scene-private-subnet")
    left = say(words, "subnet-map-left", count=free)
    x = float(_LEFT)
    for content, face, tone in (
        (subnet.cidr, "name", "ink"),
        (subnet.id, "code", "soft"),
        (f"{kind}, {subnet.availability_zone}", "note", "soft"),
    ):
        room = _RIGHT - width(left, "label") - 14 - x
        if room > 40:
            yield text(x, top + 24, content, face, tone, room=room)
        x += width(content, face) + 12
    yield text(_RIGHT, top + 24, left, "label", "ink" if free else "failure", anchor="end")
    yield text(
        _LEFT, top + 45, summed_up(section.facts, words), "note", "soft", room=_RIGHT - _LEFT
    )


def _cells(section: Section, changes: dict[int, str], words: Words) -> Iterator[tuple[_Cell, str]]:
    """A cell for each address, or for each run of free ones in a big subnet."""
    facts = section.facts
    shown = {each.fact.number: each for each in section.shown}
    if facts.size <= _EACH:
        for fact in facts.addresses():
            number = fact.number
            found = shown.get(number)
            yield (
                _cell(found, words) if found else _free(fact.address, words),
                changes.get(number, ""),
            )
        return
    number = 0
    for run in facts.runs():
        if run.kind is Kind.FREE:
            yield (_free(run.first, words) if run.size == 1 else _many(run, words)), ""
        else:
            for each in range(number, number + run.size):
                yield _cell(shown[each], words), changes.get(each, "")
        number += run.size


def _ending(address: str) -> str:
    return f".{address.rpartition('.')[2]}"


def _cell(shown: Shown, words: Words) -> _Cell:
    fact, look = shown.fact, shown.look
    holder, label = fact.holder, _ending(fact.address)
    tooltip = f"{fact.address} · {who(fact, words)}"
    if holder is None:
        purpose = say(words, f"address-short-{fact.purpose}")
        return _Cell(look, True, label, purpose, "AWS", tooltip)
    name = short(holder.task.id) if holder.task else CODES.get(fact.kind, "task")
    note = say(words, f"subnet-map-now-{look}") if holder.task else holder.interface_id
    return _Cell(look, shown.owned, label, name, note, f"{tooltip} · {holder.interface_id}")


def _free(address: str, words: Words) -> _Cell:
    free = say(words, "subnet-map-free")
    return _Cell(Look.FREE, True, _ending(address), free, "", f"{address} · {free}")


def _many(run: tuple[str, str, int, Kind], words: Words) -> _Cell:
    first, last, size, _ = run
    told = say(words, "subnet-map-left", count=size)
    return _Cell(Look.MANY, True, str(size), "", "", f"{first} – {last} · {told}")


def _blocks(section: Section, words: Words) -> Iterator[tuple[_Cell, str]]:
    """Equal parts of a big subnet, each with how many of its addresses are taken."""
    for block in section.facts.blocks(_BLOCKS):
        look = Look.RUNNING if block.taken else Look.FREE
        yield _Cell(look, True, str(block.taken), "", "", _told_block(block, words)), ""


def _told_block(block: Block, words: Words) -> str:
    return say(
        words,
        "subnet-map-block",
        cidr=block.cidr,
        taken=str(block.taken),
        free=str(block.free),
        reserved=str(block.reserved),
    )


@lru_cache(maxsize=8192)
def _drawn(cell: _Cell, x: float, y: float, large: bool, motion: str) -> str:
    grid = _LARGE if large else _SMALL
    look, wide = cell.look, grid.width
    tone = "inverse" if look in _FILLED and (cell.owned or look is Look.OTHER) else "ink"
    if look in (Look.FREE, Look.MANY, Look.RESERVED):
        tone = "soft"
    elif not cell.owned and look is not Look.OTHER:
        tone = "nobody"
    content = _box(x, y, wide, grid.height, look, owned=cell.owned)
    if large:
        content += _mark(look, x + wide - 13, y + 13)
        content += text(x + 9, y + 17, cell.label, "port", tone)
        kind = "note" if look in (Look.RESERVED, Look.FREE) else "code"
        content += text(x + 9, y + 33, cell.name, kind, tone, room=wide - 16)
        content += text(x + 9, y + 48, cell.note, "note", tone, room=wide - 14)
    elif look is Look.RESERVED:  # the number would lie on the hatching
        pass
    else:
        mark = _mark(look, x + wide - 9, y + grid.height / 2)
        middle = x + (wide - (14 if mark else 0)) / 2
        content += mark
        content += text(middle, y + 16, cell.label, "port", tone, anchor="middle", room=wide - 4)
    attribute = f' class="ecs-{motion}"' if motion else ""
    return f"<g{attribute}><title>{escaped(plain(cell.tooltip))}</title>{content}</g>"


def _box(x: float, y: float, wide: float, high: float, look: Look, *, owned: bool) -> str:
    drawn = box(x, y, wide, high, _SHAPES[look][0 if owned else 1], 4)
    if look is Look.RESERVED:
        start = max(0.0, wide - 26) if high > 30 else 0.0
        drawn += hatch(
            x + start + 1, y + 1, wide - start - 2, min(high, 24) - 2, "reserved-hatch", 5
        )
    elif look is Look.OLD:  # as in the scene of a cluster
        drawn += hatch(x + 2, y + 3, 5, high - 6, "old-hatch", 5)
    return drawn


def _mark(look: Look, x: float, y: float) -> str:
    return state(x, y, _MARKS[look]) if look in _MARKS else ""
