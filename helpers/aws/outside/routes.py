"""Routes of a subnet: to the internet, through a NAT gateway, to endpoints (behaviour page 7.4)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from helpers.aws.outside import firewall
from helpers.aws.outside.firewall import ANYWHERE, Peer

if TYPE_CHECKING:
    from collections.abc import Iterator

DEFAULT = "0.0.0.0/0"
HTTPS = 443
_HOST = re.compile(r"(?P<name>[a-z0-9.-]+)\.(?P<region>[a-z]{2}-[a-z]+-\d)\.amazonaws\.com")
_ECR_DOCKER = re.compile(r"\d{12}\.dkr\.ecr")


def table_of(ec2: Any, subnet: Any) -> Any:
    """The subnet's route table: its own, or the VPC's main one."""
    main = None
    for table in ec2.route_tables.values():
        if table.vpc_id != subnet.vpc_id:
            continue
        if subnet.id in table._associations.values():
            return table
        if table.main_association_id is not None:
            main = table
    return main


def _default_route(ec2: Any, subnet: Any) -> Any:
    table = table_of(ec2, subnet)
    routes = table.routes if table else ()
    return next((each for each in routes if each.destination_cidr_block == DEFAULT), None)


def is_public(ec2: Any, subnet: Any) -> bool:
    """A public subnet is one with a route to an internet gateway."""
    route = _default_route(ec2, subnet)
    gateway = route.gateway if route else None
    return bool(gateway and gateway.id.startswith("igw-") and gateway.id in ec2.internet_gateways)


def through_nat(ec2: Any, subnet: Any) -> bool:
    """Is there a NAT gateway that works: available, and itself in a public subnet?"""
    route = _default_route(ec2, subnet)
    nat = route.nat_gateway if route else None
    return bool(nat and nat.state == "available" and is_public(ec2, ec2.get_subnet(nat.subnet_id)))


def endpoint_services(host: str) -> tuple[str, ...]:
    """The endpoint services that together stand in for a host of AWS: ``ecr.dkr`` needs S3 too."""
    match = _HOST.fullmatch(host)
    if match is None:
        return ()
    prefix = f"com.amazonaws.{match['region']}."
    if _ECR_DOCKER.fullmatch(match["name"]):
        return (prefix + "ecr.dkr", prefix + "s3")  # the layers lie in S3 (unsourced, 7.4)
    if match["name"] == "api.ecr":
        return (prefix + "ecr.api",)
    return (prefix + match["name"],)


def _endpoints(ec2: Any, subnet: Any, service: str) -> Iterator[Any]:
    for endpoint in ec2.vpc_end_points.values():
        if (
            endpoint.vpc_id == subnet.vpc_id
            and endpoint.service_name == service
            and endpoint.state == "available"
        ):
            yield endpoint


def _has_endpoint(ec2: Any, interface: Any, service: str) -> bool:
    subnet = interface.subnet
    table = table_of(ec2, subnet)
    groups = frozenset(group.id for group in interface.group_set)
    sender = Peer(interface.private_ip_address, groups)
    for endpoint in _endpoints(ec2, subnet, service):
        if (endpoint.vpc_endpoint_type or "Gateway").lower() == "gateway":
            if table is not None and table.id in endpoint.route_table_ids:
                return True
        elif endpoint.private_dns_enabled is not False and any(
            firewall.lets_in(ec2.enis[each].group_set, sender, HTTPS)
            for each in endpoint.network_interface_ids
            if each in ec2.enis
        ):
            return True
    return False


def reaches(ec2: Any, interface: Any, host: str) -> bool:
    """Is there a way from this interface of moto's to ``host``, over HTTPS?"""
    if not firewall.lets_out(interface.group_set, Peer(ANYWHERE), HTTPS):
        return False
    services = endpoint_services(host)
    if services and all(_has_endpoint(ec2, interface, each) for each in services):
        return True
    if interface.public_ip and is_public(ec2, interface.subnet):
        return True
    return through_nat(ec2, interface.subnet)
