"""Requests to ECS for hypothesis, made from botocore's model of the API.

Most are of the right types and name things that exist, so that they get far; some are not.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from hypothesis import strategies as st

from helpers.aws.ecs.shapes import service_model

NAMES = {
    "cluster": ["default", "lab", "no-such-cluster"],
    "clusterName": ["default", "lab"],
    "clusters": ["default", "lab", "no-such-cluster"],
    "service": ["web", "api", "no-such-service"],
    "services": ["web", "api", "no-such-service"],
    "serviceName": ["web", "api"],
    "family": ["web", "worker"],
    "familyPrefix": ["web", "worker"],
    "taskDefinition": ["web", "web:1", "worker", "no-such-family"],
    "taskDefinitions": ["web:1", "worker:2"],
    "image": ["nginx", "nginx:latest", "no-such.example/image"],
    "cpu": ["256", "512", ".5 vCPU", "x"],
    "memory": ["512", "1024", "1GB", "x"],
    "capacityProvider": ["FARGATE", "FARGATE_SPOT", "no-such-provider"],
    "instanceIdentityDocument": [
        json.dumps({"instanceId": f"i-0000000000000000{n}", "instanceType": "m5.large"})
        for n in range(3)
    ],
    "subnets": ["subnet-public-a", "no-such-subnet"],
    "expression": ["attribute:ecs.instance-type == m5.large", "("],
    "filter": ["attribute:ecs.instance-type == m5.large", "("],
    "nextToken": ["1", "no-such-token"],
}
"""Texts by the name of the member that holds them."""

ODD_TEXTS = ["", " ", "x" * 300, "Hà Nội 🍜", "<b>&amp;</b>", "a/b:c", "arn:aws:ecs", "-1", "\x00"]
WRONG = [None, True, 7, -1, 2**31, 2**70, 1.5, "text", [], {}, [[]], {"a": {}}]
"""Values of which most are of the wrong type, wherever they stand."""

SEEN: list[str] = []
"""ARNs that answers named; requests name them again."""


def remember(answer: Any) -> None:
    """Keep the ARNs of an answer for later requests."""
    if isinstance(answer, dict):
        for value in answer.values():
            remember(value)
    elif isinstance(answer, list):
        for value in answer:
            remember(value)
    elif isinstance(answer, str) and answer.startswith("arn:aws:ecs:") and answer not in SEEN:
        SEEN.append(answer)


def _seen(number: int) -> str:
    return SEEN[number % len(SEEN)] if SEEN else "arn:aws:ecs:ap-southeast-1:123456789012:task/x/y"


@cache
def requests(operation: str) -> st.SearchStrategy[Any]:
    """Requests to one operation."""
    shape = service_model().operation_model(operation).input_shape
    return _values(shape, "") if shape else st.just({})


@cache
def _values(shape: Any, name: str) -> st.SearchStrategy[Any]:
    kind = shape.type_name
    if kind == "structure":
        required = {m: _values(shape.members[m], m) for m in shape.required_members}
        optional = {
            m: _values(member, m) for m, member in shape.members.items() if m not in required
        }
        return st.one_of(st.just({}), _some(optional)).flatmap(
            lambda chosen: st.fixed_dictionaries(required).map(lambda base: {**base, **chosen})
        )
    if kind == "list":
        return st.lists(_values(shape.member, name), max_size=3)
    if kind == "map":
        return st.dictionaries(_values(shape.key, ""), _values(shape.value, ""), max_size=2)
    if kind == "boolean":
        return st.booleans()
    if kind in ("integer", "long"):
        return st.one_of(st.integers(0, 12), st.sampled_from([-1, 100, 200, 80, 2**31 - 1]))
    if kind in ("double", "float"):
        return st.floats(-1, 200, allow_nan=False)
    if kind == "timestamp":
        return st.integers(0, 2_000_000_000)
    return _texts(shape, name)


def _some(optional: dict[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[dict[str, Any]]:
    """Up to four of the optional members."""
    if not optional:
        return st.just({})
    return st.lists(st.sampled_from(sorted(optional)), max_size=4, unique=True).flatmap(
        lambda names: st.fixed_dictionaries({m: optional[m] for m in names})
    )


def _texts(shape: Any, name: str) -> st.SearchStrategy[str]:
    if shape.enum:
        return st.one_of(st.sampled_from(list(shape.enum)), st.sampled_from(ODD_TEXTS))
    likely = st.sampled_from(NAMES.get(name, ["web", "lab", "app"]))
    return st.one_of(
        likely, likely, st.integers(0, 999).map(_seen), st.sampled_from(ODD_TEXTS), st.text()
    )


@st.composite
def spoilt(draw: st.DrawFn, operation: str) -> Any:
    """A request with one value, somewhere, replaced by another one of any type."""
    request = draw(requests(operation))
    path = draw(st.sampled_from(list(_paths(request))))
    return _replaced(request, path, draw(st.sampled_from(WRONG)))


def _paths(value: Any, path: tuple[Any, ...] = ()) -> Any:
    yield path
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _paths(item, (*path, key))
    elif isinstance(value, list):
        for place, item in enumerate(value):
            yield from _paths(item, (*path, place))


def _replaced(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    if not path:
        return new
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = _replaced(value[path[0]], path[1:], new)
    return copy
