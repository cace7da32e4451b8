"""Load balancers and target groups of a region as frozen facts, read from moto's ELBv2."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpers.aws.outside.targets import forwards_to
from helpers.simulator.requests import ServiceRequests, TrafficSnapshot
from helpers.simulator.target_groups import (
    BalancerSnapshot,
    ListenerSnapshot,
    TargetGroupSnapshot,
    TargetSnapshot,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from helpers.aws.outside import Neighbours
    from helpers.aws.serving import Receiver
    from helpers.simulator import Simulator

    Rates = Mapping[str, tuple[Receiver, float]]


def freeze(
    neighbours: Neighbours,
    simulator: Simulator,
    rates: Rates,
    services: tuple[ServiceRequests, ...],
) -> TrafficSnapshot:
    """Everything at this moment.

    Args:
        neighbours: where moto's ELBv2 is.
        simulator: whose tasks are registered.
        rates: what each receiver of requests gets now, by its key.
        services: the requests to every service.
    """
    elb = neighbours.backends("elbv2")
    owners = _owners(simulator)
    return TrafficSnapshot(
        balancers=tuple(_balancer(each) for each in elb.load_balancers.values()),
        groups=tuple(
            _group(neighbours, each, owners, rates) for each in elb.target_groups.values()
        ),
        services=services,
    )


def _owners(simulator: Simulator) -> dict[tuple[str, str, int], str]:
    """Which task registered a target: its group, id and port."""
    return {
        (target.group_arn, target.target_id, target.port): task.id
        for cluster in simulator.context.clusters.values()
        for task in cluster.live.values()
        for target in task.targets
    }


def _balancer(balancer: Any) -> BalancerSnapshot:
    return BalancerSnapshot(
        name=balancer.name,
        arn=balancer.arn,
        dns_name=balancer.dns_name,
        scheme=balancer.scheme or "internet-facing",
        kind=balancer.type,
        listeners=tuple(
            ListenerSnapshot(int(each.port), each.protocol, forwards_to(each.default_actions))
            for each in balancer.listeners.values()
        ),
        subnets=tuple(each.id for each in balancer.subnets),
    )


def _group(
    neighbours: Neighbours,
    group: Any,
    owners: Mapping[tuple[str, str, int], str],
    rates: Rates,
) -> TargetGroupSnapshot:
    return TargetGroupSnapshot(
        name=group.name,
        arn=group.arn,
        target_type=group.target_type,
        protocol=group.protocol or "",
        port=int(group.port or 0),
        path=group.health_check_path or "",
        interval=int(group.health_check_interval_seconds),
        timeout=int(group.health_check_timeout_seconds),
        to_healthy=int(group.healthy_threshold_count),
        to_unhealthy=int(group.unhealthy_threshold_count),
        deregistration_delay=int(group.attributes["deregistration_delay.timeout_seconds"]),
        targets=tuple(
            _target(neighbours, group, each, owners, rates) for each in group.targets.values()
        ),
    )


def _target(
    neighbours: Neighbours,
    group: Any,
    target: Mapping[str, Any],
    owners: Mapping[tuple[str, str, int], str],
    rates: Rates,
) -> TargetSnapshot:
    target_id, port = str(target["Id"]), int(target["Port"])
    health = group.health_for({"Id": target_id, "Port": port}, neighbours.backends("ec2"))
    receiver, rate = rates.get(f"{target_id}:{port}", (None, 0.0))
    return TargetSnapshot(
        id=target_id,
        port=port,
        state=str(health.status),
        reason=health.reason or "",
        description=health.description or "",
        task_id=owners.get((group.arn, target_id, port)),
        rate=rate,
        failure=receiver.failure if receiver else None,
    )
