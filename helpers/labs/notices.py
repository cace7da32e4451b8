"""Short messages in a frame: what went well, what did not, what to do next. No widgets here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from helpers.diagrams.picture import Table
from helpers.diagrams.svg import escaped, plain
from helpers.labs.stylesheet import STYLE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from helpers.i18n import Words
    from helpers.lab import Lab

Kind = Literal["good", "bad", "note"]

_SIGNS = {"good": "✓", "bad": "✕", "note": "i"}


def notice(kind: Kind, text: str, body: str = "") -> str:
    """A message as HTML, with a sign beside its colour; screen readers say it when it appears.

    Args:
        kind: ``"good"``, ``"bad"`` or ``"note"``.
        text: the sentence; it is escaped here.
        body: HTML under the sentence.
    """
    return (
        f'<div class="ecs-notice ecs-{kind}" role="status">'
        f'<b class="ecs-sign" aria-hidden="true">{_SIGNS[kind]}</b>'
        f'<div class="ecs-said"><div>{escaped(plain(text))}</div>{body}</div></div>'
    )


def answer(kind: Kind, text: str, body: str = "") -> Table:
    """A message as the value of a cell."""
    return Table(f'<div class="ecs-lab">{STYLE}{notice(kind, text, body)}</div>', plain(text))


def closed(lab: Lab) -> str:
    """What to do about a lab that is closed: it differs when a newer one has taken its place."""
    if lab.replaced:
        return lab.words("lab-replaced")
    return lab.words("lab-closed", language=lab.language)


def unknown(words: Words, message_id: str, name: object, known: Iterable[str]) -> Table:
    """The answer to a name that does not exist: a sentence that lists the ones that do.

    Args:
        words: the learner's language.
        message_id: a message with the placeholders ``name`` and ``known``.
        name: what was asked for.
        known: what could have been.
    """
    return answer("bad", words(message_id, name=plain(str(name))[:80], known=", ".join(known)))
