"""Target groups of load balancers: registered, checked, drained with tasks (behaviour page 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpers.simulator.outside.protocols import TargetGroup, TargetHealth, TargetState

if TYPE_CHECKING:
    from helpers.aws.outside.backends import Backends


class MotoTargetGroups:
    """Registers tasks with moto's target groups.

    Args:
        backends: where moto's ELBv2 is.
    """

    def __init__(self, backends: Backends) -> None:
        self._backends = backends

    def _find(self, arn: str) -> Any:
        return self._backends("elbv2").target_groups.get(arn)

    def find(self, arn: str) -> TargetGroup | None:
        """The target group, or None."""
        group = self._find(arn)
        if group is None:
            return None
        return TargetGroup(
            arn=arn,
            target_type=group.target_type,
            has_load_balancer=in_use(self._backends("elbv2"), group),
            deregistration_delay=float(group.attributes["deregistration_delay.timeout_seconds"]),
        )

    def register(self, arn: str, target_id: str, port: int) -> None:
        """Register an address or an EC2 instance id with a port."""
        group = self._find(arn)
        if group is not None:
            group.register([{"Id": target_id, "Port": port}])

    def deregister(self, arn: str, target_id: str, port: int) -> None:
        """Begin draining the target; one that is not registered is ignored."""
        group = self._find(arn)
        if group is not None and f"{target_id}:{port}" in group.targets:
            group.deregister([{"Id": target_id, "Port": port}])

    def health(self, arn: str, target_id: str, port: int) -> TargetHealth:
        """The target's health now, with ELBv2's own description."""
        group = self._find(arn)
        if group is None:
            return TargetHealth(TargetState.UNUSED, "Target is not registered")
        found = group.health_for({"Id": target_id, "Port": port}, self._backends("ec2"))
        return TargetHealth(TargetState(found.status), found.description or "")


def balancers_of(elb: Any, group: Any) -> list[Any]:
    """Moto's load balancers with a listener, or a rule of one, that forwards to the group.

    A group's own list of them in moto is out of date once a listener was changed.
    """
    return [
        balancer
        for balancer in elb.load_balancers.values()
        if any(
            group.arn in forwards_to(actions)
            for listener in balancer.listeners.values()
            for actions in (
                listener.default_actions,
                *(rule.actions for rule in listener._non_default_rules.values()),
            )
        )
    ]


def forwards_to(actions: Any) -> tuple[str, ...]:
    """The target groups that actions of one of moto's listeners or rules forward to."""
    found: dict[str, None] = {}
    for action in actions:
        if action.data.get("TargetGroupArn"):
            found[str(action.data["TargetGroupArn"])] = None
        for each in (action.data.get("ForwardConfig") or {}).get("TargetGroups", ()):
            found[str(each["TargetGroupArn"])] = None
    return tuple(found)


def in_use(elb: Any, group: Any) -> bool:
    """Does a load balancer forward to the group?"""
    return bool(balancers_of(elb, group))
