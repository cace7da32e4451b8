"""The record of every API call: who made it, what it asked, what came back."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

REMEMBERED = 10_000
"""How many calls a lab remembers; the oldest are forgotten first."""

RESPONSES_REMEMBERED = 200
"""How many of them with what came back: a page of a hundred tasks weighs half a megabyte."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a call failed: AWS's code and words, and the rule behind them as data.

    ``reason`` is empty when the refusal came from another service than ECS.
    """

    code: str
    message: str
    reason: str = ""
    fields: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Call:
    """One API call, at one moment of lab time (UTC).

    ``signer`` is ``you``, or who else signed it (behaviour page 6.1): ``execution-role``,
    ``task-role``, ``instance-role``; ``role`` is that role's ARN and ``signed_as`` the ARN that
    refusals name, with the session (the task id, where it is a task's). ``not_judged`` has the
    condition keys of policies that the lab does not know.
    """

    time: datetime
    signer: str
    service: str
    action: str
    parameters: Mapping[str, Any]
    resource: str
    allowed: bool
    error: Refusal | None
    response: Mapping[str, Any]
    role: str | None = None
    not_judged: tuple[str, ...] = ()
    signed_as: str = ""


class Calls(deque[Call]):
    """The calls of a lab, oldest first; older ones without their responses."""

    def __init__(self) -> None:
        super().__init__(maxlen=REMEMBERED)

    def append(self, call: Call) -> None:
        """Remember one more call."""
        super().append(call)
        if len(self) > RESPONSES_REMEMBERED:
            place = -RESPONSES_REMEMBERED - 1
            self[place] = replace(self[place], response={})
