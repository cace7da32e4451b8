"""Requests to services over time, as frozen facts: how many came, were answered, failed, and why.

ECS itself knows nothing of requests. Who models them (``helpers.aws.requests``) adds these facts to
a snapshot, for pictures, exercises and ``lab.requests``.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from helpers.simulator.snapshot import Snapshot
    from helpers.simulator.target_groups import BalancerSnapshot, TargetGroupSnapshot


class Failure(StrEnum):
    """Why a request was not answered as it should be."""

    # No listener, or the load balancer's security group lets nobody in.
    NO_WAY_IN = "no-way-in"
    # The load balancer has nobody to pass it on to: 503.
    NO_TARGET = "no-target"
    # The target refuses: nobody listens on its port. 502.
    REFUSED = "refused"
    # The target is silent: its security group is closed, or its program hangs. 504.
    TIMEOUT = "timeout"
    # More than the CPU of the tasks can do. 504.
    OVERLOAD = "overload"
    # The program itself answers with a status of 400 or more.
    ERROR = "error"
    # Its container ended before the answer was finished. 502.
    CUT = "cut"
    # There is no load balancer, and no task runs.
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Flow:
    """Requests to a service from this moment until the next flow, in requests a second.

    Args:
        at: lab time.
        sent: what comes.
        failed: what of it fails, by reason.
        receivers: targets, or tasks without a load balancer, that it is spread over.
        cpu: average CPU utilisation of the running tasks, in percent.
    """

    at: datetime
    sent: float
    failed: tuple[tuple[Failure, float], ...]
    receivers: int
    cpu: float

    @property
    def answered(self) -> float:
        """What is answered as it should be."""
        return self.sent - sum(rate for _, rate in self.failed)


@dataclass(frozen=True, slots=True)
class Cut:
    """Requests that were under way when their container ended."""

    at: datetime
    count: float


@dataclass(frozen=True, slots=True)
class Goal:
    """What service auto scaling keeps a metric near (a target tracking policy)."""

    policy: str
    metric: str
    value: float


@dataclass(frozen=True, slots=True)
class ServiceRequests:
    """One service. ``whole`` is False once the oldest flows were forgotten."""

    cluster: str
    service: str
    flows: tuple[Flow, ...]
    cuts: tuple[Cut, ...] = ()
    goals: tuple[Goal, ...] = ()
    bounds: tuple[int, int] | None = None
    """Smallest and largest desired count that auto scaling may set, when there is any."""
    whole: bool = True


@dataclass(frozen=True, slots=True)
class TrafficSnapshot:
    """Load balancers, their target groups, and the requests to every service."""

    balancers: tuple[BalancerSnapshot, ...] = ()
    groups: tuple[TargetGroupSnapshot, ...] = ()
    services: tuple[ServiceRequests, ...] = ()

    def service(self, name: str, cluster: str = "default") -> ServiceRequests | None:
        """The requests to one service; None when nothing is known of any."""
        wanted = (cluster, name)
        return next((s for s in self.services if (s.cluster, s.service) == wanted), None)


NO_TRAFFIC = TrafficSnapshot()


@dataclass(frozen=True, slots=True)
class Total:
    """Requests in a stretch of time, in whole numbers: ``sent`` = ``answered`` + ``failed``.

    Args:
        sent: how many came.
        failed: how many of them failed; a failure that is less than one counts as one.
        why: the same by reason, each rounded for itself.
    """

    sent: int = 0
    failed: int = 0
    why: Mapping[Failure, int] = field(default_factory=dict)

    @property
    def answered(self) -> int:
        """How many were answered as they should be."""
        return self.sent - self.failed


def stretches(
    found: ServiceRequests, until: datetime, since: datetime | None = None
) -> Iterator[tuple[Flow, float]]:
    """Each flow with the seconds that it lasted between ``since`` and ``until``."""
    ends = [each.at for each in found.flows[1:]]
    for flow, end in zip(found.flows, [*ends, until], strict=True):
        begin = flow.at if since is None else max(flow.at, since)
        seconds = (min(end, until) - begin).total_seconds()
        if seconds > 0:
            yield flow, seconds


def total(
    snapshot: Snapshot, service: str, cluster: str = "default", since: datetime | None = None
) -> Total:
    """How many requests a service got, and what became of them.

    Args:
        snapshot: with the requests.
        service: its name.
        cluster: the name of its cluster.
        since: leave out what was before.
    """
    found = snapshot.traffic.service(service, cluster)
    if found is None:
        return Total()
    sent, failed = 0.0, dict[Failure, float]()
    for flow, seconds in stretches(found, snapshot.time, since):
        sent += flow.sent * seconds
        for why, rate in flow.failed:
            failed[why] = failed.get(why, 0.0) + rate * seconds
    cut = sum(each.count for each in found.cuts if since is None or each.at >= since)
    if cut:
        failed[Failure.CUT] = cut
    whole = round(sent)
    return Total(
        whole,
        min(whole, _up(sum(failed.values()))),
        {why: _up(failed[why]) for why in Failure if why in failed},
    )


def _up(count: float) -> int:
    """Rounded up, but not for what floats add."""
    return math.ceil(round(count, 6))
