"""What is different in the life of a service's task (behaviour page 2.1 to 2.4, 7.5)."""

from __future__ import annotations

import re
from typing import Any

import pytest
from small_world import World, container, network

GROUP = "arn:aws:elasticloadbalancing:ap-southeast-1:123456789012:targetgroup/{}/0123456789abcdef"


@pytest.fixture
def world() -> World:
    return World()


def service(world: World, desired: int = 1, *groups: str, **changes: Any) -> None:
    """A Fargate service behind these target groups."""
    balancers = []
    for name in groups:
        arn = GROUP.format(name)
        world.outside.targets.add(arn)
        balancers.append({"targetGroupArn": arn, "containerName": "app", "containerPort": 80})
    own = container(portMappings=[{"containerPort": 80}], **changes.pop("container", {}))
    world.simulator.services.create_service(
        {
            "serviceName": "shop",
            "taskDefinition": world.fargate(own),
            "desiredCount": desired,
            "launchType": "FARGATE",
            "networkConfiguration": changes.pop("network", network()),
            "loadBalancers": balancers,
            **changes,
        }
    )


def tasks(world: World, desired: str = "RUNNING") -> list[str]:
    return list(world.simulator.tasks.list_tasks({"desiredStatus": desired})["taskArns"])


@pytest.mark.behaviour(
    "2.1 DEACTIVATING",
    "2.2 Behind a load balancer with default deregistration delay the old task",
)
def test_behind_a_load_balancer_the_targets_drain_first(world: World) -> None:
    service(world, 1, "one")
    world.wait(120)
    (arn,) = tasks(world)

    assert world.stop(arn)["lastStatus"] == "DEACTIVATING"
    assert world.outside.targets.registered == {}
    assert world.states(arn, 500) == ["DEACTIVATING", "STOPPING", "DEPROVISIONING", "STOPPED"]
    assert 300 < world.since(arn, "stoppedAt", "stoppingAt") < 7 * 60


@pytest.mark.behaviour("2.1 ACTIVATING")
@pytest.mark.parametrize(("groups", "activating"), [(("one",), False), (("one", "two"), True)])
def test_several_target_groups_take_a_while(
    world: World, groups: tuple[str, ...], activating: bool
) -> None:
    service(world, 1, *groups)
    world.wait(5)
    (arn,) = tasks(world)

    states = world.states(arn, 60)
    assert states[-1] == "RUNNING"
    assert ("ACTIVATING" in states) is activating
    assert {each[0] for each in world.outside.targets.registered} == {
        GROUP.format(name) for name in groups
    }


@pytest.mark.behaviour(
    "2.3 ServiceSchedulerInitiated", "2.4 Scaling activity initiated by (deployment ecs-svc/<n>)"
)
def test_scaling_in_says_so(world: World) -> None:
    service(world, 2)
    world.wait(120)
    world.simulator.services.update_service({"service": "shop", "desiredCount": 1})
    world.wait(120)

    (arn,) = tasks(world, "STOPPED")
    task = world.task(arn)
    assert task["stopCode"] == "ServiceSchedulerInitiated"
    assert re.fullmatch(
        r"Scaling activity initiated by \(deployment ecs-svc/\d{19}\)", task["stoppedReason"]
    )
    assert task["startedBy"] in task["stoppedReason"]
    assert task["group"] == "service:shop"


@pytest.mark.behaviour(
    "2.4 Task failed container health checks",
    "2.1 Standalone task keeps running when UNHEALTHY; a service task is",
)
def test_an_unhealthy_task_of_a_service_is_replaced(world: World) -> None:
    check = {"command": ["CMD", "is-it-well"], "interval": 5, "retries": 2}
    service(world, 1, container={"healthCheck": check})
    world.wait(60)
    (first,) = tasks(world)
    world.outside.programs.sick.add("nginx")
    world.wait(20)
    world.outside.programs.sick.clear()
    world.wait(200)

    task = world.task(first)
    assert task["stopCode"] == "ServiceSchedulerInitiated"
    assert task["stoppedReason"] == "Task failed container health checks"
    (second,) = tasks(world)
    assert second != first
    assert world.task(second)["healthStatus"] == "HEALTHY"


@pytest.mark.behaviour("7.5 for a service: no dedicated event text found; repeated failures lead")
def test_a_service_without_addresses_tries_again_and_says_so(world: World) -> None:
    world.outside.network.add_subnet("subnet-small", "10.0.7.0/28", "ap-southeast-1a")
    service(world, 12, network=network("subnet-small"))
    world.wait(3000)

    look = world.simulator.services.describe_services({"services": ["shop"]})["services"][0]
    assert look["runningCount"] == 11
    messages = [each["message"] for each in look["events"]]
    assert any("is unable to consistently start tasks successfully." in each for each in messages)
    failed = [world.task(arn) for arn in tasks(world, "STOPPED")]
    assert len(failed) > 2
    assert {each["stopCode"] for each in failed} == {"TaskFailedToStart"}
