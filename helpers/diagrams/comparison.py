"""What two task definitions do not share, as a table and in words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from helpers.diagrams.phrases import say
from helpers.diagrams.picture import Table
from helpers.diagrams.style import TABLES
from helpers.diagrams.svg import escaped, plain
from helpers.simulator.task_definitions import Change, Difference, differences

if TYPE_CHECKING:
    from collections.abc import Mapping

    from helpers.i18n import Words

_SIGNS = {Change.ADDED: "+", Change.REMOVED: "−", Change.CHANGED: "→"}
_LONGEST = 600  # letters of one value


def compare(
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    names: tuple[str, str],
    words: Words,
) -> Table:
    """Every field that differs, in the order of the document, with its value before and after.

    Args:
        before: one task definition.
        after: the other.
        names: what to call the two.
        words: the language.
    """
    old, new = (plain(name) for name in names)
    found = differences(before, after)
    if not found:
        same = say(words, "compared-same", before=old, after=new)
        return Table(_page(f'<p class="ecs-table-note">{escaped(same)}</p>'), same)
    heads = (say(words, "compared-field"), old, new)
    head = "".join(f'<th scope="col">{escaped(name)}</th>' for name in heads)
    rows = "".join(_row(difference, words) for difference in found)
    title = say(words, "compared-count", before=old, after=new, count=len(found))
    return Table(
        _page(
            f'<table class="ecs-table"><caption>{escaped(title)}</caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
        ),
        "\n".join([title, *(_told(difference, words) for difference in found)]),
    )


def _page(content: str) -> str:
    return f"<style>{TABLES}</style>{content}"


def _row(difference: Difference, words: Words) -> str:
    kind = difference.kind
    change = escaped(say(words, f"compared-{kind.value}"))
    return (
        f'<tr class="ecs-{kind.value}"><th scope="row"><span class="ecs-change" title="{change}">'
        f"{_SIGNS[kind]}</span><code>{breakable(difference.path)}</code></th>"
        f"<td>{_cell(difference.old, words, kind is Change.ADDED)}</td>"
        f"<td>{_cell(difference.new, words, kind is Change.REMOVED)}</td></tr>"
    )


def _cell(value: Any, words: Words, absent: bool) -> str:
    if absent:
        return f"<i>{escaped(say(words, 'compared-absent'))}</i>"
    return f"<code>{escaped(written(value))}</code>"


def breakable(path: str) -> str:
    """A path that may be broken into lines before its dots."""
    return escaped(plain(path)).replace(".", "<wbr/>.")


def written(value: Any) -> str:
    """A value as JSON on one line, shortened if it is very long."""
    text = plain(json.dumps(value, ensure_ascii=False, default=str))
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _told(difference: Difference, words: Words) -> str:
    path, old, new = plain(difference.path), written(difference.old), written(difference.new)
    if difference.kind is Change.ADDED:
        return say(words, "told-added", path=path, new=new)
    if difference.kind is Change.REMOVED:
        return say(words, "told-removed", path=path, old=old)
    return say(words, "told-changed", path=path, old=old, new=new)
