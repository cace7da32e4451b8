"""Ways out of a subnet: NAT gateways, endpoints, security groups (behaviour page 7.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import boto3
import pytest

from helpers.aws.outside import routes

if TYPE_CHECKING:
    from helpers import Lab

API = "api.ecr.ap-southeast-1.amazonaws.com"
DOCKER = "123456789012.dkr.ecr.ap-southeast-1.amazonaws.com"
LOGS = "logs.ap-southeast-1.amazonaws.com"
HUB = "registry-1.docker.io"


class Ways:
    """An interface in a private subnet of the ready VPC, and which hosts it reaches."""

    def __init__(self, lab: Lab) -> None:
        self.ec2 = boto3.client("ec2")
        self.vpc = lab.vpc
        self.subnet = lab.vpc.private_subnets[0]
        network = lab._session.world.neighbours("ap-southeast-1").network
        self._network = network
        self.interface = network.create_interface(
            self.subnet, [], public_ip=True, description="arn:aws:ecs:test"
        )

    def reached(self) -> set[str]:
        hosts = (API, DOCKER, LOGS, HUB)
        return {each for each in hosts if self._network.reaches(self.interface, each)}

    def endpoint(self, service: str, **more: Any) -> str:
        kind = "Gateway" if "RouteTableIds" in more else "Interface"
        if kind == "Interface":
            more = {"SubnetIds": [self.subnet], **more}
        made = self.ec2.create_vpc_endpoint(
            VpcId=self.vpc.id,
            ServiceName=f"com.amazonaws.ap-southeast-1.{service}",
            VpcEndpointType=kind,
            **more,
        )
        identity: str = made["VpcEndpoint"]["VpcEndpointId"]
        return identity


@pytest.fixture
def ways(lab: Lab) -> Ways:
    return Ways(lab)


@pytest.mark.behaviour("7.4 pull needs a route: public IP + IGW, or NAT, or ECR VPC endpoints (+")
def test_endpoints_lead_to_their_own_service_only(ways: Ways) -> None:
    assert ways.reached() == set()
    ways.endpoint("ecr.api")
    assert ways.reached() == {API}
    ways.endpoint("ecr.dkr")
    assert ways.reached() == {API}  # the layers lie in S3
    (table,) = ways.ec2.describe_route_tables(
        Filters=[
            {"Name": "association.subnet-id", "Values": [ways.subnet]},
        ]
    )["RouteTables"]
    s3 = ways.endpoint("s3", RouteTableIds=[table["RouteTableId"]])
    assert ways.reached() == {API, DOCKER}
    ways.endpoint("logs")
    assert ways.reached() == {API, DOCKER, LOGS}
    ways.ec2.delete_vpc_endpoints(VpcEndpointIds=[s3])
    assert ways.reached() == {API, LOGS}


def test_an_endpoint_lets_in_whom_its_security_group_lets_in(ways: Ways) -> None:
    closed = ways.ec2.create_security_group(
        GroupName="closed", Description="nobody", VpcId=ways.vpc.id
    )["GroupId"]
    ways.endpoint("logs", SecurityGroupIds=[closed])
    assert ways.reached() == set()
    ways.ec2.authorize_security_group_ingress(
        GroupId=closed, IpProtocol="tcp", FromPort=443, ToPort=443, CidrIp="10.0.0.0/16"
    )
    assert ways.reached() == {LOGS}


def test_an_endpoint_without_private_dns_is_not_found_by_name(ways: Ways) -> None:
    ways.endpoint("logs", PrivateDnsEnabled=False)
    assert ways.reached() == set()


def test_a_nat_gateway_leads_everywhere_as_long_as_it_lives_in_a_public_subnet(ways: Ways) -> None:
    gateway = ways.vpc.add_nat()
    assert ways.reached() == {API, DOCKER, LOGS, HUB}
    ways.ec2.delete_nat_gateway(NatGatewayId=gateway)
    assert ways.reached() == set()


def test_a_group_that_lets_nothing_out_stops_everything(ways: Ways) -> None:
    ways.vpc.add_nat()
    (group,) = ways.ec2.describe_network_interfaces(NetworkInterfaceIds=[ways.interface.id])[
        "NetworkInterfaces"
    ][0]["Groups"]
    everything = [{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}]
    ways.ec2.revoke_security_group_egress(GroupId=group["GroupId"], IpPermissions=everything)
    assert ways.reached() == set()


@pytest.mark.parametrize(
    ("host", "services"),
    [
        (API, ("com.amazonaws.ap-southeast-1.ecr.api",)),
        (DOCKER, ("com.amazonaws.ap-southeast-1.ecr.dkr", "com.amazonaws.ap-southeast-1.s3")),
        (LOGS, ("com.amazonaws.ap-southeast-1.logs",)),
        ("secretsmanager.eu-west-1.amazonaws.com", ("com.amazonaws.eu-west-1.secretsmanager",)),
        (HUB, ()),
    ],
)
def test_which_endpoint_services_stand_for_a_host(host: str, services: tuple[str, ...]) -> None:
    assert routes.endpoint_services(host) == services
