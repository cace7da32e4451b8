"""The time line in words: every lane, event and call, one a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from helpers.diagrams.cluster.task_facts import owner, short
from helpers.diagrams.phrases import say
from helpers.diagrams.svg import plain
from helpers.i18n import Words

if TYPE_CHECKING:
    from helpers.diagrams.time_line_facts import GroupLane, Lane, TimeLine

_INDENT = "   "


def tell(facts: TimeLine, words: Words) -> str:
    """Everything that the picture shows, as text."""
    return "\n".join(_lines(facts, words))


def _lines(facts: TimeLine, words: Words) -> Iterator[str]:
    yield say(
        words,
        "told-time-line",
        name=plain(facts.cluster),
        begin=f"{facts.begin:%H:%M:%S}",
        end=f"{facts.end:%H:%M:%S}",
    )
    if not facts.lanes and not facts.groups:
        yield say(words, "time-line-empty")
    for lane in facts.lanes:
        yield _lane(lane, words)
    for each in facts.groups:
        yield _group(each, words)
    for title, notes in (("time-line-events", facts.events), ("time-line-calls", facts.calls)):
        if notes:
            yield say(words, title) + ":"
        for note in notes:
            sign = "" if note.fine else f" {say(words, 'time-line-denied')}"
            yield f"{_INDENT}{note.at:%H:%M:%S} {plain(note.text)}{sign}"


def _lane(lane: Lane, words: Words) -> str:
    states = [f"{each.status} {each.begin:%H:%M:%S}" for each in lane.bands]
    if lane.ended:
        states.append(f"STOPPED {lane.ended:%H:%M:%S} ({lane.stop_code})")
    who = owner(lane.service, words)
    return f"task {short(lane.task_id)}, {who}, {plain(lane.definition)}: {' → '.join(states)}"


def _group(lane: GroupLane, words: Words) -> str:
    steps = [
        f"{each.at:%H:%M:%S} "
        + say(words, "time-line-counts", running=str(each.running), starting=str(each.starting))
        for each in lane.steps
    ]
    return f"{owner(lane.service, words)}, {plain(lane.definition)}: {'; '.join(steps)}"
