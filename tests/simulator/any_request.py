"""Requests of the right types and of any sense, made from the API model that botocore ships."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import botocore.session

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

SERVICE = botocore.session.get_session().get_service_model("ecs")
WORDS = [
    "web",
    "job",
    "job:1",
    "default",
    "FARGATE",
    "FARGATE_SPOT",
    "EC2",
    "RUNNING",
    "STOPPED",
    "DRAINING",
    "memberOf",
    "spread",
    "binpack",
    "cpu",
    "host",
    "instanceId",
    "TASK_DEFINITION",
    "ENABLED",
    "app",
    "TAGS",
    "awsvpcTrunking",
    "enabled",
]
TEXTS = [*WORDS, "", "x" * 300, "số một <b>", "attribute:x == y", "arn:aws:ecs:::task/a/b"]
NUMBERS = [0, 1, 2, 5, 10, 11, 100, -1, 2**31]


class AnyRequest:
    """A source of requests.

    Args:
        names: what a member of this name can well be; None for no idea.
    """

    def __init__(self, source: random.Random, names: Callable[[str], list[str]]) -> None:
        self._random = source
        self._names = names
        self._generosity = 0.3

    def make(self, operation: str) -> dict[str, Any]:
        """A request of this operation."""
        self._generosity = self._random.choice([0.05, 0.2, 0.4])
        request: dict[str, Any] = self._value(SERVICE.operation_model(operation).input_shape, "", 0)
        return request

    def _value(self, shape: Any, name: str, depth: int) -> Any:
        pick = self._random
        kind = shape.type_name
        if kind == "structure":
            likely = self._generosity if depth < 2 else 0.7
            return {
                key: self._value(member, key, depth + 1)
                for key, member in shape.members.items()
                if key in shape.required_members or pick.random() < likely
            }
        if kind == "list":
            count = pick.choice([0, 1, 1, 1, 2, 3])
            return [self._value(shape.member, name, depth + 1) for _ in range(count)]
        if kind == "map":
            return {pick.choice(TEXTS): self._value(shape.value, name, depth + 1)}
        if kind == "string":
            return self._text(shape, name)
        return pick.random() < 0.5 if kind == "boolean" else pick.choice(NUMBERS)

    def _text(self, shape: Any, name: str) -> str:
        sensible = self._names(name) or list(shape.enum)
        if sensible and self._random.random() < 0.85:
            return self._random.choice(sensible)
        return self._random.choice(TEXTS)
