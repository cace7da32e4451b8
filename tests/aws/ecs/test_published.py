"""What people publish registers, fits the model, and registers again from its own description."""

from __future__ import annotations

import json
from typing import Any

import pytest
from botocore.exceptions import ClientError
from drafts import behaviour
from model_fit import fits_model
from published import PUBLISHED

from helpers import Lab
from helpers.aws.ecs import front
from helpers.aws.ecs.shapes import service_model

RESPONSE_ONLY = {
    "taskDefinitionArn",
    "revision",
    "status",
    "registeredAt",
    "registeredBy",
    "compatibilities",
    "requiresAttributes",
}
GIVEN = service_model().operation_model("RegisterTaskDefinition").input_shape.members.keys()


def again(described: dict[str, Any]) -> dict[str, Any]:
    """What ``aws ecs describe-task-definition`` shows, made fit for registering as people do."""
    return {member: value for member, value in described.items() if member in GIVEN}


@behaviour("1.1 requiresCompatibilities")
@pytest.mark.parametrize("name", PUBLISHED)
def test_it_registers(ecs: Any, name: str) -> None:
    definition = PUBLISHED[name]
    found = ecs.register_task_definition(**definition)["taskDefinition"]
    assert found["status"] == "ACTIVE"
    assert set(definition.get("requiresCompatibilities", ())) - {"EXTERNAL"} <= set(
        found["compatibilities"]
    )
    for member in definition.keys() - {"tags", "cpu", "memory", "containerDefinitions"}:
        assert found[member] == definition[member]
    for sent, stored in zip(
        definition["containerDefinitions"], found["containerDefinitions"], strict=True
    ):
        changed = {m for m in sent if stored[m] != sent[m]}
        assert changed <= {"portMappings", "healthCheck"}  # which get defaults of their own


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_raw_answer_fits_the_model(lab: Lab, name: str) -> None:
    body = json.dumps(PUBLISHED[name]).encode()
    registered = front.answer(lab._session.simulator(), "RegisterTaskDefinition", body)
    assert fits_model("RegisterTaskDefinition", registered.body) == []


@pytest.mark.parametrize("name", PUBLISHED)
def test_its_description_registers_again_as_the_same(ecs: Any, name: str) -> None:
    first = ecs.register_task_definition(**PUBLISHED[name])["taskDefinition"]
    second = ecs.register_task_definition(**again(first))["taskDefinition"]
    assert second["revision"] == 2
    assert again(second) == again(first)
    assert second.keys() >= RESPONSE_ONLY


def test_the_examples_use_all_of_the_api() -> None:
    """No member of a container or of the definition is left out without anybody noticing."""
    container = service_model().shape_for("ContainerDefinition").members.keys()
    used = {m for d in PUBLISHED.values() for c in d["containerDefinitions"] for m in c}
    assert container - used == set()
    assert GIVEN - {m for d in PUBLISHED.values() for m in d} == set()


def test_a_published_definition_with_a_mistake_is_still_refused(ecs: Any) -> None:
    wrong = {**PUBLISHED["fargate with apache"], "cpu": "300"}
    with pytest.raises(ClientError, match="No Fargate configuration exists"):
        ecs.register_task_definition(**wrong)
