"""One life in words: every call with its signer, and where trouble shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.diagrams.phrases import say
from helpers.diagrams.roles.life import INSTANCE, Shows
from helpers.diagrams.svg import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpers.diagrams.roles.life import Life, SignedCall
    from helpers.i18n import Words

_INDENT = "   "


def title(life: Life, words: Words) -> str:
    """What the picture is of."""
    return say(words, "roles-name", number=str(life.number), definition=plain(life.definition))


def tell(life: Life, words: Words) -> str:
    """Everything that the picture shows, one fact a line."""
    return "\n".join(_lines(life, words))


def _lines(life: Life, words: Words) -> Iterator[str]:
    yield title(life, words)
    if life.task_id:
        moments = (
            ("PROVISIONING", life.asked_at),
            ("PENDING", life.pending_at),
            ("RUNNING", life.running_at),
            ("STOPPED", life.stopped_at),
        )
        states = " → ".join(f"{name} {at:%H:%M:%S}" for name, at in moments if at)
        yield f"task {life.task_id[:8]}: {states}"
    for signer, name in life.roles.items():
        who = say(words, f"roles-by-{signer}")
        role = plain(name) if name else say(words, _nameless(signer))
        yield f"{who} ({role}):"
        own = life.by(signer)
        if not own:
            yield _INDENT + say(words, "roles-no-calls")
        for call in own:
            yield _INDENT + _call(life, call, words)
    where, what = surfacing(life, words)
    yield where
    if what:
        yield _INDENT + plain(what)


def _nameless(signer: str) -> str:
    return "roles-of-instance" if signer == INSTANCE else "roles-no-role"


def _call(life: Life, call: SignedCall, words: Words) -> str:
    phase = say(words, f"roles-told-phase-{life.phase(call)}")
    verdict = say(words, "roles-allowed" if call.allowed else "roles-denied")
    sign = "✓" if call.allowed else "✕"
    told = f"{call.at:%H:%M:%S} {sign} {call.action} ({verdict}, {phase}) {plain(call.resource)}"
    return f"{told}: {plain(call.message)}" if call.message else told


def surfacing(life: Life, words: Words) -> tuple[str, str]:
    """Where one finds out how it went, and what stands there in AWS's or the program's words."""
    shows = life.shows
    code = "-" if life.exit_code is None else str(life.exit_code)
    where = say(words, f"roles-shows-{shows}", code=code)
    if life.refused:
        return where, f"{life.refused.code}: {life.refused.message}"
    if shows is Shows.STOPPED_REASON:
        return where, life.stopped_reason or life.container_reason or ""
    if shows is Shows.LOG:
        return where, next((each.message for each in life.calls if not each.allowed), "")
    if shows is Shows.EXIT:
        return where, next((each for each in reversed(life.log) if each.strip()), "")
    return where, life.log_place
