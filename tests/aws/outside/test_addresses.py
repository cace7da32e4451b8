"""Addresses: one pool a subnet, from which everything takes (behaviour page 7.5)."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from botocore.exceptions import ClientError
from stage import fargate, network, run

from helpers.aws.mended.addresses import public_address
from helpers.aws.mended.pool import FullError, OutsideError, Pool, ReservedError, TakenError

if TYPE_CHECKING:
    from helpers import Lab

FULL = "The specified subnet does not have enough free addresses to satisfy the request."


@pytest.fixture
def ec2(lab: Lab) -> Any:
    return boto3.client("ec2")


def free(ec2: Any, subnet: str) -> int:
    found: int = ec2.describe_subnets(SubnetIds=[subnet])["Subnets"][0]["AvailableIpAddressCount"]
    return found


def interfaces(ec2: Any, subnet: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = ec2.describe_network_interfaces(
        Filters=[{"Name": "subnet-id", "Values": [subnet]}]
    )["NetworkInterfaces"]
    return found


@pytest.mark.behaviour(
    "7.5 AWS reserves the first four and the last address of each subnet; /28",
    "7.5 which: .0 network, .1 VPC router, .2 DNS, .3 future use, last =",
)
def test_a_subnet_leaves_all_but_five_addresses_to_its_owner(lab: Lab, ec2: Any) -> None:
    for cidr, usable in (("10.0.200.0/28", 11), ("10.0.201.0/24", 251), ("10.0.208.0/20", 4091)):
        subnet = lab.vpc.add_subnet(cidr)
        assert free(ec2, subnet) == usable
        made = ec2.create_network_interface(SubnetId=subnet)["NetworkInterface"]
        assert made["PrivateIpAddress"] == str(ipaddress.ip_network(cidr)[4])
        assert free(ec2, subnet) == usable - 1


@pytest.mark.behaviour("7.5 AWS reserves the first four and the last address of each subnet; /28")
def test_a_subnet_is_a_16_to_a_28(lab: Lab, ec2: Any) -> None:
    for cidr in ("10.0.200.0/29", "10.0.200.4/32"):
        with pytest.raises(ClientError, match=f"The CIDR '{cidr}' is invalid") as refused:
            ec2.create_subnet(VpcId=lab.vpc.id, CidrBlock=cidr)
        assert refused.value.response["Error"]["Code"] == "InvalidSubnet.Range"


def test_a_block_is_kept_in_its_canonical_form(lab: Lab, ec2: Any) -> None:
    """The EC2 API reference's own example: 100.68.0.18/18 becomes 100.68.0.0/18."""
    made = ec2.create_subnet(VpcId=lab.vpc.id, CidrBlock="10.0.200.19/28")["Subnet"]
    assert (made["CidrBlock"], made["AvailableIpAddressCount"]) == ("10.0.200.16/28", 11)


@pytest.mark.behaviour("7.5 underlying EC2 error: InsufficientFreeAddressesInSubnet The specified")
def test_a_full_subnet_refuses_whoever_asks(lab: Lab, ec2: Any) -> None:
    subnet = lab.vpc.add_subnet("10.0.200.0/28")
    for _ in range(11):
        ec2.create_network_interface(SubnetId=subnet)
    assert free(ec2, subnet) == 0
    addresses = {each["PrivateIpAddress"] for each in interfaces(ec2, subnet)}
    assert addresses == {f"10.0.200.{n}" for n in range(4, 15)}
    nat = ec2.allocate_address(Domain="vpc")["AllocationId"]
    for ask in (
        lambda: ec2.create_network_interface(SubnetId=subnet),
        lambda: ec2.run_instances(ImageId="ami-1", MinCount=1, MaxCount=1, SubnetId=subnet),
        lambda: ec2.create_nat_gateway(SubnetId=subnet, AllocationId=nat),
        lambda: ec2.create_vpc_endpoint(
            VpcId=lab.vpc.id,
            ServiceName="com.amazonaws.ap-southeast-1.logs",
            VpcEndpointType="Interface",
            SubnetIds=[lab.vpc.private_subnets[0], subnet],
        ),
    ):
        with pytest.raises(ClientError) as refused:
            ask()
        assert refused.value.response["Error"] == {
            "Code": "InsufficientFreeAddressesInSubnet",
            "Message": FULL,
        }
    assert free(ec2, lab.vpc.private_subnets[0]) == 251  # the endpoint's first address came back
    assert ec2.describe_instances()["Reservations"] == []
    assert len(interfaces(ec2, subnet)) == 11


def test_a_launch_is_all_or_nothing(lab: Lab, ec2: Any) -> None:
    subnet = lab.vpc.add_subnet("10.0.200.0/28")
    with pytest.raises(ClientError, match="enough free addresses"):
        ec2.run_instances(ImageId="ami-1", MinCount=12, MaxCount=12, SubnetId=subnet)
    assert free(ec2, subnet) == 11
    ec2.run_instances(ImageId="ami-1", MinCount=11, MaxCount=11, SubnetId=subnet)
    assert free(ec2, subnet) == 0


@pytest.mark.behaviour("7.5 other consumers: ALB/NLB nodes, NAT gateway, interface VPC endpoints,")
def test_instances_balancers_gateways_and_endpoints_take_addresses_and_return_them(
    lab: Lab, ec2: Any
) -> None:
    elb = boto3.client("elbv2")
    one, other = lab.vpc.add_subnet("10.0.200.0/28"), lab.vpc.add_subnet("10.0.201.0/28")
    launched = ec2.run_instances(ImageId="ami-1", MinCount=1, MaxCount=1, SubnetId=one)
    instance = launched["Instances"][0]
    balancer = elb.create_load_balancer(Name="front", Subnets=[one, other])["LoadBalancers"][0]
    allocation = ec2.allocate_address(Domain="vpc")
    nat = ec2.create_nat_gateway(SubnetId=one, AllocationId=allocation["AllocationId"])
    endpoint = ec2.create_vpc_endpoint(
        VpcId=lab.vpc.id,
        ServiceName="com.amazonaws.ap-southeast-1.ecr.api",
        VpcEndpointType="Interface",
        SubnetIds=[one],
    )["VpcEndpoint"]
    (task,) = run(lab, fargate(), network(one))
    details = {each["name"]: each["value"] for each in task["attachments"][0]["details"]}

    held = {each["PrivateIpAddress"]: each for each in interfaces(ec2, one)}
    assert sorted(held) == [f"10.0.200.{n}" for n in range(4, 9)]
    assert (free(ec2, one), free(ec2, other)) == (11 - 5, 11 - 1)
    assert instance["PrivateIpAddress"] == "10.0.200.4"
    identity = balancer["LoadBalancerArn"].partition("loadbalancer/")[2]
    assert held["10.0.200.5"]["Description"] == f"ELB {identity}"
    gateway = nat["NatGateway"]
    assert held["10.0.200.6"]["InterfaceType"] == "nat_gateway"
    assert held["10.0.200.6"]["Association"]["PublicIp"] == allocation["PublicIp"]
    assert gateway["NatGatewayAddresses"][0]["PrivateIp"] == "10.0.200.6"
    assert held["10.0.200.7"]["NetworkInterfaceId"] in endpoint["NetworkInterfaceIds"]
    assert held["10.0.200.8"]["NetworkInterfaceId"] == details["networkInterfaceId"]
    assert {each["Status"] for each in held.values()} == {"in-use"}

    ec2.terminate_instances(InstanceIds=[instance["InstanceId"]])
    elb.delete_load_balancer(LoadBalancerArn=balancer["LoadBalancerArn"])
    ec2.delete_nat_gateway(NatGatewayId=gateway["NatGatewayId"])
    ec2.delete_vpc_endpoints(VpcEndpointIds=[endpoint["VpcEndpointId"]])
    boto3.client("ecs").stop_task(cluster="c", task=task["taskArn"])
    lab.advance(120)
    assert interfaces(ec2, one) == interfaces(ec2, other) == []
    assert free(ec2, one) == free(ec2, other) == 11


def test_a_launch_takes_as_many_as_fit_between_its_counts(lab: Lab, ec2: Any) -> None:
    subnet = lab.vpc.add_subnet("10.0.200.0/28")
    for most, launched in ((3, 3), (20, 8)):
        found = ec2.run_instances(ImageId="ami-1", MinCount=1, MaxCount=most, SubnetId=subnet)
        assert len(found["Instances"]) == launched
    (first, *_rest) = interfaces(ec2, subnet)
    assert first["PrivateDnsName"] == "ip-10-0-200-4.ap-southeast-1.compute.internal"
    assert first["Association"]["PublicDnsName"].endswith(".ap-southeast-1.compute.amazonaws.com")


def test_a_load_balancer_wants_eight_free_addresses_in_two_zones(lab: Lab, ec2: Any) -> None:
    elb = boto3.client("elbv2")
    small, large = lab.vpc.add_subnet("10.0.200.0/28"), lab.vpc.add_subnet("10.0.201.0/24")
    for _ in range(4):
        ec2.create_network_interface(SubnetId=small)
    with pytest.raises(ClientError, match="at least 8 free IP addresses") as refused:
        elb.create_load_balancer(Name="front", Subnets=[small, large])
    assert refused.value.response["Error"]["Code"] == "InvalidSubnet"
    with pytest.raises(ClientError, match="two different Availability Zones"):
        elb.create_load_balancer(Name="front", Subnets=[large])
    assert elb.describe_load_balancers()["LoadBalancers"] == []
    assert (free(ec2, small), free(ec2, large)) == (7, 251)


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("10.0.200.4", "InvalidIPAddress.InUse"),
        ("10.0.200.1", "InvalidParameterValue"),
        ("10.0.200.15", "InvalidParameterValue"),
        ("10.0.201.4", "InvalidParameterValue"),
    ],
)
def test_a_wanted_address_must_be_free_and_usable(
    lab: Lab, ec2: Any, address: str, code: str
) -> None:
    subnet = lab.vpc.add_subnet("10.0.200.0/28")
    ec2.create_network_interface(SubnetId=subnet)
    with pytest.raises(ClientError) as refused:
        ec2.create_network_interface(SubnetId=subnet, PrivateIpAddress=address)
    assert refused.value.response["Error"]["Code"] == code
    assert free(ec2, subnet) == 10
    ec2.create_network_interface(SubnetId=subnet, PrivateIpAddress="10.0.200.9")
    assert free(ec2, subnet) == 9


def test_secondary_addresses_count_and_come_back(lab: Lab, ec2: Any) -> None:
    subnet = lab.vpc.add_subnet("10.0.200.0/28")
    made = ec2.create_network_interface(SubnetId=subnet, SecondaryPrivateIpAddressCount=2)
    interface = made["NetworkInterface"]["NetworkInterfaceId"]
    assert free(ec2, subnet) == 8
    ec2.assign_private_ip_addresses(NetworkInterfaceId=interface, SecondaryPrivateIpAddressCount=3)
    assert free(ec2, subnet) == 5
    ec2.unassign_private_ip_addresses(
        NetworkInterfaceId=interface, PrivateIpAddresses=["10.0.200.7", "10.0.200.8"]
    )
    assert free(ec2, subnet) == 7
    ec2.delete_network_interface(NetworkInterfaceId=interface)
    assert free(ec2, subnet) == 11


def test_the_interface_of_a_task_is_not_its_owners_to_delete(lab: Lab, ec2: Any) -> None:
    (task,) = run(lab, fargate(), network(lab.vpc.public_subnets[0]))
    (interface,) = interfaces(ec2, lab.vpc.public_subnets[0])
    with pytest.raises(ClientError, match="is currently in use") as refused:
        ec2.delete_network_interface(NetworkInterfaceId=interface["NetworkInterfaceId"])
    assert refused.value.response["Error"]["Code"] == "InvalidParameterValue"
    assert task["lastStatus"] == "RUNNING"


def test_a_pool_hands_out_the_lowest_address_and_knows_which_it_cannot_give() -> None:
    pool = Pool("10.0.0.0/28")
    assert [pool.take() for _ in range(3)] == ["10.0.0.4", "10.0.0.5", "10.0.0.6"]
    pool.give_back("10.0.0.5")
    pool.give_back("10.0.0.5")
    pool.give_back("10.0.0.12")
    assert pool.lowest() == "10.0.0.5"
    assert pool.take("10.0.0.8") == "10.0.0.8"
    assert [pool.take() for _ in range(3)] == ["10.0.0.5", "10.0.0.7", "10.0.0.9"]
    for wanted, error in (
        ("10.0.0.8", TakenError),
        ("10.0.0.3", ReservedError),
        ("10.0.0.15", ReservedError),
        ("10.0.0.16", OutsideError),
    ):
        with pytest.raises(error):
            pool.take(wanted)
    while pool.taken < pool.usable:
        pool.take()
    with pytest.raises(FullError):
        pool.take()


def test_public_addresses_belong_to_nobody_and_never_repeat() -> None:
    seen = [public_address(number) for number in range(20_000)]
    assert len(set(seen)) == len(seen)
    blocks = ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "198.18.0.0/15")
    nobody = [ipaddress.ip_network(block) for block in blocks]
    for address in seen[:1000] + seen[-10:]:
        assert any(ipaddress.ip_address(address) in block for block in nobody)


def test_a_subnet_remembers_how_many_addresses_were_taken(lab: Lab) -> None:
    subnet = lab.vpc.add_subnet("10.0.200.0/28")
    ec2 = boto3.client("ec2")
    lab.advance(10)
    made = ec2.create_network_interface(SubnetId=subnet)["NetworkInterface"]
    ec2.create_network_interface(SubnetId=subnet)
    lab.advance(20)
    ec2.delete_network_interface(NetworkInterfaceId=made["NetworkInterfaceId"])
    (found,) = (each for each in lab.snapshot(subnets=[subnet]).subnets if each.id == subnet)
    assert [each.taken for each in found.history[-2:]] == [2, 1]
    assert found.history[-1].at == lab.time
    assert (found.history[-1].at - found.history[-2].at).total_seconds() == 20
    assert found.free == 10


def test_a_subnet_that_ecs_never_used_is_in_the_snapshot_when_it_is_named(lab: Lab) -> None:
    subnet = lab.vpc.add_subnet("10.0.200.0/28")
    assert lab.snapshot().subnets == ()
    named = lab.snapshot(subnets=[subnet]).subnets
    assert subnet in {each.id for each in named}
    assert lab.snapshot(subnets=["subnet-unknown"]).subnets == ()
