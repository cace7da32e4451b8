"""Placement constraints and strategies that are refused, in AWS's words."""

from __future__ import annotations

import pytest
from small_world import refusal

from helpers.simulator import ErrorCode
from helpers.simulator.placement.checks import check_constraints, check_strategies


@pytest.mark.behaviour("4.5 strategies (EC2 only, ≤5): random; spread (instanceId/host,")
@pytest.mark.parametrize(
    ("strategy", "message"),
    [
        ({"type": "binpack", "field": "instanceId"}, "binpack field 'instanceId' is invalid."),
        ({"type": "random", "field": "cpu"}, "random field should not be specified."),
    ],
)
def test_a_strategy_takes_its_own_fields_only(strategy: dict[str, str], message: str) -> None:
    error = refusal(check_strategies, [strategy])
    assert (error.code, error.message) == (ErrorCode.INVALID_PARAMETER, message)


@pytest.mark.behaviour("4.5 constraints: distinctInstance, memberOf(expression); binding, while")
def test_distinct_instance_has_nothing_to_compare() -> None:
    check_constraints([{"type": "distinctInstance"}])
    error = refusal(check_constraints, [{"type": "distinctInstance", "expression": "x == y"}])
    assert error.message == "distinctInstance expression should not be specified."


def test_what_makes_sense_passes() -> None:
    check_strategies([{"type": "random"}, {"type": "binpack", "field": "memory"}])
