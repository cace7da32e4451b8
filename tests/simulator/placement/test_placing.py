"""Strategies and the verdicts that are kept (behaviour page 4.5)."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from small_world import World, container


@pytest.fixture
def world() -> World:
    return World()


def placed(world: World, count: int, *strategy: dict[str, str], **more: Any) -> list[str]:
    """Where tasks go: a name for each instance that got one, in order."""
    instances = {each.arn: name for name, each in world.__dict__["named"].items()}
    answer = world.answer(
        more.pop("definition", None) or world.ec2(container(cpu=200)),
        count=count,
        placementStrategy=list(strategy),
        **more,
    )
    return [instances[each["containerInstanceArn"]] for each in answer["tasks"]]


def name(world: World, **instances: Any) -> None:
    world.__dict__["named"] = instances


@pytest.mark.behaviour(
    "4.5 strategies (EC2 only, ≤5): random; spread (instanceId/host,",
    "4.5 placement order: CPU/GPU/memory/ports → constraints → strategies →",
)
def test_spread_and_binpack(world: World) -> None:
    name(
        world,
        a1=world.instance("t3.small", "a"),
        a2=world.instance("t3.small", "a"),
        b1=world.instance("t3.micro", "b"),
    )
    zone = {"type": "spread", "field": "attribute:ecs.availability-zone"}

    assert placed(world, 4, zone, group="zones") == ["a1", "b1", "a2", "b1"]
    assert Counter(placed(world, 6, {"type": "spread", "field": "instanceId"}, group="each")) == {
        "a1": 2,
        "a2": 2,
        "b1": 2,
    }
    assert Counter(placed(world, 3, {"type": "spread", "field": "host"}, group="host")) == {
        "a1": 1,
        "a2": 1,
        "b1": 1,
    }
    packed = placed(world, 3, {"type": "binpack", "field": "memory"}, group="packed")
    assert packed == ["b1", "b1", "b1"]


@pytest.mark.behaviour("4.5 strategies (EC2 only, ≤5): random; spread (instanceId/host,")
def test_binpack_by_cpu_fills_one_before_the_next(world: World) -> None:
    name(world, first=world.instance("t3.small"), second=world.instance("t3.small"))
    packed = placed(
        world,
        10,
        {"type": "binpack", "field": "cpu"},
        definition=world.ec2(container(cpu=300, memory=10)),
    )

    assert packed == ["first"] * 6 + ["second"] * 4


@pytest.mark.behaviour("4.5 strategies (EC2 only, ≤5): random; spread (instanceId/host,")
def test_random_is_random_and_the_same_for_one_seed() -> None:
    def once(seed: int) -> list[str]:
        world = World(seed=seed)
        name(world, a=world.instance("t3.large"), b=world.instance("t3.large"))
        return placed(world, 10, {"type": "random"})

    assert once(1) == once(1)
    assert set(once(1)) == {"a", "b"}
    assert len({tuple(once(seed)) for seed in range(5)}) > 1


def test_without_a_strategy_tasks_are_spread_over_zones(world: World) -> None:
    name(
        world,
        a1=world.instance(zone="a"),
        a2=world.instance(zone="a"),
        b1=world.instance(zone="b"),
    )
    assert placed(world, 4) == ["a1", "b1", "a2", "b1"]


@pytest.mark.behaviour(
    "4.5 placement order: CPU/GPU/memory/ports → constraints → strategies →",
    "3 failures[] = {arn, reason, detail}:",
)
def test_every_candidate_s_verdict_is_kept(world: World) -> None:
    busy, cut_off, free = world.instance(), world.instance(), world.instance("t3.small")
    world.simulator.instances.set_agent_connected(cut_off.ec2_instance_id, connected=False)
    definition = world.ec2(container(portMappings=[{"containerPort": 80, "hostPort": 80}]))
    world.run(definition)
    arn = world.run(definition)
    world.answer(definition)

    (cluster,) = world.simulator.snapshot().clusters
    said = [
        (
            each.task_id,
            {one.ec2_instance_id: (one.reason, one.chosen) for one in each.verdicts},
        )
        for each in cluster.decisions
    ]
    taken, lost = ("RESOURCE:PORTS", False), ("AGENT", False)
    assert said[1] == (
        arn.rpartition("/")[2],
        {
            busy.ec2_instance_id: taken,
            cut_off.ec2_instance_id: lost,
            free.ec2_instance_id: (None, True),
        },
    )
    assert said[2] == (
        "",
        {
            busy.ec2_instance_id: taken,
            cut_off.ec2_instance_id: lost,
            free.ec2_instance_id: taken,
        },
    )
