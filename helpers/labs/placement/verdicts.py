"""What placement said of every instance, decision by decision: chosen, would do, or why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.diagrams.cluster.task_facts import short, short_instance
from helpers.diagrams.picture import Table
from helpers.diagrams.svg import escaped, plain
from helpers.labs.cluster.moments import written
from helpers.labs.placement.limits import limit

if TYPE_CHECKING:
    from helpers.i18n import Words
    from helpers.simulator.snapshot import ClusterSnapshot, DecisionSnapshot, VerdictSnapshot

_MOST = 10  # decisions: as many as one run_task can ask for


def verdicts_table(cluster: ClusterSnapshot, words: Words) -> Table:
    """The latest decisions, the last one first, with a column for each instance."""
    decisions = cluster.decisions[-_MOST:][::-1]
    if not decisions:
        text = words("placement-no-decision")
        return Table(f'<p class="ecs-soft">{escaped(text)}</p>', text)
    asked = dict.fromkeys(e.ec2_instance_id for d in reversed(decisions) for e in d.verdicts)
    heads = "".join(
        f'<th scope="col"><code title="{escaped(each)}">{escaped(short_instance(each))}</code></th>'
        for each in asked
    )
    first = f'<th scope="col">{escaped(words("placement-decision"))}</th>'
    rows = [_row(each, list(asked), words) for each in decisions]
    reasons = {e.reason for d in decisions for e in d.verdicts if e.reason}
    meant = "".join(
        f"<li><code>{escaped(each)}</code> {escaped(limit(each, words))}</li>"
        for each in sorted(reasons)
    )
    shown = (
        f"<table><thead><tr>{first}{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
        f'<ul class="ecs-meant">{meant}</ul>'
    )
    told = [_line(each, words) for each in decisions]
    told += [f"{each}: {limit(each, words)}" for each in sorted(reasons)]
    return Table(shown, "\n".join(told))


def _name(decision: DecisionSnapshot, words: Words) -> str:
    return short(decision.task_id) or words("placement-nowhere")


def _row(decision: DecisionSnapshot, asked: list[str], words: Words) -> str:
    said = {each.ec2_instance_id: each for each in decision.verdicts}
    cells = "".join(f"<td>{_cell(said.get(each), words)}</td>" for each in asked)
    group, name = escaped(plain(decision.group)), escaped(_name(decision, words))
    shown = f"<code>{name}</code>" if decision.task_id else name
    return (
        f'<tr><th scope="row" title="{group}">{shown} '
        f'<span class="ecs-soft">{written(decision.at)}</span></th>{cells}</tr>'
    )


def _cell(verdict: VerdictSnapshot | None, words: Words) -> str:
    if verdict is None:
        return "–"
    kind = "chosen" if verdict.chosen else "unfit" if verdict.reason else "fit"
    return f'<span class="ecs-verdict-{kind}">{escaped(_said(verdict, words))}</span>'


def _said(verdict: VerdictSnapshot, words: Words) -> str:
    if verdict.chosen:
        return words("placement-chosen")
    if verdict.reason:
        return f"✕ {verdict.reason}"
    return words("placement-would-do")


def _line(decision: DecisionSnapshot, words: Words) -> str:
    said = "; ".join(
        f"{short_instance(each.ec2_instance_id)}: {_said(each, words)}"
        for each in decision.verdicts
    )
    return f"{written(decision.at)} {_name(decision, words)} ({plain(decision.group)}): {said}"
