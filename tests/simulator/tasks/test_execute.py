"""ExecuteCommand (behaviour page 1.6, 8)."""

from __future__ import annotations

from typing import Any

import pytest
from small_world import TASK_ROLE, World, container, refusal

from helpers.simulator import ErrorCode


@pytest.fixture
def world() -> World:
    return World()


def asked(arn: str, **changes: Any) -> dict[str, Any]:
    return {"task": arn, "command": "/bin/sh", "interactive": True, **changes}


@pytest.mark.behaviour(
    "1.6 ExecuteCommand not enabled",
    "8 ECS Exec: must be enabled before the task starts, needs task role",
)
def test_a_session_when_it_was_enabled_before_the_start(world: World) -> None:
    execute = world.simulator.execute_command.execute_command
    definition = world.fargate(taskRoleArn=TASK_ROLE)
    plain = world.run_on_fargate(definition)
    enabled = world.run_on_fargate(definition, enableExecuteCommand=True)
    not_yet = refusal(execute, asked(enabled))
    world.wait(30)

    answer = execute(asked(enabled))
    assert answer["containerName"] == "app"
    assert answer["session"]["streamUrl"].startswith("wss://ssmmessages.ap-southeast-1.")
    (agent,) = world.task(enabled)["containers"][0]["managedAgents"]
    assert (agent["name"], agent["lastStatus"]) == ("ExecuteCommandAgent", "RUNNING")

    error = refusal(execute, asked(plain))
    assert error.code is ErrorCode.INVALID_PARAMETER
    assert error.message == not_yet.message
    assert error.message.startswith(
        "The execute command failed because execute command was not enabled when the task was "
        "run or the execute command agent isn't running."
    )
    world.outside.identity.forbid(TASK_ROLE, "ssmmessages:CreateControlChannel")
    assert refusal(execute, asked(enabled)).message == error.message


def test_the_container_must_be_clear(world: World) -> None:
    execute = world.simulator.execute_command.execute_command
    definition = world.fargate(container("a"), container("b"), taskRoleArn=TASK_ROLE)
    arn = world.run_on_fargate(definition, enableExecuteCommand=True)
    world.wait(30)

    assert execute(asked(arn, container="b"))["containerName"] == "b"
    for wrong in ({}, {"container": "c"}, {"container": "a", "interactive": False}):
        error = refusal(execute, asked(arn, **wrong))
        assert error.code is ErrorCode.INVALID_PARAMETER
