"""Snapshots with load balancers: a small world, and target groups put before its tasks."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import scenes

from helpers.simulator.requests import (
    Cut,
    Failure,
    Flow,
    Goal,
    ServiceRequests,
    TrafficSnapshot,
)
from helpers.simulator.snapshot import Snapshot
from helpers.simulator.target_groups import (
    BalancerSnapshot,
    ListenerSnapshot,
    TargetGroupSnapshot,
    TargetSnapshot,
)

ARN = "arn:aws:elasticloadbalancing:ap-southeast-1:123456789012:targetgroup/web-ip/1"
STATES = {
    "healthy": ("", ""),
    "initial": ("Elb.RegistrationInProgress", "Target registration is in progress"),
    "unhealthy": ("Target.ResponseCodeMismatch", "Health checks failed with these codes: [500]"),
    "draining": ("Target.DeregistrationInProgress", "Target deregistration is in progress"),
    "unused": ("Target.NotInUse", "Target group is not configured to receive traffic"),
}


@lru_cache
def world(count: int = 5) -> Snapshot:
    """A service ``web`` of so many RUNNING tasks."""
    made = scenes.World()
    made.service("web", made.web(), count)
    made.wait(60)
    return made.snapshot()


def listener(*groups: str) -> ListenerSnapshot:
    return ListenerSnapshot(80, "HTTP", groups)


def balancer(*listeners: ListenerSnapshot, name: str = "front") -> BalancerSnapshot:
    dns = f"{name}-1.ap-southeast-1.elb.amazonaws.com"
    return BalancerSnapshot(
        name, f"arn:{name}", dns, "internet-facing", "application", listeners, ("subnet-1",)
    )


def target(
    state: str, task: str | None, at: int, *, named: str = "", failure: Failure | None = None
) -> TargetSnapshot:
    rate = 12.5 if state == "healthy" or failure else 0.0
    reason, description = STATES[state]
    address = named or f"10.0.{at // 250}.{at % 250}"
    return TargetSnapshot(address, 80, state, reason, description, task, rate, failure)


def group(*targets: TargetSnapshot, name: str = "web-ip") -> TargetGroupSnapshot:
    return TargetGroupSnapshot(name, ARN, "ip", "HTTP", 80, "/", 10, 5, 2, 2, 30, targets)


def every_state() -> TargetGroupSnapshot:
    """One target in each state, and one that hangs."""
    tasks = [each.id for each in world().clusters[0].tasks]
    found = [target(state, tasks[at], at + 5) for at, state in enumerate(STATES)]
    hangs = target("healthy", None, 0, named="i-0123456789abcdef0", failure=Failure.TIMEOUT)
    return group(*found, hangs)


def with_traffic(traffic: TrafficSnapshot, count: int = 5) -> Snapshot:
    """The world with this traffic, its service behind the group."""
    snapshot = world(count)
    (cluster,) = snapshot.clusters
    (service,) = cluster.services
    behind = replace(cluster, services=(replace(service, target_groups=(ARN,)),))
    return replace(snapshot, clusters=(behind,), traffic=traffic)


def flows(snapshot: Snapshot, cluster: str) -> ServiceRequests:
    """Ten requests a second, then sixty of which some fail, and one is cut off."""
    begin = snapshot.chronicle.aims[0].at
    half = begin + (snapshot.time - begin) / 2
    failing = ((Failure.OVERLOAD, 11.0), (Failure.TIMEOUT, 2.5))
    return ServiceRequests(
        cluster,
        "web",
        (Flow(begin, 10.0, (), 3, 16.0), Flow(half, 60.0, failing, 2, 100.0)),
        (Cut(half, 2.0),),
        (Goal("track", "ECSServiceAverageCPUUtilization", 50.0),),
        (2, 8),
    )
