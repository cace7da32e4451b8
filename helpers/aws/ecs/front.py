"""The ECS endpoint: AWS's JSON 1.1 protocol in front of the simulator."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from helpers.aws.calls import Refusal
from helpers.aws.ecs import shapes
from helpers.aws.ecs.operations import OPERATIONS
from helpers.simulator import EcsError, ErrorCode

if TYPE_CHECKING:
    from helpers.simulator import Simulator


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back over the wire, and what the record of calls keeps of it."""

    status: int
    body: dict[str, Any]
    request: dict[str, Any] = field(default_factory=dict)
    refusal: Refusal | None = None


def answer(simulator: Simulator, operation: str, body: bytes) -> Answer:
    """Answer one call of an operation that the lab carries.

    Source of the wire form: Smithy's AWS JSON 1.1 protocol; an error names its code in ``__type``.
    """
    try:
        members = _read(body)
    except (ValueError, RecursionError):
        # What AWS says of text that is not JSON, or is nested without end (unsourced text).
        return _refused(Refusal("SerializationException", "Unexpected token.", "not-json"), {})
    return called(simulator, operation, members)


def called(simulator: Simulator, operation: str, members: object) -> Answer:
    """Answer one call whose request has been read already."""
    try:
        request = shapes.checked_input(operation, members)
    except shapes.SerializationError as problem:
        fields = {"path": problem.path or "?"}
        return _refused(Refusal("SerializationException", str(problem), "wrong-type", fields), {})
    except shapes.MissingMemberError as missing:
        path = str(missing)
        member = path.rpartition(".")[2]
        text = f"{member[:1].upper()}{member[1:]} can not be blank."  # as ECS says of a family
        return _refused(Refusal(ErrorCode.CLIENT.value, text, "missing-member", {"path": path}), {})
    try:
        return Answer(200, OPERATIONS[operation](simulator, request), request)
    except EcsError as error:
        refusal = Refusal(error.code.value, error.message, error.reason, error.fields)
        return _refused(refusal, request)


def _read(body: bytes) -> object:
    """The JSON of a request. Half a surrogate pair is no text, so it is refused.

    Raises:
        ValueError: for what is not JSON in UTF-8.
    """
    request: object = json.loads(body or b"{}")
    if b"\\u" in body:
        json.dumps(request, ensure_ascii=False).encode("utf-8")
    return request


def _refused(refusal: Refusal, request: dict[str, Any]) -> Answer:
    body = {"__type": refusal.code, "message": refusal.message}
    return Answer(400, body, request, refusal)
