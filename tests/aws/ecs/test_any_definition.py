"""Whatever is sent, ECS answers: a stored definition, or a refusal with a code of AWS's."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from model_fit import fits_model
from published import PUBLISHED
from shape_strategies import requests, spoilt
from test_published import again

from helpers.aws.ecs import front
from helpers.aws.ecs.shapes import service_model
from helpers.simulator import ErrorCode, Simulator

REGISTER = "RegisterTaskDefinition"
CODES = {*ErrorCode, "SerializationException"}
MEMBERS = service_model().operation_model(REGISTER).input_shape.members


def answer(simulator: Simulator, operation: str, request: Any) -> front.Answer:
    return front.answer(simulator, operation, json.dumps(request).encode())


def mixed(one: dict[str, Any], other: dict[str, Any], names: list[str]) -> dict[str, Any]:
    """A published definition with some members of another request on top."""
    return {**one, **{name: other[name] for name in names if name in other}}


ANY = requests(REGISTER)
MIXED = st.builds(
    mixed,
    st.sampled_from(list(PUBLISHED.values())),
    st.one_of(ANY, st.sampled_from(list(PUBLISHED.values()))),
    st.lists(st.sampled_from(sorted(MEMBERS.keys() - {"tags"})), max_size=3),
)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(request=st.one_of(ANY, MIXED, spoilt(REGISTER)))
def test_registering_anything_is_answered(request: Any) -> None:
    simulator = Simulator()
    first = answer(simulator, REGISTER, request)
    if first.refusal:
        assert first.refusal.code in CODES
        assert first.refusal.message
        assert first.refusal.reason
        assert simulator.task_definitions.snapshot() == ()
        return
    assert fits_model(REGISTER, first.body) == []
    described = answer(simulator, "DescribeTaskDefinition", {"taskDefinition": request["family"]})
    assert described.body["taskDefinition"] == first.body["taskDefinition"]
    second = answer(simulator, REGISTER, again(first.body["taskDefinition"]))
    assert second.refusal is None
    assert again(second.body["taskDefinition"]) == again(first.body["taskDefinition"])


def test_the_mixture_registers_and_refuses() -> None:
    """Guards the test above: were everything refused, it would say little."""
    found = set()

    @settings(max_examples=60, deadline=None, database=None, derandomize=True)
    @given(request=MIXED)
    def look(request: Any) -> None:
        found.add(answer(Simulator(), REGISTER, request).refusal is None)

    look()
    assert found == {True, False}
