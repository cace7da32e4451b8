"""How a life ended in AWS's own words: what DescribeTasks says, and what the log says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.diagrams.svg import escaped, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpers.diagrams.roles import Life
    from helpers.i18n import Words

_LINES = 60


def page(life: Life, words: Words) -> str:
    """Both beside each other, as HTML."""
    return (
        '<div class="ecs-columns">'
        f"{_box(words('roles-lab-described'), task(life))}"
        f"{_box(_log_title(life, words), log(life, words))}</div>"
    )


def told(life: Life, words: Words) -> str:
    """The same in words."""
    described = [words("roles-lab-described"), *task(life)]
    return "\n".join([*described, _log_title(life, words), *log(life, words)])


def task(life: Life) -> list[str]:
    """The members of the task that tell how it goes."""
    return list(_members(life))


def _members(life: Life) -> Iterator[str]:
    if life.refused:
        yield life.refused.code
        yield life.refused.message
        return
    yield f"lastStatus: {life.status}"
    for name, value in (("stopCode", life.stop_code), ("stoppedReason", life.stopped_reason)):
        if value:
            yield f"{name}: {value}"
    if life.exit_code is not None:
        yield f"containers[0].exitCode: {life.exit_code}"
    if life.container_reason:
        yield f"containers[0].reason: {life.container_reason}"


def _log_title(life: Life, words: Words) -> str:
    return words("roles-lab-log", place=life.log_place) if life.log_place else words("roles-log")


def log(life: Life, words: Words) -> list[str]:
    """The lines, or that there are none."""
    if not life.log:
        return [words("roles-lab-no-log")]
    return [each.rstrip() for each in life.log[-_LINES:]]


def _box(title: str, lines: list[str]) -> str:
    shown = "\n".join(_line(each) for each in lines)
    return (
        f'<div class="ecs-told-by-aws"><h4>{escaped(plain(title))}</h4>'
        f'<pre class="ecs-aws" tabindex="0">{escaped(shown)}</pre></div>'
    )


def _line(text: str) -> str:
    """Without what HTML cannot hold; spaces stay, a traceback needs them."""
    lead = len(text) - len(text.lstrip(" "))
    return " " * lead + plain(text[lead:])
