"""``dependsOn`` and container health checks (behaviour page 2.1, 2.7)."""

from __future__ import annotations

from typing import Any

import pytest
from small_world import World, container

CHECK = {"command": ["CMD", "is-it-well"], "interval": 5, "retries": 2, "timeout": 2}


@pytest.fixture
def world() -> World:
    return World()


def waiting_for(condition: str) -> list[dict[str, str]]:
    return [{"containerName": "first", "condition": condition}]


def first(script: str, **changes: Any) -> dict[str, Any]:
    return container("first", essential=False, command=["sh", "-c", script], **changes)


def states(world: World, arn: str) -> dict[str, str]:
    return {each["name"]: each["lastStatus"] for each in world.task(arn)["containers"]}


@pytest.mark.behaviour("2.7 START")
def test_start_waits_for_the_start(world: World) -> None:
    arn = world.run_on_fargate(
        world.fargate(container(dependsOn=waiting_for("START")), first("sleep 600"))
    )
    world.wait(20)

    assert states(world, arn) == {"app": "RUNNING", "first": "RUNNING"}


@pytest.mark.behaviour("2.7 COMPLETE", "2.7 SUCCESS")
@pytest.mark.parametrize(("condition", "code"), [("COMPLETE", 0), ("COMPLETE", 1), ("SUCCESS", 0)])
def test_complete_and_success_wait_for_the_end(world: World, condition: str, code: int) -> None:
    arn = world.run_on_fargate(
        world.fargate(container(dependsOn=waiting_for(condition)), first(f"sleep 10; exit {code}"))
    )
    world.wait(25)
    assert states(world, arn) == {"app": "PENDING", "first": "RUNNING"}
    assert world.task(arn)["lastStatus"] == "PENDING"

    world.wait(10)
    assert states(world, arn) == {"app": "RUNNING", "first": "STOPPED"}
    assert world.task(arn)["lastStatus"] == "RUNNING"


@pytest.mark.behaviour("2.7 SUCCESS")
def test_success_that_can_never_come_ends_the_task(world: World) -> None:
    arn = world.run_on_fargate(
        world.fargate(container(dependsOn=waiting_for("SUCCESS")), first("exit 1"))
    )
    world.wait(60)

    task = world.task(arn)
    assert task["stopCode"] == "TaskFailedToStart"
    reasons = {each["name"]: each.get("reason", "") for each in task["containers"]}
    assert reasons["app"].startswith("TaskDependencyError: ")


@pytest.mark.behaviour("2.7 HEALTHY")
def test_healthy_waits_for_the_check(world: World) -> None:
    arn = world.run_on_fargate(
        world.fargate(
            container(dependsOn=waiting_for("HEALTHY")), first("sleep 600", healthCheck=CHECK)
        )
    )
    world.wait(20)
    assert states(world, arn)["app"] == "PENDING"

    world.wait(5)
    assert states(world, arn)["app"] == "RUNNING"


@pytest.mark.behaviour("2.7 If startTimeout passes without the condition the dependent never")
def test_a_start_timeout_ends_the_wait(world: World) -> None:
    arn = world.run_on_fargate(
        world.fargate(
            container(dependsOn=waiting_for("SUCCESS")), first("sleep 600", startTimeout=30)
        )
    )
    world.wait(45)
    assert world.task(arn)["lastStatus"] == "PENDING"
    world.wait(90)

    task = world.task(arn)
    assert task["stopCode"] == "TaskFailedToStart"
    app = next(each for each in task["containers"] if each["name"] == "app")
    assert app["reason"].endswith("[first] for target [app] as dependency has timed out.")


@pytest.mark.behaviour("2.7 If startTimeout passes without the condition the dependent never")
def test_a_start_timeout_in_time_does_nothing(world: World) -> None:
    arn = world.run_on_fargate(
        world.fargate(
            container(dependsOn=waiting_for("SUCCESS")),
            first("sleep 20; exit 0", startTimeout=30),
        )
    )
    world.wait(90)

    assert world.task(arn)["lastStatus"] == "RUNNING"


@pytest.mark.behaviour(
    "2.1 healthStatus: HEALTHY/UNHEALTHY/UNKNOWN; task = UNHEALTHY if any",
    "2.1 Standalone task keeps running when UNHEALTHY; a service task is",
    "3 unhealthy task",
    "1.1 healthCheck ranges",
)
def test_the_health_of_a_task_is_that_of_its_worst_essential_container(world: World) -> None:
    sick = container("sick", image="sick", healthCheck=CHECK, essential=False)
    arn = world.run_on_fargate(
        world.fargate(container("a", healthCheck=CHECK), container("b", healthCheck=CHECK), sick)
    )
    without = world.run_on_fargate(world.fargate(family="plain"))
    world.outside.programs.sick.add("sick")
    world.wait(20)
    assert world.task(arn)["healthStatus"] == "UNKNOWN"
    world.wait(20)
    assert world.task(arn)["healthStatus"] == "HEALTHY"
    assert world.task(without)["healthStatus"] == "UNKNOWN"

    world.outside.programs.sick.add("nginx")
    world.wait(4)
    assert world.task(arn)["healthStatus"] == "HEALTHY", "two retries"
    world.wait(10)

    task = world.task(arn)
    assert (task["healthStatus"], task["lastStatus"]) == ("UNHEALTHY", "RUNNING")
    world.outside.programs.sick.clear()
    world.wait(10)
    assert world.task(arn)["healthStatus"] == "HEALTHY"


@pytest.mark.behaviour("1.1 healthCheck ranges")
def test_failures_in_the_start_period_do_not_count(world: World) -> None:
    world.outside.programs.sick.add("nginx")
    check = {**CHECK, "startPeriod": 60}
    arn = world.run_on_fargate(world.fargate(container(healthCheck=check)))
    world.wait(80)
    assert world.task(arn)["healthStatus"] == "UNKNOWN"

    world.wait(20)
    assert world.task(arn)["healthStatus"] == "UNHEALTHY"


@pytest.mark.parametrize(
    ("command", "health"),
    [
        (["CMD-SHELL", "exit 0"], "HEALTHY"),
        (["CMD-SHELL", "exit 1"], "UNHEALTHY"),
        (["CMD", "sleep", "10"], "UNHEALTHY"),
        (["CMD", "true"], "HEALTHY"),
    ],
)
def test_a_check_that_we_can_read_decides_by_itself(
    world: World, command: list[str], health: str
) -> None:
    arn = world.run_on_fargate(world.fargate(container(healthCheck={**CHECK, "command": command})))
    world.wait(60)

    assert world.task(arn)["healthStatus"] == health
