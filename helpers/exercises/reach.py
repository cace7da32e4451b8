"""What several exercises look for on the way to a task: its network interface, who is let in."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING, Any

import boto3

from helpers.exercises.keeping import public_network
from helpers.exercises.running import network_interface, tasks, up

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from helpers.exercises.model import Ecs
    from helpers.exercises.running import Task

ANYWHERE = "0.0.0.0/0"


def interface(task: Task) -> dict[str, Any] | None:
    """The task's own network interface as EC2 describes it; None for bridge and host."""
    name = network_interface(task)
    if name is None:
        return None
    found: list[dict[str, Any]] = boto3.client("ec2").describe_network_interfaces(
        Filters=[{"Name": "network-interface-id", "Values": [name]}]
    )["NetworkInterfaces"]
    return found[0] if found else None


def interfaces(ecs: Ecs, family: str) -> list[dict[str, Any]]:
    """The network interfaces of the tasks of a family that are RUNNING."""
    found = [interface(task) for task in up(tasks(ecs, family))]
    return [each for each in found if each is not None]


def public_address(of: dict[str, Any]) -> str | None:
    """The public address of a network interface; only EC2 knows it (behaviour page 2.8)."""
    address: str | None = of.get("Association", {}).get("PublicIp")
    return address


def let_in(of: dict[str, Any], port: int) -> Iterator[str]:
    """Who may reach a TCP port of an interface: CIDR blocks, and ids of security groups."""
    for rule in _rules(of):
        if _covers(rule, port):
            yield from (each["CidrIp"] for each in rule["IpRanges"])
            yield from (each["GroupId"] for each in rule["UserIdGroupPairs"])


def lets_in_more(of: dict[str, Any], port: int) -> bool:
    """Whether any rule of an interface opens another TCP port than this one."""
    return any(rule.get("FromPort") != port or rule.get("ToPort") != port for rule in _rules(of))


def is_let_in(who: dict[str, Any], allowed: Iterable[str]) -> bool:
    """Whether an EC2 instance is among those that are let in."""
    groups = {each["GroupId"] for each in who["SecurityGroups"]}
    address = ipaddress.ip_address(who["PrivateIpAddress"])
    return any(
        each in groups if each.startswith("sg-") else address in ipaddress.ip_network(each)
        for each in allowed
    )


def public_behind(group: str) -> dict[str, Any]:
    """A place in the public subnets, with a public address, behind a security group."""
    network = public_network()
    network["awsvpcConfiguration"]["securityGroups"] = [security_group(group)]
    return network


def private_behind(group: str) -> dict[str, Any] | None:
    """A place in the private subnets behind a security group; None if there are no such subnets."""
    subnets = boto3.client("ec2").describe_subnets(
        Filters=[
            {"Name": "vpc-id", "Values": [_vpc()]},
            {"Name": "map-public-ip-on-launch", "Values": ["false"]},
        ]
    )["Subnets"]
    if not subnets:
        return None
    names = [each["SubnetId"] for each in subnets]
    return {"awsvpcConfiguration": {"subnets": names, "securityGroups": [security_group(group)]}}


def security_group(name: str) -> str:
    """The id of the security group of that name; a new one lets nobody in."""
    ec2, vpc = boto3.client("ec2"), _vpc()
    there = ec2.describe_security_groups(
        Filters=[
            {"Name": "vpc-id", "Values": [vpc]},
            {"Name": "group-name", "Values": [name]},
        ]
    )["SecurityGroups"]
    if there:
        return str(there[0]["GroupId"])
    made = ec2.create_security_group(GroupName=name, Description=name, VpcId=vpc)
    return str(made["GroupId"])


def _vpc() -> str:
    """The id of the VPC that lessons work in."""
    subnets = public_network()["awsvpcConfiguration"]["subnets"]
    found = boto3.client("ec2").describe_subnets(SubnetIds=subnets[:1])["Subnets"]
    return str(found[0]["VpcId"])


def _rules(of: dict[str, Any]) -> list[dict[str, Any]]:
    names = [each["GroupId"] for each in of["Groups"]]
    groups = boto3.client("ec2").describe_security_groups(GroupIds=names)["SecurityGroups"]
    return [rule for group in groups for rule in group["IpPermissions"]]


def _covers(rule: dict[str, Any], port: int) -> bool:
    if rule["IpProtocol"] == "-1":
        return True
    inside: bool = rule["FromPort"] <= port <= rule["ToPort"]
    return inside and rule["IpProtocol"] == "tcp"
