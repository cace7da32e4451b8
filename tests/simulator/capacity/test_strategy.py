"""Base and weights of a capacity provider strategy (API:CapacityProviderStrategyItem)."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from small_world import refusal

from helpers.simulator import ErrorCode
from helpers.simulator.capacity.strategy import check, check_for, next_provider


def item(name: str, **numbers: int) -> dict[str, Any]:
    return {"capacityProvider": name, **numbers}


def spread(strategy: list[dict[str, Any]], count: int) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for _ in range(count):
        counts[next_provider(strategy, counts)] += 1
    return dict(counts)


@pytest.mark.parametrize(
    ("strategy", "count", "expected"),
    [
        ([item("FARGATE", weight=1), item("FARGATE_SPOT", weight=1)], 10, (5, 5)),
        ([item("FARGATE", weight=1), item("FARGATE_SPOT", weight=4)], 10, (2, 8)),
        ([item("FARGATE", weight=1, base=2), item("FARGATE_SPOT", weight=3)], 10, (4, 6)),
        ([item("FARGATE", base=3), item("FARGATE_SPOT", weight=1)], 10, (3, 7)),
        ([item("FARGATE", base=3), item("FARGATE_SPOT", weight=1)], 2, (2, 0)),
        ([item("FARGATE", weight=0), item("FARGATE_SPOT", weight=1)], 4, (0, 4)),
        ([item("FARGATE")], 3, (3, 0)),
    ],
)
def test_the_base_first_then_by_weight(
    strategy: list[dict[str, Any]], count: int, expected: tuple[int, int]
) -> None:
    counts = spread(strategy, count)
    assert (counts.get("FARGATE", 0), counts.get("FARGATE_SPOT", 0)) == expected


@pytest.mark.parametrize(
    "strategy",
    [
        [item("FARGATE", base=1, weight=1), item("FARGATE_SPOT", base=1, weight=1)],
        [item("FARGATE"), item("FARGATE_SPOT")],
        [item("FARGATE", weight=1), item("mine", weight=1)],
        [item(f"p{number}", weight=1) for number in range(21)],
    ],
)
def test_strategies_that_make_no_sense(strategy: list[dict[str, Any]]) -> None:
    assert refusal(check, strategy).code is ErrorCode.INVALID_PARAMETER


@pytest.mark.parametrize(
    ("strategy", "begins"),
    [
        (
            [item("FARGATE", base=1, weight=1), item("FARGATE_SPOT", base=1, weight=1)],
            "There are multiple capacity providers in the specified capacity provider strategy "
            "with a base value greater than zero. Only one",
        ),
        (
            [item("FARGATE"), item("FARGATE_SPOT")],
            "There are no capacity providers in the capacity provider strategy with a weight value "
            "greater than zero. Specify",
        ),
    ],
)
def test_strategies_are_refused_in_the_words_of_aws(
    strategy: list[dict[str, Any]], begins: str
) -> None:
    assert refusal(check, strategy).message.startswith(begins)


def test_a_cluster_must_have_the_provider() -> None:
    check_for(["FARGATE"], [item("FARGATE", weight=1)])
    error = refusal(check_for, ["FARGATE"], [item("FARGATE_SPOT", weight=1)])
    assert error.reason == "strategy-provider-not-associated"
