"""What lesson 06 looks for in subnets, in the tasks that were in them, and on machines."""

from __future__ import annotations

from contextlib import suppress
from ipaddress import ip_network
from typing import TYPE_CHECKING, Any

import boto3
from botocore.exceptions import ClientError

from helpers.exercises.model import Missing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from helpers.exercises.keeping import Service
    from helpers.exercises.model import Ecs
    from helpers.exercises.running import Task

Ec2 = Any
"""A boto3 EC2 client."""

Subnet = dict[str, Any]

FULL = "InsufficientFreeAddressesInSubnet"
"""What the reason of a task ends with that found no free address (behaviour page 7.5)."""

_KEPT_BY_AWS = 5
_LONGEST_PREFIX = 28
_ONE_PAGE = 100


def inside(*blocks: str) -> Callable[[], dict[str, Any] | None]:
    """A place for tasks in private subnets of the lab's VPC, which are made if they are not there.

    Args:
        blocks: of the subnets; tasks go into the first, the others stand ready.

    Returns:
        a function whose answer is None while nobody has looked at the lab's VPC.
    """

    def network() -> dict[str, Any] | None:
        ec2 = boto3.client("ec2")
        found = [subnet(ec2, block) for block in blocks]
        return None if None in found else {"awsvpcConfiguration": {"subnets": found[:1]}}

    return network


def subnet(ec2: Ec2, block: str) -> str | None:
    """The id of the lab's subnet with this block, made if need be.

    None without the lab's VPC, or when the learner has given the block to another subnet.
    """
    for found in _filtered(ec2.describe_subnets, "cidr-block", block)["Subnets"]:
        return str(found["SubnetId"])
    for vpc in _filtered(ec2.describe_vpcs, "tag:Name", "lab")["Vpcs"]:
        with suppress(ClientError):
            return str(_made(ec2, vpc["VpcId"], block)["SubnetId"])
    return None


def _made(ec2: Ec2, vpc_id: str, block: str) -> Subnet:
    zone = f"{ec2.meta.region_name}a"
    answer = ec2.create_subnet(VpcId=vpc_id, CidrBlock=block, AvailabilityZone=zone)
    made: Subnet = answer["Subnet"]
    return made


def _filtered(describe: Callable[..., Any], name: str, value: str) -> Any:
    return describe(Filters=[{"Name": name, "Values": [value]}])


def subnets_of(found: Service) -> list[Subnet]:
    """The subnets that a service may put tasks into, as DescribeSubnets gives them.

    One that has been deleted meanwhile is left out.
    """
    ids = found["networkConfiguration"]["awsvpcConfiguration"]["subnets"]
    with_id = [{"Name": "subnet-id", "Values": ids}]
    subnets: list[Subnet] = boto3.client("ec2").describe_subnets(Filters=with_id)["Subnets"]
    return subnets


def stays_in(found: Service, block: str) -> Iterator[Missing]:
    """Whether a service uses the subnet with this block and no other."""
    blocks = [each["CidrBlock"] for each in subnets_of(found)]
    if blocks != [block]:
        fields = {"service": found["serviceName"], "block": block, "blocks": ", ".join(blocks)}
        yield Missing("missing-same-subnet", fields)


def doubles(found: Service, wanted: tuple[int, int] = (100, 200)) -> Iterator[Missing]:
    """Whether a service still deploys with these two percentages."""
    configuration = found["deploymentConfiguration"]
    got = (configuration["minimumHealthyPercent"], configuration["maximumPercent"])
    if got != wanted:
        fields = {"service": found["serviceName"], "wanted": "{} / {}".format(*wanted)}
        yield Missing("missing-percent", {**fields, "got": "{} / {}".format(*got)})


def usable(prefix: int) -> int:
    """How many addresses of a subnet tasks can have: AWS keeps five (behaviour page 7.5)."""
    return int(2 ** (32 - prefix)) - _KEPT_BY_AWS


def half_would_do(found: Subnet, peak: int) -> Iterator[Missing]:
    """Whether half a subnet holds as many; AWS makes none smaller than a /28."""
    prefix = ip_network(found["CidrBlock"]).prefixlen
    if prefix < _LONGEST_PREFIX and usable(prefix + 1) >= peak:
        fields = {"block": found["CidrBlock"], "count": str(peak), "half": f"/{prefix + 1}"}
        yield Missing("missing-smaller-subnet", {**fields, "usable": str(usable(prefix + 1))})


def tasks_ever(ecs: Ecs, found: Service) -> list[Task]:
    """The tasks of a service, running or stopped within the last hour (behaviour page 2.6)."""
    cluster, name = found["clusterArn"], found["serviceName"]
    arns: list[str] = []
    for desired in ("RUNNING", "STOPPED"):
        pages = ecs.get_paginator("list_tasks").paginate(
            cluster=cluster, serviceName=name, desiredStatus=desired
        )
        arns += [arn for page in pages for arn in page["taskArns"]]
    tasks: list[Task] = []
    for start in range(0, len(arns), _ONE_PAGE):
        some = arns[start : start + _ONE_PAGE]
        tasks += ecs.describe_tasks(cluster=cluster, tasks=some)["tasks"]
    return tasks


def most_at_once(tasks: Sequence[Task], subnet_id: str) -> int:
    """How many of the tasks had an address of a subnet at one moment.

    A task has its address from its creation until it is STOPPED (behaviour page 7.5).
    """
    spans = [
        (each["createdAt"], each.get("stoppedAt")) for each in tasks if has_address(each, subnet_id)
    ]
    counts: list[int] = [
        sum(start <= moment and not (end and end <= moment) for start, end in spans)
        for moment, _ in spans
    ]
    return max(counts, default=0)


def has_address(task: Task, subnet_id: str) -> bool:
    """Whether a task has, or had, an address of a subnet."""
    details = {
        each["name"]: each["value"] for one in task["attachments"] for each in one["details"]
    }
    return details.get("subnetId") == subnet_id and "privateIPv4Address" in details


def without_address(tasks: Sequence[Task]) -> list[Task]:
    """Those that stopped because their subnet was full."""
    return [each for each in tasks if FULL in each.get("stoppedReason", "")]
