"""Capacity providers and the clusters that have them."""

from __future__ import annotations

from typing import Any

import pytest
from small_world import World, network, refusal

from helpers.simulator import ErrorCode

GROUP = "arn:aws:autoscaling:ap-southeast-1:123456789012:autoScalingGroup:x:autoScalingGroupName/g"


@pytest.fixture
def world() -> World:
    return World()


def create(world: World, name: str = "mine", **more: Any) -> dict[str, Any]:
    request = {"name": name, "autoScalingGroupProvider": {"autoScalingGroupArn": GROUP}, **more}
    provider: dict[str, Any] = world.simulator.capacity_providers.create_capacity_provider(request)[
        "capacityProvider"
    ]
    return provider


def put(world: World, names: list[str], strategy: list[dict[str, Any]]) -> dict[str, Any]:
    return world.simulator.capacity_providers.put_cluster_capacity_providers(
        {
            "cluster": "default",
            "capacityProviders": names,
            "defaultCapacityProviderStrategy": strategy,
        }
    )


def test_fargate_and_spot_are_built_in(world: World) -> None:
    providers = world.simulator.capacity_providers
    answer = providers.describe_capacity_providers({})
    assert [each["name"] for each in answer["capacityProviders"]] == ["FARGATE", "FARGATE_SPOT"]

    error = refusal(providers.delete_capacity_provider, {"capacityProvider": "FARGATE"})
    assert error.code is ErrorCode.INVALID_PARAMETER


def test_a_provider_of_an_auto_scaling_group(world: World) -> None:
    made = create(world, tags=[{"key": "a", "value": "b"}])
    providers = world.simulator.capacity_providers
    assert made["autoScalingGroupProvider"]["managedScaling"]["targetCapacity"] == 100
    for wrong in ({"name": "mine"}, {"name": "fargate-like"}, {"name": "x"}):
        request = {"autoScalingGroupProvider": {"autoScalingGroupArn": GROUP}, **wrong}
        if wrong["name"] == "x":
            del request["autoScalingGroupProvider"]
        error = refusal(providers.create_capacity_provider, request)
        assert error.code is ErrorCode.INVALID_PARAMETER

    changed = providers.update_capacity_provider(
        {"name": "mine", "autoScalingGroupProvider": {"managedScaling": {"status": "ENABLED"}}}
    )["capacityProvider"]
    scaling = changed["autoScalingGroupProvider"]["managedScaling"]
    assert (scaling["status"], scaling["targetCapacity"]) == ("ENABLED", 100)

    put(world, ["mine"], [])
    error = refusal(providers.delete_capacity_provider, {"capacityProvider": "mine"})
    assert error.reason == "capacity-provider-in-use"
    put(world, [], [])
    gone = providers.delete_capacity_provider({"capacityProvider": made["capacityProviderArn"]})
    assert gone["capacityProvider"]["status"] == "INACTIVE"
    answer = providers.describe_capacity_providers({"capacityProviders": ["mine", "FARGATE"]})
    assert [each["name"] for each in answer["capacityProviders"]] == ["FARGATE"]
    assert [each["reason"] for each in answer["failures"]] == ["MISSING"]


def test_tasks_of_a_strategy_land_on_instances_of_its_provider(world: World) -> None:
    create(world)
    put(world, ["mine"], [{"capacityProvider": "mine", "weight": 1}])
    world.instance("t3.large")
    own = world.instance(capacity_provider="mine")

    task = world.task(world.run(world.ec2()))
    assert task["containerInstanceArn"] == own.arn
    assert (task["capacityProviderName"], task["launchType"]) == ("mine", "EC2")


def test_the_default_strategy_is_for_requests_that_name_nothing(world: World) -> None:
    put(world, ["FARGATE_SPOT"], [{"capacityProvider": "FARGATE_SPOT", "weight": 1}])
    definition = world.fargate()

    spot = world.task(world.run(definition, networkConfiguration=network()))
    plain = world.task(world.run_on_fargate(definition))
    assert (spot["capacityProviderName"], spot["launchType"]) == ("FARGATE_SPOT", "FARGATE")
    assert "capacityProviderName" not in plain
    assert refusal(put, world, ["FARGATE"], []).code is ErrorCode.RESOURCE_IN_USE
    assert refusal(put, world, ["nobody"], []).reason == "capacity-provider-not-found"


@pytest.mark.behaviour("2.3 SpotInterruption")
def test_spot_takes_its_capacity_back(world: World) -> None:
    put(world, ["FARGATE", "FARGATE_SPOT"], [])
    strategy = [
        {"capacityProvider": "FARGATE", "base": 1, "weight": 0},
        {"capacityProvider": "FARGATE_SPOT", "weight": 1},
    ]
    answer = world.answer(world.fargate(), count=3, capacityProviderStrategy=strategy)
    kept, *spot = [each["taskArn"] for each in answer["tasks"]]
    world.wait(30)

    assert world.simulator.interrupt_spot(tasks=[spot[0], kept]) == [spot[0]]
    task = world.task(spot[0])
    assert task["stopCode"] == "SpotInterruption"
    assert task["stoppedReason"] == "Your Spot Task was interrupted"
    assert task["lastStatus"] == "STOPPING"
    assert world.simulator.interrupt_spot() == [spot[1]]
    world.wait(100)
    assert world.task(spot[0])["lastStatus"] == "STOPPED"
    assert world.task(kept)["lastStatus"] == "RUNNING"
