"""Subnets, addresses and interfaces of tasks, on moto's EC2 (behaviour page 7.4 and 7.5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from helpers.aws.mended.addresses import next_public_address
from helpers.aws.mended.interfaces import hand_over
from helpers.aws.outside import routes
from helpers.simulator.outside.protocols import Interface, NoFreeAddress, Subnet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from helpers.aws.outside.backends import Backends

FULL = "InsufficientFreeAddressesInSubnet"


@dataclass(frozen=True, slots=True)
class TaskAttachment:
    """The attachment of a task's interface as EC2 shows it to the account: AWS owns the host."""

    attachment_id: str
    attach_time: datetime
    instance_owner_id: str
    device_index: int = 1
    network_card_index: int = 0
    delete_on_termination: bool = False
    status: str = "attached"


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

    def create_interface(
        self, subnet_id: str, security_groups: Sequence[str], *, public_ip: bool, description: str
    ) -> Interface:
        """Take an address of the subnet; a public one only where a route leads out (7.4).

        Args:
            subnet_id: where the address comes from.
            security_groups: their ids; none means the default group of the VPC.
            public_ip: was a public address asked for?
            description: the ARN of the task's attachment.

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
        account, region = self._backends.account, self._backends.region
        hand_over(made, description=description, requester=account)
        made.lab_attachment = TaskAttachment(
            "eni-attach-" + made.id.removeprefix("eni-"), self._now(), "amazon-aws"
        )
        made.private_dns_name = (
            f"ip-{made.private_ip_address.replace('.', '-')}.{region}.compute.internal"
        )
        for address in made.private_ip_addresses:
            address["PrivateDnsName"] = made.private_dns_name
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
