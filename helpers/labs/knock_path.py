"""From what ``lab.connect`` says to the way that the picture shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.aws.connect import INTERNET, VPC
from helpers.aws.connection import Why
from helpers.diagrams.cluster.task_facts import short
from helpers.diagrams.knock import Hop, Place, Way
from helpers.simulator.outside.protocols import Tenant

if TYPE_CHECKING:
    from helpers.aws.connection import Connection
    from helpers.simulator.snapshot import AddressSnapshot, Snapshot, SubnetSnapshot

_ENDS = {
    Why.NOBODY_LISTENS: Place.CONTAINER,
    Why.STILL_STARTING: Place.CONTAINER,
    Why.LOOPBACK_ONLY: Place.CONTAINER,
    Why.HANGS: Place.CONTAINER,
    Why.SECURITY_GROUP: Place.GROUP,
    Why.EGRESS: Place.EGRESS,
    Why.NOBODY_THERE: Place.INTERFACE,
    Why.PRIVATE_ADDRESS: Place.GATEWAY,
    Why.NO_GATEWAY: Place.SUBNET,
    Why.NO_WAY_OUT: Place.WAY_OUT,
    Why.OTHER_VPC: Place.ROUTER,
    Why.UNKNOWN_NAME: Place.DNS,
    Why.NO_LISTENER: Place.BALANCER,
    Why.NO_HEALTHY_TARGET: Place.TARGETS,
}
"""Where a connection ends, by why it does."""


def way(found: Connection, snapshot: Snapshot) -> Way:
    """Every place from the source to whoever shall answer.

    Args:
        found: what came of the attempt.
        snapshot: everything at that moment, to name the places.
    """
    hops = [*_start(found, snapshot), *_middle(found, snapshot), *_target(found, snapshot)]
    if found.why is Why.UNKNOWN_NAME:
        hops = [hops[0], Hop(Place.DNS, found.address)]
    ends = None
    if found.why in _ENDS:
        places = [hop.place for hop in hops]
        place = _ENDS[found.why]
        ends = places.index(place) if place in places else len(places) - 1
    return Way(found.address, found.port, tuple(hops), ends, found.words)


def _public(found: Connection) -> bool:
    """Was a public address asked for? The internet sees a load balancer by its public ones."""
    if found.load_balancer:
        return found.source == INTERNET
    return found.address != found.private_ip and found.private_ip is not None


def _start(found: Connection, snapshot: Snapshot) -> list[Hop]:
    """Where it comes from, and what lets it out there."""
    if found.source == INTERNET:
        return [Hop(Place.INTERNET)]
    if found.source == VPC:
        return [Hop(Place.VPC)]
    if found.source.startswith("subnet-"):
        return [Hop(Place.SOURCE, found.source)]
    task = found.source.rpartition("/")[2]
    known = {each.id for cluster in snapshot.clusters for each in cluster.tasks}
    name = f"task {short(task)}" if task in known else task
    groups = ", ".join(found.groups) if found.why is Why.EGRESS else ""
    return [Hop(Place.SOURCE, name), Hop(Place.EGRESS, groups)]


def _middle(found: Connection, snapshot: Snapshot) -> list[Hop]:
    """The routes, and the security group at the other end."""
    subnet = _subnet(found, snapshot)
    name = subnet.cidr if subnet else ""
    if found.source == INTERNET:
        hops = [Hop(Place.GATEWAY), Hop(Place.SUBNET, name)]
    elif _public(found):
        hops = [Hop(Place.WAY_OUT), Hop(Place.SUBNET, name)]
    else:
        hops = [Hop(Place.ROUTER, name)]
    if found.why is Why.NOBODY_THERE:
        return hops[:1]
    groups = ", ".join(found.groups) if found.why is Why.SECURITY_GROUP else ""
    return [*hops, Hop(Place.GROUP, groups)]


def _target(found: Connection, snapshot: Snapshot) -> list[Hop]:
    """Who has the address, and who listens behind it."""
    task = short(found.task_arn.rpartition("/")[2]) if found.task_arn else ""
    who = " · ".join(filter(None, (found.container, task)))
    container = Hop(Place.CONTAINER, who)
    if found.load_balancer:
        status = f"HTTP {found.status}" if found.status and found.why is not Why.LISTENS else ""
        balancer = Hop(Place.BALANCER, f"{found.load_balancer}:{found.port}")
        return [balancer, Hop(Place.TARGETS, status), container]
    if found.why is Why.NOBODY_THERE:
        return [Hop(Place.INTERFACE, found.address)]
    where = f"{found.private_ip or found.address}:{found.port}"
    taken = _taken(found, snapshot)
    on_instance = taken is not None and taken.owner == Tenant.INSTANCE
    return [Hop(Place.INSTANCE if on_instance else Place.INTERFACE, where), container]


def _subnet(found: Connection, snapshot: Snapshot) -> SubnetSnapshot | None:
    return next((each for each in snapshot.subnets if each.id == found.subnet_id), None)


def _taken(found: Connection, snapshot: Snapshot) -> AddressSnapshot | None:
    subnet = _subnet(found, snapshot)
    taken = subnet.taken if subnet else ()
    return next((each for each in taken if each.address == found.private_ip), None)
