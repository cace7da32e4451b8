"""What a learner hands over by mistake is answered with a sentence, and the lab stays whole."""

from __future__ import annotations

import math
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError
from stage import fargate, network, run

from helpers import Lab
from helpers.aws.errors import LabClosedError, NotUnderstoodError, OperationNotCarriedError


@pytest.mark.parametrize("seconds", [-1, math.nan, math.inf, 1e12, "3", None, True])
def test_lab_time_passes_by_a_number_of_seconds(lab: Lab, seconds: Any) -> None:
    before = lab.time
    with pytest.raises(ValueError, match="Lab time runs forward"):
        lab.advance(seconds)
    assert lab.time == before
    lab.advance(1)


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        ({"image": ""}, "image"),
        ({"image": None}, "image"),
        ({"function": "print"}, "function"),
        ({"port": "80"}, "port"),
        ({"port": 99_999}, "port"),
        ({"answers": "x"}, "answers"),
        ({"answers": {"/": 99}}, "answers"),
        ({"ready_after": "soon"}, "ready_after"),
        ({"memory": -1}, "memory"),
    ],
)
def test_programs(lab: Lab, arguments: dict[str, Any], name: str) -> None:
    with pytest.raises(ValueError, match=f"^`{name}` of lab.program"):
        lab.program(**{"image": "shop", **arguments})


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"count": "2"}, "How many instances"),
        ({"count": -1}, "How many instances"),
        ({"count": 1.5}, "How many instances"),
        ({"subnets": "subnet-1"}, "lists of ids"),
        ({"attributes": ["rack"]}, "is a dictionary"),
        ({"cluster": None}, "no active cluster None"),
        ({"cluster": 5}, "no active cluster 5"),
    ],
)
def test_instances(lab: Lab, arguments: dict[str, Any], words: str) -> None:
    boto3.client("ecs").create_cluster(clusterName="demo")
    with pytest.raises(ValueError, match=words):
        lab.add_instances(**{"cluster": "demo", **arguments})


def test_sources_and_hosts_that_are_none(lab: Lab) -> None:
    odd: Any = None
    with pytest.raises(ValueError, match="None"):
        lab.connect("10.0.0.4", 80, source=odd)
    assert "None" in str(lab.docker(odd))


def test_a_subnet_is_public_or_private() -> None:
    odd: Any = {"10.0.9.0/28": "pubic"}
    with pytest.raises(ValueError, match="not “pubic”"):
        Lab("en", subnets=odd)
    with Lab("en", subnets={"10.0.9.0/28": "private"}) as lab:
        assert lab.vpc.public_subnets == []


def test_a_filter_that_nobody_knows(lab: Lab) -> None:
    ec2 = boto3.client("ec2")
    with pytest.raises(OperationNotCarriedError, match="filter “nope” of DescribeSubnets"):
        ec2.describe_subnets(Filters=[{"Name": "nope", "Values": ["x"]}])


def test_a_request_that_makes_no_sense(lab: Lab) -> None:
    group = lab.vpc.security_group
    ec2 = boto3.client("ec2")
    without_ports: Any = {"IpProtocol": "tcp", "IpRanges": [{"CidrIp": "1.2.3.4/32"}]}
    with pytest.raises(NotUnderstoodError, match="AuthorizeSecurityGroupIngress"):
        ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[without_ports])
    with pytest.raises((NotUnderstoodError, ClientError)):
        boto3.client("cloudformation").create_stack(StackName="s", TemplateBody="{not")
    assert ec2.describe_security_groups(GroupIds=[group])["SecurityGroups"]


def test_a_closed_lab_does_not_touch_the_open_one() -> None:
    boto3.client("ec2", "ap-southeast-1")
    old = Lab("en")
    run(old, fargate(), network(*old.vpc.public_subnets), wait=0)
    with Lab("en") as lab:
        subnet = lab.vpc.public_subnets[0]
        for use in (lambda: old.advance(120), old.snapshot, lambda: old.vpc):
            with pytest.raises(LabClosedError):
                use()
        (task,) = run(lab, fargate(), network(subnet))
        assert task["lastStatus"] == "RUNNING"


@pytest.mark.parametrize("name", ["A=B", "A\0B"])
def test_a_variable_that_no_system_takes_ends_the_program(lab: Lab, name: str) -> None:
    lab.program("shop", lambda: None)
    variables = [{"name": name, "value": "x"}]
    (task,) = run(
        lab, fargate(image="shop", environment=variables), network(*lab.vpc.public_subnets)
    )
    assert task["containers"][0]["exitCode"] == 1


def interrupted() -> None:
    raise KeyboardInterrupt


def leaves_with_300() -> None:
    raise SystemExit(300)


@pytest.mark.parametrize(("program", "code"), [(interrupted, 130), (leaves_with_300, 44)])
def test_a_program_that_ends_in_an_odd_way(lab: Lab, program: Any, code: int) -> None:
    lab.program("shop", program)
    (task,) = run(lab, fargate(image="shop"), network(*lab.vpc.public_subnets))
    assert task["stoppedReason"] == "Essential container in task exited"
    assert task["containers"][0]["exitCode"] == code
