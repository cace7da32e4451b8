"""A large service costs no more per task than a small one: counted in calls, not in seconds."""

from __future__ import annotations

import sys
from typing import Any

import pytest
from service_world import World

GROUP = "arn:aws:elasticloadbalancing:ap-southeast-1:123456789012:targetgroup/web/0123456789abcdef"


def calls_for_each_task(count: int, *, balanced: bool) -> float:
    """Python functions called for each task while a service comes up."""
    world = World()
    world.register()
    subnets = [f"subnet-{number}" for number in range(9)]
    for number, subnet in enumerate(subnets):
        zone = f"ap-southeast-1{'abc'[number % 3]}"
        world.outside.network.add_subnet(subnet, f"10.{number + 10}.0.0/20", zone)
    network = {"awsvpcConfiguration": {"subnets": subnets, "assignPublicIp": "ENABLED"}}
    changes: dict[str, Any] = {"desiredCount": count, "networkConfiguration": network}
    if balanced:
        world.outside.targets.add(GROUP)
        target = {"targetGroupArn": GROUP, "containerName": "app", "containerPort": 80}
        changes["loadBalancers"] = [target]
    world.call("CreateService", **world.fargate(**changes))
    service = world.kept()
    calls = 0

    def count_call(_frame: Any, event: str, _argument: Any) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(count_call)
    try:
        while service.steady_since is None:
            world.advance(60)
    finally:
        sys.setprofile(None)
    assert service.running == count
    return calls / count


@pytest.mark.parametrize("balanced", [False, True])
def test_the_cost_for_each_task_does_not_grow(balanced: bool) -> None:
    small = calls_for_each_task(100, balanced=balanced)
    large = calls_for_each_task(1500, balanced=balanced)
    assert large <= 1.25 * small, (small, large)
