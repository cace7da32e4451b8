"""EC2 instances: all of a launch or none of it, and somebody who hears of launches and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from helpers.aws.mended import Mending


def mend(
    mending: Mending,
    launched: Callable[[Any], object],
    ended: Callable[[Any], object],
    started: Callable[[Any], object],
) -> None:
    """Tell of every launch and every end, however it came about (API, Auto Scaling, template).

    Args:
        mending: replaces, and can put back.
        launched: called with each new instance of moto's.
        ended: called with each running instance that is terminated or stopped.
        started: called with each stopped instance that is started again.
    """
    from moto.ec2.models.instances import Instance, InstanceBackend
    from moto.ec2.responses.instances import InstanceResponse

    def run(before: Callable[..., Any]) -> Callable[..., Any]:
        def run_instances(ec2: Any, *arguments: Any, **options: Any) -> Any:
            known = set(ec2.reservations)
            try:
                reservation = before(ec2, *arguments, **options)
            except Exception:
                for reservation_id in set(ec2.reservations) - known:
                    for instance in ec2.reservations[reservation_id].instances:
                        instance.terminate()
                    del ec2.reservations[reservation_id]
                raise
            for instance in reservation.instances:
                launched(instance)
            return reservation

        return run_instances

    def end(before: Callable[[Any], Any]) -> Callable[[Any], Any]:
        def told(instance: Any) -> Any:
            was_there = instance.state not in ("terminated", "stopped")
            answer = before(instance)
            if was_there:
                ended(instance)
            return answer

        return told

    def start(before: Callable[[Any], Any]) -> Callable[[Any], Any]:
        def told(instance: Any) -> Any:
            was_stopped = instance.state == "stopped"
            answer = before(instance)
            if was_stopped:
                started(instance)
            return answer

        return told

    mending.replace(InstanceResponse, "run_instances", _as_many_as_fit)
    mending.replace(InstanceBackend, "run_instances", run)
    mending.replace(Instance, "terminate", end)
    mending.replace(Instance, "stop", end)
    mending.replace(Instance, "start", start)


def _as_many_as_fit(before: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """RunInstances launches up to ``MaxCount`` and not fewer than ``MinCount``; moto the latter."""

    def run_instances(response: Any) -> Any:
        asked = response.params
        least = int(asked.get("MinCount", 1))
        most = int(asked.get("MaxCount", least))
        if asked.get("SubnetId"):
            subnet = response.ec2_backend.get_subnet(asked["SubnetId"])
            most = min(most, subnet.available_ip_address_count)
        asked["MinCount"] = max(least, most)
        return before(response)

    return run_instances
