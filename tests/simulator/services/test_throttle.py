"""Growing pauses between failing starts (behaviour page 4.5, 7.5)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from helpers.simulator.outside.protocols import ImageProblem

if TYPE_CHECKING:
    from service_world import World


def starts(world: World) -> list[float]:
    """When the service started tasks, in seconds of lab time."""
    began = world.clock.start
    return [
        (each["createdAt"] - began).total_seconds()
        for each in reversed(world.service()["events"])
        if "has started" in each["message"]
    ]


@pytest.mark.behaviour(
    "4.5 throttle: tasks that go PENDING→STOPPED without RUNNING are retried",
    "4.4 (service web) is unable to consistently start tasks successfully. +",
)
def test_pauses_grow_to_fifteen_minutes(world: World) -> None:
    world.outside.images.problems["nginx:1"] = ImageProblem.NO_TAG
    world.call("CreateService", **world.fargate(desiredCount=3))
    world.advance(4 * 3600)
    gaps = [round(after - before) for before, after in pairwise(starts(world))]
    assert gaps == sorted(gaps)
    assert gaps[0] < 240
    assert 900 <= gaps[-1] < 960
    assert any(
        each.startswith("(service web) is unable to consistently start tasks successfully.")
        for each in world.messages()
    )


@pytest.mark.behaviour("4.5 throttle: tasks that go PENDING→STOPPED without RUNNING are retried")
def test_an_update_ends_the_pause(world: World) -> None:
    world.outside.images.problems["nginx:1"] = ImageProblem.NO_TAG
    world.call("CreateService", **world.fargate())
    world.advance(2 * 3600)
    world.until(lambda: world.kept().pending == 0)
    world.advance(20)
    before = len(starts(world))
    world.call("UpdateService", service="web", forceNewDeployment=True)
    world.advance(5)
    assert len(starts(world)) == before + 1


@pytest.mark.behaviour("3 Fargate IP shortage")
def test_a_full_subnet_is_tried_again_until_there_is_an_address(world: World) -> None:
    world.outside.network.add_subnet("subnet-small", "10.9.0.0/28", "ap-southeast-1a")
    network = {"awsvpcConfiguration": {"subnets": ["subnet-small"], "assignPublicIp": "ENABLED"}}
    world.call("CreateService", **world.fargate(desiredCount=12, networkConfiguration=network))
    world.advance(600)
    assert world.service()["runningCount"] == 11
    reasons = {each["stoppedReason"] for each in world.tasks(status="STOPPED")}
    assert len(reasons) == 1
    assert reasons.pop().endswith(": InsufficientFreeAddressesInSubnet")
    assert any("unable to consistently start" in each for each in world.messages())
    world.call("UpdateService", service="web", desiredCount=11)
    world.steady()
    assert world.service()["runningCount"] == 11


@pytest.mark.behaviour("4.4 (service web) failed to launch a task with (error ECS was unable to")
def test_a_role_that_cannot_be_assumed_is_an_event(world: World) -> None:
    role = "arn:aws:iam::123456789012:role/shop"
    world.register("shop", taskRoleArn=role)
    world.outside.identity.untrusted.add(role)
    world.call("CreateService", **world.fargate(taskDefinition="shop"))
    world.advance(600)
    assert world.messages() == [
        "(service web) failed to launch a task with (error ECS was unable to assume the role "
        f"'{role}' that was provided for this task. Please verify that the role being passed has "
        "the proper trust relationship and permissions and that your IAM user has permissions to "
        "pass this role.)."
    ]
    assert world.service()["deployments"][0]["failedTasks"] > 2
    world.outside.identity.untrusted.clear()
    world.steady()
    assert world.service()["runningCount"] == 1


@pytest.mark.behaviour("4.4 (service web) was unable to place a task. Reason: Capacity is")
def test_fargate_without_capacity(world: World) -> None:
    world.ecs.context.exhausted.add("FARGATE")
    world.call("CreateService", **world.fargate())
    world.advance(600)
    assert world.messages() == [
        "(service web) was unable to place a task. Reason: Capacity is unavailable at this time. "
        "Please try again later or in a different availability zone."
    ]
    world.ecs.context.exhausted.clear()
    world.steady()
    assert world.service()["runningCount"] == 1
