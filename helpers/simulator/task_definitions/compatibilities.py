"""What a definition is really able to run on, whatever it asked to be checked against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.simulator.errors import EcsError
from helpers.simulator.task_definitions.rules import FARGATE_RULES, Draft

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROLE_RULES = frozenset({"fargate-ecr-execution-role", "fargate-awslogs-execution-role"})
"""Only checked when FARGATE is asked for (behaviour page 6.3, last line)."""


def compatibilities(draft: Draft) -> Iterator[str]:
    """The launch types, in the order that ECS answers (behaviour page 1.1, row compatibilities)."""
    if draft.network_mode != "awsvpc":
        yield "EXTERNAL"
    yield "EC2"
    if _could_run_on_fargate(draft):
        yield "FARGATE"
    if "MANAGED_INSTANCES" in draft.requires:
        yield "MANAGED_INSTANCES"


def _could_run_on_fargate(draft: Draft) -> bool:
    as_if = Draft({**draft.request, "requiresCompatibilities": ["FARGATE"]}, draft.account)
    try:
        for rule in FARGATE_RULES:
            if rule.reason not in _ROLE_RULES:
                rule.check(as_if)
    except EcsError:
        return False
    return True
