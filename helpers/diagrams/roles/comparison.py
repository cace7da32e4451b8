"""Two lives side by side: every call that either made, and how each of them ended."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from helpers.diagrams.phrases import say
from helpers.diagrams.picture import Table
from helpers.diagrams.style import TABLES
from helpers.diagrams.svg import escaped, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpers.diagrams.roles.life import Life
    from helpers.i18n import Words

_REASON = "stoppedReason"
_LONGEST = 600  # letters of a cell; the whole text stands under the time line


class Row(NamedTuple):
    """One line of the table: what, in the first life, in the second."""

    name: str
    before: str
    after: str

    @property
    def changed(self) -> bool:
        """Do they differ?"""
        return self.before != self.after


def compare(before: Life, after: Life, words: Words) -> Table:
    """What was so in both, and what differs; what differs comes first, with a sign and in bold."""
    heads = [say(words, "roles-run", number=str(each.number)) for each in (before, after)]
    found = sorted(rows(before, after, words), key=lambda row: not row.changed)
    told = [f"{heads[0]} | {heads[1]}"]
    told += [
        f"{'≠' if row.changed else '='} {row.name}: {row.before} | {row.after}" for row in found
    ]
    body = "".join(_row(row, words) for row in found)
    head = "".join(f'<th scope="col">{escaped(each)}</th>' for each in ("", *heads))
    page = (
        f'<style>{TABLES}</style><table class="ecs-table ecs-lives"><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )
    return Table(page, "\n".join(told))


def _row(row: Row, words: Words) -> str:
    kind = ' class="ecs-changed-row"' if row.changed else ""
    mark = say(words, "roles-differs") if row.changed else say(words, "roles-same")
    sign = "≠" if row.changed else "="
    return (
        f'<tr{kind}><th scope="row"><span class="ecs-change" title="{escaped(mark)}">{sign}</span>'
        f"{escaped(row.name)}</th><td>{escaped(row.before)}</td><td>{escaped(row.after)}</td></tr>"
    )


def rows(before: Life, after: Life, words: Words) -> Iterator[Row]:
    """The calls in the order in which they are made, then how it ended."""
    for name, key in (
        ("roles-by-execution-role", "execution_role"),
        ("roles-by-task-role", "task_role"),
    ):
        none = say(words, "roles-no-role")
        yield Row(say(words, name), getattr(before, key) or none, getattr(after, key) or none)
    verdicts = [_verdicts(each, words) for each in (before, after)]
    not_made = say(words, "roles-not-made")
    for signer, action in dict.fromkeys((*verdicts[0], *verdicts[1])):
        who = say(words, f"roles-by-{signer}")
        first, second = (each.get((signer, action), not_made) for each in verdicts)
        yield Row(f"{action} · {who}", first, second)
    nothing = say(words, "roles-nothing")
    for name in ("lastStatus", _REASON, "exitCode"):
        yield Row(name, *(_ending(each, name) or nothing for each in (before, after)))
    logs = [_short(each, "\n".join(each.log)) or nothing for each in (before, after)]
    yield Row(say(words, "roles-log"), *logs)


def _verdicts(life: Life, words: Words) -> dict[tuple[str, str], str]:
    """How the last call of each kind went."""
    signs = {True: "✓ " + say(words, "roles-allowed"), False: "✕ " + say(words, "roles-denied")}
    return {(each.signer, each.action): signs[each.allowed] for each in life.calls}


def _ending(life: Life, name: str) -> str:
    if life.refused:
        return (
            _short(life, f"{life.refused.code}: {life.refused.message}") if name == _REASON else ""
        )
    if name == "lastStatus":
        return life.status
    if name == "exitCode":
        return "" if life.exit_code is None else str(life.exit_code)
    return _short(life, life.stopped_reason or "")


def _short(life: Life, content: str) -> str:
    """Without the task's own id, which differs in any case."""
    told = plain(content.replace(life.task_id, "<task-id>") if life.task_id else content)
    return told if len(told) <= _LONGEST else told[:_LONGEST] + "…"
