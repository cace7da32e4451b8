"""Uses the subnet lab as a learner does, and asks EC2 and ECS what has become of it."""

from __future__ import annotations

import shlex
from typing import Any

import boto3
from botocore.exceptions import ClientError

from helpers import Lab
from helpers.aws.calls import Call
from helpers.labs.subnet import SubnetLab


def subnet_lab(lab: Lab) -> SubnetLab:
    made: SubnetLab = lab.open("subnet")
    return made


def free(*subnets: str) -> list[int]:
    """What EC2 says is left in these subnets."""
    found = boto3.client("ec2").describe_subnets(SubnetIds=list(subnets))["Subnets"]
    by_id = {each["SubnetId"]: each["AvailableIpAddressCount"] for each in found}
    return [by_id[name] for name in subnets]


def only_subnet(panel: SubnetLab) -> str:
    [name] = panel.subnets.made
    return name


def service() -> dict[str, Any]:
    [found] = boto3.client("ecs").describe_services(cluster="demo", services=["web"])["services"]
    return dict(found)


def refused_tasks(panel: SubnetLab) -> list[str]:
    """``stoppedReason`` of the tasks that DescribeTasks says failed to start."""
    ids = [task.id for task in panel.lab.snapshot().clusters[0].tasks]
    found = boto3.client("ecs").describe_tasks(cluster="demo", tasks=ids)["tasks"]
    return [t["stoppedReason"] for t in found if t.get("stopCode") == "TaskFailedToStart"]


def shown_number(panel: SubnetLab, subnet: str) -> int:
    """``AvailableIpAddressCount`` as the map's words have it."""
    assert panel.picture
    line = next(each for each in panel.picture.words.splitlines() if subnet in each)
    return int(line.rpartition(" ")[2])


def replayed(panel: SubnetLab) -> list[Call]:
    """Run the Python that is shown with what a notebook has, call by call."""
    before = len(panel.lab.calls)
    names = {name: boto3.client(name) for name in ("ecs", "ec2", "elbv2")}
    for call in list(panel.call.made):
        try:
            exec(call.boto3, {**names, "lab": panel.lab})
        except ClientError:
            continue  # made a second time, some are refused
    return list(panel.lab.calls[before:])


def commands(panel: SubnetLab) -> list[str]:
    """The commands of the AWS CLI that are shown: ``ec2 create-subnet``."""
    words = shlex.split(panel.call.view.cli.value, comments=True)
    return [" ".join(words[at + 1 : at + 3]) for at, word in enumerate(words) if word == "aws"]
