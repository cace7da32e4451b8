"""Everything that RegisterTaskDefinition refuses, as a table.

ECS stops at the first mistake (behaviour page 1.1), so the order matters: the document, its
containers, their ports, CPU and memory, what names something else, what is attached, logs and
secrets, and at last what Fargate asks for in addition.
"""

from helpers.simulator.task_definitions.rules import (
    attached,
    containers,
    family,
    fargate,
    logs,
    network,
    resources,
    structure,
)
from helpers.simulator.task_definitions.rules.rule import Draft, Rule

RULES: tuple[Rule, ...] = (
    *family.RULES,
    *containers.RULES,
    *network.RULES,
    *resources.TASK_RULES,
    *fargate.TASK_RULES,
    *resources.RULES,
    *structure.RULES,
    *attached.RULES,
    *logs.RULES,
    *fargate.RULES,
)

FARGATE_RULES: tuple[Rule, ...] = (*fargate.TASK_RULES, *fargate.RULES)
"""What makes a definition able to run on Fargate or not."""

__all__ = ["FARGATE_RULES", "RULES", "Draft", "Rule"]
