"""Where the output of a container can be read, and for how long (behaviour page 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import boto3
import pytest
from stage import EXECUTION_POLICY, awslogs, fargate, lines, network, role, run

if TYPE_CHECKING:
    from helpers import Lab


@pytest.mark.behaviour("8 Fargate ways to read: CloudWatch console, aws logs tail <group>,")
def test_output_on_fargate_is_read_through_the_logs_api(lab: Lab) -> None:
    logs = boto3.client("logs")
    logs.create_log_group(logGroupName="/ecs/web")
    execution = role("ecsTaskExecutionRole", managed=(EXECUTION_POLICY,))
    subnet = boto3.client("ec2").describe_subnets()["Subnets"][0]["SubnetId"]
    definition = fargate(
        image="busybox",
        command=["sh", "-c", "echo hello && sleep 600"],
        logConfiguration=awslogs(),
        executionRoleArn=execution,
    )
    (task,) = run(lab, definition, network(subnet))
    stream = f"ecs/app/{task['taskArn'].rpartition('/')[2]}"
    assert lines("/ecs/web", stream) == ["hello"]
    # What `aws logs tail` asks for.
    found = logs.filter_log_events(logGroupName="/ecs/web")["events"]
    assert [(each["logStreamName"], each["message"]) for each in found] == [(stream, "hello")]


@pytest.mark.behaviour("8 EC2 containers removed 3 h after the task stopped")
def test_an_instance_forgets_a_stopped_container_after_three_hours(lab: Lab, ecs: Any) -> None:
    ecs.create_cluster(clusterName="c")
    (instance,) = lab.add_instances("c")
    hello = {"name": "app", "image": "busybox", "memory": 64, "command": ["echo", "hello"]}
    ecs.register_task_definition(family="hello", containerDefinitions=[hello])
    ecs.run_task(cluster="c", taskDefinition="hello")
    lab.advance(60)
    docker = lab.docker(instance)
    assert "hello" in docker.logs("app")
    lab.advance(3 * 3600 - 120)
    assert "hello" in docker.logs("app")
    lab.advance(180)
    assert docker.logs("app") == "Error response from daemon: No such container: app"
    assert "app" not in docker.ps(all=True)
