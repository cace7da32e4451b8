"""The settings of a service that apply at once, checked and with their defaults (1.6, 4.1, 4.2).

What needs new tasks when it changes is in ``revisions``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from helpers.simulator.errors import EcsError, ErrorCode, invalid
from helpers.simulator.placement.expressions import parse
from helpers.simulator.services import bounds
from helpers.simulator.tasks import admission
from helpers.simulator.tasks.states import LaunchType

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


NAME = re.compile(r"[A-Za-z0-9_-]{1,255}")
MOST_STRATEGIES = 5
MOST_CONSTRAINTS = 10

MOST_TASKS = 5000
"""Tasks of a service (its quota)."""

LONGEST_GRACE = 2_147_483_647
"""Seconds of a health check grace period: about 69 years."""


def controller_of(request: Mapping[str, Any]) -> str:
    """ECS or EXTERNAL; CodeDeploy's controller is not carried (the text is unsourced)."""
    controller = request.get("deploymentController", {}).get("type", "ECS")
    if controller not in {"ECS", "EXTERNAL"}:
        raise EcsError(
            ErrorCode.UNSUPPORTED_FEATURE,
            f"The deployment controller {str(controller)[:40]} is not supported.",
            reason="deployment-controller-not-carried",
            fields={"controller": str(controller)[:40]},
        )
    return str(controller)


def check_name(name: str) -> None:
    """Letters, digits, hyphens and underscores, 255 at most (the text is unsourced)."""
    if not NAME.fullmatch(name):
        raise invalid(
            "Service names can only contain letters, numbers, hyphens and underscores, and can "
            "have at most 255 characters.",
            "service-name-invalid",
            name=name[:80],
        )


def check_count(desired: Any, *, daemon: bool) -> int:
    """The desired count: required for REPLICA, not allowed for DAEMON, not even 0.

    The text for DAEMON is PF:pf-ecs-service-daemon-desired-count; the others are unsourced.
    """
    if daemon:
        if desired is not None:
            raise invalid(
                "The daemon scheduling strategy does not support a desired count for services. "
                "Remove the desired count value and try again",
                "desired-count-for-daemon",
                desired=int(desired),
            )
        return 0
    if desired is None:
        raise invalid("Desired count should not be null.", "desired-count-missing")
    if desired < 0:
        raise invalid(
            "Desired count can not be negative.", "desired-count-negative", desired=int(desired)
        )
    if desired > MOST_TASKS:
        raise invalid(
            f"Desired count can not be greater than {MOST_TASKS}.",
            "desired-count-over-quota",
            desired=int(desired),
            most=MOST_TASKS,
        )
    return int(desired)


def deployment_configuration(
    given: Mapping[str, Any], *, daemon: bool, former: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """``deploymentConfiguration`` with its defaults (4.2), or with what was there before.

    Raises:
        EcsError: for percentages that block every deployment (1.6).
    """
    minimum, maximum = bounds.DAEMON if daemon else bounds.REPLICA
    merged: dict[str, Any] = {
        "deploymentCircuitBreaker": {"enable": False, "rollback": False},
        "maximumPercent": maximum,
        "minimumHealthyPercent": minimum,
        "strategy": "ROLLING",
        "bakeTimeInMinutes": 0,
        **(former or {}),
        **given,
    }
    minimum, maximum = merged["minimumHealthyPercent"], merged["maximumPercent"]
    if minimum > 100:
        raise invalid(
            "minimumHealthyPercent must be at most 100", "minimum-over-100", minimum=minimum
        )
    if minimum < 0:  # the text is unsourced
        raise invalid(
            "minimumHealthyPercent must be at least 0", "minimum-negative", minimum=minimum
        )
    if maximum < 100:
        raise invalid("maximumPercent must be at least 100", "maximum-under-100", maximum=maximum)
    if daemon and maximum != 100:
        raise invalid(
            "The daemon scheduling strategy does not support values above 100 for maximumPercent "
            "on a deployment configuration. Change the maximumPercent value to 100, and try again",
            "maximum-for-daemon",
            maximum=maximum,
        )
    if minimum == maximum == 100:
        raise invalid(
            "Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block "
            "deployments.",
            "both-percents-100",
        )
    if merged["strategy"] != "ROLLING":
        raise EcsError(  # the text is unsourced
            ErrorCode.UNSUPPORTED_FEATURE,
            f"The deployment strategy {merged['strategy']} is not supported.",
            reason="deployment-strategy-not-carried",
            fields={"strategy": str(merged["strategy"])},
        )
    return merged


def check_placement(
    launch_type: LaunchType,
    constraints: Sequence[Mapping[str, Any]],
    strategy: Sequence[Mapping[str, Any]],
    *,
    daemon: bool,
) -> None:
    """Not on Fargate, no strategy for DAEMON, and not too many (4.5).

    Texts: PF:pf-ecs-svc-daemon-with-placement-strategies, pf-ecs-svc-placement-strategies-max6; the
    last one is unsourced.

    Raises:
        EcsError: also for an expression that cannot be read.
    """
    admission.check_placement(launch_type, constraints, strategy)
    if daemon and strategy:
        raise invalid(
            "The daemon scheduling strategy does not support placement strategies. Remove the "
            "placement strategy and try again",
            "placement-strategy-for-daemon",
        )
    if len(strategy) > MOST_STRATEGIES:
        raise invalid(
            f"Maximum number of strategies is {MOST_STRATEGIES}.",
            "too-many-service-strategies",
            count=len(strategy),
        )
    if len(constraints) > MOST_CONSTRAINTS:
        raise invalid(
            f"placementConstraints can have at most {MOST_CONSTRAINTS} items.",
            "too-many-service-constraints",
            count=len(constraints),
        )
    for each in constraints:
        check_constraint(each)
    for each in strategy:
        _check_strategy(each)


def check_constraint(constraint: Mapping[str, Any]) -> None:
    """``distinctInstance``, or ``memberOf`` with an expression that can be read."""
    kind, expression = constraint.get("type"), constraint.get("expression")
    if kind == "memberOf" and expression:
        parse(expression)
    elif kind != "distinctInstance":  # the text is unsourced
        raise invalid(
            f"Invalid placement constraint: {str(kind)[:40]}.",
            "placement-constraint-invalid",
            constraint=str(kind)[:40],
        )


def _check_strategy(strategy: Mapping[str, Any]) -> None:
    """``random``, ``spread`` over any field, ``binpack`` by cpu or memory (4.5)."""
    kind, field = strategy.get("type"), str(strategy.get("field", "")).lower()
    if kind not in {"random", "spread"} and not (kind == "binpack" and field in {"cpu", "memory"}):
        raise invalid(  # the text is unsourced
            f"Invalid placement strategy: {str(kind)[:40]} {field[:40]}.",
            "placement-strategy-invalid",
            strategy=str(kind)[:40],
            field=field[:40],
        )


def rebalancing(request: Mapping[str, Any], *, daemon: bool) -> bool:
    """Shall ECS even out zones? Unless told otherwise yes; a DAEMON has nothing to even out.

    Raises:
        EcsError: asked for with DAEMON (PF:pf-ecs-svc-az-rebalancing-with-daemon).
    """
    asked = request.get("availabilityZoneRebalancing")
    if daemon and asked == "ENABLED":
        raise invalid(
            "The service couldn't be created because Availability Zone Rebalancing does not "
            "support DAEMON as scheduling strategy. Update scheduling strategy and try again.",
            "rebalancing-for-daemon",
        )
    return not daemon and asked != "DISABLED"


def check_grace(request: Mapping[str, Any]) -> None:
    """The grace period in seconds, as far as a 32-bit number goes (API:CreateServiceRequest).

    Raises:
        EcsError: below 0 or above that (text unsourced).
    """
    grace = request.get("healthCheckGracePeriodSeconds")
    if grace is not None and not 0 <= grace <= LONGEST_GRACE:
        raise invalid(
            f"healthCheckGracePeriodSeconds must be between 0 and {LONGEST_GRACE}.",
            "grace-out-of-range",
            grace=int(grace),
        )
