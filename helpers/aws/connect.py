"""``lab.connect``: who answers at an address and port, or where a connection ends and why.

Rules: Amazon VPC User Guide (routes, internet gateways, security groups), ELB guide (listeners,
target states), behaviour page 7.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from helpers.aws import serving
from helpers.aws.connection import (
    BAD_GATEWAY,
    GATEWAY_TIMEOUT,
    UNAVAILABLE,
    Connection,
    Outcome,
    Why,
    in_words,
)
from helpers.aws.outside import firewall, routes
from helpers.aws.outside.firewall import ANYWHERE, Peer
from helpers.aws.outside.targets import forwards_to
from helpers.aws.outside.tenants import Listener, Silence

if TYPE_CHECKING:
    from helpers.aws.outside import Neighbours
    from helpers.i18n import Words

INTERNET = "internet"
VPC = "vpc"
HIGHEST_PORT = 65535


@dataclass(frozen=True, slots=True)
class _Origin:
    """Where an attempt comes from; on the internet there is no VPC, and no interface."""

    peer: Peer
    vpc_id: str | None = None
    subnet: Any = None
    interface: Any = None


class Connector:
    """Makes connections in one region.

    Args:
        neighbours: the world of the region.
        words: the learner's language.
    """

    def __init__(self, neighbours: Neighbours, words: Words) -> None:
        self._neighbours = neighbours
        self._words = words
        self._turns: dict[str, int] = {}

    @property
    def _ec2(self) -> Any:
        return self._neighbours.backends("ec2")

    def connect(self, address: str, port: int, source: str) -> Connection:
        """Try it.

        Raises:
            ValueError: when the address, the port or the source cannot be one, in the learner's
                language.
        """
        if not isinstance(address, str):  # such as None, the public address of a task without one
            raise ValueError(self._words("world-connect-bad-address", address=str(address)))
        if not isinstance(port, int) or not 0 < port <= HIGHEST_PORT:
            raise ValueError(self._words("world-connect-bad-port", port=str(port)))
        attempt = Connection(Outcome.TIMEOUT, Why.NOBODY_THERE, address, port, source)
        balancer = self._balancer(address)
        interface = None if balancer else self._interface(address)
        origin = self._origin(source, interface or self._node(balancer))
        if balancer is not None:
            found = self._through_balancer(attempt, origin, balancer)
        elif interface is None and not _is_address(address):
            found = replace(attempt, outcome=Outcome.NO_ROUTE, why=Why.UNKNOWN_NAME)
        elif interface is None and source == INTERNET and _is_private(address):
            found = replace(attempt, outcome=Outcome.NO_ROUTE, why=Why.PRIVATE_ADDRESS)
        elif interface is None:
            found = attempt
        else:
            found = self._to_interface(attempt, origin, interface)
        return in_words(found, self._words)

    # --- both ends

    def _origin(self, source: str, target: Any) -> _Origin:
        source = str(source)
        if source == INTERNET:
            return _Origin(Peer(ANYWHERE))
        if source == VPC:
            vpc_id = target.subnet.vpc_id if target is not None else None
            base = self._ec2.get_vpc(vpc_id).cidr_block if vpc_id else f"{ANYWHERE}/0"
            return _Origin(Peer(base.partition("/")[0]), vpc_id)
        if source.startswith("subnet-"):
            for subnets in self._ec2.subnets.values():
                if source in subnets:
                    subnet = subnets[source]
                    return _Origin(Peer(subnet.cidr_block.partition("/")[0]), subnet.vpc_id, subnet)
        interface = self._interface(source) if source.startswith("i-") else self._of_task(source)
        if interface is None:
            raise ValueError(self._words("world-connect-bad-source", source=source))
        groups = frozenset(each.id for each in interface.group_set)
        peer = Peer(interface.private_ip_address, groups)
        return _Origin(peer, interface.subnet.vpc_id, interface.subnet, interface)

    def _interface(self, address: str) -> Any:
        found = self._neighbours.interface_of(address, None)
        if found is not None:
            return found
        return next((each for each in self._ec2.enis.values() if each.public_ip == address), None)

    def _of_task(self, reference: str) -> Any:
        wanted = reference.rpartition("/")[2]
        for interface in self._ec2.enis.values():
            if any(task.id == wanted for task in self._neighbours.tenants.tasks_on(interface)):
                return interface
        return None

    # --- on the way

    def _to_interface(self, attempt: Connection, origin: _Origin, interface: Any) -> Connection:
        attempt = _at(attempt, interface)
        stopped = self._stopped_on_the_way(attempt, origin, interface)
        if stopped is not None:
            return stopped
        instance = interface.instance.id if interface.instance is not None else None
        attempt = replace(attempt, instance_id=instance)
        found = self._neighbours.tenants.listening(interface, attempt.port)
        if isinstance(found, Listener):
            return _answered(attempt, found)
        task = self._neighbours.tenants.task_of(interface)
        return replace(
            attempt,
            outcome=Outcome.TIMEOUT if found is Silence.HANGS else Outcome.REFUSED,
            why=Why(found.value if isinstance(found, Silence) else Silence.NOBODY_LISTENS.value),
            task_arn=task.arn if task else None,
        )

    def _stopped_on_the_way(
        self, attempt: Connection, origin: _Origin, interface: Any
    ) -> Connection | None:
        """The place where the way ends, if it does not lead to the interface."""
        asked_public = attempt.address == interface.public_ip
        if origin.interface is interface and not asked_public:
            return None  # within one host nothing passes the interface, so no group is asked
        peer = origin.peer
        if origin.vpc_id is None and not asked_public:
            return replace(attempt, outcome=Outcome.NO_ROUTE, why=Why.PRIVATE_ADDRESS)
        if origin.vpc_id is not None and not asked_public:
            if origin.vpc_id != interface.subnet.vpc_id:
                return replace(attempt, outcome=Outcome.NO_ROUTE, why=Why.OTHER_VPC)
        elif origin.vpc_id is not None:
            if origin.subnet is not None and not self._leaves(origin):
                return replace(attempt, outcome=Outcome.NO_ROUTE, why=Why.NO_WAY_OUT)
            peer = Peer(ANYWHERE)  # comes back in as a public address
        if asked_public and not routes.is_public(self._ec2, interface.subnet):
            return replace(attempt, why=Why.NO_GATEWAY)
        if origin.interface is not None:
            groups = frozenset(each.id for each in interface.group_set)
            target = Peer(interface.private_ip_address, groups)
            if not firewall.lets_out(origin.interface.group_set, target, attempt.port):
                return replace(
                    attempt, why=Why.EGRESS, groups=_group_ids(origin.interface.group_set)
                )
        if not firewall.lets_in(interface.group_set, peer, attempt.port):
            return replace(attempt, why=Why.SECURITY_GROUP, groups=_group_ids(interface.group_set))
        return None

    def _leaves(self, origin: _Origin) -> bool:
        if routes.through_nat(self._ec2, origin.subnet):
            return True
        has_public = origin.interface is None or origin.interface.public_ip is not None
        return has_public and routes.is_public(self._ec2, origin.subnet)

    # --- load balancers

    def _balancer(self, address: str) -> Any:
        if not address.endswith(".elb.amazonaws.com"):
            return None
        balancers = self._neighbours.backends("elbv2").load_balancers.values()
        return next((each for each in balancers if each.dns_name == address), None)

    @staticmethod
    def _node(balancer: Any) -> Any:
        return balancer.lab_nodes[0] if balancer is not None and balancer.lab_nodes else None

    def _through_balancer(self, attempt: Connection, origin: _Origin, balancer: Any) -> Connection:
        attempt = replace(attempt, load_balancer=balancer.name)
        node = self._node(balancer)
        attempt = _at(attempt, node)
        name = node.public_ip if origin.vpc_id is None else node.private_ip_address
        stopped = self._stopped_on_the_way(replace(attempt, address=name or ""), origin, node)
        if stopped is not None:
            return replace(stopped, address=attempt.address)
        listener = next(
            (each for each in balancer.listeners.values() if int(each.port) == attempt.port), None
        )
        if listener is None:
            return replace(attempt, why=Why.NO_LISTENER)
        arn = next((each for each in forwards_to(listener.default_actions)), None)
        group = self._neighbours.backends("elbv2").target_groups.get(arn)
        targets = [] if group is None else serving.asked(self._neighbours, group)
        if not targets:
            return _itself(attempt, UNAVAILABLE)
        turn = self._turns.get(group.arn, 0)
        self._turns[group.arn] = turn + 1
        target = targets[turn % len(targets)]
        interface = self._neighbours.interface_of(target["Id"], group.vpc_id)
        sender = Peer(node.private_ip_address, frozenset(each.id for each in node.group_set))
        if interface is None or not firewall.lets_in(
            interface.group_set, sender, int(target["Port"])
        ):
            return _itself(attempt, GATEWAY_TIMEOUT)
        found = self._neighbours.tenants.listening(interface, int(target["Port"]))
        if not isinstance(found, Listener):
            silent = found is Silence.HANGS
            return _itself(attempt, GATEWAY_TIMEOUT if silent else BAD_GATEWAY)
        status = self._neighbours.programs.status(found.container.plan.image, "/")
        return replace(_answered(attempt, found), status=status)


def _at(attempt: Connection, interface: Any) -> Connection:
    """The same, with the place of the interface that it is about."""
    return replace(attempt, subnet_id=interface.subnet.id, private_ip=interface.private_ip_address)


def _answered(attempt: Connection, found: Listener) -> Connection:
    task = found.task
    return replace(
        attempt,
        outcome=Outcome.ANSWERED,
        why=Why.LISTENS,
        task_arn=task.arn,
        container=found.container.plan.name,
        instance_id=task.instance.ec2_instance_id if task.instance else None,
    )


def _itself(attempt: Connection, status: int) -> Connection:
    """An answer of the load balancer's own, because no healthy target gave one."""
    return replace(attempt, outcome=Outcome.ANSWERED, why=Why.NO_HEALTHY_TARGET, status=status)


def _group_ids(groups: Any) -> tuple[str, ...]:
    return tuple(sorted(each.id for each in groups))


def _is_private(address: str) -> bool:
    """Is it one that no network on the internet has (RFC 1918), whoever may have it in a VPC?"""
    first, second = (int(part) for part in address.split(".")[:2])
    return first == 10 or (first == 172 and 16 <= second < 32) or (first, second) == (192, 168)


def _is_address(text: str) -> bool:
    parts = text.split(".")
    return len(parts) == 4 and all(part.isdigit() and int(part) < 256 for part in parts)
