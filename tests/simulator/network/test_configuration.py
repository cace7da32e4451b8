"""Network configurations and the addresses they lead to (behaviour page 7.4, 7.5)."""

from __future__ import annotations

from typing import Any

import pytest
from small_world import SUBNETS, World, network, refusal

from helpers.simulator import ErrorCode


@pytest.fixture
def world() -> World:
    return World()


def service(world: World, where: dict[str, Any], desired: int) -> Any:
    """A Fargate service and a way to look at it."""
    services = world.simulator.services
    services.create_service(
        {
            "serviceName": "shop",
            "taskDefinition": world.fargate(),
            "desiredCount": desired,
            "launchType": "FARGATE",
            "networkConfiguration": where,
        }
    )
    return lambda: services.describe_services({"services": ["shop"]})["services"][0]


@pytest.mark.behaviour('7.4 API doc also says the value "must be DISABLED" for ECS-controlled')
def test_a_service_may_ask_for_public_addresses(world: World) -> None:
    look = service(world, network(), 1)
    world.wait(120)

    assert look()["runningCount"] == 1
    (interface,) = world.outside.network.interfaces.values()
    assert interface.public_ip


@pytest.mark.behaviour("7.5 rolling deploy at 200 % needs up to 2× desired addresses for a while")
@pytest.mark.parametrize(("desired", "enough"), [(5, True), (6, False)])
def test_a_rolling_deployment_needs_twice_the_addresses(
    world: World, desired: int, enough: bool
) -> None:
    world.outside.network.add_subnet("subnet-small", "10.0.7.0/28", "ap-southeast-1a")
    look = service(world, network("subnet-small"), desired)
    world.wait(300)
    assert look()["runningCount"] == desired

    addresses = world.outside.network.addresses["subnet-small"]
    world.simulator.services.update_service({"service": "shop", "forceNewDeployment": True})
    least = addresses.free
    reasons = set()
    for _ in range(600):
        world.wait(1)
        least = min(least, addresses.free)
        (cluster,) = world.simulator.snapshot().clusters
        reasons |= {each.stopped_reason for each in cluster.tasks}

    assert least == (1 if enough else 0)
    short = any("InsufficientFreeAddressesInSubnet" in str(each) for each in reasons)
    assert short is not enough
    assert look()["runningCount"] == desired


def test_subnets_of_two_vpcs_do_not_go_together(world: World) -> None:
    outside = world.outside.network
    other = outside.add_subnet("subnet-other", "10.9.0.0/24", "ap-southeast-1a")
    outside.subnets["subnet-other"] = type(other)(
        other.id, "vpc-other", other.availability_zone, other.public
    )
    error = refusal(
        world.answer,
        world.fargate(),
        launchType="FARGATE",
        networkConfiguration=network(SUBNETS[0], "subnet-other"),
    )
    assert error.code is ErrorCode.INVALID_PARAMETER


@pytest.mark.behaviour("7.4 omitted securityGroups → VPC default SG")
def test_the_security_groups_are_handed_to_ec2_as_they_came(world: World) -> None:
    seen: list[tuple[str, ...]] = []
    outside = world.outside.network
    original = outside.create_interface

    def create(subnet: str, groups: Any, **more: Any) -> Any:
        seen.append(tuple(groups))
        return original(subnet, groups, **more)

    outside.create_interface = create
    definition = world.fargate()
    for where in (network(), network(securityGroups=["sg-1", "sg-2"])):
        world.run_on_fargate(definition, networkConfiguration=where)
    world.wait(5)

    assert seen == [(), ("sg-1", "sg-2")], "none: EC2 takes the VPC's default group"


def test_a_security_group_has_to_exist(world: World) -> None:
    world.outside.network.missing_security_groups.add("sg-gone")
    error = refusal(
        world.answer,
        world.fargate(),
        launchType="FARGATE",
        networkConfiguration=network(securityGroups=["sg-1", "sg-gone"]),
    )
    assert error.code is ErrorCode.INVALID_PARAMETER
    assert error.message == (
        "Error retrieving security group information for [sg-gone]: The security group 'sg-gone' "
        "does not exist (ErrorCode: InvalidGroup.NotFound)"
    )
