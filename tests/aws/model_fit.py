"""Whether a response of ours is one that botocore's model of ECS describes."""

from __future__ import annotations

from typing import Any

from helpers.aws.ecs.shapes import service_model

JSON_TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "long": (int,),
    "double": (int, float),
    "float": (int, float),
    "timestamp": (int, float),
    "list": (list,),
    "map": (dict,),
    "structure": (dict,),
}


def fits_model(operation: str, body: object) -> list[str]:
    """Every place where a raw response (JSON as Python) does not fit; none is what one wants.

    Botocore's parser drops a member that it does not know without a word, and takes most values as
    they come, so a misspelt or wrongly typed member would be lost on the learner and on the tests.
    """
    shape = service_model().operation_model(operation).output_shape
    return _problems(shape, body, operation)


def _problems(shape: Any, value: object, path: str) -> list[str]:
    kind = shape.type_name
    if kind == "boolean" or isinstance(value, bool):
        fits = kind == "boolean" and isinstance(value, bool)
        return [] if fits else [f"{path}: {value!r} for a {kind}"]
    if not isinstance(value, JSON_TYPES[kind]):
        return [f"{path}: {value!r} for a {kind}"]
    if isinstance(value, dict) and kind == "structure":
        unknown = [f"{path}: no member {name!r}" for name in value if name not in shape.members]
        known = [
            problem
            for name, member in value.items()
            if name in shape.members
            for problem in _problems(shape.members[name], member, f"{path}.{name}")
        ]
        return unknown + known
    if isinstance(value, dict):
        return [p for key, v in value.items() for p in _problems(shape.value, v, f"{path}.{key}")]
    if isinstance(value, list):
        return [
            p
            for place, v in enumerate(value)
            for p in _problems(shape.member, v, f"{path}[{place}]")
        ]
    return []
