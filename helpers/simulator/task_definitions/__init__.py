"""Task definitions: the blueprint that tasks are made from.

``rules`` is what RegisterTaskDefinition refuses, as a table; ``normal`` what ECS makes of a
definition when it stores it; ``revision`` and ``registry`` families and their revisions; ``view``
a tolerant reading for pictures and forms; ``differences`` what two revisions do not share;
``fargate`` the table of sizes.
"""

from helpers.simulator.task_definitions.differences import Change, Difference, differences
from helpers.simulator.task_definitions.registry import TaskDefinitions
from helpers.simulator.task_definitions.revision import Failure, TaskDefinition
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
