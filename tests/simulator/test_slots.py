"""A task keeps its slot while it lives, and nobody else gets it too early."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from small_world import World, network

from helpers.simulator.slots import KEPT_FOR, Slots

HERE = ("default", "subnet-1")


def test_the_lowest_free_slot_comes_first_and_each_place_has_its_own() -> None:
    slots = Slots()
    assert [slots.take(HERE, 0) for _ in range(3)] == [0, 1, 2]
    assert slots.take(("default", "subnet-2"), 0) == 0


def test_a_slot_that_was_left_is_kept_for_a_while() -> None:
    slots = Slots()
    for _ in range(3):
        slots.take(HERE, 0)
    slots.leave(HERE, 1, 10)
    assert slots.take(HERE, 10 + KEPT_FOR - 1) == 3
    assert slots.take(HERE, 10 + KEPT_FOR) == 1


@given(st.lists(st.tuples(st.booleans(), st.floats(0, 100)), max_size=60))
def test_no_two_living_tasks_share_a_slot(steps: list[tuple[bool, float]]) -> None:
    slots, living, now = Slots(), [], 0.0
    for comes, passed in steps:
        now += passed
        if comes or not living:
            living.append(slots.take(HERE, now))
        else:
            slots.leave(HERE, living.pop(0), now)
        assert len(set(living)) == len(living)


def test_a_service_s_tasks_stay_where_they_are_when_one_goes() -> None:
    world = World()
    world.simulator.services.create_service(
        {
            "serviceName": "shop",
            "taskDefinition": world.fargate(),
            "desiredCount": 3,
            "launchType": "FARGATE",
            "networkConfiguration": network(),
        }
    )
    world.wait(120)
    before = {each.id: each.slot for each in world.simulator.snapshot().clusters[0].tasks}
    assert sorted(before.values()) == [0, 1, 2]
    world.stop(next(iter(before)))
    world.wait(60)
    after = {each.id: each.slot for each in world.simulator.snapshot().clusters[0].tasks}

    assert after.items() >= before.items()
    assert sorted(after.values()) == [0, 1, 2, 3]
