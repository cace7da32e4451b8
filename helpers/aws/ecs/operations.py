"""Every operation of the ECS API that the lab carries, by its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from helpers.aws.ecs import agent, simulated, tags, task_definitions

if TYPE_CHECKING:
    from helpers.simulator import Simulator

Operation = Callable[["Simulator", dict[str, Any]], dict[str, Any]]

OPERATIONS: Mapping[str, Operation] = {
    **task_definitions.OPERATIONS,
    **tags.OPERATIONS,
    **simulated.OPERATIONS,
    **agent.OPERATIONS,
}
