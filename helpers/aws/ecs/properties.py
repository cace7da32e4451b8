"""From CloudFormation's properties to the API's members: other capitals, and numbers as text."""

from __future__ import annotations

from typing import Any

from helpers.aws.ecs.shapes import service_model

_RENAMED = {"proxyconfigurationproperties": "properties"}
"""The properties that CloudFormation does not call as the API does, in lower case."""


def as_request(operation: str, properties: Any) -> dict[str, Any]:
    """The request of an operation that the properties of a resource ask for.

    Properties that the operation does not know are left out. CloudFormation takes ``"2"`` and
    ``"true"`` for numbers and truth values; the API does not.
    """
    shape = service_model().operation_model(operation).input_shape
    found: dict[str, Any] = _converted(shape, properties) if shape else {}
    return found


def _converted(shape: Any, value: Any) -> Any:
    kind = shape.type_name
    if kind == "structure" and isinstance(value, dict):
        members = {name.lower(): name for name in shape.members}
        found = {}
        for key, item in value.items():
            lower = key.lower()
            name = members.get(_RENAMED.get(lower, lower))
            if name:
                found[name] = _converted(shape.members[name], item)
        return found
    if kind == "list" and isinstance(value, list):
        return [_converted(shape.member, item) for item in value]
    if kind == "map" and isinstance(value, dict):
        return {key: _converted(shape.value, item) for key, item in value.items()}
    if kind in ("integer", "long") and isinstance(value, str):
        return int(value) if value.lstrip("-").isdigit() else value
    if kind == "boolean" and isinstance(value, str):
        return {"true": True, "false": False}.get(value.lower(), value)
    if kind == "string" and isinstance(value, bool):
        return str(value).lower()
    if kind == "string" and isinstance(value, int | float):
        return str(value)
    return value
