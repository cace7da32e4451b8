"""What several exercises look for in roles, rights and an app's log, and how they make a role."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import boto3

from helpers.exercises.model import Missing
from helpers.exercises.running import none_up, short, tasks, up
from helpers.exercises.state import newest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpers.exercises.model import Ecs
    from helpers.exercises.running import Task

Statement = dict[str, Any]

TASKS_SERVICE = "ecs-tasks.amazonaws.com"
"""Whom a task role and an execution role must trust (behaviour page 6.1)."""

MANAGED = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"

DONE = "DynamoDB: visit noted"
"""What the app of the lesson prints when it has been allowed everything."""


def document(**statement: Any) -> str:
    """A policy document with one statement."""
    whole = {"Effect": "Allow", **statement}
    return json.dumps({"Version": "2012-10-17", "Statement": [whole]})


def made(name: str, *documents: str, trusts: str = TASKS_SERVICE, managed: bool = False) -> str:
    """The ARN of a role; one that is there already is left as it is.

    Args:
        name: of the role.
        documents: its inline policies.
        trusts: the service that may assume it.
        managed: whether it gets AmazonECSTaskExecutionRolePolicy.
    """
    iam = boto3.client("iam")
    try:
        return str(iam.get_role(RoleName=name)["Role"]["Arn"])
    except iam.exceptions.NoSuchEntityException:
        trust = document(Action="sts:AssumeRole", Principal={"Service": trusts})
        role = iam.create_role(RoleName=name, AssumeRolePolicyDocument=trust)["Role"]
    for number, text in enumerate(documents, start=1):
        iam.put_role_policy(RoleName=name, PolicyName=f"own-{number}", PolicyDocument=text)
    if managed:
        iam.attach_role_policy(RoleName=name, PolicyArn=MANAGED)
    return str(role["Arn"])


def registered(ecs: Ecs, family: str, group: str = "/ecs/album", **roles: str) -> None:
    """Registers the lesson's private image under a family, for Fargate, unless it is there."""
    if newest(ecs, family) is not None:
        return
    account = boto3.client("sts").get_caller_identity()["Account"]
    region = ecs.meta.region_name
    options = {
        "awslogs-group": group,
        "awslogs-region": region,
        "awslogs-stream-prefix": "ecs",
    }
    app: dict[str, Any] = {
        "name": "app",
        "image": f"{account}.dkr.ecr.{region}.amazonaws.com/album:1",
        "logConfiguration": {"logDriver": "awslogs", "options": options},
    }
    ecs.register_task_definition(
        family=family,
        containerDefinitions=[app],
        requiresCompatibilities=["FARGATE"],
        networkMode="awsvpc",
        cpu="256",
        memory="512",
        **roles,
    )


def allows(holder: str, *, user: bool = False) -> Iterator[tuple[list[str], list[str]]]:
    """The actions and resources of every statement that allows something to a role, or a user."""
    for text in _of_user(holder) if user else _of_role(holder):
        for statement in _listed(text["Statement"]):
            if statement["Effect"] == "Allow":
                yield _listed(statement.get("Action")), _listed(statement.get("Resource"))


def _of_role(role: str) -> Iterator[dict[str, Any]]:
    """Its inline policies, and the managed ones."""
    iam = boto3.client("iam")
    for name in iam.list_role_policies(RoleName=role)["PolicyNames"]:
        yield iam.get_role_policy(RoleName=role, PolicyName=name)["PolicyDocument"]
    for each in iam.list_attached_role_policies(RoleName=role)["AttachedPolicies"]:
        yield _managed(each["PolicyArn"])


def _of_user(user: str) -> Iterator[dict[str, Any]]:
    iam = boto3.client("iam")
    for name in iam.list_user_policies(UserName=user)["PolicyNames"]:
        yield iam.get_user_policy(UserName=user, PolicyName=name)["PolicyDocument"]
    for each in iam.list_attached_user_policies(UserName=user)["AttachedPolicies"]:
        yield _managed(each["PolicyArn"])


def _managed(arn: str) -> dict[str, Any]:
    """The default version of a managed policy."""
    iam = boto3.client("iam")
    version = iam.get_policy(PolicyArn=arn)["Policy"]["DefaultVersionId"]
    found = iam.get_policy_version(PolicyArn=arn, VersionId=version)["PolicyVersion"]
    text: dict[str, Any] = found["Document"]
    return text


def _listed(value: Any) -> list[Any]:
    """A member of a policy that may be one thing or a list of them."""
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]


def task_role(ecs: Ecs, family: str) -> str | None:
    """The name of the task role that the newest revision of a family has."""
    return _role(ecs, family, "taskRoleArn")


def execution_role(ecs: Ecs, family: str) -> str | None:
    """The name of its execution role."""
    return _role(ecs, family, "executionRoleArn")


def _role(ecs: Ecs, family: str, member: str) -> str | None:
    arn = (newest(ecs, family) or {}).get(member)
    return arn.rpartition("/")[2] if arn else None


def wider_than_needed(role: str | None) -> Iterator[Missing]:
    """Where a role's policies say ``*`` for all actions of a service, or for every resource."""
    for actions, resources in allows(role) if role else ():
        wide = [each for each in actions if each == "*" or each.endswith(":*")]
        if wide or "*" in resources:
            yield too_wide(str(role), (wide or actions)[0], resources)


def too_wide(holder: str, action: str, resources: list[str]) -> Missing:
    """A right that reaches further than what it is needed for."""
    fields = {"holder": holder, "action": action, "resource": ", ".join(resources)}
    return Missing("missing-narrower", fields)


def log_lines(ecs: Ecs, task: Task) -> list[str]:
    """What the first container of a task wrote to CloudWatch Logs; nothing if it has no log."""
    definition = ecs.describe_task_definition(taskDefinition=task["taskDefinitionArn"])
    container = definition["taskDefinition"]["containerDefinitions"][0]
    logging = container.get("logConfiguration", {})
    options = logging.get("options", {})
    if logging.get("logDriver") != "awslogs" or "awslogs-stream-prefix" not in options:
        return []
    task_id = task["taskArn"].rpartition("/")[2]
    stream = f"{options['awslogs-stream-prefix']}/{container['name']}/{task_id}"
    logs = boto3.client("logs")
    try:
        found = logs.get_log_events(
            logGroupName=options["awslogs-group"], logStreamName=stream, startFromHead=True
        )
    except logs.exceptions.ResourceNotFoundException:
        return []
    return [event["message"] for event in found["events"]]


def working(ecs: Ecs, family: str) -> Iterator[Missing]:
    """Whether a task of the family is RUNNING and its app says in its log that all went well."""
    found = tasks(ecs, family)
    yield from none_up(ecs, family, found)
    said = {short(task): log_lines(ecs, task) for task in up(found)}
    if said and not any(DONE in lines for lines in said.values()):
        task, lines = list(said.items())[-1]
        if lines:
            fields = {"family": family, "task": task, "line": lines[-1]}
            yield Missing("missing-done-in-log", fields)
        else:
            yield Missing("missing-log", {"family": family, "task": task})
