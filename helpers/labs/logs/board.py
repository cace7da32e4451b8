"""The board on the wall: what each step brought, and which of the causes are still possible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.diagrams.picture import Table
from helpers.diagrams.svg import escaped, plain
from helpers.labs.logs.cases import ALL, CASES
from helpers.labs.logs.method import STEPS
from helpers.labs.prose import inline, unmarked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from helpers.i18n import Words
    from helpers.labs.logs.reading import Evidence

_BEGINNING, _END = 60, 110  # letters of a long answer; the culprit tends to come last


def possible(found: Mapping[str, Evidence]) -> frozenset[str]:
    """The causes that no evidence rules out."""
    left = ALL
    for each in found.values():
        left &= each.leaves
    return left


def saw(evidence: Evidence, words: Words) -> str:
    """What a piece of evidence means, in a sentence."""
    return words(f"logs-lab-saw-{evidence.saw}", **evidence.fields)


def step_name(step: str, words: Words) -> str:
    """Its number and its name: ``2 · Stopped tasks``."""
    return f"{STEPS.index(step) + 1} · {words(f'logs-lab-step-{step}')}"


def board(found: Mapping[str, Evidence], words: Words) -> Table:
    """The evidence, a row a step.

    Args:
        found: by step; the steps that are missing have not been taken yet.
        words: the language.
    """
    names = ("logs-lab-step", "logs-lab-aws-says", "logs-lab-means")
    heads = "".join(f'<th scope="col">{escaped(words(name))}</th>' for name in names)
    rows, told = [], []
    for step in STEPS:
        name, evidence = step_name(step, words), found.get(step)
        if evidence is None:
            unseen = words("logs-lab-unseen")
            rows.append(_row("○", name, f'<span class="ecs-soft">{escaped(unseen)}</span>', ""))
            told.append(f"○ {name}: {unseen}")
            continue
        means = saw(evidence, words)
        said = f"<code>{escaped(plain(_cut(evidence.said)))}</code>" if evidence.said else "–"
        rows.append(_row("●", name, said, inline(means)))
        told.append(f"● {name}: {' → '.join(filter(None, [evidence.said, unmarked(means)]))}")
    table = f"<table><thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    return Table(table, "\n".join(told))


def _row(sign: str, name: str, said: str, means: str) -> str:
    head = f'<th scope="row"><span aria-hidden="true">{sign}</span> {escaped(name)}</th>'
    return f"<tr>{head}<td>{said}</td><td>{means}</td></tr>"


def _cut(text: str) -> str:
    if len(text) <= _BEGINNING + _END + 3:
        return text
    return f"{text[:_BEGINNING]} … {text[-_END:]}"


def suspects(found: Mapping[str, Evidence], words: Words) -> Table:
    """The ten causes; those that the evidence rules out are crossed out."""
    left = possible(found)
    items, open_ones = [], []
    for case in CASES:
        name = words(f"logs-lab-cause-{case.id}")
        if case.id in left:
            items.append(f"<li><span aria-hidden='true'>●</span> {inline(name)}</li>")
            open_ones.append(unmarked(name))
        else:
            out = escaped(words("logs-lab-ruled-out"))
            items.append(
                f"<li class='ecs-out'><span aria-hidden='true'>✕</span> <s>{inline(name)}</s>"
                f"<span class='ecs-unseen'> ({out})</span></li>"
            )
    count = words("logs-lab-suspects", count=len(left))
    told = f"{count} {'; '.join(open_ones)}"
    return Table(f"<h4>{escaped(count)}</h4><ul class='ecs-suspects'>{''.join(items)}</ul>", told)
