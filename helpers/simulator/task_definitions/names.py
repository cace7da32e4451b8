"""How a task definition may be named: ``family``, ``family:revision``, or an ARN."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from helpers.simulator.arns import Arns
    from helpers.simulator.task_definitions.revision import TaskDefinition

_NAME = re.compile(
    r"(?:arn:aws:ecs:(?P<region>[a-z0-9-]+):(?P<account>[0-9]{12}):task-definition/)?"
    r"(?P<family>[A-Za-z0-9_-]{1,255})(?::(?P<revision>[0-9]{1,9}))?"
)


def find(
    name: str,
    revisions: Callable[[str], Sequence[TaskDefinition | None]],
    arns: Arns,
) -> TaskDefinition | None:
    """The revision that a name means, or None."""
    parts = _NAME.fullmatch(name)
    if parts is None:
        return None
    if parts["region"] and (parts["region"], parts["account"]) != (arns.region, arns.account):
        return None
    known = revisions(parts["family"])
    if parts["revision"] is None:
        return next((d for d in reversed(known) if d is not None and d.status == "ACTIVE"), None)
    number = int(parts["revision"])
    return known[number - 1] if 1 <= number <= len(known) else None
