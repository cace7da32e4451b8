"""Service auto scaling: policies and metric samples in, desired counts out (behaviour page 4.5).

Nothing here knows a service or an API: who keeps the policies of Application Auto Scaling gives
them to a ``Scaler``, one for each scalable target, tells it the metric once a minute, and asks it
what the desired count should be. Source: Application Auto Scaling User Guide, "How target tracking
scaling works" and "How step scaling works".
"""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

SAMPLES_OUT = 3
"""Minutes above the target until a target tracking policy scales out."""

SAMPLES_IN = 15
"""Minutes below ``MARGIN`` of the target until it scales in."""

MARGIN = 0.9

COOLDOWN = 300.0
"""Seconds, when a policy names no cooldown (ECS services)."""


class Direction(StrEnum):
    """Which way a policy wants to go."""

    OUT = "out"
    IN = "in"


@dataclass(frozen=True, slots=True)
class TargetTracking:
    """Keep a metric near ``target``. Cooldowns in seconds."""

    name: str
    target: float
    out_cooldown: float = COOLDOWN
    in_cooldown: float = COOLDOWN
    scale_in_disabled: bool = False

    def wanted(self, capacity: int, value: float) -> int:
        """In proportion to the metric, rounded up so that the target is not passed again."""
        exact = capacity * value / self.target
        return math.ceil(round(exact, 6))


@dataclass(frozen=True, slots=True)
class Step:
    """One step: ``adjustment`` where the metric is ``lower`` to ``upper`` away from the threshold.

    None stands for infinity.
    """

    adjustment: int
    lower: float | None = None
    upper: float | None = None

    def covers(self, distance: float) -> bool:
        """Above the threshold the lower bound belongs to the step, below it the upper one."""
        low = -math.inf if self.lower is None else self.lower
        high = math.inf if self.upper is None else self.upper
        if distance >= 0:
            return low <= distance < high
        return low < distance <= high


@dataclass(frozen=True, slots=True)
class StepScaling:
    """React to the size of an alarm's breach."""

    name: str
    steps: tuple[Step, ...]
    kind: Literal["ChangeInCapacity", "PercentChangeInCapacity", "ExactCapacity"] = (
        "ChangeInCapacity"
    )
    cooldown: float = COOLDOWN
    least: int = 0
    """``MinAdjustmentMagnitude``, for percentages only."""

    def wanted(self, capacity: int, distance: float) -> int:
        """The capacity after the step that covers ``distance`` (metric minus threshold)."""
        step = next((each for each in self.steps if each.covers(distance)), None)
        if step is None:
            return capacity
        if self.kind == "ExactCapacity":
            return step.adjustment
        if self.kind == "ChangeInCapacity":
            return max(0, capacity + step.adjustment)
        return max(0, capacity + self._of_percent(capacity, step.adjustment))

    def _of_percent(self, capacity: int, percent: int) -> int:
        """Above 1 rounded down, between 0 and 1 rounded up to 1; negative ones likewise."""
        exact = abs(capacity * percent / 100)
        size = max(1, math.floor(exact)) if exact > 0 else 0
        return int(math.copysign(max(size, self.least), percent)) if percent else 0


Policy = TargetTracking | StepScaling


@dataclass(frozen=True, slots=True)
class Change:
    """The desired count should become ``desired``, and which policy says so."""

    desired: int
    policy: str
    direction: Direction


@dataclass(frozen=True, slots=True)
class _Wish:
    policy: Policy
    desired: int
    cooldown: float


@dataclass(slots=True)
class _Cooling:
    """A cooldown: until when, and the capacity before the change that began it."""

    until: float = -1.0
    capacity: int = 0


@dataclass(slots=True)
class Scaler:
    """Scales one service between ``minimum`` and ``maximum`` tasks.

    Out if any policy asks for it, as far as the most demanding one; in only if all target tracking
    policies agree, as far as the most careful one.
    """

    minimum: int
    maximum: int
    out_suspended: bool = False
    in_suspended: bool = False
    policies: dict[str, Policy] = field(default_factory=dict)
    _samples: dict[str, deque[float]] = field(default_factory=dict)
    _breaches: dict[str, float] = field(default_factory=dict)
    _out: _Cooling = field(default_factory=_Cooling)
    _in: _Cooling = field(default_factory=_Cooling)

    def put(self, policy: Policy) -> None:
        """Add or change a policy; it begins without samples."""
        self.policies[policy.name] = policy
        self._samples[policy.name] = deque(maxlen=SAMPLES_IN)
        self._breaches.pop(policy.name, None)

    def remove(self, name: str) -> None:
        """Forget a policy."""
        self.policies.pop(name, None)
        self._samples.pop(name, None)
        self._breaches.pop(name, None)

    def sample(self, name: str, value: float) -> None:
        """The metric of a target tracking policy in the minute that has just passed."""
        self._samples[name].append(value)

    def breach(self, name: str, distance: float | None) -> None:
        """The alarm of a step policy: metric minus threshold; None when it is not in ALARM."""
        if distance is None:
            self._breaches.pop(name, None)
        else:
            self._breaches[name] = distance

    def decide(self, now: float, desired: int, *, deploying: bool = False) -> Change | None:
        """The change that is due now, if any.

        Args:
            now: seconds of lab time.
            desired: the desired count at present.
            deploying: is a deployment in progress? Then nothing is scaled in (4.5).
        """
        outward = self._outward(now, desired)
        if outward:
            if self.out_suspended:
                return None
            if now >= self._out.until:
                self._out.capacity = desired
            self._out.until = now + outward.cooldown
            self._in.until = now  # a scale-out ends the cooldown of a scale-in
            return Change(outward.desired, outward.policy.name, Direction.OUT)
        inward = self._inward(now, desired)
        if inward is None or self.in_suspended or deploying:
            return None
        self._in.until = now + inward.cooldown
        for samples in self._samples.values():
            samples.clear()  # the alarm needs fifteen new minutes
        return Change(inward.desired, inward.policy.name, Direction.IN)

    def _outward(self, now: float, desired: int) -> _Wish | None:
        """The most demanding wish for more, if there is one.

        During a cooldown what was added already counts as part of the next scale-out, so that
        only a larger one adds more.
        """
        base = self._out.capacity if now < self._out.until else desired
        wishes = [
            wish for policy in self.policies.values() if (wish := self._wish(policy, base, desired))
        ]
        larger = [each for each in wishes if each.desired > desired]
        return max(larger, key=lambda each: each.desired, default=None)

    def _wish(self, policy: Policy, base: int, desired: int) -> _Wish | None:
        if isinstance(policy, StepScaling):
            distance = self._breaches.get(policy.name)
            if distance is None:
                return None
            wanted = policy.wanted(base, distance)
            if wanted < base:
                return None
            return _Wish(policy, self._within(wanted), policy.cooldown)
        latest = list(self._samples[policy.name])[-SAMPLES_OUT:]
        if len(latest) < SAMPLES_OUT or min(latest) <= policy.target:
            return None
        wanted = policy.wanted(max(base, 1), latest[-1])
        return _Wish(policy, self._within(max(wanted, desired)), policy.out_cooldown)

    def _inward(self, now: float, desired: int) -> _Wish | None:
        if now < self._in.until:
            return None
        wishes: list[_Wish] = []
        for policy in self.policies.values():
            if isinstance(policy, StepScaling):
                distance = self._breaches.get(policy.name)
                wanted = desired if distance is None else policy.wanted(desired, distance)
                if wanted < desired:
                    wishes.append(_Wish(policy, self._within(wanted), policy.cooldown))
                continue
            if policy.scale_in_disabled:
                continue
            samples = self._samples[policy.name]
            if len(samples) < SAMPLES_IN or max(samples) >= MARGIN * policy.target:
                return None  # all have to agree
            wanted = policy.wanted(desired, samples[-1])
            wishes.append(_Wish(policy, self._within(wanted), policy.in_cooldown))
        careful = max(wishes, key=lambda each: each.desired, default=None)
        return careful if careful and careful.desired < desired else None

    def _within(self, count: int) -> int:
        return min(max(count, self.minimum), self.maximum)
