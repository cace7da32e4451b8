"""Targets of a target group: one a port, and as healthy as their checks say (behaviour page 5).

moto knows a target by its id alone, so that two tasks on one instance overwrite each other, and
calls every target healthy.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from helpers.aws.mended import Mending


class Checks(Protocol):
    """Who checks the health of targets; ``group`` is moto's target group."""

    def begin(self, group: Any, target_id: str, port: int) -> None:
        """A target was registered."""

    def drain(self, group: Any, target_id: str, port: int, done: Callable[[], object]) -> None:
        """A target was deregistered; call ``done`` when its connections are closed."""

    def state(self, group: Any, target_id: str, port: int) -> tuple[str, str, str]:
        """State, reason code and description now."""


def mend(mending: Mending, checks: Checks) -> None:
    """Ask ``checks`` for the health of every target."""
    from moto.elbv2.exceptions import InvalidTargetError, TargetNotRunning
    from moto.elbv2.models import FakeHealthStatus, FakeTargetGroup

    def register(group: Any, targets: list[dict[str, Any]]) -> None:
        for each in targets:
            instance = group.ec2_backend.get_instance_by_id(each["Id"])
            if instance and instance.state != "running":
                raise TargetNotRunning(instance_id=each["Id"])
            port = _port(group, each)
            group.targets[f"{each['Id']}:{port}"] = {"Id": each["Id"], "Port": port}
            checks.begin(group, each["Id"], port)

    def deregister(group: Any, targets: list[dict[str, Any]]) -> None:
        for each in targets:
            key = f"{each['Id']}:{_port(group, each)}"
            found = group.targets.get(key)
            if not found:
                raise InvalidTargetError
            checks.drain(group, found["Id"], found["Port"], partial(group.targets.pop, key, None))

    def deregister_terminated(group: Any, instance_ids: list[str]) -> None:
        deregister(group, [each for each in group.targets.values() if each["Id"] in instance_ids])

    def health(group: Any, target: dict[str, Any], ec2_backend: Any) -> Any:
        # HealthCheckPort is the port itself (ELBv2 API, DescribeTargetHealth, first example).
        del ec2_backend
        port = _port(group, target)
        if f"{target['Id']}:{port}" not in group.targets:
            state = (
                "unused",
                "Target.NotRegistered",
                "Target is not registered to the target group",
            )
        else:
            state = checks.state(group, target["Id"], port)
        code, reason, description = state
        asked = group.health_check_port
        checked = str(port) if asked == "traffic-port" else asked
        return FakeHealthStatus(
            target["Id"], port, checked, code, reason or None, description or None
        )

    mending.replace(FakeTargetGroup, "register", lambda _before: register)
    mending.replace(FakeTargetGroup, "deregister", lambda _before: deregister)
    mending.replace(
        FakeTargetGroup, "deregister_terminated_instances", lambda _before: deregister_terminated
    )
    mending.replace(FakeTargetGroup, "health_for", lambda _before: health)


def _port(group: Any, target: dict[str, Any]) -> int:
    """The target's port; without one it is the group's, or the only one the target has."""
    if target.get("Port"):
        return int(target["Port"])
    ports = [each["Port"] for each in group.targets.values() if each["Id"] == target["Id"]]
    return int(ports[0] if len(ports) == 1 else group.port)
