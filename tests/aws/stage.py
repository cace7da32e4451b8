"""Small things that tests about the world around ECS set up: roles, policies, task definitions."""

from __future__ import annotations

import json
from typing import Any

import boto3

ACCOUNT = "123456789012"
EXECUTION_POLICY = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"


def policy(*statements: dict[str, Any]) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def allow(action: str | list[str], resource: str | list[str] = "*", **more: Any) -> dict[str, Any]:
    return {"Effect": "Allow", "Action": action, "Resource": resource, **more}


def deny(action: str | list[str], resource: str | list[str] = "*", **more: Any) -> dict[str, Any]:
    return {"Effect": "Deny", "Action": action, "Resource": resource, **more}


def trust(service: str = "ecs-tasks.amazonaws.com") -> str:
    return policy(
        {"Effect": "Allow", "Principal": {"Service": service}, "Action": "sts:AssumeRole"}
    )


def role(name: str, *inline: dict[str, Any], managed: tuple[str, ...] = ()) -> str:
    """A role that tasks may use: its ARN."""
    iam = boto3.client("iam")
    arn: str = iam.create_role(RoleName=name, AssumeRolePolicyDocument=trust())["Role"]["Arn"]
    for each in managed:
        iam.attach_role_policy(RoleName=name, PolicyArn=each)
    if inline:
        iam.put_role_policy(RoleName=name, PolicyName="own", PolicyDocument=policy(*inline))
    return arn


def fargate(family: str = "web", image: str = "nginx", **container: Any) -> dict[str, Any]:
    """A Fargate task definition with one container, for ``register_task_definition``."""
    task = {
        name: container.pop(name)
        for name in ("executionRoleArn", "taskRoleArn")
        if name in container
    }
    return {
        "family": family,
        "networkMode": "awsvpc",
        "requiresCompatibilities": ["FARGATE"],
        "cpu": "256",
        "memory": "512",
        "containerDefinitions": [
            {"name": "app", "image": image, "portMappings": [{"containerPort": 80}], **container}
        ],
        **task,
    }


def stack_definition(*containers: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A Fargate task definition as a resource of a CloudFormation template."""
    return {
        "Type": "AWS::ECS::TaskDefinition",
        "Properties": {
            "RequiresCompatibilities": ["FARGATE"],
            "NetworkMode": "awsvpc",
            "Cpu": 256,
            "Memory": "512",
            "ContainerDefinitions": list(containers),
            **more,
        },
    }


def network(*subnets: str, groups: tuple[str, ...] = (), public: bool = True) -> dict[str, Any]:
    """``networkConfiguration``; no group means the VPC's default one."""
    return {
        "awsvpcConfiguration": {
            "subnets": list(subnets),
            **({"securityGroups": list(groups)} if groups else {}),
            "assignPublicIp": "ENABLED" if public else "DISABLED",
        }
    }


def run(
    lab: Any, definition: dict[str, Any], where: dict[str, Any], *, count: int = 1, wait: float = 60
) -> list[dict[str, Any]]:
    """Register, run on Fargate in cluster ``c``, let time pass: the tasks as they are then."""
    ecs = boto3.client("ecs")
    ecs.create_cluster(clusterName="c")
    ecs.register_task_definition(**definition)
    started = ecs.run_task(
        cluster="c",
        taskDefinition=definition["family"],
        launchType="FARGATE",
        count=count,
        networkConfiguration=where,
    )
    assert started["failures"] == []
    lab.advance(wait)
    arns = [each["taskArn"] for each in started["tasks"]]
    tasks: list[dict[str, Any]] = ecs.describe_tasks(cluster="c", tasks=arns)["tasks"]
    return tasks


def awslogs(group: str = "/ecs/web", **options: str) -> dict[str, Any]:
    return {
        "logDriver": "awslogs",
        "options": {
            "awslogs-group": group,
            "awslogs-region": "ap-southeast-1",
            "awslogs-stream-prefix": "ecs",
            **options,
        },
    }


def lines(group: str, stream: str) -> list[str]:
    """What a stream holds."""
    events = boto3.client("logs").get_log_events(logGroupName=group, logStreamName=stream)
    return [each["message"] for each in events["events"]]
