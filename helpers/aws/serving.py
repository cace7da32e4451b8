"""Who gets the requests to a service at this moment, and what becomes of them there.

A model where it says so: requests are spread evenly, and each costs the same CPU time. The rest is
ELB's: a load balancer asks its healthy targets, and all unhealthy ones when none is healthy (ELB
guide, "Health checks for Application Load Balancer target groups"; behaviour page 5).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from helpers.aws.outside import firewall, routes
from helpers.aws.outside.firewall import ANYWHERE, Peer
from helpers.aws.outside.targets import forwards_to
from helpers.aws.outside.tenants import Listener, Silence
from helpers.simulator.requests import Failure
from helpers.simulator.tasks.states import TaskStatus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpers.aws.outside import Neighbours
    from helpers.simulator.services.model import Service
    from helpers.simulator.tasks.model import Task

CPU_SECONDS = 0.01
"""What one request costs: ten milliseconds of one vCPU."""

IDLE_CPU = 2.0
"""Percent of its CPU that a task uses without any request."""

UNITS_PER_VCPU = 1024
NO_GOOD_STATUS = 400


@dataclass(frozen=True, slots=True)
class Receiver:
    """A target, or a task where there is no load balancer.

    Args:
        key: ``id:port`` of the target, or the id of the task.
        task: who answers; None when nobody does.
        most: requests a second that its CPU can do.
        failure: what becomes of every request there; None when they are answered.
    """

    key: str
    task: Task | None
    most: float
    failure: Failure | None


@dataclass(frozen=True, slots=True)
class Reception:
    """All receivers of a service; without any every request meets ``failure``."""

    receivers: tuple[Receiver, ...]
    failure: Failure | None = None

    def share(self, rate: float) -> float:
        """Requests a second that each receiver gets."""
        return rate / len(self.receivers) if self.receivers else 0.0

    def failed(self, rate: float) -> dict[Failure, float]:
        """Requests a second that fail, by reason."""
        if not rate:
            return {}
        if self.failure is not None:
            return {self.failure: rate}
        share, found = self.share(rate), dict[Failure, float]()
        for each in self.receivers:
            why = each.failure or Failure.OVERLOAD
            lost = share if each.failure else share - each.most
            if lost > 0:
                found[why] = found.get(why, 0.0) + lost
        return {why: found[why] for why in Failure if why in found}

    def work(self, rate: float) -> float:
        """Percent of the CPU of all receivers together that the requests take."""
        share = self.share(rate)
        working = (each for each in self.receivers if each.failure in (None, Failure.ERROR))
        return sum((100 - IDLE_CPU) * min(1.0, share / each.most) for each in working)


def most(service: Service) -> float:
    """Requests a second that one task of a service can answer."""
    units = service.revision.blueprint.demanded_cpu if service.revision else 0
    return (100 - IDLE_CPU) / 100 * (units or UNITS_PER_VCPU) / UNITS_PER_VCPU / CPU_SECONDS


def reception(neighbours: Neighbours, service: Service) -> Reception:
    """Who gets the requests of a service now."""
    balancers = service.revision.load_balancers if service.revision else ()
    arn = next((each["targetGroupArn"] for each in balancers if each.get("targetGroupArn")), None)
    if arn is None:
        return _without_balancer(service)
    group = neighbours.backends("elbv2").target_groups.get(arn)
    node = _way_in(neighbours, group) if group is not None else None
    if node is None:
        return Reception((), Failure.NO_WAY_IN)
    sender = Peer(node.private_ip_address, frozenset(each.id for each in node.group_set))
    found = tuple(_receiver(neighbours, group, sender, each) for each in asked(neighbours, group))
    return Reception(found, None if found else Failure.NO_TARGET)


def _without_balancer(service: Service) -> Reception:
    each_most = most(service)
    found = tuple(
        Receiver(task.id, task, each_most, None)
        for deployment in service.everything()
        for task in deployment.live.values()
        if task.status is TaskStatus.RUNNING
    )
    return Reception(found, None if found else Failure.NOBODY)


def _ways(neighbours: Neighbours, group: Any) -> Iterator[tuple[Any, int]]:
    """Each load balancer whose listener forwards to the group, and that listener's port."""
    for balancer in neighbours.backends("elbv2").load_balancers.values():
        for listener in balancer.listeners.values():
            if group.arn in forwards_to(listener.default_actions):
                yield balancer, int(listener.port)


def _way_in(neighbours: Neighbours, group: Any) -> Any:
    """A node of a load balancer that clients reach and that forwards to the group, or None."""
    ec2 = neighbours.backends("ec2")
    for balancer, port in _ways(neighbours, group):
        internal = balancer.scheme == "internal"
        for node in balancer.__dict__.get("lab_nodes", ()):
            client = Peer(node.private_ip_address) if internal else Peer(ANYWHERE)
            reachable = internal or routes.is_public(ec2, node.subnet)
            if reachable and firewall.lets_in(node.group_set, client, port):
                return node
    return None


def asked(neighbours: Neighbours, group: Any) -> list[dict[str, Any]]:
    """The healthy targets; when there are only unhealthy ones, those: it fails open."""
    ec2 = neighbours.backends("ec2")
    healthy, unhealthy = [], []
    for each in group.targets.values():
        state = group.health_for(each, ec2).status
        if state == "healthy":
            healthy.append(each)
        elif state == "unhealthy":
            unhealthy.append(each)
    return healthy or unhealthy


def _receiver(neighbours: Neighbours, group: Any, sender: Peer, target: dict[str, Any]) -> Receiver:
    port = int(target["Port"])
    key = f"{target['Id']}:{port}"
    interface = neighbours.interface_of(target["Id"], group.vpc_id)
    if interface is None or not firewall.lets_in(interface.group_set, sender, port):
        return Receiver(key, None, 0.0, Failure.TIMEOUT)
    found = neighbours.tenants.listening(interface, port)
    if not isinstance(found, Listener):
        silent = found is Silence.HANGS
        return Receiver(key, None, 0.0, Failure.TIMEOUT if silent else Failure.REFUSED)
    units = found.task.blueprint.demanded_cpu or UNITS_PER_VCPU
    able = (100 - IDLE_CPU) / 100 * units / UNITS_PER_VCPU / CPU_SECONDS
    status = neighbours.programs.status(found.container.plan.image, "/")
    failure = Failure.ERROR if status >= NO_GOOD_STATUS else None
    return Receiver(key, found.task, able, failure)
