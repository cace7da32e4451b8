"""Placement constraints and strategies of a request, checked (behaviour page 1.1, 4.5).

The texts on fields and on an expression of distinctInstance were seen when such services were
really deployed (the PF rules of the behaviour page's sources); the others are unsourced.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpers.simulator.errors import invalid
from helpers.simulator.placement.expressions import parse

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MOST_CONSTRAINTS = 10
MOST_STRATEGIES = 5
BINPACK_FIELDS = ("cpu", "memory")


def check_constraints(constraints: Sequence[Mapping[str, Any]]) -> None:
    """At most ten; memberOf needs an expression that can be read, distinctInstance takes none.

    Raises:
        EcsError: InvalidParameterException.
    """
    if len(constraints) > MOST_CONSTRAINTS:
        raise invalid(
            f"At most {MOST_CONSTRAINTS} placement constraints are allowed.",
            "too-many-constraints",
            most=MOST_CONSTRAINTS,
        )
    for each in constraints:
        kind, expression = each.get("type", ""), each.get("expression")
        if kind not in {"distinctInstance", "memberOf"}:
            raise invalid(
                f"Placement constraint type {kind} is not supported.",
                "constraint-type",
                type=kind[:40],
            )
        if kind == "distinctInstance" and expression:
            raise invalid(
                "distinctInstance expression should not be specified.",
                "constraint-distinct-expression",
            )
        if kind == "memberOf":
            if not expression:
                raise invalid(
                    "Placement constraint expression can not be blank.", "constraint-expression"
                )
            parse(expression)


def check_strategies(strategies: Sequence[Mapping[str, Any]]) -> None:
    """At most five; binpack is by cpu or memory, random by nothing.

    Raises:
        EcsError: InvalidParameterException.
    """
    if len(strategies) > MOST_STRATEGIES:
        raise invalid(
            f"At most {MOST_STRATEGIES} placement strategies are allowed.",
            "too-many-strategies",
            most=MOST_STRATEGIES,
        )
    for each in strategies:
        kind, field = each.get("type", ""), each.get("field", "")
        if kind not in {"random", "spread", "binpack"}:
            raise invalid(
                f"Placement strategy type {kind} is not supported.",
                "strategy-type",
                type=kind[:40],
            )
        if kind == "binpack" and field.lower() not in BINPACK_FIELDS:
            raise invalid(
                f"binpack field '{field[:80]}' is invalid.", "strategy-field", field=field[:80]
            )
        if kind == "random" and field:
            raise invalid(
                "random field should not be specified.", "strategy-random-field", field=field[:80]
            )
