"""What several exercises look for on the machines of a cluster: which they are, and what fits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import boto3

from helpers.exercises.model import Missing
from helpers.exercises.running import CLUSTER, tasks, up

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpers.exercises.model import Ecs
    from helpers.exercises.running import Task


def machines(ecs: Ecs, cluster: str = CLUSTER) -> dict[str, dict[str, Any]]:
    """The EC2 instances of a cluster, by the ARN of the container instance on each."""
    try:
        arns = ecs.list_container_instances(cluster=cluster)["containerInstanceArns"]
    except ecs.exceptions.ClusterNotFoundException:
        return {}
    if not arns:
        return {}
    found = ecs.describe_container_instances(cluster=cluster, containerInstances=arns)
    ids = {
        each["containerInstanceArn"]: each["ec2InstanceId"] for each in found["containerInstances"]
    }
    answer = boto3.client("ec2").describe_instances(InstanceIds=list(ids.values()))
    by_id = {
        each["InstanceId"]: each for one in answer["Reservations"] for each in one["Instances"]
    }
    return {arn: by_id[name] for arn, name in ids.items()}


def host_ports(task: Task) -> list[int]:
    """The ports of the machine that lead into the task (behaviour page 2.8)."""
    return _bound(task, "hostPort")


def container_ports(task: Task) -> list[int]:
    """The ports in the task's containers that ports of the machine lead to (page 2.8)."""
    return _bound(task, "containerPort")


def _bound(task: Task, end: str) -> list[int]:
    return [
        binding[end]
        for container in task["containers"]
        for binding in container.get("networkBindings", ())
    ]


def enough(family: str, running: list[Task], wanted: int) -> Iterator[Missing]:
    """Whether so many tasks are RUNNING, or more."""
    if len(running) < wanted:
        fields = {"family": family, "count": str(len(running)), "wanted": str(wanted)}
        yield Missing("missing-copies", fields)


def on_two_machines(ecs: Ecs, family: str, wanted: int) -> Iterator[Missing]:
    """Whether so many copies are RUNNING on EC2, and nobody has added a third machine."""
    if len(machines(ecs)) > 2:
        yield Missing("missing-two-machines", {"cluster": CLUSTER})
    on_ec2 = [task for task in up(tasks(ecs, family)) if "containerInstanceArn" in task]
    yield from enough(family, on_ec2, wanted)
