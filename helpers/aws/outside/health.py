"""Health checks of a load balancer's targets, in lab time (behaviour page 5).

A new target is ``initial`` until one check passes, or as many fail as make it unhealthy; after that
it changes after as many equal outcomes in a row as the target group asks for. Source: ELB guide,
"Health checks for Application Load Balancer target groups".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from helpers.simulator.outside.protocols import TargetState

if TYPE_CHECKING:
    from collections.abc import Callable

    from helpers.simulator.clock import Clock


class Outcome(StrEnum):
    """What one check met."""

    PASSED = "passed"
    TIMEOUT = "timeout"
    REFUSED = "refused"
    OTHER_CODE = "other-code"


@dataclass(frozen=True, slots=True)
class Met:
    """One check: its outcome, and the HTTP status that came back, if any."""

    outcome: Outcome
    status: int | None = None


def described(met: Met) -> tuple[str, str]:
    """Reason code and description of a failed check (5; texts 4.4)."""
    if met.outcome is Outcome.TIMEOUT:
        return "Target.Timeout", "Request timed out"
    if met.outcome is Outcome.OTHER_CODE:
        return (
            "Target.ResponseCodeMismatch",
            f"Health checks failed with these codes: [{met.status}]",
        )
    return "Target.FailedHealthChecks", "Health checks failed"


REGISTERING = ("Elb.RegistrationInProgress", "Target registration is in progress")
CHECKING = ("Elb.InitialHealthChecking", "Initial health checks in progress")
DRAINING = ("Target.DeregistrationInProgress", "Target deregistration is in progress")
NOT_IN_USE = (
    "Target.NotInUse",
    "Target group is not configured to receive traffic from the load balancer",
)


@dataclass(slots=True)
class Watched:
    """One registered target."""

    state: TargetState = TargetState.INITIAL
    reason: str = REGISTERING[0]
    description: str = REGISTERING[1]
    in_a_row: int = 0
    passing: bool | None = None

    def take(self, met: Met, *, to_healthy: int, to_unhealthy: int) -> None:
        """Take in the outcome of one check."""
        passed = met.outcome is Outcome.PASSED
        self.in_a_row = self.in_a_row + 1 if passed is self.passing else 1
        self.passing = passed
        if passed and (self.state is TargetState.INITIAL or self.in_a_row >= to_healthy):
            self.state, self.reason, self.description = TargetState.HEALTHY, "", ""
        elif not passed and self.in_a_row >= to_unhealthy:
            self.state = TargetState.UNHEALTHY
        elif self.state is TargetState.INITIAL:
            self.reason, self.description = CHECKING
        if self.state is TargetState.UNHEALTHY and not passed:
            self.reason, self.description = described(met)


@dataclass(slots=True)
class HealthChecks:
    """Checks every registered target as often as its group says.

    Args:
        clock: lab time.
        first_check: seconds from a registration to the first check.
        probe: makes one check of a target of moto's group.
        in_use: is the group behind a load balancer?
        changed: called after a target got another state.
    """

    clock: Clock
    first_check: float
    probe: Callable[[Any, str, int], Met]
    in_use: Callable[[Any], bool]
    changed: Callable[[], object] = lambda: None
    _watched: dict[tuple[str, str, int], Watched] = field(default_factory=dict)

    def begin(self, group: Any, target_id: str, port: int) -> None:
        """A target was registered; registering it again changes nothing unless it drains."""
        key = (group.arn, target_id, port)
        former = self._watched.get(key)
        if former is not None and former.state is not TargetState.DRAINING:
            return
        self._watched[key] = watched = Watched()
        self.clock.after(self.first_check, lambda: self._check(group, key, watched))

    def _check(self, group: Any, key: tuple[str, str, int], watched: Watched) -> None:
        if self._watched.get(key) is not watched or watched.state is TargetState.DRAINING:
            return
        former = watched.state
        if self.in_use(group):
            watched.take(
                self.probe(group, key[1], key[2]),
                to_healthy=int(group.healthy_threshold_count),
                to_unhealthy=int(group.unhealthy_threshold_count),
            )
        if watched.state is not former:
            self.changed()
        interval = float(group.health_check_interval_seconds)
        self.clock.after(interval, lambda: self._check(group, key, watched))

    def drain(self, group: Any, target_id: str, port: int, done: Callable[[], object]) -> None:
        """A target was deregistered: it drains as long as its group says, then it is gone."""
        key = (group.arn, target_id, port)
        watched = self._watched.get(key)
        if watched is None or watched.state is TargetState.DRAINING:
            return
        watched.state = TargetState.DRAINING
        watched.reason, watched.description = DRAINING
        self.changed()

        def gone() -> None:
            if self._watched.get(key) is watched:
                del self._watched[key]
                done()

        self.clock.after(float(group.attributes["deregistration_delay.timeout_seconds"]), gone)

    def state(self, group: Any, target_id: str, port: int) -> tuple[str, str, str]:
        """State, reason code and description now."""
        watched = self._watched.get((group.arn, target_id, port))
        if watched is None:
            return (TargetState.UNUSED, "Target.NotRegistered", "Target is not registered")
        if watched.state is not TargetState.DRAINING and not self.in_use(group):
            return (TargetState.UNUSED, *NOT_IN_USE)
        return (watched.state, watched.reason, watched.description)
