"""Checks a request against the API model, as the real service does before it thinks.

boto3 checks on the client's side already; other clients over HTTP may not. Source: the ECS API
model that botocore ships (behaviour page, API:*).
"""

from __future__ import annotations

from functools import cache
from typing import Any

from botocore.loaders import Loader
from botocore.model import ServiceModel

_PYTHON_TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "long": (int,),
    "double": (int, float),
    "float": (int, float),
    "boolean": (bool,),
    "timestamp": (int, float),
    "list": (list,),
    "map": (dict,),
    "structure": (dict,),
}


_INTEGER_RANGES: dict[str, int] = {"integer": 2**31, "long": 2**63}
"""Whole numbers run from minus this to this minus one (Smithy, simple types)."""

OWN_WORDS = frozenset({"RegisterTaskDefinition"})
"""Operations whose rules ask for the required members themselves, in words of their own."""


class SerializationError(Exception):
    """A value of the wrong JSON type; the service answers SerializationException.

    Args:
        message: AWS's words.
        path: where in the request, like ``containerDefinitions[0].memory``.
    """

    def __init__(self, message: str, path: str) -> None:
        super().__init__(message)
        self.path = path


class MissingMemberError(Exception):
    """A required member is absent; its text is the path of the member."""


@cache
def service_model() -> ServiceModel:
    """The API model of ECS, read once a process."""
    return ServiceModel(Loader().load_service_model("ecs", "service-2"), "ecs")


def checked_input(operation: str, request: object) -> dict[str, Any]:
    """The members of ``request`` that the operation knows, after checking their JSON types.

    Unknown members and nulls are dropped, as the service does.

    Raises:
        SerializationError: a value has the wrong JSON type.
        MissingMemberError: a required member is absent.
    """
    shape = service_model().operation_model(operation).input_shape
    if shape is None:
        return {}
    found: dict[str, Any] = _checked(shape, request, "", required=operation not in OWN_WORDS)
    return found


def _checked(shape: Any, value: Any, path: str, *, required: bool = True) -> Any:
    kind = shape.type_name
    if not _has_type(kind, value):
        raise SerializationError(_wrong_type(kind, value), path)
    if kind == "structure":
        for name in shape.required_members if required else ():
            if value.get(name) is None:
                raise MissingMemberError(_below(path, name))
        return {
            name: _checked(member, value[name], _below(path, name))
            for name, member in shape.members.items()
            if value.get(name) is not None
        }
    if kind == "list":
        return [
            _checked(shape.member, item, f"{path}[{place}]")
            for place, item in enumerate(value)
            if item is not None
        ]
    if kind == "map":
        return {
            key: _checked(shape.value, item, _below(path, key))
            for key, item in value.items()
            if item is not None
        }
    if (limit := _INTEGER_RANGES.get(kind)) and not -limit <= value < limit:
        raise SerializationError(f"NUMBER_VALUE cannot be converted to {kind.title()}", path)
    return value


def _has_type(kind: str, value: object) -> bool:
    if isinstance(value, bool):  # which Python counts among the whole numbers
        return kind == "boolean"
    return isinstance(value, _PYTHON_TYPES[kind])


def _below(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _wrong_type(kind: str, value: object) -> str:
    """AWS's words, as seen in aws-actions/amazon-ecs-deploy-task-definition#587."""
    if isinstance(value, dict):
        return "Start of structure or map found where not expected."  # unsourced text
    if isinstance(value, list):
        return "Start of list found where not expected."  # unsourced text
    found = (
        str(value).upper() if isinstance(value, bool) else
        "NUMBER" if isinstance(value, int | float) else
        "NULL" if value is None else
        "STRING"
    )  # fmt: skip
    return f"{found}_VALUE cannot be converted to {kind.title()}"
