"""Beside AWS's words stand the course's own: what is wrong and what to do next."""

from __future__ import annotations

import json
from typing import Any

import pytest
from drafts import CHECK, Members, container, on_ec2, on_fargate
from limits import LIMITS
from mistakes import MISTAKES, depending, ports

from helpers.aws.calls import Refusal
from helpers.aws.ecs import front
from helpers.i18n import LANGUAGES, words
from helpers.simulator import Simulator
from helpers.simulator.task_definitions.rules import RULES

REGISTER = "RegisterTaskDefinition"


def waiting(name: str, other: str) -> Members:
    return container(name, dependsOn=[{"containerName": other, "condition": "START"}])


OTHERS = [
    on_ec2(networkMode="default"),
    on_ec2(container(environment=[{"name": "BIG", "value": "x" * 40_000}])),
    on_ec2(container(cpu=-1)),
    on_ec2(memory="lots"),
    on_ec2(volumes=[{"name": "my data"}]),
    on_ec2(volumes=[{"name": "data"}, {"name": "data"}]),
    on_ec2(waiting("a", "b"), waiting("b", "a")),
    on_fargate(cpu="300"),
    depending("LATER", container("db")),
    ports("bridge", {"containerPort": 80, "hostPort": 70_000}),
    ports("bridge", {"containerPort": 80, "protocol": "sctp"}),
    ports("bridge", *[{"containerPort": 80, "hostPort": 80}] * 2),
]
"""Mistakes for the rules that no row of the behaviour page speaks of."""

DEFINITIONS = [p.values[0] for p in MISTAKES] + [draft for _, _, draft in LIMITS] + OTHERS

CALLS: list[tuple[str, Any]] = [
    ("DescribeTaskDefinition", {"taskDefinition": "nobody"}),
    ("DescribeTaskDefinition", {}),
    ("DescribeTaskDefinition", {"taskDefinition": 1}),
    ("DeregisterTaskDefinition", {"taskDefinition": "web"}),
    ("DeregisterTaskDefinition", {"taskDefinition": "gone:1"}),
    ("DeleteTaskDefinitions", {"taskDefinitions": ["web:1"] * 11}),
    ("ListTaskDefinitions", {"status": "RETIRED"}),
    ("ListTaskDefinitions", {"maxResults": 101}),
    ("ListTaskDefinitions", {"nextToken": "mine"}),
    (REGISTER, on_ec2(tags=[{"key": "", "value": ""}])),
    (REGISTER, on_ec2(tags=[{"key": "k", "value": "v" * 257}])),
    (REGISTER, on_ec2(tags=[{"key": "aws:k", "value": ""}])),
    (REGISTER, on_ec2(tags=[{"key": f"k{n}", "value": ""} for n in range(51)])),
    ("ListTagsForResource", {"resourceArn": "arn:aws:ecs:ap-southeast-1:1:task-definition/web:9"}),
]


def simulator() -> Simulator:
    """One with a family ``gone`` whose only revision is being deleted."""
    made = Simulator()
    made.task_definitions.register(on_ec2(family="gone"))
    made.task_definitions.deregister("gone:1")
    made.task_definitions.delete(["gone:1"])
    return made


def refusal(operation: str, request: Any) -> Refusal:
    given = front.answer(simulator(), operation, json.dumps(request).encode())
    assert given.refusal is not None, request
    return given.refusal


def explained(refusal: Refusal) -> list[str]:
    return [words(language)(f"why-{refusal.reason}", **refusal.fields) for language in LANGUAGES]


@pytest.mark.parametrize("definition", DEFINITIONS)
def test_every_refused_definition_is_explained(definition: Members) -> None:
    found = refusal(REGISTER, definition)
    vi, en = explained(found)
    assert vi != en
    assert "{" not in vi.replace("{ $name }", "")
    assert found.message not in (vi, en)


@pytest.mark.parametrize(("operation", "request_"), CALLS)
def test_every_other_refused_call_is_explained(operation: str, request_: Any) -> None:
    vi, en = explained(refusal(operation, request_))
    assert vi != en


def test_what_is_not_json_is_explained() -> None:
    given = front.answer(simulator(), REGISTER, b"{")
    assert given.refusal is not None
    assert "JSON" in explained(given.refusal)[0]


def test_no_rule_goes_without_a_mistake_that_breaks_it() -> None:
    broken = {refusal(REGISTER, definition).reason for definition in DEFINITIONS}
    assert {rule.reason for rule in RULES} - broken == set()


def test_numbers_are_written_as_in_the_json() -> None:
    size = refusal(REGISTER, on_fargate(cpu="1024", memory="1024"))
    vi, en = explained(size)
    for text in (vi, en):
        assert "1024 MiB" in text
        assert "2048, 3072, 4096, 5120, 6144, 7168, 8192" in text
    assert (
        "8192, 9216, …, 30720"
        in explained(refusal(REGISTER, on_fargate(cpu="4096", memory="1024")))[0]
    )
    assert (
        "256, 512, 1024, 2048, 4096, 8192, 16384"
        in explained(refusal(REGISTER, on_fargate(cpu="300")))[1]
    )


def test_an_explanation_names_the_place() -> None:
    slow = on_ec2(container("api", healthCheck={**CHECK, "interval": 301}))
    vi, en = explained(refusal(REGISTER, slow))
    assert "“api”" in vi
    assert "301" in en
