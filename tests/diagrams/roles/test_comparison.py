"""Two lives side by side: what differs is marked, also without colour."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lives import ALL, DENIED, FINE, REFUSED

from helpers.diagrams.roles import compare
from helpers.i18n import LANGUAGES, words

EN = words("en")


def test_a_life_is_the_same_as_itself() -> None:
    again = replace(FINE, number=2, task_id="another", log=("on another",))
    first = replace(FINE, log=(f"on {FINE.task_id}",))
    head, *rows = compare(first, again, EN).words.splitlines()
    assert head == "run 1 | run 2"
    assert rows
    assert [row for row in rows if row.startswith("≠")] == []


def test_what_differs_is_marked() -> None:
    table = compare(FINE, DENIED, EN)
    rows = table.words.splitlines()
    assert "≠ dynamodb:PutItem · task role: ✓ allowed | ✕ denied" in rows
    assert "= s3:GetObject · task role: ✓ allowed | ✓ allowed" in rows
    assert "= lastStatus: RUNNING | RUNNING" in rows
    assert table.html.count("≠") == sum(row.startswith("≠") for row in rows)


def test_a_call_that_one_life_never_made_is_named() -> None:
    rows = compare(FINE, REFUSED, EN).words.splitlines()
    assert "≠ s3:GetObject · task role: ✓ allowed | not made" in rows
    assert any(r.startswith("≠ stoppedReason: – | AccessDeniedException: User:") for r in rows)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ALL)
def test_nothing_of_a_learner_is_markup(language: str, name: str) -> None:
    table = compare(FINE, ALL[name], words(language))
    assert "<b>" not in table.html
    assert table.html.count("<tr") == len(table.words.splitlines())
