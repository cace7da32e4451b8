"""A service under load over time: its tasks, its requests, and what auto scaling looks at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from helpers.diagrams.charts.chart import Chart
from helpers.diagrams.phrases import say
from helpers.diagrams.requests import rate, told, why_not
from helpers.diagrams.style import LIGHT
from helpers.diagrams.svg import plain
from helpers.i18n import Words
from helpers.simulator.counts import Moment, over_time
from helpers.simulator.requests import Flow, Goal, ServiceRequests, total

if TYPE_CHECKING:
    from collections.abc import Sequence

    from helpers.simulator.snapshot import Snapshot

_HEIGHT = 6.2
_SECONDS = 60.0
_CPU = "ECSServiceAverageCPUUtilization"
_PER_TARGET = "ALBRequestCountPerTarget"
_NO_REQUESTS = ServiceRequests("", "", ())
_Each = TypeVar("_Each", Moment, Flow)


@dataclass(frozen=True, slots=True)
class _Facts:
    """Everything that the chart shows, from ``begin`` to ``end``."""

    begin: datetime
    end: datetime
    moments: tuple[Moment, ...]
    flows: tuple[Flow, ...]
    requests: ServiceRequests

    @property
    def span(self) -> float:
        return max(1.0, (self.end - self.begin).total_seconds())

    def seconds(self, of: Sequence[Moment] | Sequence[Flow]) -> list[float]:
        """Where each of them begins on the axis, and the end of the axis."""
        return [*(max(0.0, (each.at - self.begin).total_seconds()) for each in of), self.span]

    @property
    def goal(self) -> Goal | None:
        """The goal whose metric the lowest part shows."""
        goals = self.requests.goals
        return next((each for each in goals if each.metric in (_CPU, _PER_TARGET)), None)


def load(
    snapshot: Snapshot,
    service: str,
    words: Words,
    cluster: str = "default",
    *,
    since: datetime | None = None,
) -> Chart:
    """Desired and running tasks, requests sent, answered and failed, and the load of the tasks.

    Args:
        snapshot: with the chronicle and the requests.
        service: its name.
        words: the language.
        cluster: the name of its cluster.
        since: leave out what was before; else everything from its creation on.
    """
    moments = over_time(snapshot, service, cluster)
    name = plain(service)
    if not moments:
        nothing = say(words, "chart-nothing", name=name)
        return Chart(nothing, 1.0, lambda figure: _nothing(figure, nothing))
    requests = snapshot.traffic.service(service, cluster) or _NO_REQUESTS
    begin = since or moments[0].at
    facts = _Facts(
        begin, snapshot.time, _from(moments, begin), _from(requests.flows, begin), requests
    )
    span = {"begin": f"{begin:%H:%M:%S}", "end": f"{snapshot.time:%H:%M:%S}"}
    lines = [say(words, "load-told", name=name, **span)]
    lines += _told(facts, words)
    lines.append(told(total(snapshot, service, cluster, since), service, words))
    title = say(words, "load-title", name=name)
    return Chart("\n".join(lines), _HEIGHT, lambda figure: _fill(figure, title, facts, words))


def _from(found: tuple[_Each, ...], begin: datetime) -> tuple[_Each, ...]:
    """What holds at ``begin``, and everything after it."""
    earlier = sum(each.at < begin for each in found)
    return found[max(0, earlier - 1) :]


# --- in words


def _told(facts: _Facts, words: Words) -> list[str]:
    """A line a second at which something differs, with what holds at its end."""
    moments = {max(m.at, facts.begin).replace(microsecond=0): m for m in facts.moments}
    flows = {max(f.at, facts.begin).replace(microsecond=0): f for f in facts.flows}
    lines: list[str] = []
    moment: Moment | None = None
    flow: Flow | None = None
    before = ""
    for at in sorted({*moments, *flows}):
        moment, flow = moments.get(at, moment), flows.get(at, flow)
        said = _line(moment, flow, words)
        if said != before:
            lines.append(f"{at:%H:%M:%S} {said}")
        before = said
    return lines


def _line(moment: Moment | None, flow: Flow | None, words: Words) -> str:
    parts = []
    if moment is not None:
        counts = {"desired": moment.desired, "running": moment.running, "pending": moment.pending}
        parts.append(say(words, "load-tasks", **{k: str(v) for k, v in counts.items()}))
    if flow is not None:
        answered, cpu = rate(flow.answered), f"{flow.cpu:.0f}"
        parts.append(say(words, "load-flow", sent=rate(flow.sent), answered=answered, cpu=cpu))
        parts += [
            say(words, "load-failed", rate=rate(lost), why=why_not(why, words))
            for why, lost in flow.failed
        ]
    return "; ".join(parts)


# --- drawn


def _nothing(figure: Any, told: str) -> None:
    figure.text(0.5, 0.5, told, ha="center", va="center")


def _fill(figure: Any, title: str, facts: _Facts, words: Words) -> None:
    from matplotlib.ticker import MaxNLocator

    tasks, requests, load = figure.subplots(
        3, 1, sharex=True, gridspec_kw={"height_ratios": (3, 3, 2)}
    )
    tasks.set_title(title)
    _draw_tasks(tasks, facts, words)
    _draw_requests(requests, facts, words)
    _draw_load(load, facts, words)
    tasks.yaxis.set_major_locator(MaxNLocator(integer=True))
    load.set_xlabel(say(words, "chart-seconds", time=f"{facts.begin:%H:%M:%S}"))
    load.set_xlim(0, facts.span)
    for axes in (tasks, requests, load):
        if axes.get_legend_handles_labels()[0]:
            axes.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0), borderaxespad=0.3)
        axes.set_ylim(bottom=0)
        axes.margins(y=0.12)


def _area(
    axes: Any, seconds: list[float], low: list[float], high: list[float], **look: Any
) -> None:
    axes.fill_between(seconds, low, high, step="post", linewidth=0, **look)


def _line_of(axes: Any, seconds: list[float], values: list[float], **look: Any) -> None:
    axes.step(seconds, values, where="post", **look)


def _held(values: list[float]) -> list[float]:
    """The last value holds until the end of the axis."""
    return [*values, *values[-1:]]


def _draw_tasks(axes: Any, facts: _Facts, words: Words) -> None:
    seconds = facts.seconds(facts.moments)
    running = _held([float(each.running) for each in facts.moments])
    there = _held([float(each.running + each.pending) for each in facts.moments])
    desired = _held([float(each.desired) for each in facts.moments])
    zero = [0.0] * len(seconds)
    _area(
        *(axes, seconds, zero, running),
        facecolor=LIGHT["running"],
        label=say(words, "chart-running"),
    )
    if there != running:
        _area(
            *(axes, seconds, running, there),
            facecolor=LIGHT["paper"],
            edgecolor=LIGHT["starting"],
            hatch="---",
            label=say(words, "chart-pending"),
        )
    dashed = {"color": LIGHT["ink"], "linewidth": 1.3, "linestyle": (0, (6, 3))}
    _line_of(axes, seconds, desired, label=say(words, "chart-desired"), **dashed)
    if facts.requests.bounds:
        least, most = facts.requests.bounds
        told = say(words, "load-bounds", least=str(least), most=str(most))
        dotted = {"color": LIGHT["service"], "linewidth": 1.2, "linestyle": ":"}
        axes.axhline(least, **dotted)
        axes.axhline(most, label=told, **dotted)
    axes.set_ylabel(say(words, "chart-tasks"))


def _draw_requests(axes: Any, facts: _Facts, words: Words) -> None:
    axes.set_ylabel(say(words, "load-requests"))
    if not facts.flows:
        axes.text(0.5, 0.5, say(words, "load-no-requests"), transform=axes.transAxes, ha="center")
        return
    seconds = facts.seconds(facts.flows)
    sent = _held([each.sent for each in facts.flows])
    answered = _held([each.answered for each in facts.flows])
    zero = [0.0] * len(seconds)
    _area(
        *(axes, seconds, zero, answered),
        facecolor=LIGHT["allowed"],
        label=say(words, "load-answered"),
    )
    if answered != sent:
        _area(
            *(axes, seconds, answered, sent),
            facecolor=LIGHT["failure-tint"],
            edgecolor=LIGHT["failure"],
            hatch="xxx",
            label=say(words, "load-lost"),
        )
    _line_of(
        *(axes, seconds, sent),
        color=LIGHT["ink"],
        linewidth=1.3,
        label=say(words, "load-sent"),
    )
    cuts = [each for each in facts.requests.cuts if each.at >= facts.begin]
    if cuts:
        axes.plot(
            [(each.at - facts.begin).total_seconds() for each in cuts],
            [0.0] * len(cuts),
            color=LIGHT["failure"],
            marker="X",
            markersize=8,
            linestyle="none",
            clip_on=False,
            label=say(words, "load-cut"),
        )


def _draw_load(axes: Any, facts: _Facts, words: Words) -> None:
    goal = facts.goal
    by_target = goal is not None and goal.metric == _PER_TARGET
    axes.set_ylabel(say(words, "load-per-target" if by_target else "load-cpu"))
    seconds = facts.seconds(facts.flows)
    values = [
        each.sent * _SECONDS / max(each.receivers, 1) if by_target else each.cpu
        for each in facts.flows
    ]
    if values:
        _line_of(
            *(axes, seconds, _held(values)),
            color=LIGHT["service"],
            linewidth=1.8,
            label=say(words, "load-measured"),
        )
    if goal is not None:
        axes.axhline(
            goal.value,
            color=LIGHT["nobody"],
            linewidth=1.4,
            linestyle=(0, (2, 2)),
            label=say(words, "load-goal", value=f"{goal.value:g}"),
        )
