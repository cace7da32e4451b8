"""Network interfaces take addresses from their subnet, and return them (behaviour page 7.5)."""

from __future__ import annotations

import inspect
from ipaddress import IPv4Network
from typing import TYPE_CHECKING, Any

from helpers.aws.mended.addresses import (
    Interfaces,
    give_back,
    next_public_address,
    no_free_address,
    pool_of,
    refused,
    take,
)
from helpers.aws.mended.pool import FullError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from helpers.aws.mended import Mending

PREFIXES = range(16, 29)
"""Subnets are /16 to /28 (7.5)."""


def mend(mending: Mending, now: Callable[[], datetime]) -> None:
    """Every interface takes from its subnet's pool; counts and refusals follow from it.

    Args:
        mending: replaces, and can put back.
        now: the present lab time, for the history of the counts.
    """
    from moto.ec2.models import EC2Backend, instances, nat_gateways, vpcs
    from moto.ec2.models.elastic_ip_addresses import ElasticAddress
    from moto.ec2.models.elastic_network_interfaces import NetworkInterface, NetworkInterfaceBackend
    from moto.ec2.models.security_groups import SecurityGroupBackend
    from moto.ec2.models.subnets import Subnet, SubnetBackend

    mending.replace(EC2Backend, "__init__", _open_default_vpc)
    mending.replace(SecurityGroupBackend, "create_security_group", _create_group)
    mending.replace(NetworkInterfaceBackend, "__init__", lambda _before: _begin)
    mending.replace(NetworkInterfaceBackend, "create_network_interface", _create_interface)
    mending.replace(NetworkInterfaceBackend, "assign_private_ip_addresses", lambda _before: _assign)
    mending.replace(NetworkInterfaceBackend, "unassign_private_ip_addresses", _unassign)
    mending.replace(NetworkInterface, "association", _association)
    mending.replace(NetworkInterface, "check_auto_public_ip", _public_address)
    mending.replace(ElasticAddress, "__init__", _elastic_address)
    mending.replace(Subnet, "get_available_subnet_ip", lambda _before: _lowest)
    mending.replace(Subnet, "request_ip", lambda _before: lambda _subnet, _ip, instance: None)
    mending.replace(Subnet, "available_ip_address_count", lambda _before: property(_free))
    mending.add(Subnet, "lab_now", staticmethod(now))
    mending.replace(SubnetBackend, "create_subnet", _create_subnet)
    for module in (instances, nat_gateways, vpcs):  # these would lie outside the subnet
        mending.replace(module, "random_private_ip", lambda _before: lambda *_cidr: None)


def _open_default_vpc(before: Callable[..., None]) -> Callable[..., None]:
    """A default VPC has an internet gateway and a route to it; moto's has none."""

    def begin(ec2: Any, *arguments: Any, **options: Any) -> None:
        before(ec2, *arguments, **options)
        vpc = ec2.default_vpc
        gateway = ec2.create_internet_gateway()
        ec2.attach_internet_gateway(gateway.id, vpc.id)
        main = next(each for each in ec2.route_tables.values() if each.vpc_id == vpc.id)
        ec2.create_route(main.id, "0.0.0.0/0", gateway_id=gateway.id)

    return begin


def _create_group(before: Callable[..., Any]) -> Callable[..., Any]:
    """A VPC's default group lets its own members in (VPC User Guide); moto's lets nobody in."""

    def create(ec2: Any, *arguments: Any, **options: Any) -> Any:
        group = before(ec2, *arguments, **options)
        if group.is_default:
            own = [{"GroupId": group.id, "UserId": group.owner_id}]
            ec2.authorize_security_group_ingress(
                group.id, "-1", None, None, [], source_groups=own, vpc_id=group.vpc_id
            )
        return group

    return create


def _begin(ec2: Any) -> None:
    ec2.enis = Interfaces()


def _wanted(primary: Any, others: Any) -> tuple[str | None, list[str]]:
    """The primary address that the caller names, if any, and the secondary ones."""
    if isinstance(primary, list):
        primary = primary[0] if primary else None
    rest = []
    for each in others or ():
        address = each if isinstance(each, str) else each.get("PrivateIpAddress")
        if not primary and (isinstance(each, str) or each.get("Primary")):
            primary = address
        elif address != primary:
            rest.append(address)
    return primary or None, rest


def _create_interface(before: Callable[..., Any]) -> Callable[..., Any]:
    signature = inspect.signature(before)

    def create(*arguments: Any, **options: Any) -> Any:
        asked = signature.bind(*arguments, **options)
        asked.apply_defaults()
        values, extra = asked.arguments, asked.arguments["kwargs"]
        ec2, home = values["self"], values["subnet"]
        if isinstance(home, str):
            home = values["subnet"] = ec2.get_subnet(home)
        if not home.cidr_block:
            return before(*asked.args, **asked.kwargs)
        primary, others = _wanted(values["private_ip_address"], values["private_ip_addresses"])
        more = int(extra.pop("secondary_ips_count", None) or 0)
        taken: list[dict[str, Any]] = []
        try:
            for wanted in (primary, *others, *[None] * more):
                taken.append({"PrivateIpAddress": take(home, wanted), "Primary": not taken})
            values["private_ip_address"] = taken[0]["PrivateIpAddress"]
            values["private_ip_addresses"] = taken
            if extra.get("device_index") == 0:
                values["delete_on_termination"] = True  # EC2's default for an instance's first one
            made = before(*asked.args, **asked.kwargs)
        except Exception:
            give_back(home, taken)
            raise
        name = f"ip-{made.private_ip_address.replace('.', '-')}"
        made.private_dns_name = f"{name}.{ec2.region_name}.compute.internal"
        for each in made.private_ip_addresses:
            if each["Primary"]:
                each["PrivateDnsName"] = made.private_dns_name
        return made

    return create


def _association(before: property) -> property:
    def look(interface: Any) -> dict[str, Any]:
        found: dict[str, Any] = before.__get__(interface)
        if found:
            name = f"ec2-{interface.public_ip.replace('.', '-')}"
            region = interface.ec2_backend.region_name
            found["publicDnsName"] = f"{name}.{region}.compute.amazonaws.com"
        return found

    return property(look)


def _assign(
    ec2: Any,
    eni_id: str,
    private_ip_addresses: list[str] | None = None,
    secondary_ips_count: int | None = None,
) -> Any:
    interface = ec2.get_network_interface(eni_id)
    has = {each["PrivateIpAddress"] for each in interface.private_ip_addresses}
    wanted = [each for each in private_ip_addresses or () if each not in has]
    for address in (*wanted, *[None] * int(secondary_ips_count or 0)):
        taken = take(interface.subnet, address)
        interface.private_ip_addresses.append({"Primary": False, "PrivateIpAddress": taken})
    return interface


def _unassign(before: Callable[..., Any]) -> Callable[..., Any]:
    def unassign(ec2: Any, eni_id: str, private_ip_address: list[str] | None = None) -> Any:
        interface = ec2.get_network_interface(eni_id)
        held = list(interface.private_ip_addresses)
        answer = before(ec2, eni_id, private_ip_address)
        gone = [each for each in held if each not in interface.private_ip_addresses]
        give_back(interface.subnet, gone)
        return answer

    return unassign


def _lowest(subnet: Any, instance: Any) -> str:
    del instance  # the address is taken when the instance's interface is made
    try:
        return pool_of(subnet).lowest()
    except FullError as error:
        raise no_free_address() from error


def _free(subnet: Any) -> int:
    if not subnet.cidr_block:
        return 0
    # moto takes five off the size of the block, and what prefix reservations keep back.
    free: int = subnet._available_ip_addresses - pool_of(subnet).taken
    return free


def _create_subnet(before: Callable[..., Any]) -> Callable[..., Any]:
    signature = inspect.signature(before)

    def create(*arguments: Any, **options: Any) -> Any:
        asked = signature.bind(*arguments, **options)
        asked.apply_defaults()
        values = asked.arguments
        values["cidr_block"] = _canonical(values["cidr_block"])
        prefix = str(values["cidr_block"]).rpartition("/")[2]
        if prefix.isdigit() and int(prefix) not in PREFIXES:
            raise refused("InvalidSubnet.Range", f"The CIDR '{values['cidr_block']}' is invalid.")
        if not values["availability_zone"] and not values["availability_zone_id"]:
            values["availability_zone"] = f"{values['self'].region_name}a"
        return before(*asked.args, **asked.kwargs)

    return create


def _canonical(cidr: Any) -> Any:
    """A block as EC2 keeps it: 100.68.0.18/18 becomes 100.68.0.0/18 (EC2 API CreateSubnet)."""
    try:
        return str(IPv4Network(cidr, strict=False)) if "/" in cidr else cidr
    except (TypeError, ValueError):
        return cidr  # moto refuses it, or there is none: IPv6 only


def _public_address(before: Callable[[Any], None]) -> Callable[[Any], None]:
    def look(interface: Any) -> None:
        before(interface)
        if interface.public_ip:
            interface.public_ip = next_public_address(interface.ec2_backend)

    return look


def _elastic_address(before: Callable[..., None]) -> Callable[..., None]:
    def begin(
        address: Any, ec2_backend: Any, domain: str, wanted: str | None = None, **options: Any
    ) -> None:
        wanted = options.pop("address", None) or wanted or next_public_address(ec2_backend)
        before(address, ec2_backend, domain, wanted, **options)

    return begin
