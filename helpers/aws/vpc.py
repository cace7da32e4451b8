"""The ready VPC of a lab: public and private subnets, a security group, an internet gateway.

It is made in moto when somebody first looks at it, and its ids are the same in every lab of the
same seed, whatever was called before.
"""

from __future__ import annotations

import ipaddress
import random
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from helpers.aws.outside.routes import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from helpers.aws.outside import Neighbours
    from helpers.i18n import Words

BLOCK = "10.0.0.0/16"
WEB_PORT = 80


@dataclass(frozen=True, slots=True)
class SubnetPlan:
    """A subnet to make: its block, whether it is public, and its zone (``a``, ``b``, ``c``)."""

    cidr: str
    public: bool = True
    zone: str = ""


SUBNETS = (
    SubnetPlan("10.0.0.0/24", public=True, zone="a"),
    SubnetPlan("10.0.1.0/24", public=True, zone="b"),
    SubnetPlan("10.0.10.0/24", public=False, zone="a"),
    SubnetPlan("10.0.11.0/24", public=False, zone="b"),
)
"""What a lab has unless a lesson says otherwise."""


class Vpc:
    """The VPC that lessons use. Ids are EC2's, ready for boto3.

    Args:
        neighbours: where moto's EC2 is.
        seed: of the lab.
        words: the learner's language.
        subnets: what to begin with.
    """

    def __init__(
        self,
        neighbours: Neighbours,
        seed: int,
        words: Words,
        subnets: Sequence[SubnetPlan] = SUBNETS,
    ) -> None:
        self._neighbours = neighbours
        self._seed = seed
        self._words = words
        self._plans = tuple(subnets)
        self._made: _Made | None = None

    @property
    def _own(self) -> _Made:
        if self._made is None:
            ec2 = self._neighbours.backends("ec2")
            with _own_ids(f"vpc of seed {self._seed}"):
                self._made = _make(ec2, self._neighbours.backends.region)
                for plan in self._plans:
                    self._add(self._made, plan)
        return self._made

    @property
    def id(self) -> str:
        """The VPC's id."""
        return self._own.vpc_id

    @property
    def cidr(self) -> str:
        """The VPC's block."""
        return BLOCK

    @property
    def public_subnets(self) -> list[str]:
        """Ids of the subnets with a route to the internet gateway."""
        return [name for name, plan in self._own.subnets.items() if plan.public]

    @property
    def private_subnets(self) -> list[str]:
        """Ids of the other subnets."""
        return [name for name, plan in self._own.subnets.items() if not plan.public]

    @property
    def subnets(self) -> list[str]:
        """Ids of all subnets."""
        return list(self._own.subnets)

    @property
    def security_group(self) -> str:
        """Id of a security group that lets port 80 in from everywhere, and everything out."""
        return self._own.group_id

    @property
    def internet_gateway(self) -> str:
        """Id of the internet gateway."""
        return self._own.gateway_id

    def add_subnet(self, cidr: str, *, public: bool = True, zone: str = "") -> str:
        """Add a subnet: its id.

        Args:
            cidr: a block inside the VPC's, /28 to /16.
            public: give it a route to the internet gateway.
            zone: ``a``, ``b`` or ``c``; else the next one in turn.

        Raises:
            ValueError: the block cannot be one of this VPC's, with the reason in the learner's
                language and in AWS's words.
        """
        made = self._own
        try:
            with _own_ids(f"{cidr} of seed {self._seed}"):
                return self._add(made, SubnetPlan(cidr, public, zone))
        except Exception as error:
            reason = getattr(error, "message", str(error))
            raise ValueError(
                self._words("world-subnet-refused", cidr=str(cidr), block=BLOCK, reason=reason)
            ) from error

    def add_nat(self) -> str:
        """Give the private subnets a way out through a NAT gateway: its id.

        Called again, it gives the same one, so that a cell may be run twice.
        """
        made, ec2 = self._own, self._neighbours.backends("ec2")
        if made.nat_id:
            return made.nat_id
        with _own_ids(f"nat of seed {self._seed}"):
            address = ec2.allocate_address("vpc")
            gateway = ec2.create_nat_gateway(self.public_subnets[0], address.allocation_id)
            ec2.create_route(made.private_table, DEFAULT, nat_gateway_id=gateway.id)
        made.nat_id = str(gateway.id)
        return made.nat_id

    def _add(self, made: _Made, plan: SubnetPlan) -> str:
        ec2 = self._neighbours.backends("ec2")
        kind = [each for each in made.subnets.values() if each.public is plan.public]
        zone = plan.zone or "abc"[len(kind) % 3]
        subnet = ec2.create_subnet(
            made.vpc_id, plan.cidr, availability_zone=f"{self._neighbours.backends.region}{zone}"
        )
        subnet.map_public_ip_on_launch = plan.public
        table = made.public_table if plan.public else made.private_table
        ec2.associate_route_table(table, subnet_id=subnet.id)
        subnet.add_tag("Name", f"{'public' if plan.public else 'private'}-{zone}")
        made.subnets[subnet.id] = plan
        return str(subnet.id)

    def __repr__(self) -> str:
        own = self._own
        lines = [self._words("world-vpc", vpc=own.vpc_id, cidr=BLOCK, group=own.group_id)]
        for name, plan in own.subnets.items():
            kind = "world-subnet-public" if plan.public else "world-subnet-private"
            size = ipaddress.ip_network(plan.cidr).num_addresses - 5
            found = self._neighbours.network.subnet(name)
            zone = found.availability_zone if found else plan.zone
            line = "  " + self._words("world-subnet", subnet=name, cidr=plan.cidr, zone=zone)
            lines.append(f"{line}, {self._words(kind)}, {self._words('world-usable', count=size)}")
        return "\n".join(lines)


def plans(subnets: Mapping[str, str], words: Words) -> tuple[SubnetPlan, ...]:
    """Blocks with ``"public"`` or ``"private"``, as a learner writes them.

    Raises:
        ValueError: another kind, in the learner's language.
    """
    for kind in subnets.values():
        if kind not in {"public", "private"}:
            raise ValueError(words("world-subnet-kind", kind=str(kind)))
    return tuple(SubnetPlan(cidr, public=kind == "public") for cidr, kind in subnets.items())


@dataclass(slots=True)
class _Made:
    vpc_id: str
    gateway_id: str
    group_id: str
    public_table: str
    private_table: str
    subnets: dict[str, SubnetPlan]
    nat_id: str = ""


@contextmanager
def _own_ids(name: str) -> Iterator[None]:
    """Ids of what is made in here depend on the name alone, and change no ids made later."""
    from moto.moto_api._internal import mock_random

    before = mock_random.getstate()
    mock_random.setstate(random.Random(name).getstate())  # noqa: S311 - repeatable is the point
    try:
        yield
    finally:
        mock_random.setstate(before)


def _make(ec2: Any, region: str) -> _Made:
    vpc = ec2.create_vpc(BLOCK)
    vpc.add_tag("Name", "lab")
    ec2.modify_vpc_attribute(vpc.id, "enable_dns_hostnames", True)
    gateway = ec2.create_internet_gateway()
    ec2.attach_internet_gateway(gateway.id, vpc.id)
    public = ec2.create_route_table(vpc.id)
    public.add_tag("Name", "public")
    ec2.create_route(public.id, DEFAULT, gateway_id=gateway.id)
    main = next(each for each in ec2.route_tables.values() if each.vpc_id == vpc.id)
    main.add_tag("Name", "private")
    group = ec2.create_security_group("web", f"Port {WEB_PORT} from everywhere", vpc_id=vpc.id)
    ec2.authorize_security_group_ingress(
        group.id, "tcp", str(WEB_PORT), str(WEB_PORT), [{"CidrIp": DEFAULT}], vpc_id=vpc.id
    )
    del region
    return _Made(vpc.id, gateway.id, group.id, public.id, main.id, {})
