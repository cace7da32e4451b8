"""Task protection (API:UpdateTaskProtection)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from small_world import World, network, refusal

from helpers.simulator import ErrorCode


@pytest.fixture
def world() -> World:
    world = World()
    world.fargate()
    world.simulator.services.create_service(
        {
            "serviceName": "shop",
            "taskDefinition": "web",
            "desiredCount": 2,
            "launchType": "FARGATE",
            "networkConfiguration": network(),
        }
    )
    world.wait(60)
    return world


def test_a_service_task_is_protected_for_a_while(world: World) -> None:
    protection = world.simulator.task_protection
    first, second = world.simulator.tasks.list_tasks({})["taskArns"]
    answer = protection.update_task_protection(
        {"cluster": "default", "tasks": [first], "protectionEnabled": True, "expiresInMinutes": 5}
    )
    expires = world.simulator.clock.time() + timedelta(minutes=5)
    shown = {"taskArn": first, "protectionEnabled": True, "expirationDate": expires}
    bare = {"taskArn": second, "protectionEnabled": False}
    assert answer == {"protectedTasks": [shown], "failures": []}
    everything = protection.get_task_protection({"cluster": "default"})
    assert everything["protectedTasks"] == [shown, bare]

    world.wait(301)
    (now,) = protection.get_task_protection({"cluster": "default", "tasks": [first]})[
        "protectedTasks"
    ]
    assert now == {"taskArn": first, "protectionEnabled": False}

    protection.update_task_protection(
        {"cluster": "default", "tasks": [first], "protectionEnabled": True}
    )
    (now,) = protection.get_task_protection({"cluster": "default", "tasks": [first]})[
        "protectedTasks"
    ]
    assert now["expirationDate"] - world.simulator.clock.time() == timedelta(hours=2)


def test_only_service_tasks_can_be_protected(world: World) -> None:
    protection = world.simulator.task_protection
    alone = world.run_on_fargate("web")
    request = {"cluster": "default", "tasks": [alone, "nobody"], "protectionEnabled": True}
    answer = protection.update_task_protection(request)

    assert answer["protectedTasks"] == []
    assert [each["reason"] for each in answer["failures"]] == ["TASK_NOT_VALID", "MISSING"]
    for wrong in ({"tasks": []}, {"tasks": ["x"] * 11}, {"expiresInMinutes": 2881}):
        error = refusal(protection.update_task_protection, {**request, **wrong})
        assert error.code is ErrorCode.INVALID_PARAMETER
