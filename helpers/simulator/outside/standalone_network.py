"""EC2's part of the standalone world: subnets of one VPC, their addresses and the way out."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from helpers.simulator.network.address_counts import AddressCounts
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

    from helpers.simulator.ids import Ids

VPC_BLOCK = "10.0.0.0/16"
PUBLIC_BLOCK = "198.18.0.0/15"
"""Addresses that nobody has on the real internet (RFC 2544)."""

RESERVED_AT_START = 4
"""AWS keeps the first four addresses of a subnet and the last one (behaviour page 7.5)."""


def _number(address: str) -> int:
    return int(ipaddress.ip_address(address))


class Addresses:
    """The free addresses of one subnet: the lowest never-used one, then returned ones in order.

    Args:
        cidr: the subnet's block.
        changed: hears after each change how many are taken.
    """

    def __init__(self, cidr: str, changed: Callable[[int], object] = lambda _taken: None) -> None:
        block = ipaddress.ip_network(cidr)
        self._first = int(block.network_address) + RESERVED_AT_START
        self._end = int(block.broadcast_address)
        self._next = self._first
        self._returned: list[int] = []
        self.taken: set[str] = set()
        self._changed = changed

    @property
    def usable(self) -> int:
        """How many addresses AWS leaves to the customer."""
        return self._end - self._first

    @property
    def free(self) -> int:
        """How many are not taken now."""
        return self.usable - len(self.taken)

    def take(self) -> str:
        """Take one address.

        Raises:
            NoFreeAddress: when none is left.
        """
        if self._next < self._end:
            number, self._next = self._next, self._next + 1
        elif self._returned:
            number = self._returned.pop(0)
        else:
            raise NoFreeAddress
        address = str(ipaddress.ip_address(number))
        self.taken.add(address)
        self._changed(len(self.taken))
        return address

    def give_back(self, address: str) -> None:
        """Return one address."""
        self.taken.remove(address)
        self._returned.append(_number(address))
        self._changed(len(self.taken))


@dataclass
class StandaloneNetwork:
    """Subnets of one VPC, with addresses and a yes or no for the way out."""

    ids: Ids
    now: Callable[[], datetime]
    subnets: dict[str, Subnet] = field(default_factory=dict)
    addresses: dict[str, Addresses] = field(default_factory=dict)
    cidrs: dict[str, str] = field(default_factory=dict)
    counts: dict[str, AddressCounts] = field(default_factory=dict)
    public: Addresses = field(default_factory=lambda: Addresses(PUBLIC_BLOCK))
    nat: set[str] = field(default_factory=set)
    interfaces: dict[str, Interface] = field(default_factory=dict)
    unreachable_hosts: set[str] = field(default_factory=set)
    missing_security_groups: set[str] = field(default_factory=set)
    tenants: dict[str, Tenant] = field(default_factory=dict)
    """Whose an interface is, if it is not a task's."""

    def add_subnet(
        self, subnet_id: str, cidr: str, zone: str, *, public: bool = True, nat: bool = False
    ) -> Subnet:
        """Add a subnet; ``nat`` gives a private one a way out."""
        subnet = Subnet(subnet_id, "vpc-0a1b2c3d4e5f60718", zone, public)
        self.subnets[subnet_id] = subnet
        counts = self.counts[subnet_id] = AddressCounts(self.now)
        self.addresses[subnet_id] = Addresses(cidr, counts.note)
        self.cidrs[subnet_id] = cidr
        if nat:
            self.nat.add(subnet_id)
        return subnet

    def subnet(self, subnet_id: str) -> Subnet | None:
        """The subnet, or None."""
        return self.subnets.get(subnet_id)

    def has_security_group(self, group_id: str) -> bool:
        """All that are not said to be missing."""
        return group_id not in self.missing_security_groups

    def uses(self, subnet_ids: Collection[str]) -> Sequence[SubnetUse]:
        """All subnets, if one of them was named: there is one VPC."""
        if not self.subnets.keys() & set(subnet_ids):
            return ()
        taken: dict[str, list[TakenAddress]] = {each: [] for each in self.subnets}
        for each in self.interfaces.values():
            tenant = self.tenants.get(each.id, Tenant.TASK)
            taken[each.subnet_id].append(TakenAddress(each.private_ip, tenant, each.id))
        return [
            SubnetUse(
                subnet,
                self.cidrs[name],
                VPC_BLOCK,
                self.addresses[name].usable,
                tuple(sorted(taken[name], key=lambda each: _number(each.address))),
                self.counts[name].freeze(),
            )
            for name, subnet in self.subnets.items()
        ]

    def hold(self, subnet_id: str, tenant: Tenant) -> Interface:
        """Take an address for something that is no task: an instance, a load balancer."""
        interface = self.create_interface(subnet_id, (), public_ip=False, description="")
        self.tenants[interface.id] = tenant
        return interface

    def create_interface(
        self,
        subnet_id: str,
        security_groups: Sequence[str],
        *,
        public_ip: bool,
        description: str,
        ec2_instance_id: str | None = None,
    ) -> Interface:
        """Take an address of the subnet."""
        del security_groups, description, ec2_instance_id  # nobody asks for them here
        private = self.addresses[subnet_id].take()
        digits = self.ids.hexadecimal(27)
        interface = Interface(
            id=f"eni-{digits[:17]}",
            subnet_id=subnet_id,
            mac_address="06:" + ":".join(digits[17 + i : 19 + i] for i in range(0, 10, 2)),
            private_ip=private,
            private_dns_name=f"ip-{private.replace('.', '-')}.ap-southeast-1.compute.internal",
            public_ip=self.public.take() if public_ip and self.subnets[subnet_id].public else None,
        )
        self.interfaces[interface.id] = interface
        return interface

    def delete_interface(self, interface_id: str) -> None:
        """Return the address."""
        interface = self.interfaces.pop(interface_id, None)
        self.tenants.pop(interface_id, None)
        if interface:
            self.addresses[interface.subnet_id].give_back(interface.private_ip)
            if interface.public_ip:
                self.public.give_back(interface.public_ip)

    def reaches(self, interface: Interface, host: str) -> bool:
        """A public address, or NAT behind the subnet, and no host that is cut off."""
        if host in self.unreachable_hosts:
            return False
        return interface.public_ip is not None or interface.subnet_id in self.nat

    def instance_reaches(self, ec2_instance_id: str, host: str) -> bool:
        """Instances reach everything but hosts that are cut off."""
        del ec2_instance_id
        return host not in self.unreachable_hosts
