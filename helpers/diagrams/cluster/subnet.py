"""A subnet's head: what it is, how many addresses are free, and who has the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network
from typing import TYPE_CHECKING

from helpers.diagrams.cluster.layout import INSIDE, INSIDE_END
from helpers.diagrams.cluster.task_facts import owner, short
from helpers.diagrams.measure import width
from helpers.diagrams.phrases import say
from helpers.diagrams.svg import box, group, hatch, plain, text
from helpers.i18n import Words

if TYPE_CHECKING:
    from helpers.simulator.snapshot import AddressSnapshot, SubnetSnapshot

Owners = tuple[tuple[str, str | None], ...]
"""Task ids with their service."""

_CELLS = 16  # addresses in a row of the strip
_CELL_GAP, _CELL_HEIGHT = 3, 20
_STRIP = 27  # from this prefix length on every address is drawn
_HEAD, _EMPTY = 34, 28
_RESERVED = 4  # at the start of each subnet, and one at its end (behaviour page 7.5)

KINDS = ("service", "nobody", "other")
"""Who can have an address: a service's task, a task of nobody, anything else."""


def kind(address: AddressSnapshot, owners: dict[str, str | None]) -> str:
    """Which of ``KINDS`` has the address."""
    if address.owner != "task":
        return "other"
    return "nobody" if owners.get(address.task_id or "") is None else "service"


def height(subnet: SubnetSnapshot, *, empty: bool) -> float:
    """How much room the head of a subnet takes."""
    rows = _rows(subnet)
    if rows:
        return _HEAD + rows * (_CELL_HEIGHT + _CELL_GAP) + 22
    return _EMPTY if empty and not subnet.taken else _HEAD + 34


def drawn_one_by_one(subnet: SubnetSnapshot) -> bool:
    """Is it small enough for a strip of all its addresses?"""
    return _rows(subnet) > 0


def _rows(subnet: SubnetSnapshot) -> int:
    prefix = int(subnet.cidr.rpartition("/")[2])
    return (1 << (32 - prefix)) // _CELLS if prefix >= _STRIP else 0


@lru_cache(maxsize=256)
def head(subnet: SubnetSnapshot, owners: Owners, y: float, empty: bool, words: Words) -> str:
    """Its name, its free addresses, and the strip or the bar under them."""
    public = say(words, "scene-public-subnet" if subnet.public else "scene-private-subnet")
    free, usable = subnet.free, str(subnet.usable)
    after = INSIDE + width(public, "label") + 10
    zone, tall = subnet.availability_zone, height(subnet, empty=empty)
    base = y + (19 if tall == _EMPTY else 22)
    drawn = [
        text(INSIDE, base, public, "label"),
        text(after, base, subnet.cidr, "code"),
        text(after + width(subnet.cidr, "code") + 12, base, zone, "note", "soft", room=150),
        text(
            INSIDE_END,
            base,
            say(words, "scene-free", free=str(free), usable=usable),
            "label",
            "ink" if free else "failure",
            anchor="end",
        ),
    ]
    by_id = dict(owners)
    if _rows(subnet):
        drawn += _strip(subnet, by_id, y + _HEAD, words)
        drawn.append(_legend(subnet, by_id, y + tall - 8, words))
    elif tall > _EMPTY:
        drawn += _bar(subnet, by_id, y + _HEAD - 2)
        drawn.append(_legend(subnet, by_id, y + _HEAD + 25, words))
    return "".join(drawn)


def shares(
    subnet: SubnetSnapshot, owners: dict[str, str | None], words: Words
) -> list[tuple[str, str]]:
    """How many addresses each kind of owner has, in words; what AWS keeps comes last."""
    by_kind = Counter(kind(each, owners) for each in subnet.taken)
    found = [
        (each, say(words, f"scene-taken-{each}", count=str(by_kind[each])))
        for each in KINDS[:2]
        if by_kind[each]
    ]
    tenants = Counter(each.owner for each in subnet.taken if each.owner != "task")
    found += [
        ("other", say(words, f"scene-taken-{owner}", count=str(count)))
        for owner, count in sorted(tenants.items())
    ]
    return [*found, ("reserved", say(words, "scene-reserved", count=str(_RESERVED + 1)))]


def tenant(address: AddressSnapshot, owners: dict[str, str | None], words: Words) -> str:
    """Who has one address."""
    if address.owner != "task":
        return say(words, f"scene-tenant-{address.owner}")
    task_id = address.task_id or ""
    if task_id not in owners:
        return say(words, "scene-tenant-elsewhere")
    return f"task {short(task_id)}, {owner(owners[task_id], words)}"


def _legend(subnet: SubnetSnapshot, owners: dict[str, str | None], y: float, words: Words) -> str:
    """Each part with a small sample of how it is drawn."""
    drawn, x = [], float(INSIDE)
    for which, told in shares(subnet, owners, words):
        wide = 16 + width(told, "note")
        if x + wide > INSIDE_END:
            break
        drawn.append(_cell(x, y - 10, 11, 11, which, 2))
        drawn.append(text(x + 16, y, told, "note", "soft"))
        x += wide + 14
    return "".join(drawn)


def _cell(x: float, y: float, wide: float, high: float, which: str, radius: float = 3) -> str:
    drawn = box(x, y, wide, high, f"address-{which}", radius)
    if which == "reserved":
        drawn += hatch(x + 1, y + 1, wide - 2, high - 2, "reserved-hatch", 5)
    return drawn


def _strip(
    subnet: SubnetSnapshot, owners: dict[str, str | None], y: float, words: Words
) -> Iterator[str]:
    block = IPv4Network(subnet.cidr)
    taken = {each.address: each for each in subnet.taken}
    wide = (INSIDE_END - INSIDE + _CELL_GAP) / _CELLS - _CELL_GAP
    last = block.num_addresses - 1
    for number in range(block.num_addresses):
        row, column = divmod(number, _CELLS)
        x = INSIDE + column * (wide + _CELL_GAP)
        top = y + row * (_CELL_HEIGHT + _CELL_GAP)
        address = str(IPv4Address(int(block.network_address) + number))
        ending, found = address.rpartition(".")[2], taken.get(address)
        if number < _RESERVED or number == last:
            # the number would lie on the hatching
            yield group(
                _cell(x, top, wide, _CELL_HEIGHT, "reserved"),
                f"{address} · {say(words, 'scene-tenant-reserved')}",
            )
            continue
        which = kind(found, owners) if found else "free"
        tone = {"free": "soft", "nobody": "nobody"}.get(which, "inverse")
        label = text(x + wide / 2, top + 14, ending, "port", tone, anchor="middle", room=wide - 4)
        who = tenant(found, owners, words) if found else say(words, "scene-tenant-free")
        yield group(_cell(x, top, wide, _CELL_HEIGHT, which) + label, f"{address} · {plain(who)}")


def _bar(subnet: SubnetSnapshot, owners: dict[str, str | None], y: float) -> Iterator[str]:
    """All addresses as one bar; a part that is not empty can always be seen."""
    whole, kept = subnet.usable, 12.0
    wide, end = INSIDE_END - INSIDE - kept - 2, INSIDE_END - kept - 2
    yield box(INSIDE, y, wide, 10, "well", 3)
    yield _cell(INSIDE_END - kept, y, kept, 10, "reserved")
    counts, x = Counter(kind(each, owners) for each in subnet.taken), float(INSIDE)
    for which in KINDS:
        if counts[which]:
            part = min(max(4.0, wide * counts[which] / whole), end - x)
            yield box(x, y, part, 10, f"address-{which}", 3)
            x += part
