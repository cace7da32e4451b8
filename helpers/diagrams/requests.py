"""Counts of requests in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.diagrams.phrases import say
from helpers.diagrams.svg import plain

if TYPE_CHECKING:
    from helpers.i18n import Words
    from helpers.simulator.requests import Failure, Total


def told(counted: Total, service: str, words: Words) -> str:
    """How many came and were answered, and each reason why some were not, a line each."""
    name = plain(service)
    if not counted.sent:
        return say(words, "requests-none", name=name)
    counts = {"sent": counted.sent, "answered": counted.answered, "failed": counted.failed}
    shown = {key: str(value) for key, value in counts.items()}
    lines = [say(words, "requests-told", name=name, **shown)]
    lines += [
        say(words, "requests-why", count=str(count), why=why_not(why, words))
        for why, count in counted.why.items()
    ]
    return "\n".join(lines)


def why_not(failure: Failure, words: Words) -> str:
    """A reason in words."""
    return say(words, f"requests-{failure}")


def rate(value: float) -> str:
    """Requests a second as a reader wants them: ``24.5``, ``60``."""
    return f"{round(value, 1):g}"
