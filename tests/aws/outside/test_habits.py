"""Well-known public images do what they do on every Docker host."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import boto3
import pytest
from stage import EXECUTION_POLICY, awslogs, fargate, lines, network, role, run

if TYPE_CHECKING:
    from helpers import Lab

PASSWORD = [{"name": "POSTGRES_PASSWORD", "value": "x"}]


@pytest.fixture(autouse=True)
def log_group(lab: Lab) -> None:
    boto3.client("logs").create_log_group(logGroupName="/ecs/web")


def life(lab: Lab, image: str, **changes: Any) -> tuple[dict[str, Any], list[str]]:
    """A task of this image on Fargate, and what its container printed."""
    execution = role("exec", managed=(EXECUTION_POLICY,))
    definition = fargate(
        image=image, executionRoleArn=execution, logConfiguration=awslogs(), **changes
    )
    (task,) = run(lab, definition, network(*lab.vpc.public_subnets))
    return task, lines("/ecs/web", f"ecs/app/{task['taskArn'].rpartition('/')[2]}")


@pytest.mark.parametrize(
    ("image", "code", "line"),
    [
        ("hello-world", 0, "Hello from Docker!"),
        ("busybox", 0, None),
        ("public.ecr.aws/docker/library/alpine:3.20", 0, None),
        ("ubuntu:24.04", 0, None),
        ("python:3.12-slim", 0, None),
        ("postgres:16", 1, "Error: Database is uninitialized and superuser password is not "),
        ("mysql:8", 1, "[ERROR] [Entrypoint]: Database is uninitialized and password option "),
    ],
)
def test_images_whose_program_ends_by_itself(
    lab: Lab, image: str, code: int, line: str | None
) -> None:
    task, log = life(lab, image)
    assert task["stoppedReason"] == "Essential container in task exited"
    assert task["containers"][0]["exitCode"] == code
    assert log[0].startswith(line) if line else log == []


@pytest.mark.parametrize(
    ("image", "changes"),
    [
        ("nginx:1.27", {}),
        ("public.ecr.aws/nginx/nginx", {}),
        ("redis:7", {}),
        ("postgres:16", {"environment": PASSWORD}),
        ("ubuntu", {"command": ["sh", "-c", "while true; do sleep 1; done"]}),
        ("ghcr.io/shop/busybox", {}),
        ("my-own-shop", {"command": ["run it"]}),
    ],
)
def test_images_whose_program_goes_on(lab: Lab, image: str, changes: dict[str, Any]) -> None:
    task, log = life(lab, image, **changes)
    assert task["lastStatus"] == "RUNNING"
    nginx = [line for line in log if line.startswith("/docker-entrypoint.sh: ")]
    assert bool(nginx) == ("nginx" in image)


@pytest.mark.parametrize(
    ("image", "command"),
    [
        ("alpine", ["bash", "-c", "echo hello"]),
        ("busybox", ["python", "app.py"]),
        ("python:3.12", ["python app.py"]),
        ("ubuntu", ["/bin/sh -c 'echo hello'"]),
    ],
)
def test_a_program_that_the_image_does_not_have(lab: Lab, image: str, command: list[str]) -> None:
    task, log = life(lab, image, command=command)
    assert (task["stopCode"], log) == ("TaskFailedToStart", [])
    assert task["stoppedReason"].startswith("CannotStartContainerError: ResourceInitialization")
    assert f'exec: "{command[0]}": executable file not found in $PATH' in task["stoppedReason"]
    assert task["containers"][0]["reason"] == task["stoppedReason"]


@pytest.mark.parametrize("command", [["ls", "/"], ["/bin/date"], ["sh"]])
def test_commands_that_are_over_at_once(lab: Lab, command: list[str]) -> None:
    task, _log = life(lab, "busybox", command=command)
    assert task["containers"][0]["exitCode"] == 0


def test_a_shell_does_not_hear_sigterm(lab: Lab) -> None:
    task, _log = life(lab, "busybox", command=["sh", "-c", "while true; do date; done"])
    ecs = boto3.client("ecs")
    ecs.stop_task(cluster=task["clusterArn"], task=task["taskArn"])
    lab.advance(60)
    (stopped,) = ecs.describe_tasks(cluster=task["clusterArn"], tasks=[task["taskArn"]])["tasks"]
    assert stopped["containers"][0]["exitCode"] == 137


def test_a_learner_s_program_takes_the_place_of_the_image_s(lab: Lab) -> None:
    lab.program("busybox", lambda: print("mine"))  # noqa: T201 - the container's output
    task, log = life(lab, "busybox")
    assert (task["lastStatus"], log) == ("RUNNING", ["mine"])
