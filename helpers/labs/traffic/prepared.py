"""What the traffic lab finds ready: cluster, task definitions, programs, a small subnet, a group.

Only what is missing is made.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from helpers.labs.cluster import prepared

if TYPE_CHECKING:
    from helpers.lab import Lab
    from helpers.labs.cluster.caller import Caller

SERVICE = "web"
BALANCER = "web"
CONTAINER = "web"
PORT = 80
SMALL_BLOCK = "10.0.20.0/28"
TASKS_GROUP = "web-tasks"
EVERY_PORT = {"FromPort": 0, "ToPort": 65535}
"""From the load balancer to the tasks: bridge mode answers on ports that ECS chooses."""

GOOD, BETTER, LOOPBACK, ERRORS, SLOW = (
    "shop:1",
    "shop:2",
    "shop:2-loopback",
    "shop:2-errors",
    "shop:2-slow",
)
SLOW_SECONDS = 60.0

_CONTAINER: dict[str, Any] = {
    "name": CONTAINER,
    "image": GOOD,
    "essential": True,
    "healthCheck": {
        "command": ["CMD-SHELL", "curl -f http://localhost/ || exit 1"],
        "interval": 10,
        "retries": 10,
    },
}
FARGATE: dict[str, Any] = {
    "family": "web",
    "networkMode": "awsvpc",
    "requiresCompatibilities": ["FARGATE"],
    "cpu": "256",
    "memory": "512",
    "containerDefinitions": [{**_CONTAINER, "portMappings": [{"containerPort": PORT}]}],
}
BRIDGE: dict[str, Any] = {
    "family": "web-bridge",
    "networkMode": "bridge",
    "containerDefinitions": [
        {
            **_CONTAINER,
            "cpu": 256,
            "memory": 256,
            "portMappings": [{"containerPort": PORT, "hostPort": 0}],
        }
    ],
}
FAMILIES = {"ip": str(FARGATE["family"]), "instance": str(BRIDGE["family"])}
"""The family whose network mode fits a target type (behaviour page 5)."""


@dataclass(frozen=True, slots=True)
class Place:
    """Ids of what was made ready.

    Args:
        subnets: two public ones with room, in two zones.
        small: a public one with eleven usable addresses.
        group: the tasks' security group, which lets the load balancer in.
        balancer_group: the load balancer's, which lets everybody in on port 80.
        vpc: the VPC.
    """

    subnets: tuple[str, ...]
    small: str
    group: str
    balancer_group: str
    vpc: str


def prepare(lab: Lab, call: Caller) -> Place:
    """Make ready what is missing."""
    prepared.prepare(lab, call, FARGATE, BRIDGE)
    lab.program(LOOPBACK, loopback_only=True)
    lab.program(ERRORS, answers=500)
    lab.program(SLOW, ready_after=SLOW_SECONDS)
    group = _tasks_group(lab, call)
    # loading these takes a tenth of a second each, which no click shall have to wait for
    call.to("elbv2", "DescribeLoadBalancers")
    call.to("application-autoscaling", "DescribeScalableTargets", ServiceNamespace="ecs")
    return Place(
        subnets=tuple(lab.vpc.public_subnets[:2]),
        small=_small_subnet(lab, call),
        group=group,
        balancer_group=lab.vpc.security_group,
        vpc=lab.vpc.id,
    )


def _small_subnet(lab: Lab, call: Caller) -> str:
    filters = [
        {"Name": "vpc-id", "Values": [lab.vpc.id]},
        {"Name": "cidr-block", "Values": [SMALL_BLOCK]},
    ]
    found = call.to("ec2", "DescribeSubnets", Filters=filters)
    if found is not None and found["Subnets"]:
        return str(found["Subnets"][0]["SubnetId"])
    return lab.vpc.add_subnet(SMALL_BLOCK, zone="a")


def _tasks_group(lab: Lab, call: Caller) -> str:
    filters = [
        {"Name": "vpc-id", "Values": [lab.vpc.id]},
        {"Name": "group-name", "Values": [TASKS_GROUP]},
    ]
    found = call.to("ec2", "DescribeSecurityGroups", Filters=filters)
    if found is not None and found["SecurityGroups"]:
        return str(found["SecurityGroups"][0]["GroupId"])
    made = call.to(
        "ec2",
        "CreateSecurityGroup",
        GroupName=TASKS_GROUP,
        Description="Only the load balancer may come in",
        VpcId=lab.vpc.id,
    )
    group = str(made["GroupId"]) if made else ""
    permissions = from_balancer(lab.vpc.security_group)
    call.to("ec2", "AuthorizeSecurityGroupIngress", GroupId=group, IpPermissions=permissions)
    return group


def from_balancer(balancer_group: str) -> list[dict[str, Any]]:
    """The one rule of the tasks' group: TCP from whoever has the load balancer's group."""
    pairs = [{"GroupId": balancer_group}]
    return [{"IpProtocol": "tcp", **EVERY_PORT, "UserIdGroupPairs": pairs}]
