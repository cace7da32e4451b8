"""What the cases find ready, made with the calls that a learner would make.

Nothing is made twice: what is there already under these names is used as it is.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from helpers.labs.logs.cases import LOG_GROUP
from helpers.labs.roles.permissions import trust
from helpers.labs.roles.prepared import MANAGED
from helpers.labs.roles.refusals import RefusedError

if TYPE_CHECKING:
    from helpers.lab import Lab
    from helpers.labs.roles.calls import Calls

CLUSTER = "detective"
ROLE = "detective-execution-role"
SECRET = "detective/password"  # noqa: S105 - its name
SMALL = tuple(f"10.0.{number}.0/28" for number in range(250, 256))
"""A subnet with eleven addresses for us (behaviour page 7.5): the first block that is free."""

FULL = "detective-full"
"""The name of that subnet."""

_ADDRESSES = 11
_BALANCER = "detective"
_THERE = ("AlreadyExists", "ResourceExists", "Duplicate")


@dataclass(frozen=True, slots=True)
class World:
    """Where the cases happen.

    Args:
        role: the ARN of the execution role; it may fetch images and write logs, and no more.
        secret: the ARN of a secret that the role may not read.
        target_group: the ARN of a target group whose health check asks for ``/healthz``.
        full: a subnet without a free address.
    """

    role: str
    secret: str
    target_group: str
    full: str


def prepare(lab: Lab, call: Calls) -> World:
    """Make everything that is not there yet."""

    def make(service: str, action: str, **parameters: Any) -> dict[str, Any] | None:
        try:
            return call(service, action, **parameters)
        except RefusedError as error:
            if not any(word in error.code for word in _THERE):
                raise
            return None

    call("ecs", "CreateCluster", clusterName=CLUSTER)
    make("logs", "CreateLogGroup", logGroupName=LOG_GROUP)
    make("iam", "CreateRole", RoleName=ROLE, AssumeRolePolicyDocument=json.dumps(trust()))
    call("iam", "AttachRolePolicy", RoleName=ROLE, PolicyArn=MANAGED)
    make("secretsmanager", "CreateSecret", Name=SECRET, SecretString="sesame")
    if not call("ecs", "ListContainerInstances", cluster=CLUSTER)["containerInstanceArns"]:
        lab.add_instances(CLUSTER)
    return World(
        role=str(call("iam", "GetRole", RoleName=ROLE)["Role"]["Arn"]),
        secret=str(call("secretsmanager", "DescribeSecret", SecretId=SECRET)["ARN"]),
        target_group=_target_group(lab, call),
        full=_full_subnet(lab, call),
    )


def _full_subnet(lab: Lab, call: Calls) -> str:
    """A small subnet in which network interfaces hold every address (7.5)."""
    named = [{"Name": "tag:Name", "Values": [FULL]}]
    found = call("ec2", "DescribeSubnets", Filters=named)["Subnets"]
    if found:
        return str(found[0]["SubnetId"])
    subnet = _small_subnet(lab, call)
    for _ in range(_ADDRESSES):
        call("ec2", "CreateNetworkInterface", SubnetId=subnet)
    return subnet


def _small_subnet(lab: Lab, call: Calls) -> str:
    tags = [{"ResourceType": "subnet", "Tags": [{"Key": "Name", "Value": FULL}]}]
    *others, last = SMALL
    for block in others:
        try:
            return _subnet(lab, call, block, tags)
        except RefusedError as error:
            if "Conflict" not in error.code:
                raise
    return _subnet(lab, call, last, tags)


def _subnet(lab: Lab, call: Calls, block: str, tags: list[dict[str, Any]]) -> str:
    made = call("ec2", "CreateSubnet", VpcId=lab.vpc.id, CidrBlock=block, TagSpecifications=tags)
    return str(made["Subnet"]["SubnetId"])


def _target_group(lab: Lab, call: Calls) -> str:
    """A target group for tasks with addresses of their own, behind a load balancer (5)."""
    try:
        found = call("elbv2", "DescribeTargetGroups", Names=[_BALANCER])["TargetGroups"]
        return str(found[0]["TargetGroupArn"])
    except RefusedError as error:
        if "NotFound" not in error.code:
            raise
    group = call(
        "elbv2",
        "CreateTargetGroup",
        Name=_BALANCER,
        Protocol="HTTP",
        Port=80,
        VpcId=lab.vpc.id,
        TargetType="ip",
        HealthCheckPath="/healthz",
        HealthCheckIntervalSeconds=10,
    )["TargetGroups"][0]["TargetGroupArn"]
    balancer = call(
        "elbv2",
        "CreateLoadBalancer",
        Name=_BALANCER,
        Subnets=lab.vpc.public_subnets,
        SecurityGroups=[lab.vpc.security_group],
    )["LoadBalancers"][0]["LoadBalancerArn"]
    call(
        "elbv2",
        "CreateListener",
        LoadBalancerArn=balancer,
        Protocol="HTTP",
        Port=80,
        DefaultActions=[{"Type": "forward", "TargetGroupArn": group}],
    )
    return str(group)
