"""A small world in memory, so that the simulator is usable, fast and testable alone.

Everything is reachable and allowed until a test or a lab says otherwise.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from helpers.simulator.outside.protocols import (
    Behaviour,
    Image,
    ImageProblem,
    Interface,
    NoFreeAddress,
    Outside,
    Principal,
    Running,
    Subnet,
    SubnetUse,
    TakenAddress,
    TargetGroup,
    TargetHealth,
    TargetState,
    Tenant,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from helpers.simulator.clock import Clock
    from helpers.simulator.ids import Ids

VPC_BLOCK = "10.0.0.0/16"
RESERVED_AT_START = 4
"""AWS keeps the first four addresses of a subnet and the last one (behaviour page 7.5)."""


def _number(address: str) -> int:
    return int(ipaddress.ip_address(address))


class Addresses:
    """The free addresses of one subnet: the lowest never-used one, then returned ones in order."""

    def __init__(self, cidr: str) -> None:
        block = ipaddress.ip_network(cidr)
        self._first = int(block.network_address) + RESERVED_AT_START
        self._end = int(block.broadcast_address)
        self._next = self._first
        self._returned: list[int] = []
        self.taken: set[str] = set()

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
        return address

    def give_back(self, address: str) -> None:
        """Return one address."""
        self.taken.remove(address)
        self._returned.append(int(ipaddress.ip_address(address)))


@dataclass
class StandaloneNetwork:
    """Subnets of one VPC, with addresses and a yes or no for the way out."""

    ids: Ids
    subnets: dict[str, Subnet] = field(default_factory=dict)
    addresses: dict[str, Addresses] = field(default_factory=dict)
    cidrs: dict[str, str] = field(default_factory=dict)
    nat: set[str] = field(default_factory=set)
    interfaces: dict[str, Interface] = field(default_factory=dict)
    unreachable_hosts: set[str] = field(default_factory=set)
    tenants: dict[str, Tenant] = field(default_factory=dict)
    """Whose an interface is, if it is not a task's."""

    def add_subnet(
        self, subnet_id: str, cidr: str, zone: str, *, public: bool = True, nat: bool = False
    ) -> Subnet:
        """Add a subnet; ``nat`` gives a private one a way out."""
        subnet = Subnet(subnet_id, "vpc-0a1b2c3d4e5f60718", zone, public)
        self.subnets[subnet_id] = subnet
        self.addresses[subnet_id] = Addresses(cidr)
        self.cidrs[subnet_id] = cidr
        if nat:
            self.nat.add(subnet_id)
        return subnet

    def subnet(self, subnet_id: str) -> Subnet | None:
        """The subnet, or None."""
        return self.subnets.get(subnet_id)

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
            )
            for name, subnet in self.subnets.items()
        ]

    def hold(self, subnet_id: str, tenant: Tenant) -> Interface:
        """Take an address for something that is no task: an instance, a load balancer."""
        interface = self.create_interface(subnet_id, (), public_ip=False, description="")
        self.tenants[interface.id] = tenant
        return interface

    def create_interface(
        self, subnet_id: str, security_groups: Sequence[str], *, public_ip: bool, description: str
    ) -> Interface:
        """Take an address of the subnet."""
        del security_groups, description  # nobody asks for them here
        private = self.addresses[subnet_id].take()
        digits = self.ids.hexadecimal(27)
        interface = Interface(
            id=f"eni-{digits[:17]}",
            subnet_id=subnet_id,
            mac_address="06:" + ":".join(digits[17 + i : 19 + i] for i in range(0, 10, 2)),
            private_ip=private,
            private_dns_name=f"ip-{private.replace('.', '-')}.ap-southeast-1.compute.internal",
            public_ip=f"203.0.113.{1 + int(digits[:2], 16) % 254}"
            if public_ip and self.subnets[subnet_id].public
            else None,
        )
        self.interfaces[interface.id] = interface
        return interface

    def delete_interface(self, interface_id: str) -> None:
        """Return the address."""
        interface = self.interfaces.pop(interface_id, None)
        self.tenants.pop(interface_id, None)
        if interface:
            self.addresses[interface.subnet_id].give_back(interface.private_ip)

    def reaches(self, interface: Interface, host: str) -> bool:
        """A public address, or NAT behind the subnet, and no host that is cut off."""
        if host in self.unreachable_hosts:
            return False
        return interface.public_ip is not None or interface.subnet_id in self.nat

    def instance_reaches(self, ec2_instance_id: str, host: str) -> bool:
        """Instances reach everything but hosts that are cut off."""
        del ec2_instance_id
        return host not in self.unreachable_hosts


@dataclass
class StandaloneIdentity:
    """Everything is allowed but what was forbidden."""

    account: str = "123456789012"
    forbidden: set[tuple[str, str]] = field(default_factory=set)
    untrusted: set[str] = field(default_factory=set)

    def forbid(self, role_arn: str | None, action: str) -> None:
        """Forbid an action to a role (None: to the caller)."""
        self.forbidden.add((role_arn or "", action))

    def denial(self, principal: Principal, action: str, resource: str) -> str | None:
        """IAM's sentence when forbidden (form: behaviour page 6.6)."""
        if (principal.role_arn or "", action) not in self.forbidden:
            return None
        role = (principal.role_arn or "").rpartition("/")[2]
        user = (
            f"arn:aws:sts::{self.account}:assumed-role/{role}/{principal.session}"
            if role
            else f"arn:aws:iam::{self.account}:user/student"
        )
        return (
            f"User: {user} is not authorized to perform: {action} on resource: {resource} "
            f"because no identity-based policy allows the {action} action"
        )

    def can_assume(self, role_arn: str) -> bool:
        """True but for roles put into ``untrusted``."""
        return role_arn not in self.untrusted


@dataclass
class StandaloneImages:
    """Every image exists but those that were said to be missing."""

    problems: dict[str, ImageProblem] = field(default_factory=dict)
    pull_seconds: float = 4.5

    def find(self, image: str) -> Image | ImageProblem:
        """Look the image up."""
        problem = self.problems.get(image)
        if problem:
            return problem
        return Image("sha256:" + f"{abs(_stable(image)):064x}"[:64], self.pull_seconds)


def _stable(text: str) -> int:
    """A number from a text that is the same in every process (``hash`` is not)."""
    number = 5381
    for letter in text:
        number = (number * 33 + ord(letter)) % (1 << 255)
    return number


@dataclass
class StandaloneSecrets:
    """Secrets by reference; an unknown reference has no value."""

    values: dict[str, str] = field(default_factory=dict)

    def value(self, reference: str) -> str | None:
        """The value, or None."""
        return self.values.get(reference)


@dataclass
class StandaloneLogs:
    """Log groups and what was written to their streams."""

    groups: dict[str, dict[str, list[str]]] = field(default_factory=dict)

    def group_exists(self, group: str) -> bool:
        """Does the group exist?"""
        return group in self.groups

    def create_group(self, group: str) -> None:
        """Create it."""
        self.groups.setdefault(group, {})

    def create_stream(self, group: str, stream: str) -> None:
        """Create a stream."""
        self.groups[group].setdefault(stream, [])

    def put(self, group: str, stream: str, lines: Sequence[str]) -> None:
        """Append lines."""
        self.groups[group][stream].extend(lines)


@dataclass
class StandaloneTargets:
    """Target groups whose targets turn healthy after a fixed time, or never when made sick."""

    clock: Clock
    healthy_after: float = 30.0
    groups: dict[str, TargetGroup] = field(default_factory=dict)
    registered: dict[tuple[str, str, int], float] = field(default_factory=dict)
    sick: set[str] = field(default_factory=set)

    def add(self, arn: str, target_type: str = "ip", **changes: object) -> TargetGroup:
        """Add a target group."""
        group = TargetGroup(arn, target_type, **changes)  # type: ignore[arg-type]
        self.groups[arn] = group
        return group

    def find(self, arn: str) -> TargetGroup | None:
        """The group, or None."""
        return self.groups.get(arn)

    def register(self, arn: str, target_id: str, port: int) -> None:
        """Remember when the target came."""
        self.registered[arn, target_id, port] = self.clock.now

    def deregister(self, arn: str, target_id: str, port: int) -> None:
        """Forget the target."""
        self.registered.pop((arn, target_id, port), None)

    def health(self, arn: str, target_id: str, port: int) -> TargetHealth:
        """Initial, then healthy, or unhealthy when the group was made sick."""
        since = self.registered.get((arn, target_id, port))
        if since is None:
            return TargetHealth(TargetState.UNUSED, "Target is not registered")
        if self.clock.now - since < self.healthy_after:
            return TargetHealth(TargetState.INITIAL, "Initial health checks in progress")
        if arn in self.sick:
            return TargetHealth(TargetState.UNHEALTHY, "Health checks failed")
        return TargetHealth(TargetState.HEALTHY)


@dataclass
class StandalonePrograms:
    """Servers that run for ever and end with 0 on SIGTERM, unless told otherwise by image."""

    by_image: dict[str, Behaviour] = field(default_factory=dict)
    sick: set[str] = field(default_factory=set)
    default: Behaviour = field(default_factory=Behaviour)

    def start(self, running: Running) -> Behaviour:
        """The behaviour of the image."""
        return self.by_image.get(running.image, self.default)

    def healthy(self, running: Running, command: tuple[str, ...]) -> bool:
        """Healthy unless the image was made sick."""
        del command
        return running.image not in self.sick


def standalone(clock: Clock, ids: Ids, account: str = "123456789012") -> Outside:
    """A world with one VPC of three public subnets, where everything exists and is allowed."""
    network = StandaloneNetwork(ids)
    for number, zone in enumerate("abc"):
        network.add_subnet(
            f"subnet-{number + 1:017x}", f"10.0.{number}.0/24", f"ap-southeast-1{zone}"
        )
    return Outside(
        network=network,
        identity=StandaloneIdentity(account),
        images=StandaloneImages(),
        secrets=StandaloneSecrets(),
        logs=StandaloneLogs(),
        targets=StandaloneTargets(clock),
        programs=StandalonePrograms(),
    )
