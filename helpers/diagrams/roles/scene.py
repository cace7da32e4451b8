"""The time line of one task in two phases: a column a state, a lane a signer, a chip a call.

The columns are as wide as their calls need, not as long as they last; the moments stand in their
heads. A lane says who signs and a column says when, so that one sees that the execution role goes
on signing after the program has started.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.diagrams.measure import width
from helpers.diagrams.phrases import say
from helpers.diagrams.picture import Picture, picture
from helpers.diagrams.roles import chips
from helpers.diagrams.roles.life import EXECUTION, INSTANCE, TASK, YOU, Shows
from helpers.diagrams.roles.words import surfacing, tell, title
from helpers.diagrams.svg import box, line, plain, text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from helpers.diagrams.roles.life import Life
    from helpers.i18n import Words

_WIDTH, _LEFT, _RIGHT = 740, 12, 728
_COLUMNS = ((12, 92), (96, 208), (212, 514), (522, 728))
"""RunTask, PROVISIONING, PENDING, RUNNING: left and right edge."""

_DIVIDE = 518
_YOU_ENDS = 304
"""Calls of the caller belong to the moment of RunTask and take the room that nobody else needs."""

_HEAD, _STATE = 62, 36
_PAD = 7
_BARS = {YOU: "port", EXECUTION: "makes-head", TASK: "makes-unowned-head", INSTANCE: "taken"}
_TONES = {YOU: "ink", EXECUTION: "service", TASK: "nobody", INSTANCE: "soft"}


def draw(life: Life, words: Words) -> Picture:
    """Draws one life."""
    parts = [*_heading(life, words), *_states(life, words)]
    y = float(_HEAD + _STATE + 8)
    top = y
    for signer, name in life.roles.items():
        height, drawn = _lane(life, signer, name, y, words)
        parts.append(drawn)
        y += height + 6
    parts.append(line(f"M{_DIVIDE} {_HEAD:g}V{top:g}", "divide"))
    parts += _outcome(life, y, words)
    told = tell(life, words)
    return picture(_WIDTH, y + 60, title(life, words), told, "".join(parts))


def _heading(life: Life, words: Words) -> Iterator[str]:
    told = say(words, "roles-title", number=str(life.number))
    yield text(_LEFT + 2, 26, told, "heading")
    about = [life.definition, life.launch_type]
    if life.task_id:
        about.insert(0, f"task {life.task_id[:8]}")
    yield text(_RIGHT - 2, 26, " · ".join(about), "note", "soft", anchor="end", room=420)
    first, second = _COLUMNS[2], _COLUMNS[3]
    yield text(first[0], 52, say(words, "roles-phase-1"), "label", "service", room=300)
    yield text(second[0], 52, say(words, "roles-phase-2"), "label", "nobody", room=206)


def _states(life: Life, words: Words) -> Iterator[str]:
    alive = life.refused is None
    ended = life.status == "STOPPED"
    first = ("RunTask", life.asked_at, "sheet" if alive else "over")
    after = [
        ("PROVISIONING", life.asked_at if alive else None, "badge"),
        ("PENDING", life.pending_at, "badge"),
        ("RUNNING", life.running_at, "reached"),
    ]
    for (left, right), (name, at, shape) in zip(_COLUMNS, [first, *after], strict=True):
        yield _state(left, right, name, at, shape, words)
    if ended and life.stopped_at:
        place = 3 if life.running_at else 2
        right = _COLUMNS[place][1]
        told = f"STOPPED {life.stopped_at:%H:%M:%S}"
        yield text(right - 8, _HEAD + 29, told, "note", "failure", anchor="end")


def _state(
    left: float, right: float, name: str, at: datetime | None, shape: str, words: Words
) -> str:
    when = f"{at:%H:%M:%S}" if at else say(words, "roles-not-reached")
    tone = "ink" if at else "soft"
    return (
        box(left, _HEAD, right - left, _STATE, shape if at else "missing", 6)
        + text(left + 8, _HEAD + 15, name, "badge", tone, room=right - left - 10)
        + text(left + 8, _HEAD + 29, when, "note", "soft", room=right - left - 12)
    )


def _lane(life: Life, signer: str, name: str | None, y: float, words: Words) -> tuple[float, str]:
    """How high it is, and the lane."""
    own = life.by(signer)
    first = chips.chips(each for each in own if life.phase(each) == 1)
    second = chips.chips(each for each in own if life.phase(each) == 2)
    note = _note(life, signer, words)
    rows = max(len(first), len(second) + bool(note), 2)
    height = rows * chips.STEP - (chips.STEP - chips.HEIGHT) + 2 * _PAD
    you = signer == YOU
    x = _YOU_ENDS + 12 if you else _LEFT + 14
    told = name if name else say(words, "roles-no-role")
    if signer == INSTANCE:
        told = say(words, "roles-of-instance")
    drawn = [
        box(_LEFT, y, _RIGHT - _LEFT, height, "frame", 8),
        box(_LEFT, y, 5, height, _BARS[signer], 2),
        line(f"M{_DIVIDE} {y:g}v{height:g}", "divide"),
        text(x, y + 21, say(words, f"roles-by-{signer}"), "label", _TONES[signer], room=180),
        text(x, y + 38, plain(told), "code", "soft", room=190 if you else 182),
    ]
    for place, column in ((0 if you else 2, first), (3, second)):
        left = _COLUMNS[place][0] + (12 if you else 0)
        room = (_YOU_ENDS if you else _COLUMNS[place][1]) - left
        room = (_COLUMNS[1][1] - left) if you else _COLUMNS[place][1] - left
        drawn += [
            chips.draw(chip, left, y + _PAD + row * chips.STEP, room, words)
            for row, chip in enumerate(column)
        ]
    if note:
        at = y + _PAD + len(second) * chips.STEP + 15
        tone = "failure" if signer == TASK else "soft"
        drawn.append(text(_COLUMNS[3][0], at, note, "note", tone, room=204))
    return height, "".join(drawn)


def _note(life: Life, signer: str, words: Words) -> str:
    """What a lane says under its calls of the second phase."""
    if life.running_at is None:
        return ""
    second = [each for each in life.by(signer) if life.phase(each) == 2]
    if signer != TASK:
        logs = any(each.action == "logs:PutLogEvents" for each in second)
        return say(words, "roles-all-its-life") if logs else ""
    if life.status == "RUNNING" and any(not each.allowed for each in second):
        return say(words, "roles-still-running")
    return ""


def _outcome(life: Life, y: float, words: Words) -> Iterator[str]:
    """Where one finds out, and the first words of what stands there."""
    fine = life.shows in (Shows.NOTHING_WRONG, Shows.COMING)
    where, what = surfacing(life, words)
    yield box(_LEFT, y, _RIGHT - _LEFT, 48, "badge" if fine else "over", 8)
    mark = f"M{_LEFT + 12} {y + 16:g}l4 4 7-9" if fine else f"M{_LEFT + 13} {y + 11:g}l9 9m0-9l-9 9"
    yield line(mark, "call-mark" if fine else "call-mark-denied")
    room = _RIGHT - _LEFT - 46
    yield text(_LEFT + 34, y + 20, where, "label", room=room)
    kind = "code" if width(what, "code") else "note"
    yield text(_LEFT + 34, y + 38, plain(what), kind, "ink", room=room)
