"""How lesson 08's exercises make a service that is ill, and what they look for once it is well."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import boto3

from helpers.exercises.keeping import active, described, kept, no_service, public_network
from helpers.exercises.model import Missing
from helpers.exercises.roles import log_lines, made
from helpers.exercises.running import CLUSTER, short, up
from helpers.exercises.state import newest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpers.exercises.model import Ecs
    from helpers.exercises.running import Task

GROUP = "/ecs/demo"
"""The log group of the lesson."""

EXECUTION_ROLE = "ecsTaskExecutionRole"
FARGATE = {
    "requiresCompatibilities": ["FARGATE"],
    "networkMode": "awsvpc",
    "cpu": "256",
    "memory": "512",
}


def awslogs(group: str = GROUP) -> dict[str, Any]:
    """The log configuration of the lesson's containers."""
    region = boto3.client("logs").meta.region_name
    options = {
        "awslogs-group": group,
        "awslogs-region": region,
        "awslogs-stream-prefix": "ecs",
    }
    return {"logDriver": "awslogs", "options": options}


def ill(
    ecs: Ecs,
    name: str,
    container: dict[str, Any],
    *,
    role: str | None = None,
    on_fargate: bool = True,
    **service: Any,
) -> None:
    """Makes a service that wants one task, of its own family, unless there is one.

    Args:
        ecs: a client.
        name: of the service and of the family.
        container: what the container ``app`` is to have.
        role: the ARN of the execution role, else the lesson's own.
        on_fargate: on Fargate, or on EC2 instances.
        service: what else CreateService is to be told.
    """
    ecs.create_cluster(clusterName=CLUSTER)
    if newest(ecs, name) is None:
        ecs.register_task_definition(
            family=name,
            executionRoleArn=role or made(EXECUTION_ROLE, managed=True),
            containerDefinitions=[{"name": "app", **container}],
            **(FARGATE if on_fargate else {}),
        )
    found = described(ecs, name)
    if found is None or found["status"] == "INACTIVE":
        place = {"networkConfiguration": public_network()} if on_fargate else {}
        ecs.create_service(
            cluster=CLUSTER,
            serviceName=name,
            taskDefinition=f"{name}:1",
            desiredCount=1,
            launchType="FARGATE" if on_fargate else "EC2",
            **place,
            **service,
        )


def running(ecs: Ecs, name: str) -> list[Task]:
    """The RUNNING tasks of a service that are to go on."""
    arns = ecs.list_tasks(cluster=CLUSTER, serviceName=name)["taskArns"]
    return up(ecs.describe_tasks(cluster=CLUSTER, tasks=arns)["tasks"]) if arns else []


def well(ecs: Ecs, name: str) -> Iterator[Missing]:
    """Whether the service is there, wants one task, and has it."""
    found = active(ecs, name)
    if found is None:
        yield no_service(name)
    else:
        yield from kept(found, 1)


def says(ecs: Ecs, name: str, part: str = "") -> Iterator[Missing]:
    """Whether a task of the service is RUNNING, and its log in CloudWatch has this in a line."""
    wrong = list(well(ecs, name))
    yield from wrong
    for task in running(ecs, name)[-1:] if not wrong else ():
        lines = log_lines(ecs, task)
        fields = {"family": name, "task": short(task)}
        if not lines:
            yield Missing("missing-log", fields)
        elif not any(part in line for line in lines):
            yield Missing("missing-line", {**fields, "part": part, "line": lines[-1]})


def container(ecs: Ecs, name: str) -> dict[str, Any]:
    """The first container of the task definition that the service uses now; empty without one."""
    found = active(ecs, name)
    if found is None:
        return {}
    answer = ecs.describe_task_definition(taskDefinition=found["taskDefinition"])
    first: dict[str, Any] = answer["taskDefinition"]["containerDefinitions"][0]
    return first


def keeps(ecs: Ecs, name: str, *members: str) -> Iterator[Missing]:
    """Whether the repair has left these members of the container definition in place."""
    found = container(ecs, name)
    for member in members if found else ():
        if not found.get(member):
            yield Missing("missing-member", {"service": name, "member": member})


def keeps_image(ecs: Ecs, name: str, image: str) -> Iterator[Missing]:
    """Whether the service still runs the program that it is for."""
    found = container(ecs, name)
    if found and found["image"].partition(":")[0] != image:
        fields = {"service": name, "image": found["image"], "wanted": image}
        yield Missing("missing-own-image", fields)


def asks_itself(ecs: Ecs, name: str) -> Iterator[Missing]:
    """Whether the health check asks the program; else it would praise a ruin as well."""
    check = " ".join(container(ecs, name).get("healthCheck", {}).get("command", ()))
    if "localhost" not in check and "127.0.0.1" not in check:
        yield Missing("missing-asking-check", {"service": name, "command": check})


# --- behind a load balancer


def target_group(name: str, path: str) -> str:
    """The ARN of a target group behind a load balancer, made unless it is there.

    Args:
        name: of both.
        path: what the health check asks for.
    """
    elb = boto3.client("elbv2")
    try:
        return str(elb.describe_target_groups(Names=[name])["TargetGroups"][0]["TargetGroupArn"])
    except elb.exceptions.TargetGroupNotFoundException:
        subnets = public_network()["awsvpcConfiguration"]["subnets"]
    ec2 = boto3.client("ec2")
    vpc = ec2.describe_subnets(SubnetIds=subnets[:1])["Subnets"][0]["VpcId"]
    group = elb.create_target_group(
        Name=name,
        Protocol="HTTP",
        Port=80,
        VpcId=vpc,
        TargetType="ip",
        HealthCheckPath=path,
        HealthCheckIntervalSeconds=10,
    )["TargetGroups"][0]["TargetGroupArn"]
    balancer = elb.create_load_balancer(Name=name, Subnets=subnets)["LoadBalancers"][0]
    elb.create_listener(
        LoadBalancerArn=balancer["LoadBalancerArn"],
        Protocol="HTTP",
        Port=80,
        DefaultActions=[{"Type": "forward", "TargetGroupArn": group}],
    )
    return str(group)


def healthy_behind(ecs: Ecs, name: str) -> Iterator[Missing]:
    """Whether the service is still behind its load balancer, which finds a target healthy."""
    found = active(ecs, name)
    if found is None:
        return
    if not found["loadBalancers"]:
        yield Missing("missing-balancer", {"service": name})
        return
    elb = boto3.client("elbv2")
    group = found["loadBalancers"][0]["targetGroupArn"]
    try:
        targets = elb.describe_target_health(TargetGroupArn=group)["TargetHealthDescriptions"]
    except elb.exceptions.TargetGroupNotFoundException:
        targets = []
    states = [each["TargetHealth"]["State"] for each in targets]
    if "healthy" not in states:
        told = ", ".join(states) or "–"
        yield Missing("missing-healthy-target", {"service": name, "states": told})
