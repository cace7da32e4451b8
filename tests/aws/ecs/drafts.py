"""Task definitions to begin from, and the two kinds of answers that registering them gets."""

from __future__ import annotations

from typing import Any

import pytest
from botocore.exceptions import ClientError

Members = dict[str, Any]

ROLE = "arn:aws:iam::123456789012:role/ecsTaskExecutionRole"
ECR_IMAGE = "123456789012.dkr.ecr.ap-southeast-1.amazonaws.com/shop/api:1.4"
CHECK = {"command": ["CMD-SHELL", "curl -f http://localhost/"]}
AWSLOGS = {
    "awslogs-group": "/ecs/web",
    "awslogs-region": "ap-southeast-1",
    "awslogs-stream-prefix": "web",
}


def container(name: str = "web", **members: Any) -> Members:
    """A container that every launch type takes; a member given as None is left out."""
    whole = {"name": name, "image": "nginx:1.27", "memory": 128, **members}
    return {member: value for member, value in whole.items() if value is not None}


def on_ec2(*containers: Members, **members: Any) -> Members:
    """A definition that asks to be checked against nothing."""
    return {
        "family": "web",
        "containerDefinitions": list(containers) or [container()],
        **members,
    }


def on_fargate(*containers: Members, **members: Any) -> Members:
    """A definition for the smallest Fargate task; a member given as None is left out."""
    whole = {
        **on_ec2(*containers),
        "requiresCompatibilities": ["FARGATE"],
        "networkMode": "awsvpc",
        "cpu": "256",
        "memory": "512",
        **members,
    }
    return {member: value for member, value in whole.items() if value is not None}


def logging(driver: str, **options: str) -> Members:
    """A container with a log driver; options are written with ``_`` for ``-``."""
    named = {name.replace("_", "-"): value for name, value in options.items()}
    return container(logConfiguration={"logDriver": driver, "options": named})


def register(ecs: Any, definition: Members) -> Members:
    """Register and return ``taskDefinition`` of the answer."""
    answer: Members = ecs.register_task_definition(**definition)["taskDefinition"]
    return answer


def refusal(ecs: Any, definition: Members) -> tuple[str, str]:
    """Register in vain and return the code and the message."""
    with pytest.raises(ClientError) as refused:
        ecs.register_task_definition(**definition)
    error = refused.value.response["Error"]
    return error["Code"], error["Message"]


def behaviour(*rows: str) -> Any:
    """The mark that names the rows of the behaviour page which a test holds."""
    return pytest.mark.behaviour(*rows)
