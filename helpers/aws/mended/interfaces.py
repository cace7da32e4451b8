"""Interfaces of NAT gateways and endpoints look, live and go as AWS's do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpers.aws.mended.addresses import all_or_nothing, refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from helpers.aws.mended import Mending


def mend(mending: Mending) -> None:
    """NAT gateways and endpoints hold their interfaces as long as they live, and no longer."""
    from moto.ec2.models.elastic_network_interfaces import NetworkInterface
    from moto.ec2.models.nat_gateways import NatGatewayBackend
    from moto.ec2.models.vpcs import VPCBackend
    from moto.ec2.responses.elastic_network_interfaces import ElasticNetworkInterfaces

    mending.replace(NatGatewayBackend, "create_nat_gateway", _create_nat)
    mending.replace(NatGatewayBackend, "delete_nat_gateway", _delete_nat)
    mending.replace(VPCBackend, "create_vpc_endpoint", _create_endpoint)
    mending.replace(NetworkInterface, "attachment", _attachment)
    mending.replace(NetworkInterface, "get_filter_value", _filter_value)
    mending.replace(ElasticNetworkInterfaces, "delete_network_interface", _delete_interface)


def hand_over(
    interface: Any, *, description: str, kind: str = "interface", requester: str = "amazon-elb"
) -> None:
    """Mark an interface as one that an AWS service holds: its owner cannot delete it."""
    interface.description = description
    interface.interface_type = kind
    interface.requester_managed = True
    interface.requester_id = requester
    interface.status = "in-use"


def _create_nat(before: Callable[..., Any]) -> Callable[..., Any]:
    def create(ec2: Any, *arguments: Any, **options: Any) -> Any:
        with all_or_nothing(ec2):
            gateway = before(ec2, *arguments, **options)
        gateway.private_ip = gateway._eni.private_ip_address
        hand_over(
            gateway._eni,
            description=f"Interface for NAT Gateway {gateway.id}",
            kind="nat_gateway",
            requester="amazon-nat",
        )
        return gateway

    return create


def _delete_nat(before: Callable[..., Any]) -> Callable[..., Any]:
    def delete(ec2: Any, nat_gateway_id: str) -> Any:
        gateway = before(ec2, nat_gateway_id)
        for address in ec2.addresses:
            if address.eni is gateway._eni:
                address.eni = address.association_id = None
        ec2.enis.pop(gateway._eni.id, None)
        return gateway

    return delete


def _create_endpoint(before: Callable[..., Any]) -> Callable[..., Any]:
    def create(ec2: Any, *arguments: Any, **options: Any) -> Any:
        with all_or_nothing(ec2) as made:
            endpoint = before(ec2, *arguments, **options)
        groups = [ec2.get_security_group_from_id(each) for each in endpoint.security_group_ids]
        for interface in made:
            hand_over(
                interface,
                description=f"VPC Endpoint Interface {endpoint.id}",
                kind="vpc_endpoint",
                requester="amazon-vpce",
            )
            if groups:
                interface._group_set = groups
        return endpoint

    return create


def _attachment(before: property) -> property:
    def look(interface: Any) -> Any:
        return interface.__dict__.get("lab_attachment") or before.__get__(interface)

    return property(look)


_FILTERS = {
    "attachment.instance-id": "instance_id",
    "attachment.instance-owner-id": "instance_owner_id",
    "attachment.attachment-id": "attachment_id",
}


def _filter_value(before: Callable[..., Any]) -> Callable[..., Any]:
    def value(interface: Any, filter_name: str, *arguments: Any, **options: Any) -> Any:
        attachment = interface.__dict__.get("lab_attachment")
        if attachment and filter_name in _FILTERS:
            return getattr(attachment, _FILTERS[filter_name])
        return before(interface, filter_name, *arguments, **options)

    return value


def _delete_interface(before: Callable[..., Any]) -> Callable[..., Any]:
    def delete(response: Any) -> Any:
        interface = response.ec2_backend.enis.get(response._get_param("NetworkInterfaceId"))
        if interface and interface.status == "in-use":
            raise refused(
                "InvalidParameterValue", f"Network interface '{interface.id}' is currently in use."
            )
        return before(response)

    return delete
