"""Names that RegisterTaskDefinition does not know, with the one that was probably meant."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from helpers.aws.ecs.shapes import service_model

if TYPE_CHECKING:
    from collections.abc import Iterator


class UnknownField(NamedTuple):
    """Where it stands, and a known name that is much like it (or ``""``)."""

    path: str
    meant: str


@cache
def _input() -> Any:
    return service_model().operation_model("RegisterTaskDefinition").input_shape


def unknown_fields(document: Any) -> tuple[UnknownField, ...]:
    """Every unknown name, in the order of the document; ECS's API model decides."""
    return tuple(_unknown(_input(), document, ""))


def _unknown(shape: Any, value: Any, path: str) -> Iterator[UnknownField]:
    if shape.type_name == "structure" and isinstance(value, dict):
        for name, member in value.items():
            here = f"{path}.{name}" if path else name
            if name in shape.members:
                yield from _unknown(shape.members[name], member, here)
            else:
                close = get_close_matches(name[:60], list(shape.members), 1, 0.75)
                yield UnknownField(here, close[0] if close else "")
    elif shape.type_name == "list" and isinstance(value, list):
        for index, item in enumerate(value):
            yield from _unknown(shape.member, item, f"{path}[{index}]")
