"""Checks a request against the API model, as the real service does before it thinks.

boto3 checks on the client's side already; other clients over HTTP may not. Source: the ECS API
model that botocore ships (behaviour page, API:*).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import botocore.session
from botocore.loaders import Loader
from botocore.model import ServiceModel

if TYPE_CHECKING:
    from collections.abc import Mapping

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


class SerializationError(Exception):
    """A value of the wrong JSON type; the service answers SerializationException."""


class MissingMemberError(Exception):
    """A required member is absent."""


@cache
def service_model() -> ServiceModel:
    """The API model of ECS, read once a process."""
    loader: Loader = botocore.session.get_session().get_component("data_loader")
    return ServiceModel(loader.load_service_model("ecs", "service-2"), "ecs")


def checked_input(operation: str, request: Mapping[str, Any]) -> dict[str, Any]:
    """The members of ``request`` that the operation knows, after checking their JSON types.

    Unknown members and nulls are dropped, as the service does.

    Raises:
        SerializationError: a value has the wrong JSON type.
        MissingMemberError: a required member is absent.
    """
    shape = service_model().operation_model(operation).input_shape
    return _checked(shape, request) if shape else {}


def _checked(shape: Any, value: Any) -> Any:
    kind = shape.type_name
    if not isinstance(value, _PYTHON_TYPES[kind]) or (
        isinstance(value, bool) and kind != "boolean"
    ):
        raise SerializationError(shape.name)
    if kind == "structure":
        for name in shape.required_members:
            if value.get(name) is None:
                raise MissingMemberError(name)
        return {
            name: _checked(member, value[name])
            for name, member in shape.members.items()
            if value.get(name) is not None
        }
    if kind == "list":
        return [_checked(shape.member, item) for item in value]
    if kind == "map":
        return {_checked(shape.key, k): _checked(shape.value, v) for k, v in value.items()}
    return value
