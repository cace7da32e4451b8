"""A container that ends on demand: all that follows is as on AWS (behaviour page 2.3, 2.6)."""

from __future__ import annotations

from typing import Any

import pytest
from small_world import World, container

from helpers.simulator.tasks.accidents import NoSuchTaskError, NotRunningError


@pytest.fixture
def world() -> World:
    return World()


def two_containers(world: World) -> str:
    definition = world.fargate(container("app"), container("helper", essential=False))
    arn = world.run_on_fargate(definition)
    world.wait(30)
    return arn


def containers(world: World, arn: str) -> dict[str, Any]:
    return {each["name"]: each for each in world.task(arn)["containers"]}


@pytest.mark.behaviour("2.3 EssentialContainerExited")
def test_an_essential_container_takes_its_task_with_it(world: World) -> None:
    arn = two_containers(world)
    world.simulator.crash(arn, "app", 3)
    assert containers(world, arn)["app"]["exitCode"] == 3
    assert world.task(arn)["desiredStatus"] == "STOPPED"
    world.wait(60)
    task = world.task(arn)
    assert (task["lastStatus"], task["stopCode"]) == ("STOPPED", "EssentialContainerExited")


@pytest.mark.behaviour("2.6 non-essential container ends → others go on")
def test_the_others_go_on_without_a_container_that_is_not_essential(world: World) -> None:
    arn = two_containers(world)
    world.simulator.crash(arn.rpartition("/")[2], "helper")
    world.wait(60)
    assert world.task(arn)["lastStatus"] == "RUNNING"
    assert containers(world, arn)["helper"]["lastStatus"] == "STOPPED"
    assert containers(world, arn)["helper"]["exitCode"] == 1
    with pytest.raises(NotRunningError) as refused:
        world.simulator.crash(arn, "helper")
    assert refused.value.running == ("app",)


def test_a_restart_policy_brings_the_container_back(world: World) -> None:
    policy = {"enabled": True, "restartAttemptPeriod": 60}
    arn = world.run_on_fargate(world.fargate(container("app", restartPolicy=policy)))
    world.wait(120)
    world.simulator.crash(arn, "app")
    assert containers(world, arn)["app"]["lastStatus"] == "STOPPED"
    world.wait(5)
    assert containers(world, arn)["app"]["lastStatus"] == "RUNNING"
    assert world.task(arn)["lastStatus"] == "RUNNING"


def test_what_cannot_crash(world: World) -> None:
    arn = world.run_on_fargate(world.fargate())
    with pytest.raises(NotRunningError):
        world.simulator.crash(arn, "app")
    with pytest.raises(NoSuchTaskError):
        world.simulator.crash("nobody", "app")
    with pytest.raises(ValueError, match="256"):
        world.simulator.crash(arn, "app", 256)
