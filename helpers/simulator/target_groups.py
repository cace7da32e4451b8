"""Load balancers and target groups as frozen facts, for pictures and exercises.

Elastic Load Balancing is no part of ECS: who plays it (``helpers.aws.balancing``) adds these to a
snapshot. They agree with DescribeTargetHealth.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from helpers.simulator.requests import Failure


@dataclass(frozen=True, slots=True)
class ListenerSnapshot:
    """A listener: its port, and the ARNs of the groups that its default action forwards to."""

    port: int
    protocol: str
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BalancerSnapshot:
    """One load balancer; ``kind`` is ``application`` or ``network``."""

    name: str
    arn: str
    dns_name: str
    scheme: str
    kind: str
    listeners: tuple[ListenerSnapshot, ...]
    subnets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TargetSnapshot:
    """One registered target.

    Args:
        id: an address, or the id of an EC2 instance.
        port: where it gets requests.
        state: ``initial``, ``healthy``, ``unhealthy``, ``draining`` or ``unused``.
        reason: ELB's code for a state that is not healthy.
        description: the same in ELB's words.
        task_id: the task that registered it; None for one that somebody registered by hand.
        rate: requests a second that it gets now.
        failure: what becomes of them, None when they are answered.
    """

    id: str
    port: int
    state: str
    reason: str
    description: str
    task_id: str | None
    rate: float
    failure: Failure | None


@dataclass(frozen=True, slots=True)
class TargetGroupSnapshot:
    """One target group. Times in seconds."""

    name: str
    arn: str
    target_type: str
    protocol: str
    port: int
    path: str
    interval: int
    timeout: int
    to_healthy: int
    to_unhealthy: int
    deregistration_delay: int
    targets: tuple[TargetSnapshot, ...]
