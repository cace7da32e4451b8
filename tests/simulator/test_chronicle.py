"""What happened is written down: every change of a task, and what services wanted when."""

from __future__ import annotations

import pytest
from small_world import World, network

from helpers.simulator import chronicle


@pytest.fixture
def world() -> World:
    return World()


def service(world: World, **changes: object) -> None:
    world.simulator.services.create_service(
        {
            "serviceName": "shop",
            "taskDefinition": world.fargate(),
            "desiredCount": 2,
            "launchType": "FARGATE",
            "networkConfiguration": network(),
            **changes,
        }
    )


def test_a_task_s_life_is_there_in_order_from_its_creation(world: World) -> None:
    arn = world.run_on_fargate(world.fargate())
    world.wait(60)
    world.stop(arn)
    world.wait(60)
    changes = world.simulator.snapshot().chronicle.changes

    assert [(each.former, each.status) for each in changes] == [
        (None, "PROVISIONING"),
        ("PROVISIONING", "PENDING"),
        ("PENDING", "RUNNING"),
        ("RUNNING", "STOPPING"),
        ("STOPPING", "DEPROVISIONING"),
        ("DEPROVISIONING", "STOPPED"),
    ]
    assert {each.task_id for each in changes} == {arn.rpartition("/")[2]}
    assert [each.at for each in changes] == sorted(each.at for each in changes)
    assert {each.stop_code for each in changes} == {None, "UserInitiated"}
    task = world.task(arn)
    assert (changes[0].at, changes[-1].at) == (task["createdAt"], task["stoppedAt"])


def test_a_service_s_wishes_are_there_at_the_moment_they_change(world: World) -> None:
    service(world)
    world.wait(200)
    began = world.simulator.clock.time()
    update = {"service": "shop", "taskDefinition": world.fargate(cpu="512", memory="1024")}
    limits = {"minimumHealthyPercent": 50, "maximumPercent": 150}
    world.simulator.services.update_service(
        {**update, "desiredCount": 4, "deploymentConfiguration": limits}
    )
    aims = world.simulator.snapshot().chronicle.aims

    assert [(each.desired, each.lower, each.upper) for each in aims] == [(2, 2, 4), (4, 2, 6)]
    assert [each.revision for each in aims] == ["web:1", "web:2"]
    assert aims[1].at == began
    assert aims[0].deployment_id != aims[1].deployment_id


def test_a_deleted_service_wants_nothing(world: World) -> None:
    service(world)
    world.wait(100)
    world.simulator.services.delete_service({"service": "shop", "force": True})
    world.wait(100)

    assert world.simulator.snapshot().chronicle.aims[-1].desired == 0


def test_nothing_new_costs_nothing(world: World) -> None:
    service(world)
    world.wait(200)
    first = world.simulator.snapshot().chronicle
    world.wait(5)

    assert world.simulator.snapshot().chronicle is first


def test_the_oldest_is_forgotten_and_that_is_said(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert world.simulator.snapshot().chronicle.whole
    kept = world.simulator.context.chronicle
    monkeypatch.setattr(chronicle, "CHANGES_KEPT", 3)
    kept.changes = type(kept.changes)(maxlen=3)
    world.run_on_fargate(world.fargate())
    world.wait(5)
    assert world.simulator.snapshot().chronicle.whole
    world.run_on_fargate("web")
    world.wait(60)
    found = world.simulator.snapshot().chronicle

    assert not found.whole
    assert [each.status for each in found.changes][-1] == "RUNNING"
    assert len(found.changes) == 3
