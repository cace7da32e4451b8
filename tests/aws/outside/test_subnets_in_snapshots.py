"""What a snapshot shows of subnets is what EC2's API says of them."""

from __future__ import annotations

from typing import Any

import boto3
from stage import fargate, network

from helpers import Lab


def answers(ec2: Any, subnets: list[str]) -> dict[str, tuple[str, int, set[str]]]:
    found = ec2.describe_subnets(SubnetIds=subnets)["Subnets"]
    interfaces = ec2.describe_network_interfaces()["NetworkInterfaces"]
    taken: dict[str, set[str]] = {each: set() for each in subnets}
    for each in interfaces:
        if each["SubnetId"] in taken:
            addresses = (one["PrivateIpAddress"] for one in each["PrivateIpAddresses"])
            taken[each["SubnetId"]].update(addresses)
    return {
        each["SubnetId"]: (
            each["CidrBlock"],
            each["AvailableIpAddressCount"],
            taken[each["SubnetId"]],
        )
        for each in found
    }


def test_the_subnets_of_a_snapshot_agree_with_ec2(lab: Lab) -> None:
    ec2, ecs, elb = boto3.client("ec2"), boto3.client("ecs"), boto3.client("elbv2")
    small = lab.vpc.add_subnet("10.0.200.0/28")
    ecs.create_cluster()
    assert lab.snapshot().subnets == ()
    lab.add_instances("default", 2, subnets=[small])
    lab.vpc.add_nat()
    elb.create_load_balancer(Name="front", Subnets=lab.vpc.public_subnets[:2])
    ecs.register_task_definition(**fargate())
    ecs.run_task(
        taskDefinition="web",
        launchType="FARGATE",
        count=3,
        networkConfiguration=network(small),
    )
    lab.advance(60)
    shown = {each.id: each for each in lab.snapshot().subnets}

    assert set(shown) == set(lab.vpc.subnets)
    assert {
        name: (each.cidr, each.free, {one.address for one in each.taken})
        for name, each in shown.items()
    } == answers(ec2, lab.vpc.subnets)
    assert {name for name, each in shown.items() if each.public} == set(lab.vpc.public_subnets)
    assert {each.vpc_cidr for each in shown.values()} == {lab.vpc.cidr}
    owners = [each.owner for each in shown[small].taken]
    assert sorted(owners) == ["instance", "instance", "task", "task", "task"]
    tasks = {each.id for each in lab.snapshot().clusters[0].tasks}
    assert {each.task_id for each in shown[small].taken} == tasks | {None}
    everywhere = {each.owner for subnet in shown.values() for each in subnet.taken}
    assert everywhere == {"instance", "task", "load-balancer", "nat-gateway"}
