"""Free addresses of a subnet over time: what a rolling update takes, and when none was left."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from helpers.diagrams.address_history import Event, Level, Mark, levels, marks
from helpers.diagrams.charts.chart import Chart
from helpers.diagrams.phrases import say
from helpers.diagrams.style import LIGHT
from helpers.diagrams.svg import plain
from helpers.i18n import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from helpers.simulator.snapshot import Snapshot, SubnetSnapshot

_HEIGHT = 3.4
_TOLD = 200
"""So many lines are told, the newest ones."""

_MARKS = {
    Event.DEPLOYMENT: ("v", "service"),
    Event.DESIRED: ("D", "soft"),
    Event.FULL: ("X", "failure"),
    Event.NO_ENI: ("P", "failure"),
}
"""The shape and the colour of each mark."""


def free_addresses(
    snapshot: Snapshot, subnet: SubnetSnapshot, words: Words, *, since: datetime | None = None
) -> Chart:
    """How many addresses of a subnet were free, with deployments and failures.

    Args:
        snapshot: everything.
        subnet: one of its subnets.
        words: the language.
        since: leave out what was before; else as far back as is known.
    """
    found = levels(snapshot, subnet, since)
    noted = marks(snapshot, subnet, found[0].at)
    told = "\n".join(_told(found, noted, subnet, words))
    return Chart(told, _HEIGHT, lambda figure: _fill(figure, found, noted, subnet, words))


def _told(
    found: Sequence[Level], noted: Sequence[Mark], subnet: SubnetSnapshot, words: Words
) -> list[str]:
    span = {"begin": f"{found[0].at:%H:%M:%S}", "end": f"{found[-1].at:%H:%M:%S}"}
    least = min(each.free for each in found)
    numbers = {"usable": str(subnet.usable), "least": str(least)}
    head = say(words, "told-free-addresses", subnet=subnet.id, cidr=subnet.cidr, **span, **numbers)
    lines = [(each.at, 0, _level(each, words)) for each in _by_second(found)]
    lines += [(each.at, 1, f"{each.at:%H:%M:%S} {_event(each, words)}") for each in noted]
    lines.sort(key=lambda each: each[:2])
    left_out = len(lines) - _TOLD
    more = [say(words, "told-left-out", count=str(left_out))] if left_out > 0 else []
    return [head, *more, *(text for *_, text in lines[-_TOLD:])]


def _by_second(found: Sequence[Level]) -> list[Level]:
    """One line a second, with what holds at its end, and only those that differ."""
    seconds = {each.at.replace(microsecond=0): each for each in found}
    kept: list[Level] = []
    for each in seconds.values():
        if not kept or kept[-1].free != each.free:
            kept.append(each)
    return kept


def _level(level: Level, words: Words) -> str:
    return say(words, "told-free-moment", time=f"{level.at:%H:%M:%S}", free=str(level.free))


def _event(mark: Mark, words: Words) -> str:
    service = plain(mark.service)
    who = say(words, "scene-service" if service else "scene-nobody", name=service)
    detail, count = plain(mark.detail), str(mark.count)
    return say(words, f"free-event-{mark.event}", who=who, detail=detail, count=count)


def _fill(
    figure: Any,
    found: Sequence[Level],
    noted: Sequence[Mark],
    subnet: SubnetSnapshot,
    words: Words,
) -> None:
    from matplotlib.ticker import MaxNLocator

    begin = found[0].at
    axes = figure.add_subplot()
    seconds = [(each.at - begin).total_seconds() for each in found]
    free = [each.free for each in found]
    end = max(seconds[-1], 1.0)

    def area(low: list[int], high: list[int], message: str, **look: Any) -> None:
        label = say(words, message)
        axes.fill_between(seconds, low, high, step="post", label=label, linewidth=0, **look)

    # told apart without colour too: a plain ground, a hatched one
    zero, whole = [0] * len(free), [subnet.usable] * len(free)
    area(zero, free, "free-free", facecolor=LIGHT["service-tint"])
    hatched = {"facecolor": LIGHT["paper"], "edgecolor": LIGHT["line"], "hatch": "////"}
    area(free, whole, "free-taken", **hatched)
    axes.step(seconds, free, where="post", color=LIGHT["service"], linewidth=1.8)
    usable = say(words, "free-usable", count=str(subnet.usable))
    dashed = {"color": LIGHT["ink"], "linewidth": 1.2, "linestyle": (0, (6, 3))}
    axes.axhline(subnet.usable, label=usable, **dashed)
    _draw_marks(axes, noted, found, subnet, words)
    axes.set_title(say(words, "free-title", subnet=subnet.id, cidr=subnet.cidr))
    axes.set_xlabel(say(words, "chart-seconds", time=f"{begin:%H:%M:%S}"))
    axes.set_ylabel(say(words, "free-axis"))
    axes.set_xlim(0, end)
    axes.set_ylim(0, subnet.usable * 1.16 + 0.4)
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    figure.legend(loc="outside lower center", ncols=3)


def _draw_marks(
    axes: Any, noted: Sequence[Mark], found: Sequence[Level], subnet: SubnetSnapshot, words: Words
) -> None:
    """Deployments hang from the top, failures stand on the ground."""
    begin, top = found[0].at, subnet.usable * 1.08 + 0.2
    for event, (shape, tone) in _MARKS.items():
        members = [each for each in noted if each.event is event]
        if not members:
            continue
        at = [(each.at - begin).total_seconds() for each in members]
        height = subnet.usable * 0.05 if members[0].failure else top
        total = str(sum(each.count for each in members))
        label = say(words, f"free-mark-{event}", count=total)
        axes.plot(
            *(at, [height] * len(at)),
            linestyle="none",
            marker=shape,
            markersize=7,
            color=LIGHT[tone],
            markeredgecolor=LIGHT["paper"],
            label=label,
            clip_on=False,
            zorder=4,
        )
        if event is Event.DEPLOYMENT:
            for second in at:
                axes.axvline(second, color=LIGHT[tone], linewidth=0.9, linestyle=":")
