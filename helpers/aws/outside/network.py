"""Subnets, addresses and interfaces of tasks, on moto's EC2 (behaviour page 7.4 and 7.5)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from ipaddress import IPv4Address
from typing import TYPE_CHECKING, Any

from helpers.aws.mended.addresses import counts_of, next_public_address, pool_of
from helpers.aws.mended.interfaces import hand_over
from helpers.aws.outside import routes
from helpers.simulator.outside.protocols import (
    Interface,
    NoFreeAddress,
    Subnet,
    SubnetUse,
    TakenAddress,
    Tenant,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from datetime import datetime

    from helpers.aws.outside.backends import Backends

FULL = "InsufficientFreeAddressesInSubnet"


@dataclass(frozen=True, slots=True)
class TaskAttachment:
    """The attachment of a task's interface as EC2 shows it to the account.

    On Fargate AWS owns the host and shows no instance.
    """

    attachment_id: str
    attach_time: datetime
    instance_owner_id: str
    instance_id: str | None = None
    device_index: int = 1
    network_card_index: int = 0
    delete_on_termination: bool = False
    status: str = "attached"


_TENANTS = {
    "nat_gateway": Tenant.NAT_GATEWAY,
    "vpc_endpoint": Tenant.ENDPOINT,
    "network_load_balancer": Tenant.LOAD_BALANCER,
}


@lru_cache(maxsize=4096)
def _number(address: str) -> int:
    return int(IPv4Address(address))


def _tenant(interface: Any) -> Tenant:
    """Whose an interface is, by what EC2 shows of it."""
    if interface.instance is not None:
        return Tenant.INSTANCE
    if "lab_attachment" in interface.__dict__:
        return Tenant.TASK
    if interface.description.startswith("ELB "):
        return Tenant.LOAD_BALANCER
    return _TENANTS.get(interface.interface_type, Tenant.OTHER)


class MotoNetwork:
    """EC2's part of ECS.

    Args:
        backends: where moto's EC2 is.
        now: the present lab time.
    """

    def __init__(self, backends: Backends, now: Callable[[], datetime]) -> None:
        self._backends = backends
        self._now = now

    @property
    def _ec2(self) -> Any:
        return self._backends("ec2")

    def _find_subnet(self, subnet_id: str) -> Any:
        for subnets in self._ec2.subnets.values():
            if subnet_id in subnets:
                return subnets[subnet_id]
        return None

    def subnet(self, subnet_id: str) -> Subnet | None:
        """The subnet, or None when there is no such subnet."""
        found = self._find_subnet(subnet_id)
        if found is None:
            return None
        return Subnet(
            found.id, found.vpc_id, found.availability_zone, routes.is_public(self._ec2, found)
        )

    def has_security_group(self, group_id: str) -> bool:
        """Is there such a security group, in whichever VPC?"""
        return any(group_id in groups for groups in self._ec2.groups.values())

    def uses(self, subnet_ids: Collection[str]) -> Sequence[SubnetUse]:
        """The named subnets and all others of their VPCs; unknown ids are ignored."""
        ec2 = self._ec2
        every = {name: each for zone in ec2.subnets.values() for name, each in zone.items()}
        vpcs = {every[name].vpc_id for name in subnet_ids if name in every}
        taken: dict[str, list[TakenAddress]] = {
            name: [] for name, each in every.items() if each.vpc_id in vpcs and each.cidr_block
        }
        for interface in ec2.enis.values():
            if interface.subnet.id in taken:
                tenant = _tenant(interface)
                taken[interface.subnet.id] += (
                    TakenAddress(each["PrivateIpAddress"], tenant, interface.id)
                    for each in interface.private_ip_addresses
                )
        return [
            SubnetUse(
                Subnet(name, home.vpc_id, home.availability_zone, routes.is_public(ec2, home)),
                home.cidr_block,
                ec2.vpcs[home.vpc_id].cidr_block,
                pool_of(home).usable,
                tuple(sorted(found, key=lambda each: _number(each.address))),
                counts_of(home).freeze(),
            )
            for name, found in taken.items()
            for home in (every[name],)
        ]

    def create_interface(
        self,
        subnet_id: str,
        security_groups: Sequence[str],
        *,
        public_ip: bool,
        description: str,
        ec2_instance_id: str | None = None,
    ) -> Interface:
        """Take an address of the subnet; a public one only where a route leads out (7.4).

        Args:
            subnet_id: where the address comes from.
            security_groups: their ids; none means the default group of the VPC.
            public_ip: was a public address asked for?
            description: the ARN of the task's attachment.
            ec2_instance_id: the instance it is attached to; None on Fargate.

        Raises:
            NoFreeAddress: when the subnet is full.
        """
        from moto.ec2.exceptions import EC2ClientError

        ec2, home = self._ec2, self._find_subnet(subnet_id)
        try:
            made = ec2.create_network_interface(home, None, group_ids=list(security_groups))
        except EC2ClientError as error:
            if error.code == FULL:
                raise NoFreeAddress from error
            raise
        hand_over(made, description=description, requester=self._backends.account)
        made.lab_attachment = TaskAttachment(
            "eni-attach-" + made.id.removeprefix("eni-"),
            self._now(),
            self._backends.account if ec2_instance_id else "amazon-aws",
            ec2_instance_id,
        )
        if public_ip and routes.is_public(ec2, home):
            made.public_ip = next_public_address(ec2)
        return Interface(
            id=made.id,
            subnet_id=subnet_id,
            mac_address=made.mac_address,
            private_ip=made.private_ip_address,
            private_dns_name=made.private_dns_name,
            public_ip=made.public_ip,
        )

    def delete_interface(self, interface_id: str) -> None:
        """Give the address back; an id that is gone already is ignored."""
        self._ec2.enis.pop(interface_id, None)

    def reaches(self, interface: Interface, host: str) -> bool:
        """Is there a way from this interface to ``host``: public address, NAT or endpoint?"""
        found = self._ec2.enis.get(interface.id)
        return found is not None and routes.reaches(self._ec2, found, host)

    def instance_reaches(self, ec2_instance_id: str, host: str) -> bool:
        """Is there a way from this EC2 instance? One that EC2 does not know always has one."""
        instance = self._ec2.get_instance_by_id(ec2_instance_id)
        return instance is None or routes.reaches(self._ec2, instance.nics[0], host)
