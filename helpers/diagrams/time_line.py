"""The time line under a scene: the states of tasks over lab time, events and API calls."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from helpers.diagrams.cluster.states import phase
from helpers.diagrams.cluster.task_facts import owner, short
from helpers.diagrams.marks import essential, state
from helpers.diagrams.measure import width
from helpers.diagrams.phrases import say
from helpers.diagrams.picture import Picture, picture
from helpers.diagrams.svg import box, group, line, plain, text
from helpers.diagrams.time_line_facts import ApiCall, Band, GroupLane, Lane, Note, gather
from helpers.diagrams.time_line_words import tell
from helpers.i18n import Words

if TYPE_CHECKING:
    from helpers.diagrams.time_line_facts import TimeLine
    from helpers.simulator.snapshot import Snapshot

_WIDTH = 740
_LEFT, _BEGIN, _END = 12, 176, 716
_HEAD, _FOOT = 44, 26
_LANE, _BAND = 24, 16
_GROUP = 46
_STEPS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600)
_MOST_TICKS = 6
_BANDS = {"starting": "band-starting", "running": "done", "ended": "band-ended"}
_TONES = {"starting": "starting", "running": "inverse", "ended": "soft"}


def draw(
    snapshot: Snapshot,
    words: Words,
    cluster: str = "default",
    *,
    seconds: float = 300,
    calls: Iterable[ApiCall] = (),
) -> Picture:
    """Draws the last ``seconds`` of lab time; the present is at the right.

    Args:
        snapshot: everything.
        words: the language.
        cluster: its name.
        seconds: how much lab time is shown.
        calls: API calls, with who signed them and whether they were allowed.
    """
    found = next((each for each in snapshot.clusters if each.name == cluster), None)
    if found is None:
        told = say(words, "scene-no-cluster", name=plain(cluster))
        drawn = text(_WIDTH / 2, 32, told, "body", "soft", anchor="middle", room=_WIDTH - 40)
        return picture(_WIDTH, 52, told, told, drawn)
    facts = gather(snapshot, found, seconds, calls)
    rows = len(facts.lanes) * _LANE + len(facts.groups) * _GROUP
    bottom = _HEAD + max(rows, _LANE) + 2 * _LANE
    scale = _Scale(facts.begin, facts.end)
    name = say(words, "time-line-name", name=plain(cluster))
    parts = [
        text(_LEFT, 26, say(words, "time-line-title"), "label"),
        text(
            _END,
            26,
            say(words, "time-line-now", time=f"{facts.end:%H:%M:%S}"),
            "note",
            anchor="end",
        ),
        *_axis(scale, bottom),
        *_tasks(facts, scale, words),
        *_notes(facts, scale, bottom, words),
    ]
    return picture(_WIDTH, bottom + _FOOT, name, tell(facts, words), "".join(parts))


class _Scale:
    """Where a moment lies."""

    def __init__(self, begin: datetime, end: datetime) -> None:
        self.begin, self.end = begin, end
        self.seconds = (end - begin).total_seconds()

    def __call__(self, at: datetime) -> float:
        passed = (at - self.begin).total_seconds()
        return round(_BEGIN + (_END - _BEGIN) * min(1.0, max(0.0, passed / self.seconds)), 1)


def _axis(scale: _Scale, bottom: float) -> Iterator[str]:
    fitting = (each for each in _STEPS if scale.seconds / each <= _MOST_TICKS)
    step = next(fitting, int(scale.seconds / _MOST_TICKS) + 1)
    midnight = scale.end.replace(hour=0, minute=0, second=0, microsecond=0)
    first = int((scale.begin - midnight).total_seconds() // step + 1)
    for number in range(first, first + _MOST_TICKS + 1):
        at = midnight + timedelta(seconds=number * step)
        if at > scale.end:
            break
        x = scale(at)
        yield line(f"M{x:g} {_HEAD - 4:g}V{bottom:g}", "rule")
        label = f"{at:%H:%M:%S}"
        if x + width(label, "code") / 2 <= _END and x - width(label, "code") / 2 >= _BEGIN - 40:
            yield text(x, bottom + 17, label, "code", "soft", anchor="middle")
    yield line(f"M{_END:g} {_HEAD - 8:g}V{bottom:g}", "now")


def _tasks(facts: TimeLine, scale: _Scale, words: Words) -> Iterator[str]:
    y = float(_HEAD)
    if not facts.lanes and not facts.groups:
        empty = say(words, "time-line-empty")
        yield text((_BEGIN + _END) / 2, y + 16, empty, "note", "soft", anchor="middle")
    for lane in facts.lanes:
        yield _lane(lane, scale, y, words)
        y += _LANE
    for each in facts.groups:
        yield _group(each, scale, y, words)
        y += _GROUP


def _lane(lane: Lane, scale: _Scale, y: float, words: Words) -> str:
    who = plain(lane.service) if lane.service else owner(None, words)
    revision = f":{lane.definition.rpartition(':')[2]}"
    after = _LEFT + width(short(lane.task_id), "code") + 8
    tone, right = ("service" if lane.service else "nobody"), _BEGIN - 10.0
    room = right - after - width(revision, "code") - 6
    drawn = [
        text(_LEFT, y + 15, short(lane.task_id), "code"),
        text(after, y + 15, who, "note", tone, room=room),
        text(right, y + 15, revision, "code", "soft", anchor="end"),
    ]
    for band in lane.bands:
        x, end = scale(band.begin), scale(band.end)
        drawn.append(_band(band.status, x, max(1.5, end - x), y + 3, _span(band)))
    if lane.ended:
        x = scale(lane.ended)
        drawn.append(state(x, y + 11, "failed" if lane.failed else "stopped"))
        tone = "failure" if lane.failed else "soft"
        code = lane.stop_code or ""
        if code and x + 10 + width(code, "note") <= _END:
            drawn.append(text(x + 10, y + 15, code, "note", tone))
    title = f"task {lane.task_id} · {lane.definition}"
    return f'<g data-task="{plain(lane.task_id)}">{group("".join(drawn), title)}</g>'


def _span(band: Band) -> str:
    return f"{band.status} {band.begin:%H:%M:%S} → {band.end:%H:%M:%S}"


@lru_cache(maxsize=4096)
def _band(status: str, x: float, wide: float, y: float, tooltip: str) -> str:
    """A state over time; its word stands in it where there is room."""
    which = phase(status)
    drawn = box(x, y, wide, _BAND, _BANDS[which], 3)
    if status == "PENDING" and wide > 4:
        drawn += box(x, y + _BAND / 2, wide, _BAND / 2, "pulling-half", 2)
    elif width(status, "badge") + 10 <= wide:
        drawn += text(x + wide / 2, y + 12.5, status, "badge", _TONES[which], anchor="middle")
    return group(drawn, tooltip)


def _group(lane: GroupLane, scale: _Scale, y: float, words: Words) -> str:
    """How many of a group were there, as a step line; what is there now stands at its left."""
    who = plain(lane.service) if lane.service else owner(None, words)
    last = lane.steps[-1]
    tone = "service" if lane.service else "nobody"
    running, starting = str(last.running), str(last.starting)
    after = _LEFT + 14 + width(running, "note") + 12
    drawn = [
        text(_LEFT, y + 13, who, "label", tone, room=_BEGIN - _LEFT - 8),
        text(_LEFT, y + 27, plain(lane.definition), "code", "soft", room=_BEGIN - _LEFT - 8),
        state(_LEFT + 6, y + 37, "running"),
        text(_LEFT + 14, y + 41, running, "note"),
        state(after + 6, y + 37, "pulling"),
        text(after + 14, y + 41, starting, "note"),
    ]
    most = max(max(each.running + each.starting for each in lane.steps), 1)
    base, high = y + _GROUP - 4, _GROUP - 10
    for which, shape in ((True, "steps-all"), (False, "done")):
        path = [f"M{_BEGIN:g} {base:g}"]
        for each in lane.steps:
            count = each.running + (each.starting if which else 0)
            path.append(f"H{scale(each.at):g}V{base - high * count / most:g}")
        drawn.append(line("".join(path) + f"H{_END:g}V{base:g}z", shape))
    return group("".join(drawn), f"{who} · {lane.definition}")


def _notes(facts: TimeLine, scale: _Scale, bottom: float, words: Words) -> Iterator[str]:
    """Two rows of signs: events, then API calls; words where there is room."""
    top = bottom - 2 * _LANE
    yield line(f"M{_LEFT:g} {top:g}H{_END:g}", "rule")
    for number, (name, notes) in enumerate(
        (("time-line-events", facts.events), ("time-line-calls", facts.calls))
    ):
        y = top + number * _LANE
        yield text(_LEFT, y + 16, say(words, name), "note", "soft", room=_BEGIN - _LEFT - 8)
        yield from _row(notes, scale, y)


def _row(notes: Sequence[Note], scale: _Scale, y: float) -> Iterator[str]:
    places: dict[float, list[Note]] = {}
    for each in notes:
        places.setdefault(scale(each.at), []).append(each)
    if not places:
        return
    ends = [*list(places)[1:], _END]
    for (x, found), end in zip(places.items(), ends, strict=True):
        fine = all(each.fine for each in found)
        sign = essential(x, y + 12, True) if fine else state(x, y + 12, "failed")
        told = _brief(found[-1].text) + (f" +{len(found) - 1}" if len(found) > 1 else "")
        room = end - x - 16
        tone = "soft" if fine else "failure"
        label = text(x + 9, y + 16, told, "note", tone, room=room) if room > 40 else ""
        tooltip = " · ".join(f"{each.at:%H:%M:%S} {each.text}" for each in found)
        yield group(sign + label, tooltip)


def _brief(message: str) -> str:
    """Without the ``(service web)`` that every event begins with."""
    head, found, rest = message.partition(") ")
    return plain(rest if found and head.startswith("(service ") else message)
