"""Tags on every kind of resource (behaviour page 1.1)."""

from __future__ import annotations

import pytest
from small_world import World, refusal

from helpers.simulator import ErrorCode


@pytest.fixture
def world() -> World:
    return World()


def arns(world: World) -> list[str]:
    definition = world.fargate()
    return [
        world.cluster()["clusterArn"],
        world.instance().arn,
        world.run_on_fargate(definition),
        world.simulator.task_definitions.describe(definition).arn,
        world.simulator.arns.capacity_provider("FARGATE"),
    ]


@pytest.mark.behaviour("1.1 tags / placement constraints")
def test_every_resource_has_tags(world: World) -> None:
    tagging = world.simulator.tagging
    found = arns(world)
    assert len(found) == 5
    for arn in found:
        name = {"resourceArn": arn}
        tagging.tag_resource({**name, "tags": [{"key": "a", "value": "1"}, {"key": "b"}]})
        tagging.tag_resource({**name, "tags": [{"key": "a", "value": "2"}]})
        tagging.untag_resource({**name, "tagKeys": ["b", "c"]})
        assert tagging.list_tags_for_resource(name) == {"tags": [{"key": "a", "value": "2"}]}

        many = [{"key": f"k{number}", "value": ""} for number in range(50)]
        error = refusal(tagging.tag_resource, {**name, "tags": many})
        assert error.code is ErrorCode.INVALID_PARAMETER
        assert len(tagging.list_tags_for_resource(name)["tags"]) == 1


@pytest.mark.parametrize(
    "arn",
    [
        "nonsense",
        "arn:aws:ecs:ap-southeast-1:123456789012:cluster/nobody",
        "arn:aws:ecs:ap-southeast-1:123456789012:task/default/nobody",
        "arn:aws:ecs:ap-southeast-1:123456789012:capacity-provider/nobody",
        "arn:aws:ecs:ap-southeast-1:123456789012:planet/default/mars",
    ],
)
def test_resources_that_are_not_there(world: World, arn: str) -> None:
    error = refusal(world.simulator.tagging.list_tags_for_resource, {"resourceArn": arn})
    assert error.code is ErrorCode.INVALID_PARAMETER
