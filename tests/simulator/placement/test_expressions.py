"""The cluster query language (Developer Guide, "Create expressions to define ...")."""

from __future__ import annotations

import pytest
from small_world import World, refusal

from helpers.simulator import ErrorCode
from helpers.simulator.placement.expressions import parse


@pytest.mark.parametrize(
    ("expression", "matches"),
    [
        ("attribute:ecs.instance-type == t3.micro", True),
        ("attribute:ecs.instance-type equals t3.micro", True),
        ("attribute:ecs.instance-type != t3.micro", False),
        ("attribute:ecs.instance-type =~ t3.*", True),
        ("attribute:ecs.instance-type =~ t2.* or attribute:ecs.instance-type =~ t3.*", True),
        ("attribute:ecs.instance-type !~ t3.*", False),
        ("attribute:ecs.availability-zone in [ap-southeast-1a, ap-southeast-1b]", True),
        ("attribute:ecs.availability-zone not_in [ap-southeast-1b]", True),
        ("attribute:ecs.availability-zone !in [ap-southeast-1a]", False),
        ("attribute:stack exists", True),
        ("attribute:stack !exists", False),
        ("attribute:nothing exists", False),
        ("attribute:nothing not_exists", True),
        ("attribute:stack == 'blue' and attribute:ecs.os-type == linux", True),
        ("attribute:stack == blue && attribute:ecs.os-type == windows", False),
        ("not(attribute:stack == blue)", False),
        ("!(attribute:stack == green)", True),
        ("(attribute:stack == green or attribute:stack == blue) and runningTasksCount == 0", True),
        ("runningTasksCount < 1", True),
        ("runningTasksCount >= 1", False),
        ("pendingTasksCount > 0", True),
        ("task:group == batch", True),
        ("task:group == other", False),
        ("agentConnected == true", True),
        ("ec2InstanceId == i-00000000000000001", True),
        ("attribute:stack > 5", False),
        ("attribute:stack > blue", False),
        ("agentVersion >= 1.0.0", True),
        ("agentVersion > 1.9", True),
        ("agentVersion less_than 1.9.0", False),
        ("agentVersion == 1.0.0", False),
        ("registeredAt < 2018-06-18T22:28:28+00:00", False),
        ("registeredAt > 2018-06-18T22:28:28Z", True),
        ("registeredAt greater_than_equal 2018-06-18T22:28:28", True),
        ("registeredAt > 2018-06-18", True),
    ],
)
@pytest.mark.behaviour("4.5 constraints: distinctInstance, memberOf(expression); binding, while")
def test_an_expression_matches_or_not(expression: str, matches: bool) -> None:
    world = World()
    instance = world.instance(attributes={"stack": "blue"})
    world.run(world.ec2(), group="batch")

    assert parse(expression)(instance) is matches


@pytest.mark.parametrize(
    "expression",
    [
        "",
        "   ",
        "attribute:x",
        "attribute:x ==",
        "attribute:x == y and",
        "(attribute:x == y",
        "attribute:x in [a, b",
        "attribute:x in a",
        "attribute:x == y z",
        "attribute:x =~ [",
        "attribute:x ~ y",
        "'",
        "not",
        "attribute:x == y)",
        "agentVersion > new",
        "registeredAt < yesterday",
        "runningTasksCount < few",
    ],
)
def test_what_cannot_be_read_is_refused(expression: str) -> None:
    assert refusal(parse, expression).code is ErrorCode.INVALID_PARAMETER
