"""A service over time: running, pending, old and new tasks between its two bounds."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from helpers.diagrams.charts.chart import Chart
from helpers.diagrams.phrases import say
from helpers.diagrams.style import LIGHT
from helpers.diagrams.svg import plain
from helpers.i18n import Words
from helpers.simulator.counts import Moment, over_time

if TYPE_CHECKING:
    from helpers.simulator.snapshot import Snapshot

_HEIGHT = 3.6


def rollout(
    snapshot: Snapshot,
    service: str,
    words: Words,
    cluster: str = "default",
    *,
    since: datetime | None = None,
) -> Chart:
    """How many tasks of a service were RUNNING, of which revision, and how many it may have.

    Args:
        snapshot: with the chronicle.
        service: its name.
        words: the language.
        cluster: the name of its cluster.
        since: leave out what was before; else everything from its creation on.
    """
    moments = over_time(snapshot, service, cluster)
    if since is not None:
        before = [each for each in moments if each.at < since]
        moments = (*before[-1:], *(each for each in moments if each.at >= since))
    name = plain(service)
    title = say(words, "chart-rollout", name=name)
    if not moments:
        told = say(words, "chart-nothing", name=name)
        return Chart(told, 1.0, lambda figure: _nothing(figure, told))
    begin = since or moments[0].at
    span = {"begin": f"{begin:%H:%M:%S}", "end": f"{snapshot.time:%H:%M:%S}"}
    lines = [say(words, "told-chart", name=name, **span)]
    lines += [_told(each, begin, words) for each in _changes(moments, begin)]
    return Chart(
        "\n".join(lines),
        _HEIGHT,
        lambda figure: _fill(figure, title, moments, begin, words),
    )


def _changes(moments: tuple[Moment, ...], begin: datetime) -> list[Moment]:
    """One moment a second, with what holds at its end, and only those that differ.

    A call and the scheduler's answer to it may lie in one second: two lines with one time and
    different counts would contradict each other.
    """
    by_second = {max(each.at, begin).replace(microsecond=0): each for each in moments}
    found: list[Moment] = []
    for each in by_second.values():
        if not found or replace(each, at=found[-1].at) != found[-1]:
            found.append(each)
    return found


def _told(moment: Moment, begin: datetime, words: Words) -> str:
    at = max(moment.at, begin)
    return say(
        words,
        "told-chart-moment",
        time=f"{at:%H:%M:%S}",
        running=str(moment.running),
        old=str(moment.old),
        new=str(moment.new),
        pending=str(moment.pending),
        desired=str(moment.desired),
        lower=str(moment.lower),
        upper=str(moment.upper),
    )


def _nothing(figure: Any, told: str) -> None:
    figure.text(0.5, 0.5, told, ha="center", va="center")


def _fill(
    figure: Any, title: str, moments: tuple[Moment, ...], begin: datetime, words: Words
) -> None:
    from matplotlib.ticker import MaxNLocator

    axes = figure.add_subplot()
    seconds = [max(0.0, (each.at - begin).total_seconds()) for each in moments]
    new = [each.new for each in moments]
    running = [each.running for each in moments]
    there = [each.running + each.pending for each in moments]
    lower, upper = [each.lower for each in moments], [each.upper for each in moments]
    rolling = any(each.old for each in moments)

    def area(low: list[int], high: list[int], message: str, **look: Any) -> None:
        label = say(words, message)
        axes.fill_between(seconds, low, high, step="post", label=label, **look)

    # told apart without colour too: solid, hatched, ruled
    area(lower, upper, "chart-between", facecolor=LIGHT["service-tint"], linewidth=0)
    zero = [0] * len(moments)
    message = "chart-new" if rolling else "chart-running"
    area(zero, new, message, facecolor=LIGHT["running"], linewidth=0)
    if rolling:
        grey = {"facecolor": LIGHT["well"], "edgecolor": LIGHT["stopped"], "linewidth": 0}
        area(new, running, "chart-old", hatch="////", **grey)
    if there != running:
        amber = {"facecolor": LIGHT["paper"], "edgecolor": LIGHT["starting"], "linewidth": 0}
        area(running, there, "chart-pending", hatch="---", **amber)
    for bound in (lower, upper):
        axes.step(seconds, bound, where="post", color=LIGHT["paper"], linewidth=3)
        axes.step(seconds, bound, where="post", color=LIGHT["service"], linewidth=1.4)
    desired = [each.desired for each in moments]
    dashed = {"color": LIGHT["ink"], "linewidth": 1.3, "linestyle": (0, (6, 3))}
    axes.step(seconds, desired, where="post", label=say(words, "chart-desired"), **dashed)
    axes.set_title(title)
    axes.set_xlabel(say(words, "chart-seconds", time=f"{begin:%H:%M:%S}"))
    axes.set_ylabel(say(words, "chart-tasks"))
    axes.set_xlim(0, max(seconds[-1], 1))
    axes.set_ylim(0, max(*upper, *there, 1) + 0.5)
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    figure.legend(loc="outside lower center", ncols=3)
