"""Frozen pictures of the simulator's state: the only thing that diagrams read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from helpers.simulator.task_definitions.view import TaskDefinitionView


@dataclass(frozen=True, slots=True)
class TaskDefinitionSnapshot:
    """One revision at one moment."""

    arn: str
    family: str
    revision: int
    status: str
    view: TaskDefinitionView


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything at one moment of lab time (``time`` is in UTC)."""

    time: datetime
    task_definitions: tuple[TaskDefinitionSnapshot, ...]
