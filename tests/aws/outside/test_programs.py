"""Programs in images: what they print, how they end, what listens."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from stage import EXECUTION_POLICY, awslogs, fargate, lines, network, role, run

from helpers.aws.connection import Why

if TYPE_CHECKING:
    from collections.abc import Callable

    from helpers import Lab


def log_of(lab: Lab, program: Callable[..., object], **options: Any) -> tuple[dict[str, Any], Any]:
    """Run a program as the image ``shop``: the task, and what it printed."""
    boto3.client("logs").create_log_group(logGroupName="/ecs/web")
    lab.program("shop", program, **options)
    definition = fargate(
        image="shop:1.2",
        executionRoleArn=role("exec", managed=(EXECUTION_POLICY,)),
        logConfiguration=awslogs(),
        environment=[{"name": "COLOUR", "value": "red"}],
    )
    (task,) = run(lab, definition, network(*lab.vpc.public_subnets))
    task_id = task["taskArn"].rpartition("/")[2]
    return task, lines("/ecs/web", f"ecs/app/{task_id}")


def test_what_it_prints_is_in_the_log_at_lab_time(lab: Lab, capsys: Any) -> None:
    def shop() -> None:
        print(f"colour {os.environ['COLOUR']}")  # noqa: T201 - the container's output
        print("ready")  # noqa: T201

    task, log = log_of(lab, shop)
    assert log == ["colour red", "ready"]
    assert task["lastStatus"] == "RUNNING"
    assert "COLOUR" not in os.environ
    assert capsys.readouterr().out == ""
    (stream,) = boto3.client("logs").describe_log_streams(logGroupName="/ecs/web")["logStreams"]
    started = task["startedAt"].timestamp() * 1000
    assert abs(stream["firstEventTimestamp"] - started) < 1000


def test_an_exception_ends_the_container_and_its_traceback_is_in_the_log(lab: Lab) -> None:
    def shop(aws: Any) -> None:
        prices: dict[str, int] = {}
        prices["tea"] += aws is not None

    task, log = log_of(lab, shop)
    (container,) = task["containers"]
    assert container["exitCode"] == 1
    assert task["stopCode"] == "EssentialContainerExited"
    assert log[0] == "Traceback (most recent call last):"
    assert log[1].startswith('  File "/app/main.py", line ')
    assert log[-1] == "KeyError: 'tea'"
    assert not any("helpers" in line or "site-packages" in line for line in log)


@pytest.mark.parametrize(("code", "ended"), [(3, 3), (None, 0), ("no database", 1)])
def test_a_program_can_end_itself(lab: Lab, code: Any, ended: int) -> None:
    def shop() -> None:
        raise SystemExit(code)

    task, _log = log_of(lab, shop)
    assert task["containers"][0]["exitCode"] == ended


def test_a_program_that_does_not_serve_ends_when_its_function_returns(lab: Lab) -> None:
    task, log = log_of(lab, lambda: print("done"), serves=False)  # noqa: T201
    assert (task["containers"][0]["exitCode"], log) == (0, ["done"])


def test_lab_time_stands_still_for_a_program_that_waits(lab: Lab) -> None:
    moments = []

    def shop() -> None:
        lab.advance(3600)
        moments.append(lab.time)

    task, _log = log_of(lab, shop)
    assert task["lastStatus"] == "RUNNING"
    assert (lab.time - moments[0]).total_seconds() < 60


def test_a_tag_has_its_own_program(lab: Lab) -> None:
    said: list[str] = []
    lab.program("shop", lambda: said.append("any"))
    lab.program("shop:2", lambda: said.append("two"))
    where = network(*lab.vpc.public_subnets)
    for image in ("shop", "shop:1", "shop:2", "ghcr.io/me/shop:2", "other"):
        run(lab, fargate(image=image), where)
    assert said == ["any", "any", "two", "any"]


@pytest.mark.parametrize(("answers", "health"), [(200, "HEALTHY"), (500, "UNHEALTHY")])
def test_a_health_check_by_curl_asks_the_program(lab: Lab, answers: int, health: str) -> None:
    lab.program("shop", answers=answers)
    check = {"command": ["CMD-SHELL", "curl -f http://localhost/health || exit 1"], "interval": 5}
    definition = fargate(image="shop", healthCheck=check)
    (task,) = run(lab, definition, network(*lab.vpc.public_subnets), wait=90)
    assert task["healthStatus"] == health


def test_a_slow_program_listens_only_after_a_while(lab: Lab) -> None:
    lab.program("shop", ready_after=60)
    check = {"command": ["CMD-SHELL", "curl -f http://localhost/ || exit 1"], "interval": 5}
    definition = fargate(image="shop", healthCheck={**check, "startPeriod": 90})
    where = network(*lab.vpc.public_subnets, groups=(lab.vpc.security_group,))
    (task,) = run(lab, definition, where, wait=50)
    details = {each["name"]: each["value"] for each in task["attachments"][0]["details"]}
    address = details["privateIPv4Address"]
    assert (task["lastStatus"], task["healthStatus"]) == ("RUNNING", "UNKNOWN")
    assert lab.connect(address, 80, "vpc").why is Why.STILL_STARTING
    lab.advance(45)
    assert lab.connect(address, 80, "vpc").why is Why.LISTENS
    answer = boto3.client("ecs").describe_tasks(cluster="c", tasks=[task["taskArn"]])
    assert answer["tasks"][0]["healthStatus"] == "HEALTHY"


@pytest.mark.parametrize(("memory", "code"), [(512, None), (600, 137)])
def test_a_program_that_needs_more_memory_than_it_may_have_is_killed(
    lab: Lab, memory: int, code: int | None
) -> None:
    task, log = log_of(lab, lambda: print("baking"), memory=memory)  # noqa: T201
    (container,) = task["containers"]
    assert log == ["baking"]
    assert container.get("exitCode") == code
    assert ("OutOfMemoryError" in container.get("reason", "")) is (code is not None)


def test_a_restart_keeps_the_secrets_that_the_task_started_with(lab: Lab) -> None:
    """Only a new task reads a rotated secret (DEV, "Pass Secrets Manager secrets ...")."""
    vault = boto3.client("secretsmanager")
    secret = vault.create_secret(Name="word", SecretString="old")["ARN"]
    boto3.client("logs").create_log_group(logGroupName="/ecs/web")
    lab.program("shop", lambda: print(os.environ["WORD"]))  # noqa: T201 - the container's output
    read = {"Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "Resource": secret}
    definition = fargate(
        image="shop",
        executionRoleArn=role("exec", read, managed=(EXECUTION_POLICY,)),
        logConfiguration=awslogs(),
        secrets=[{"name": "WORD", "valueFrom": secret}],
        restartPolicy={"enabled": True, "restartAttemptPeriod": 60},
    )
    (task,) = run(lab, definition, network(*lab.vpc.public_subnets), wait=120)
    vault.put_secret_value(SecretId=secret, SecretString="new")
    lab.crash(task["taskArn"], "app")
    lab.advance(10)
    assert lines("/ecs/web", f"ecs/app/{task['taskArn'].rpartition('/')[2]}") == ["old", "old"]
