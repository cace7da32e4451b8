"""How many more tasks fit is what really happens when tasks are run until one cannot come up."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from small_world import World, container, network, refusal

from helpers.simulator import ClusterSnapshot
from helpers.simulator.placement.room import MOST, Room, Shortage, draft_blueprint, room
from helpers.simulator.placement.verdicts import Unfit
from helpers.simulator.tasks.states import LaunchType

ACCOUNT = "123456789012"
SMALL = ("subnet-small-a", "subnet-small-b")


def definition(mode: str, port: dict[str, Any], family: str = "bench", **size: str) -> Any:
    size = size or {"cpu": "256", "memory": "512"}
    return {
        "family": family,
        "networkMode": mode,
        "containerDefinitions": [container(portMappings=[port])],
        **size,
    }


FIXED = definition("bridge", {"containerPort": 80, "hostPort": 80})
DYNAMIC = definition("bridge", {"containerPort": 80})
HOST = definition("host", {"containerPort": 80})
AWSVPC = definition("awsvpc", {"containerPort": 80})
FARGATE = {**AWSVPC, "requiresCompatibilities": ["FARGATE"]}


@pytest.fixture
def world() -> World:
    """Two small subnets beside the usual ones."""
    made = World()
    for name, zone, third in zip(SMALL, "ab", (201, 202), strict=True):
        made.outside.network.add_subnet(name, f"10.0.{third}.0/28", f"ap-southeast-1{zone}")
    return made


def rehearsed(world: World, what: dict[str, Any], *subnets: str) -> Room:
    on = LaunchType.FARGATE if "requiresCompatibilities" in what else LaunchType.EC2
    chosen = [s for s in world.simulator.snapshot(subnets).subnets if s.id in subnets]
    chosen.sort(key=lambda each: subnets.index(each.id))
    return room(draft_blueprint(what, ACCOUNT), clustered(world), on, chosen)


def clustered(world: World) -> ClusterSnapshot:
    return world.simulator.snapshot().clusters[0]


def run_until_one_cannot(world: World, what: dict[str, Any], *subnets: str) -> tuple[int, set[str]]:
    """How many tasks came up, one after the other, and the reasons why the next did not."""
    request: dict[str, Any] = {"launchType": "EC2"}
    if "requiresCompatibilities" in what:
        request["launchType"] = "FARGATE"
    if what["networkMode"] == "awsvpc":
        on_fargate = request["launchType"] == "FARGATE"
        request["networkConfiguration"] = network(*subnets, public=on_fargate)
    world.simulator.task_definitions.register(what)
    for came_up in range(MOST):
        answer = world.simulator.tasks.run_task({"taskDefinition": what["family"], **request})
        if answer["failures"]:
            return came_up, {each["reason"] for each in answer["failures"]}
        world.wait(8)
        interface = clustered(world).tasks[-1].interface
        if interface and interface.id is None:
            return came_up, {Shortage.ADDRESS}
    raise AssertionError("there is no end to it")


@pytest.mark.parametrize(
    ("what", "more", "reason"),
    [
        (FIXED, 2, Unfit.PORTS),
        (DYNAMIC, 6, Unfit.MEMORY),
        (HOST, 2, Unfit.PORTS),
        (AWSVPC, 4, Unfit.ENI),
        (FARGATE, 22, Shortage.ADDRESS),
    ],
)
def test_each_way_has_a_limit_of_its_own(
    world: World, what: dict[str, Any], more: int, reason: str
) -> None:
    for zone in "ab":
        world.instance("t3.small", zone)
    found = rehearsed(world, what, *SMALL)
    assert (found.more, {each.reason for each in found.stops}) == (more, {reason})
    assert len(found.stops) == (1 if reason is Shortage.ADDRESS else 2)


@pytest.mark.behaviour(
    "3 RESOURCE:CPU, RESOURCE:MEMORY, RESOURCE:PORTS, RESOURCE:ENI,",
    "7.5 exhausted: RunTask still returns HTTP 200 with a task; it reaches",
)
@pytest.mark.parametrize("seed", range(16))
def test_a_rehearsal_ends_where_the_performance_ends(world: World, seed: int) -> None:
    dice = Random(seed)
    types = ("t3.micro", "t3.small", "t3.large", "m5.large", "t4g.micro")
    for _ in range(dice.randint(1, 3)):
        world.instance(dice.choice(types), dice.choice("abc"))
    size = {"cpu": dice.choice(("256", "512", "1024")), "memory": dice.choice(("512", "2048"))}
    before = definition(dice.choice(("bridge", "host")), {"containerPort": 80}, "before", **size)
    world.simulator.task_definitions.register(before)
    world.simulator.tasks.run_task({"taskDefinition": "before", "count": dice.randint(1, 3)})
    world.wait(dice.choice((0, 30)))
    what = {**dice.choice((FIXED, DYNAMIC, HOST, AWSVPC)), **size}
    subnets = SMALL if dice.random() < 0.7 else SMALL[:1]
    found = rehearsed(world, what, *subnets)
    assert run_until_one_cannot(world, what, *subnets) == (
        found.more,
        {each.reason for each in found.stops},
    )


@pytest.mark.parametrize("taken", [(0, 0), (3, 0), (11, 2)])
def test_addresses_end_where_the_performance_ends(world: World, taken: tuple[int, int]) -> None:
    for name, count in zip(SMALL, taken, strict=True):
        for _ in range(count):
            world.outside.network.create_interface(name, [], public_ip=False, description="")
    found = rehearsed(world, FARGATE, *SMALL)
    assert run_until_one_cannot(world, FARGATE, *SMALL) == (found.more, {Shortage.ADDRESS})
    assert found.stops[0].place in SMALL


def test_an_awsvpc_task_on_an_instance_needs_an_address_too(world: World) -> None:
    for _ in range(9):
        world.outside.network.create_interface(SMALL[0], [], public_ip=False, description="")
    world.instance("t3.xlarge", "a")
    found = rehearsed(world, AWSVPC, SMALL[0])
    assert (found.more, found.stops[0].reason) == (2, Shortage.ADDRESS)


def test_a_task_on_its_way_up_has_its_address_already(world: World) -> None:
    world.fargate(family="early")
    world.run_on_fargate("early", networkConfiguration=network(SMALL[0]))
    assert clustered(world).tasks[0].interface.id is None  # type: ignore[union-attr]
    assert rehearsed(world, FARGATE, SMALL[0]).more == 10


def test_without_instances_nobody_can_be_asked(world: World) -> None:
    found = rehearsed(world, DYNAMIC)
    assert (found.more, [each.reason for each in found.stops]) == (0, [Shortage.NO_INSTANCE])


def test_counting_ends(world: World) -> None:
    world.outside.network.add_subnet("subnet-wide", "10.0.128.0/17", "ap-southeast-1a")
    assert rehearsed(world, FARGATE, "subnet-wide") == Room(MOST, ())


def test_a_rehearsal_changes_nothing(world: World) -> None:
    world.instance("t3.small", "a")
    before = world.simulator.snapshot()
    rehearsed(world, FIXED)
    after = world.simulator.snapshot()
    assert before == after
    assert before.clusters[0].instances[0] is after.clusters[0].instances[0]


def test_what_registration_refuses_is_refused_here_in_the_same_words(world: World) -> None:
    wrong = {**FARGATE, "cpu": "300"}
    told = refusal(draft_blueprint, wrong, ACCOUNT).message
    assert told == refusal(world.simulator.task_definitions.register, wrong).message
    blueprint = draft_blueprint(DYNAMIC, ACCOUNT)
    refused = refusal(room, blueprint, clustered(world), LaunchType.FARGATE)
    assert refused.message == "Task definition does not support launch_type FARGATE."
