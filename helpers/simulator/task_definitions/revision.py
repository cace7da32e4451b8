"""One revision of a family, and the states that it goes through."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import datetime

    from helpers.simulator.task_definitions.view import TaskDefinitionView


class Status(StrEnum):
    """ACTIVE -> (deregister) INACTIVE -> (delete) DELETE_IN_PROGRESS -> gone (page 1.2)."""

    ACTIVE = "ACTIVE"
    INACTIVE = "INACTIVE"
    DELETE_IN_PROGRESS = "DELETE_IN_PROGRESS"


@dataclass(slots=True)
class TaskDefinition:
    """One revision. Its document never changes; its status does."""

    family: str
    revision: int
    arn: str
    registered_at: datetime
    _document: dict[str, Any]
    view: TaskDefinitionView
    status: Status = Status.ACTIVE
    deregistered_at: datetime | None = None
    delete_requested_at: datetime | None = None
    tags: dict[str, str] = field(default_factory=dict)

    @property
    def document(self) -> dict[str, Any]:
        """A copy of the stored document: what a caller does to it stays with the caller."""
        return copy.deepcopy(self._document)

    @property
    def name(self) -> str:
        """``family:revision``."""
        return f"{self.family}:{self.revision}"


@dataclass(frozen=True, slots=True)
class Failure:
    """Why one name of a call with many names failed, as the API's Failure says it."""

    arn: str
    reason: str
    detail: str
