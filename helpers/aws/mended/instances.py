"""EC2 instances: all of a launch or none of it, and somebody who hears of launches and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from helpers.aws.mended import Mending


def mend(
    mending: Mending, launched: Callable[[Any], object], ended: Callable[[Any], object]
) -> None:
    """Tell of every launch and every end, however it came about (API, Auto Scaling, template).

    Args:
        mending: replaces, and can put back.
        launched: called with each new instance of moto's.
        ended: called with each instance that is terminated or stopped.
    """
    from moto.ec2.models.instances import Instance, InstanceBackend

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

    mending.replace(InstanceBackend, "run_instances", run)
    mending.replace(Instance, "terminate", end)
    mending.replace(Instance, "stop", end)
