"""Every address of a subnet: what AWS keeps it for, who has it, or that it is free.

Read off a snapshot, without words: the address map, the live map of the subnet lab and whoever
else shows addresses draw and tell the same facts. A /16 costs what is taken in it, not its 65 536
addresses: ``runs`` and ``blocks`` are exact and short.

Rules: behaviour page 7.5 (the first four addresses and the last one are AWS's; the others may be
taken by tasks, instances, load balancers, NAT gateways, interface endpoints).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import IPv4Address, IPv4Network
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from helpers.simulator.outside.protocols import Tenant

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from helpers.simulator.snapshot import AddressSnapshot, Snapshot, SubnetSnapshot, TaskSnapshot


class State(StrEnum):
    """What an address is to the next task."""

    RESERVED = "reserved"
    TAKEN = "taken"
    FREE = "free"


class Purpose(StrEnum):
    """What AWS keeps an address for (behaviour page 7.5)."""

    NETWORK = "network"
    ROUTER = "router"
    DNS = "dns"
    FUTURE = "future"
    BROADCAST = "broadcast"


class Kind(StrEnum):
    """How an address is drawn and counted: by its owner. Those of tenants are EC2's."""

    SERVICE = "service"
    NOBODY = "nobody"
    INSTANCE = "instance"
    LOAD_BALANCER = "load-balancer"
    NAT_GATEWAY = "nat-gateway"
    ENDPOINT = "endpoint"
    OTHER = "other"
    RESERVED = "reserved"
    FREE = "free"


FIRST = (Purpose.NETWORK, Purpose.ROUTER, Purpose.DNS, Purpose.FUTURE)
"""What the first four addresses are for, in their order."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has an address.

    Args:
        tenant: what the interface belongs to, one of ``outside.protocols.Tenant``.
        interface_id: the network interface.
        task: the task, when it is one that lives in a cluster of the snapshot.
        cluster: the name of its cluster, or of the cluster the instance has joined.
        ec2_instance_id: the container instance that has the address, or that the task runs on.
    """

    tenant: str
    interface_id: str
    task: TaskSnapshot | None = None
    cluster: str | None = None
    ec2_instance_id: str | None = None

    @property
    def kind(self) -> Kind:
        """A task of a service, a task of nobody, or what else."""
        if self.tenant != Tenant.TASK:
            return Kind(self.tenant)
        return Kind.SERVICE if self.task and self.task.service else Kind.NOBODY


@dataclass(frozen=True, slots=True)
class AddressFact:
    """One address; ``number`` counts from 0 at the beginning of the subnet."""

    address: str
    number: int
    purpose: Purpose | None = None
    holder: Holder | None = None

    @property
    def state(self) -> State:
        """Reserved, taken or free."""
        if self.purpose:
            return State.RESERVED
        return State.TAKEN if self.holder else State.FREE

    @property
    def kind(self) -> Kind:
        """Its owner's kind, or ``reserved`` or ``free``."""
        if self.purpose:
            return Kind.RESERVED
        return self.holder.kind if self.holder else Kind.FREE


class Run(NamedTuple):
    """Neighbouring addresses of one kind, from ``first`` to ``last``."""

    first: str
    last: str
    size: int
    kind: Kind


class Block(NamedTuple):
    """One of equally large parts of a subnet, with how many of its addresses are of each kind."""

    cidr: str
    first: str
    last: str
    size: int
    counts: Mapping[Kind, int]

    @property
    def free(self) -> int:
        """Addresses of it that the next task may get."""
        return self.counts.get(Kind.FREE, 0)

    @property
    def reserved(self) -> int:
        """Addresses of it that AWS keeps."""
        return self.counts.get(Kind.RESERVED, 0)

    @property
    def taken(self) -> int:
        """Addresses of it that somebody has."""
        return self.size - self.free - self.reserved


@dataclass(frozen=True, slots=True)
class SubnetFacts:
    """The addresses of one subnet.

    Args:
        subnet: as the snapshot has it.
        marked: the reserved and the taken addresses, in order; all others are free.
    """

    subnet: SubnetSnapshot
    marked: tuple[AddressFact, ...]

    @property
    def size(self) -> int:
        """All addresses, those of AWS among them: 16 of a /28."""
        return IPv4Network(self.subnet.cidr).num_addresses

    @property
    def reserved(self) -> tuple[AddressFact, ...]:
        """The five that AWS keeps."""
        return tuple(each for each in self.marked if each.purpose)

    @property
    def taken(self) -> tuple[AddressFact, ...]:
        """Those that somebody has."""
        return tuple(each for each in self.marked if each.holder)

    @property
    def free(self) -> int:
        """What ``describe_subnets`` calls ``AvailableIpAddressCount``."""
        return self.size - len(self.marked)

    @property
    def counts(self) -> Mapping[Kind, int]:
        """How many addresses are of each kind, in the order of ``Kind``; none is left out as 0."""
        found = Counter(each.kind for each in self.marked)
        found[Kind.FREE] = self.free
        return {kind: found[kind] for kind in Kind if found[kind]}

    def addresses(self) -> Iterator[AddressFact]:
        """Every address in order, the free ones too; of a /16 these are 65 536."""
        start = self._start
        marked = {each.number: each for each in self.marked}
        for number in range(self.size):
            yield marked.get(number) or AddressFact(str(IPv4Address(start + number)), number)

    def runs(self) -> tuple[Run, ...]:
        """The whole subnet as neighbours of one kind, in order: nothing is left out."""
        found: list[Run] = []
        end = 0
        for (kind, _), group in groupby(
            enumerate(self.marked), key=lambda each: (each[1].kind, each[1].number - each[0])
        ):
            members = [each for _, each in group]
            if members[0].number > end:
                found.append(self._run(end, members[0].number, Kind.FREE))
            end = members[-1].number + 1
            found.append(self._run(members[0].number, end, kind))
        return tuple(found)

    def blocks(self, most: int = 256) -> tuple[Block, ...]:
        """The whole subnet in at most ``most`` equal parts, in order."""
        size = max(1, self.size // (1 << (most.bit_length() - 1)))
        numbers = [each.number for each in self.marked]
        prefix = 32 - (size.bit_length() - 1)
        found = []
        for start in range(0, self.size, size):
            low, high = bisect_left(numbers, start), bisect_left(numbers, start + size)
            counts = Counter(each.kind for each in self.marked[low:high])
            counts[Kind.FREE] = size - (high - low)
            first, last = self._address(start), self._address(start + size - 1)
            ordered = {kind: counts[kind] for kind in Kind if counts[kind]}
            found.append(Block(f"{first}/{prefix}", first, last, size, ordered))
        return tuple(found)

    @property
    def _start(self) -> int:
        return int(IPv4Network(self.subnet.cidr).network_address)

    def _address(self, number: int) -> str:
        return str(IPv4Address(self._start + number))

    def _run(self, start: int, end: int, kind: Kind) -> Run:
        return Run(self._address(start), self._address(end - 1), end - start, kind)


def address_facts(snapshot: Snapshot, subnet: SubnetSnapshot) -> SubnetFacts:
    """The addresses of one of the snapshot's subnets."""
    block = IPv4Network(subnet.cidr)
    start, last = int(block.network_address), block.num_addresses - 1
    purposes = {**dict(enumerate(FIRST)), last: Purpose.BROADCAST}
    marked = [
        AddressFact(str(IPv4Address(start + number)), number, purpose=purpose)
        for number, purpose in purposes.items()
    ]
    find = _Finder(snapshot, subnet)
    marked += (
        AddressFact(each.address, int(IPv4Address(each.address)) - start, holder=find(each))
        for each in subnet.taken
    )
    return SubnetFacts(subnet, tuple(sorted(marked, key=lambda each: each.number)))


class _Finder:
    """Finds who is behind an address of a subnet."""

    def __init__(self, snapshot: Snapshot, subnet: SubnetSnapshot) -> None:
        self._tasks = {
            task.id: (task, cluster.name) for cluster in snapshot.clusters for task in cluster.tasks
        }
        self._instances = {
            each.private_ip: (each.ec2_instance_id, cluster.name)
            for cluster in snapshot.clusters
            for each in cluster.instances
            if each.attributes.get("ecs.subnet-id") == subnet.id
        }

    def __call__(self, taken: AddressSnapshot) -> Holder:
        if taken.task_id in self._tasks:
            task, cluster = self._tasks[taken.task_id]
            instance = task.ec2_instance_id
            return Holder(taken.owner, taken.interface_id, task, cluster, instance)
        if taken.owner == Tenant.INSTANCE and taken.address in self._instances:
            instance, cluster = self._instances[taken.address]
            return Holder(taken.owner, taken.interface_id, None, cluster, instance)
        return Holder(taken.owner, taken.interface_id)
