"""The ready VPC of a lab."""

from __future__ import annotations

from typing import Any

import boto3
import pytest
from stage import fargate, network, run

from helpers import Lab


def test_it_is_a_vpc_as_ec2_has_them(lab: Lab) -> None:
    ec2 = boto3.client("ec2")
    vpc = ec2.describe_vpcs(VpcIds=[lab.vpc.id])["Vpcs"][0]
    assert vpc["CidrBlock"] == lab.vpc.cidr == "10.0.0.0/16"
    subnets = ec2.describe_subnets(SubnetIds=lab.vpc.subnets)["Subnets"]
    assert {each["AvailabilityZone"] for each in subnets} == {"ap-southeast-1a", "ap-southeast-1b"}
    assert set(lab.vpc.public_subnets) | set(lab.vpc.private_subnets) == set(lab.vpc.subnets)
    tables = ec2.describe_route_tables(
        Filters=[{"Name": "route.gateway-id", "Values": [lab.vpc.internet_gateway]}]
    )["RouteTables"]
    public = {each["SubnetId"] for table in tables for each in table["Associations"]}
    assert public == set(lab.vpc.public_subnets)
    (group,) = ec2.describe_security_groups(GroupIds=[lab.vpc.security_group])["SecurityGroups"]
    assert [each["FromPort"] for each in group["IpPermissions"]] == [80]


def test_its_ids_depend_on_the_seed_alone() -> None:
    def ids(seed: int, *, busy: bool = False) -> list[str]:
        with Lab("en", seed=seed) as lab:
            if busy:
                boto3.client("ec2").create_vpc(CidrBlock="10.9.0.0/16")
            first = [lab.vpc.id, lab.vpc.security_group, *lab.vpc.subnets]
            return [*first, lab.vpc.add_subnet("10.0.9.0/28"), lab.vpc.add_nat()]

    assert ids(1) == ids(1) == ids(1, busy=True)
    assert not set(ids(1)) & set(ids(2))


def test_a_lesson_chooses_its_subnets() -> None:
    with Lab("en", subnets={"10.0.9.0/28": "public", "10.0.8.0/26": "private"}) as lab:
        ec2 = boto3.client("ec2")
        subnets = ec2.describe_subnets(SubnetIds=lab.vpc.subnets)["Subnets"]
        by_block = {each["CidrBlock"]: each for each in subnets}
        assert sorted(by_block) == ["10.0.8.0/26", "10.0.9.0/28"]
        assert by_block["10.0.9.0/28"]["AvailableIpAddressCount"] == 11
        assert by_block["10.0.8.0/26"]["AvailabilityZone"] == "ap-southeast-1a"
        assert len(lab.vpc.public_subnets) == len(lab.vpc.private_subnets) == 1
        assert "10.0.9.0/28" in repr(lab.vpc)
        assert "11 usable addresses" in repr(lab.vpc)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("cidr", ["10.0.0.0/28", "10.0.9.0/29", "192.168.0.0/24", "ten", ""])
def test_a_block_that_does_not_fit_is_refused_in_the_learners_language(
    language: str, cidr: str
) -> None:
    with Lab(language) as lab, pytest.raises(ValueError, match="AWS") as refused:
        lab.vpc.add_subnet(cidr)
    assert ("Không thêm được" in str(refused.value)) is (language == "vi")
    assert len(lab._tools.vpc._plans) == 4


@pytest.mark.behaviour(
    "7.4 pull needs a route: public IP + IGW, or NAT, or ECR VPC endpoints (+",
    "7.4 public IP only with assignPublicIp ENABLED in a public subnet (route",
    "7.4 public IP changes with every new task (new ENI)",
    "7.4 exactly one ENI with one primary private IPv4 per task",
    "7.4 omitted securityGroups → VPC default SG",
)
def test_a_public_address_needs_to_be_asked_for_and_a_way_out(lab: Lab) -> None:
    ec2 = boto3.client("ec2")

    def interface(task: dict[str, Any]) -> dict[str, Any]:
        details = {each["name"]: each["value"] for each in task["attachments"][0]["details"]}
        found: dict[str, Any] = ec2.describe_network_interfaces(
            NetworkInterfaceIds=[details["networkInterfaceId"]]
        )["NetworkInterfaces"][0]
        assert found["PrivateIpAddress"] == details["privateIPv4Address"]
        assert len(found["PrivateIpAddresses"]) == 1
        return found

    public, private = lab.vpc.public_subnets[0], lab.vpc.private_subnets[0]
    running, again = run(lab, fargate(), network(public), count=2)
    assert running["lastStatus"] == "RUNNING"
    addresses = {interface(each)["Association"]["PublicIp"] for each in (running, again)}
    assert len(addresses) == 2
    (default,) = interface(running)["Groups"]
    assert default["GroupName"] == "default"
    for where in (network(public, public=False), network(private), network(private, public=False)):
        (waiting,) = run(lab, fargate(), where, wait=20)
        assert "Association" not in interface(waiting)
        lab.advance(120)
        (stopped,) = boto3.client("ecs").describe_tasks(cluster="c", tasks=[waiting["taskArn"]])[
            "tasks"
        ]
        assert "i/o timeout" in stopped["stoppedReason"]
    assert lab.vpc.add_nat() == lab.vpc.add_nat(), "a cell may be run twice"
    (behind_nat,) = run(lab, fargate(), network(private))
    assert behind_nat["lastStatus"] == "RUNNING"
    assert "Association" not in interface(behind_nat)


def test_a_task_goes_only_into_security_groups_that_exist(lab: Lab) -> None:
    ecs, public = boto3.client("ecs"), lab.vpc.public_subnets[0]
    (task,) = run(lab, fargate(), network(public, groups=(lab.vpc.security_group,)))
    assert task["lastStatus"] == "RUNNING"
    with pytest.raises(ecs.exceptions.InvalidParameterException) as refused:
        run(lab, fargate(), network(public, groups=("sg-0123456789abcdef0",)))
    assert refused.value.response["Error"]["Message"] == (
        "Error retrieving security group information for [sg-0123456789abcdef0]: The security "
        "group 'sg-0123456789abcdef0' does not exist (ErrorCode: InvalidGroup.NotFound)"
    )
