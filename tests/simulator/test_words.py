"""Words that ECS does not know are refused where they are given, with the known ones."""

from __future__ import annotations

from typing import Any

import pytest
from small_world import World, network, refusal

from helpers.simulator import ErrorCode


@pytest.fixture
def world() -> World:
    return World()


@pytest.mark.parametrize(
    ("operation", "request_", "message"),
    [
        (
            "tasks.list_tasks",
            {"launchType": "SPOT"},
            "launch type should be one of [EC2,FARGATE,EXTERNAL]",
        ),
        (
            "tasks.list_tasks",
            {"desiredStatus": "running"},
            "desiredStatus should be one of [RUNNING,PENDING,STOPPED]",
        ),
        (
            "services.list_services",
            {"schedulingStrategy": "CRON"},
            "Scheduling strategy should be one of [REPLICA,DAEMON]",
        ),
        (
            "instances.list_container_instances",
            {"status": "INACTIVE"},
            "Container instance status should be one of "
            "[ACTIVE,DRAINING,REGISTERING,DEREGISTERING,REGISTRATION_FAILED]",
        ),
    ],
)
def test_a_filter_takes_only_known_words(
    world: World, operation: str, request_: dict[str, Any], message: str
) -> None:
    part, _, name = operation.partition(".")
    error = refusal(getattr(getattr(world.simulator, part), name), request_)
    assert (error.code, error.message) == (ErrorCode.INVALID_PARAMETER, message)


def test_known_words_find_what_there_is(world: World) -> None:
    arn = world.run_on_fargate(world.fargate())
    tasks = world.simulator.tasks
    for found, request in (
        ([arn], {"launchType": "FARGATE"}),
        ([], {"launchType": "EC2"}),
        ([], {"desiredStatus": "PENDING"}),
    ):
        assert tasks.list_tasks(request)["taskArns"] == found


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"launchType": "SPOT"}, "launch type should be one of [EC2,FARGATE,EXTERNAL]"),
        (
            {"propagateTags": "CLUSTER"},
            "propagateTags should be one of [NONE,SERVICE,TASK_DEFINITION]",
        ),
        (
            {"propagateTags": "SERVICE"},
            "Tags can not be propagated from a service: the task does not belong to one.",
        ),
    ],
)
def test_run_task_takes_only_known_words(
    world: World, changes: dict[str, Any], message: str
) -> None:
    request = {"launchType": "FARGATE", "networkConfiguration": network(), **changes}
    error = refusal(world.answer, world.fargate(), **request)
    assert (error.code, error.message) == (ErrorCode.INVALID_PARAMETER, message)
