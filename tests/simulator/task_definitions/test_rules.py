"""The table of rules itself."""

from __future__ import annotations

from pathlib import Path

from helpers.simulator.task_definitions.rules import FARGATE_RULES, RULES

BEHAVIOURS = Path(__file__).parents[2] / "conformance" / "behaviours.txt"


def test_every_row_that_a_rule_names_is_a_row_of_the_behaviour_page() -> None:
    rows = set(BEHAVIOURS.read_text(encoding="utf-8").splitlines())
    named = {rule.row for rule in RULES if rule.row[:1].isdigit()}
    assert len(named) > 40
    assert named - rows == set()


def test_a_rule_without_a_row_names_its_source() -> None:
    others = {rule.row for rule in RULES if not rule.row[:1].isdigit()}
    assert all(row.startswith(("API reference, ", "aws/", "PF:")) for row in others)


def test_every_rule_has_a_name_of_its_own() -> None:
    reasons = [rule.reason for rule in RULES]
    assert len(set(reasons)) == len(reasons)


def test_what_fargate_asks_for_is_among_the_rules() -> None:
    assert set(FARGATE_RULES) <= set(RULES)


def test_every_sourced_row_of_1_5_has_a_rule() -> None:
    """All but the row about passing roles, which is IAM's business (behaviour page 6.6)."""
    lines = BEHAVIOURS.read_text(encoding="utf-8").splitlines()
    rows = {line for line in lines if line.startswith("1.5 ")}
    assert rows - {rule.row for rule in RULES} == {"1.5 caller may not pass the role"}
