from __future__ import annotations

import pytest

from helpers.simulator.services.bounds import Bounds, bounds


@pytest.mark.behaviour(
    "4.2 lower bound = ceil(desired × min/100); upper bound = floor(desired ×",
    "4.2 examples: desired 4, 50/100 → stop 2 then start 2; desired 2, min 75",
)
@pytest.mark.parametrize(
    ("desired", "minimum", "maximum", "expected"),
    [
        (4, 50, 100, Bounds(2, 4)),
        (2, 75, 100, Bounds(2, 2)),
        (3, 100, 125, Bounds(3, 3)),
        (4, 100, 200, Bounds(4, 8)),
        (1, 50, 150, Bounds(1, 1)),
        (3, 34, 166, Bounds(2, 4)),
        (0, 100, 200, Bounds(0, 0)),
    ],
)
def test_the_lower_bound_is_rounded_up_and_the_upper_one_down(
    desired: int, minimum: int, maximum: int, expected: Bounds
) -> None:
    assert bounds(desired, minimum, maximum) == expected
