"""The ways side by side: how many more tasks fit, what stops the next, what a client needs."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from helpers.diagrams.cluster.task_facts import short_instance
from helpers.diagrams.picture import Table
from helpers.diagrams.svg import escaped, plain
from helpers.labs.placement.limits import code, limit
from helpers.labs.placement.ways import WAYS
from helpers.labs.prose import inline, unmarked
from helpers.labs.reasons import refused_by_ecs
from helpers.simulator import EcsError
from helpers.simulator.placement.room import MOST, Room, draft_blueprint, room
from helpers.simulator.tasks.states import LaunchType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from helpers.i18n import Words
    from helpers.labs.placement.ways import Way, Wish
    from helpers.simulator.snapshot import ClusterSnapshot, SubnetSnapshot
    from helpers.simulator.tasks.blueprint import Blueprint


@dataclass(frozen=True, slots=True)
class Compared:
    """One way on the bench as it is: what is left, or why its task cannot be."""

    way: Way
    left: Room | None
    wrong: str = ""


def compared(
    wish: Wish, cluster: ClusterSnapshot, subnets: Sequence[SubnetSnapshot], words: Words
) -> list[Compared]:
    """Every way, rehearsed.

    Args:
        wish: the task that was typed.
        cluster: the bench.
        subnets: those that are chosen for awsvpc tasks.
        words: the language.
    """
    account = cluster.arn.split(":")[4]
    known: dict[tuple[str, str], Compared] = {}
    found = []
    for way in WAYS:
        place = way.family, way.launch_type  # a public address takes no other place
        if place not in known:
            known[place] = _rehearsed(way, wish, cluster, subnets, account, words)
        found.append(Compared(way, known[place].left, known[place].wrong))
    return found


def _rehearsed(
    way: Way,
    wish: Wish,
    cluster: ClusterSnapshot,
    subnets: Sequence[SubnetSnapshot],
    account: str,
    words: Words,
) -> Compared:
    if member := wish.not_whole(way):
        return Compared(way, None, words("builder-whole-number", path=member))
    if way.mode == "awsvpc" and not subnets:
        return Compared(way, None, words("placement-no-subnets"))
    try:
        blueprint = _blueprint(wish, way, account)
        return Compared(way, room(blueprint, cluster, LaunchType(way.launch_type), subnets))
    except EcsError as error:
        why = refused_by_ecs(error.reason, error.fields, words)
        return Compared(way, None, why or error.message)


@lru_cache(maxsize=64)
def _blueprint(wish: Wish, way: Way, account: str) -> Blueprint:
    return draft_blueprint(wish.definition(way), account)


def comparison_table(
    found: Sequence[Compared],
    chosen: Way,
    wish: Wish,
    cluster: ClusterSnapshot,
    subnets: Sequence[SubnetSnapshot],
    words: Words,
) -> Table:
    """What was found, one way a row; the chosen one is marked."""
    names = {each.id: short_instance(each.ec2_instance_id) for each in cluster.instances}
    names |= {each.id: each.cidr for each in subnets}
    rows, lines = [], []
    for each in found:
        way = each.way
        name = words(f"placement-way-{way.name}")
        fits = _fits(each, words)
        stops = _stops(each, names, words)
        port = wish.host_port if way.fixed else wish.container_port
        client = words(f"placement-client-{way.name}", port=plain(port))
        mark = ' class="ecs-chosen" aria-current="true"' if way is chosen else ""
        sign = "▸ " if way is chosen else ""
        shown = "".join(f"<div>{_with_code(*stop)}</div>" for stop in stops)
        rows.append(
            f'<tr{mark}><th scope="row">{sign}{escaped(name)}</th>'
            f'<td class="ecs-fits">{escaped(fits)}</td><td>{shown}</td>'
            f"<td>{inline(client)}</td></tr>"
        )
        told = "; ".join(" ".join(filter(None, stop)) for stop in stops)
        lines.append(f"{sign}{name}: {fits}. {unmarked(told)} {unmarked(client)}")
    heads = ("placement-way", "placement-fits", "placement-stops", "placement-client")
    return Table(table(heads, rows, words), "\n".join(lines))


def table(heads: Sequence[str], rows: Sequence[str], words: Words) -> str:
    """A table of the bench.

    Args:
        heads: message ids of the columns.
        rows: as HTML.
        words: the language.
    """
    head = "".join(f'<th scope="col">{escaped(words(name))}</th>' for name in heads)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _fits(each: Compared, words: Words) -> str:
    if each.left is None:
        return "–"
    return words(
        "placement-at-least" if each.left.more >= MOST else "placement-more", count=each.left.more
    )


def _stops(each: Compared, names: dict[str, str], words: Words) -> list[tuple[str, str, str]]:
    """AWS's word, what it means, where: one for each reason."""
    if each.left is None:
        return [("", each.wrong, "")]
    places: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for stop in each.left.stops:
        said = limit(stop.reason, words)
        places[code(stop.reason), said].append(names.get(stop.place, ""))
    return [(aws, said, ", ".join(filter(None, where))) for (aws, said), where in places.items()]


def _with_code(aws: str, said: str, where: str) -> str:
    shown = f"<code>{escaped(aws)}</code> " if aws else ""
    place = f' <span class="ecs-soft ecs-places">({escaped(where)})</span>' if where else ""
    return f"{shown}{inline(said)}{place}"
