"""Draws the way of requests from left to right: load balancer, target group, targets."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from helpers.diagrams import marks
from helpers.diagrams.measure import width
from helpers.diagrams.phrases import say
from helpers.diagrams.picture import Picture, picture
from helpers.diagrams.requests import rate, why_not
from helpers.diagrams.svg import box, escaped, line, plain, text
from helpers.diagrams.traffic.facts import ORDER, Band, ShownTarget, bands, services
from helpers.diagrams.traffic.words import (
    check,
    counts,
    flow_words,
    owner,
    sums,
    tell,
)
from helpers.i18n import Words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from helpers.diagrams.traffic.facts import Behind
    from helpers.simulator.snapshot import Snapshot

_WIDTH = 740
_BALANCER, _BALANCER_END = 12, 162
_GROUP, _GROUP_END = 186, 380
_TARGETS, _TARGETS_END = 412, 728
_ROW, _NOTE, _GAP, _LEAST = 40, 15, 6, 118
_SHOWN = 12
_SERVICE = 40
_LEFT, _RIGHT = 310, 396
"""Room for what stands at the left and at the right of the heading."""
_MARKS: dict[str, marks.State] = {
    "initial": "starting",
    "healthy": "running",
    "unhealthy": "failed",
    "draining": "stopping",
    "unused": "stopped",
}
_TONES = {"initial": "starting", "healthy": "running", "unhealthy": "failure"}
_FRAMES = {"initial": "starting", "draining": "ended", "unused": "ended"}


def draw(
    snapshot: Snapshot,
    words: Words,
    group: str | None = None,
    *,
    before: Snapshot | None = None,
    since: datetime | None = None,
) -> Picture:
    """Draws every load balancer with its target groups, or one target group.

    Args:
        snapshot: everything.
        words: the language.
        group: the name of a target group; None means all of them.
        before: the snapshot of the last picture; what is new since then moves.
        since: from when on requests are summed up; else all of them.
    """
    found = bands(snapshot, group, before)
    behind = services(snapshot, found, since)
    parts, y = list(_heading(behind, words)), 44.0 + _SERVICE * len(behind)
    for band in found:
        drawn, y = _band(band, y, words)
        parts.append(drawn)
    if not found:
        told = say(words, "targets-nothing")
        parts.append(box(_BALANCER, y, _WIDTH - 24, 70, "missing", 10))
        parts.append(text(_WIDTH / 2, y + 40, told, "body", "soft", anchor="middle"))
        y += 82
    title = say(words, "targets-title")
    told = tell(found, behind, words) or say(words, "targets-nothing")
    return picture(_WIDTH, y, title, told, "".join(parts))


def _heading(behind: tuple[Behind, ...], words: Words) -> Iterator[str]:
    yield text(14, 27, say(words, "targets-title"), "heading")
    for at, each in enumerate(behind):
        y, end = 50 + at * _SERVICE, _WIDTH - 14
        flow = each.flow
        now = flow_words(flow, words) if flow else ""
        room = end - 30 - width(now, "label")
        yield text(14, y, counts(each, words), "label", "service", room=room)
        if flow is None:
            told = say(words, "targets-no-traffic")
            yield text(end, y, told, "note", "soft", anchor="end", room=_RIGHT)
            continue
        tone = "failure" if flow.failed else "ink"
        yield text(end, y, now, "label", tone, anchor="end", room=_RIGHT)
        tone = "failure" if each.total.failed else "soft"
        yield text(end, y + 18, sums(each, words), "note", tone, anchor="end", room=_RIGHT)
        why = "; ".join(why_not(each, words) for each, _ in flow.failed)
        yield text(14, y + 18, why, "note", "failure", room=_LEFT)


def _band(band: Band, y: float, words: Words) -> tuple[str, float]:
    shown = band.targets[:_SHOWN]
    more = len(band.targets) - len(shown)
    rows = sum(_height(each) + _GAP for each in shown) - _GAP + (20 if more else 0)
    height = max(_LEAST, rows)
    middle = y + min(height, _LEAST) / 2
    parts = [_balancer(band, y, words), _group(band, y, words)]
    if band.balancer and band.group:
        parts += [line(f"M{_BALANCER_END} {middle:g}H{_GROUP - 2}", "link")]
        parts += [marks.arrow(_GROUP - 1, middle)]
    if band.group:
        parts += _rows(band, shown, y, middle, words)
    if more:
        told = say(words, "targets-more", count=more)
        parts.append(text(_TARGETS + 4, y + height - 4, told, "note", "soft"))
    return "".join(parts), y + height + 14


def _balancer(band: Band, y: float, words: Words) -> str:
    wide, x = _BALANCER_END - _BALANCER, _BALANCER + 12
    room = wide - 22
    balancer, listener = band.balancer, band.listener
    if balancer is None:
        return box(_BALANCER, y, wide, _LEAST, "missing", 10) + _lines(
            say(words, "targets-no-listener"), x, y + 30, room
        )
    drawn = [
        box(_BALANCER, y, wide, _LEAST, "task", 10),
        text(x, y + 22, "load balancer", "note", "soft", room=room),
        text(x, y + 43, balancer.name, "name", room=room),
        text(x, y + 61, balancer.scheme, "note", "soft", room=room),
    ]
    if listener is None:
        drawn.append(text(x, y + 86, say(words, "targets-no-listener-yet"), "note", "starting"))
    else:
        drawn.append(text(x, y + 84, "listener", "note", "soft"))
        drawn.append(box(x + 52, y + 70, 76, 20, "port", 5))
        name = f"{listener.protocol}:{listener.port}"
        drawn.append(text(x + 90, y + 84, name, "port", "inverse", anchor="middle", room=72))
    told = say(words, "targets-gets", rate=rate(band.rate))
    drawn.append(text(x, y + 106, told, "note", "ink", room=room))
    return "".join(drawn)


def _group(band: Band, y: float, words: Words) -> str:
    wide, x = _GROUP_END - _GROUP, _GROUP + 12
    room = wide - 22
    group = band.group
    if group is None:
        return box(_GROUP, y, wide, _LEAST, "missing", 10) + _lines(
            say(words, "targets-no-group"), x, y + 30, room
        )
    checks = say(
        words,
        "targets-check",
        check=check(group.path, group.protocol),
        interval=str(group.interval),
    )
    limits = say(
        words,
        "targets-limits",
        healthy=str(group.to_healthy),
        unhealthy=str(group.to_unhealthy),
        delay=str(group.deregistration_delay),
    )
    return "".join(
        [
            box(_GROUP, y, wide, _LEAST, "service", 10),
            text(x, y + 22, f"target group · {group.target_type}", "note", "soft", room=room),
            text(x, y + 43, group.name, "name", room=room),
            text(x, y + 63, checks, "note", room=room),
            text(x, y + 81, limits, "note", room=room),
            "".join(_states(band, x, y + 98)),
        ]
    )


def _states(band: Band, x: float, y: float) -> Iterator[str]:
    """A mark and a number for each state that a target is in."""
    for at, state in enumerate(each for each in ORDER if band.count(each)):
        yield marks.state(x + 6 + 34 * at, y, _MARKS[state])
        yield text(x + 16 + 34 * at, y + 4, str(band.count(state)), "label")


def _lines(told: str, x: float, y: float, room: float) -> str:
    """A sentence in the few lines that a box holds."""
    lines = [""]
    for word in told.split():
        wider = f"{lines[-1]} {word}".strip()
        if width(wider, "note") <= room:
            lines[-1] = wider
        else:
            lines.append(word)
    return "".join(
        text(x, y + 17 * at, each, "note", "soft", room=room) for at, each in enumerate(lines[:5])
    )


def _rows(
    band: Band, shown: tuple[ShownTarget, ...], y: float, middle: float, words: Words
) -> Iterator[str]:
    top = y
    for each in shown:
        yield _row(each, top, middle, words)
        top += _height(each) + _GAP
    if not shown:
        wide = _TARGETS_END - _TARGETS
        yield box(_TARGETS, y, wide, _ROW, "missing", 8)
        told = say(words, "targets-none")
        yield text(_TARGETS + 14, y + 25, told, "note", "soft", room=wide - 24)


def _bad(shown: ShownTarget) -> bool:
    """Is something wrong with it, so that it says what?"""
    target = shown.target
    return target.state == "unhealthy" or (target.failure is not None and target.rate > 0)


def _height(shown: ShownTarget) -> int:
    return _ROW + _NOTE if _bad(shown) else _ROW


@lru_cache(maxsize=1024)
def _row(shown: ShownTarget, y: float, middle: float, words: Words) -> str:
    """One target; what has not changed since the last picture is not drawn again."""
    target, wide, high = shown.target, _TARGETS_END - _TARGETS, _height(shown)
    owned = "owned" if shown.task is not None and shown.task.service else "unowned"
    frame = _FRAMES.get(target.state, "")
    shape = f"{owned}-{frame}" if frame else owned
    tone = _TONES.get(target.state, "stopped")
    bend, end = (_GROUP_END + _TARGETS) / 2, y + high / 2
    way = f"M{_GROUP_END} {middle:g}C{bend:g} {middle:g} {bend:g} {end:g} {_TARGETS - 2} {end:g}"
    failing = target.failure is not None and target.rate > 0
    link = "call-mark-denied" if failing else "makes" if target.rate else "rule"
    motion = f' class="ecs-{shown.move}"' if shown.move else ""
    x, edge = _TARGETS + 14, _TARGETS_END - 10
    name = f"{target.id}:{target.port}"
    said = plain(f"{name} {target.state} {target.reason} {target.description}")
    drawn = [
        box(_TARGETS, y, wide, high, shape, 8),
        marks.state(x, y + 13, _MARKS[target.state]),
        text(edge, y + 17, target.state, "badge", tone, anchor="end"),
        text(x - 6, y + 33, owner(shown, words), "note", "soft", room=wide - 18),
    ]
    told = say(words, "targets-rate", rate=rate(target.rate)) if target.rate else ""
    at = edge - width(target.state, "badge") - 12
    drawn.append(text(at, y + 17, told, "note", anchor="end", room=96))
    room = at - min(96, width(told, "note")) - x - 20
    drawn.append(text(x + 12, y + 17, name, "port", room=room, middle=True))
    if _bad(shown):
        why = why_not(target.failure, words) if failing and target.failure else ""
        told = " · ".join(each for each in (target.description, why) if each)
        drawn.append(text(x - 6, y + 48, told, "note", "failure", room=wide - 18))
    return (
        f'{line(way, link)}<g data-target="{escaped(name)}"{motion}>'
        f"<title>{escaped(said)}</title>{''.join(drawn)}</g>"
    )
