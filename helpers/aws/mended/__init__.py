"""What is mended inside moto while a lab is open, and put back when it closes.

moto stores what AWS stores, but some of it does not behave: addresses lie outside their subnet and
run below zero, targets are healthy at once and one instance can hold one target only, network
interfaces outlive what they belong to, and every date is the computer's. Each module here mends one
of these, against moto 5.2.5, by replacing methods of moto's classes; :class:`Mending` undoes it.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from helpers.aws.mended.targets import Checks
    from helpers.aws.scaling_activities import Activity
    from helpers.simulator import Simulator


@dataclass(slots=True)
class Mending:
    """Replaces attributes of moto's classes and modules, and can put all of them back."""

    _undo: list[Callable[[], None]] = field(default_factory=list)

    def replace(self, owner: Any, name: str, make: Callable[[Any], Any]) -> None:
        """Replace ``owner.name`` by what ``make`` builds from the former value."""
        before = owner.__dict__[name]
        setattr(owner, name, make(before))
        self._undo.append(lambda: setattr(owner, name, before))

    def add(self, owner: Any, name: str, value: Any) -> None:
        """Give ``owner`` what moto does not have at all."""
        setattr(owner, name, value)
        self._undo.append(lambda: delattr(owner, name))

    def undo(self) -> None:
        """Put everything back, last first. Calling it again does nothing."""
        while self._undo:
            self._undo.pop()()


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the lab wants to know of moto, and to decide in its place.

    Args:
        now: the present lab time, in UTC.
        launched: called with each new EC2 instance of moto's.
        ended: called with each EC2 instance that was terminated or stopped.
        started: called with each EC2 instance that was stopped and runs again.
        checks: knows the health of load balancer targets.
        simulator: ECS in a region, for the stacks of CloudFormation and for Auto Scaling.
        scaled: called with the region when a service shall be scaled automatically.
        activities: what Auto Scaling did in a region, newest first.
    """

    now: Callable[[], datetime]
    launched: Callable[[Any], object]
    ended: Callable[[Any], object]
    started: Callable[[Any], object]
    checks: Checks
    simulator: Callable[[str], Simulator]
    scaled: Callable[[str], object]
    activities: Callable[[str], list[Activity]]


def mend_everything(mending: Mending, wishes: Wishes) -> Callable[[], None]:
    """Mend what moto has loaded so far; call what comes back after it has loaded more of itself.

    moto loads a service when it is first asked for one, and so is each mended when it is there.
    """
    from helpers.aws.ecs import cloudformation, moto_backend
    from helpers.aws.mended import (
        balancers,
        caller,
        change_sets,
        dates,
        images,
        instances,
        interfaces,
        kept_subnets,
        log_events,
        log_groups,
        managed_policies,
        parameters,
        route_tables,
        scaling,
        stack_roles,
        subnets,
        targets,
        trust_policies,
    )

    def ec2() -> None:
        subnets.mend(mending, wishes.now)
        kept_subnets.mend(mending)
        interfaces.mend(mending)
        route_tables.mend(mending)
        images.mend(mending)
        instances.mend(mending, wishes.launched, wishes.ended, wishes.started)

    def elbv2() -> None:
        balancers.mend(mending)
        targets.mend(mending, wishes.checks)

    def iam() -> None:
        managed_policies.mend(mending)
        trust_policies.mend(mending)
        stack_roles.mend(mending)

    def stacks() -> None:
        cloudformation.mend(mending, wishes.simulator)
        change_sets.mend(mending)

    def logs() -> None:
        log_events.mend(mending, wishes.now)
        log_groups.mend(mending)

    def auto_scaling() -> None:
        scaling.mend(mending, wishes.scaled, wishes.activities)

    waiting: dict[str, Callable[[], None]] = {
        "moto.applicationautoscaling.models": auto_scaling,
        "moto.cloudformation.models": stacks,
        "moto.ec2.models": ec2,
        "moto.ecs.models": lambda: moto_backend.mend(mending, wishes.simulator),
        "moto.elbv2.models": elbv2,
        "moto.iam.models": iam,
        "moto.ssm.models": lambda: parameters.mend(mending),
        "moto.sts.models": lambda: caller.mend(mending),
        "moto.logs.models": logs,
    }
    more_dates = dates.mend(mending, wishes.now)

    def look_again() -> None:
        for module in [each for each in waiting if each in sys.modules]:
            waiting.pop(module)()
        more_dates()

    look_again()
    return look_again
