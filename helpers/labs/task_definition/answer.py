"""What came back from AWS, for reading: the new revision, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from helpers.diagrams.comparison import breakable, written
from helpers.diagrams.svg import escaped, plain
from helpers.labs.notices import notice
from helpers.labs.prose import inline, unmarked
from helpers.simulator.task_definitions import Change, differences

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from helpers.i18n import Words

_IDENTITY = frozenset(
    ("taskDefinitionArn", "revision", "status", "registeredAt", "registeredBy", "deregisteredAt")
)
"""What every revision has of its own."""

_MOST_LINES = 14


@dataclass(frozen=True)
class Refused:
    """A call that was refused.

    Args:
        code: AWS's code; empty when boto3 did not even send the call.
        message: AWS's or boto3's own words.
        why: the explanation in the learner's language; empty when there is none.
    """

    code: str
    message: str
    why: str = ""


def refused(refusal: Refused, words: Words) -> tuple[str, str]:
    """A refusal as HTML, and the same in words."""
    if refusal.code:
        title = words("builder-refused", code=refusal.code)
    else:
        title = words("builder-refused-by-boto3")
    explained = f'<p class="ecs-apart">{inline(refusal.why)}</p>' if refusal.why else ""
    aws = f'<pre class="ecs-aws" tabindex="0">{escaped(_lines(refusal.message))}</pre>'
    told = [title, refusal.message, unmarked(refusal.why)]
    return notice("bad", title, aws + explained), "\n".join(line for line in told if line)


def registered(
    sent: Mapping[str, Any], definition: Mapping[str, Any], words: Words
) -> tuple[str, str]:
    """A registered revision as HTML, and the same in words."""
    name = f"{definition['family']}:{definition['revision']}"
    title = words("builder-registered", name=name, status=str(definition["status"]))
    filled = list(_filled(sent, definition))
    shown = "".join(
        f"<li><code>{breakable(path)}: {escaped(value)}</code></li>"
        for path, value in filled[:_MOST_LINES]
    )
    if len(filled) > _MOST_LINES:
        more = words("builder-more", count=len(filled) - _MOST_LINES)
        shown += f'<li class="ecs-soft">{escaped(more)}</li>'
    head = words("builder-filled-in")
    body = (
        f'<p><code class="ecs-soft">{escaped(str(definition["taskDefinitionArn"]))}</code></p>'
        f'<h4 class="ecs-apart">{escaped(head)}</h4><ul class="ecs-filled">{shown}</ul>'
    )
    told = [title, str(definition["taskDefinitionArn"]), head]
    told += [f"{path}: {value}" for path, value in filled]
    return notice("good", title, body), "\n".join(told)


def _filled(sent: Mapping[str, Any], definition: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What ECS added or wrote differently."""
    stored = {name: value for name, value in definition.items() if name not in _IDENTITY}
    for difference in differences(sent, stored):
        if difference.kind is not Change.REMOVED:
            yield difference.path, written(difference.new)


def _lines(text: str) -> str:
    """Boto3's messages have several lines; each is made safe to show."""
    return "\n".join(plain(line) for line in text[:4000].splitlines())
