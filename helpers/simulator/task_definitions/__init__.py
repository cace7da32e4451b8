"""Task definitions: the blueprint that tasks are made from.

``rules`` is what RegisterTaskDefinition refuses, as a table; ``normal`` what ECS makes of a
definition when it stores it; ``registry`` families and revisions; ``view`` a tolerant reading for
pictures and forms; ``differences`` what two revisions do not share; ``fargate`` the table of sizes.
"""

from helpers.simulator.task_definitions.differences import Change, Difference, differences
from helpers.simulator.task_definitions.registry import Failure, TaskDefinition, TaskDefinitions
from helpers.simulator.task_definitions.view import (
    ContainerView,
    PortView,
    TaskDefinitionView,
    view,
)

__all__ = [
    "Change",
    "ContainerView",
    "Difference",
    "Failure",
    "PortView",
    "TaskDefinition",
    "TaskDefinitionView",
    "TaskDefinitions",
    "differences",
    "view",
]
