"""Target tracking and step scaling (behaviour page 4.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.simulator.services.scaling import (
    Change,
    Direction,
    Scaler,
    Step,
    StepScaling,
    TargetTracking,
)

if TYPE_CHECKING:
    from service_world import World

pytestmark = pytest.mark.behaviour(
    "4.5 service auto scaling (target tracking): Application Auto Scaling"
)


class Minutes:
    """Plays samples minute by minute and follows every change."""

    def __init__(self, scaler: Scaler, desired: int) -> None:
        self.scaler = scaler
        self.desired = desired
        self.now = 0.0

    def play(self, minutes: int, *, deploying: bool = False, **values: float) -> list[Change]:
        changes = []
        for _ in range(minutes):
            self.now += 60
            for name, value in values.items():
                self.scaler.sample(name, value)
            change = self.scaler.decide(self.now, self.desired, deploying=deploying)
            if change:
                self.desired = change.desired
                changes.append(change)
        return changes


def tracking(*targets: tuple[str, float], **changes: float) -> Scaler:
    scaler = Scaler(minimum=2, maximum=20)
    for name, target in targets:
        scaler.put(TargetTracking(name, target, **changes))
    return scaler


def test_three_minutes_above_the_target_scale_out_in_proportion() -> None:
    minutes = Minutes(tracking(("cpu", 50)), 4)
    assert minutes.play(2, cpu=80) == []
    assert minutes.play(1, cpu=80) == [Change(7, "cpu", Direction.OUT)]  # 4 * 80 / 50 = 6.4


def test_fifteen_minutes_below_ninety_percent_scale_in() -> None:
    minutes = Minutes(tracking(("cpu", 50)), 10)
    assert minutes.play(60, cpu=46) == []
    assert minutes.play(14, cpu=20) == []
    assert minutes.play(1, cpu=20) == [Change(4, "cpu", Direction.IN)]


def test_one_quiet_minute_begins_anew() -> None:
    minutes = Minutes(tracking(("cpu", 50)), 4)
    for _ in range(10):
        assert minutes.play(2, cpu=80) == []
        assert minutes.play(1, cpu=50) == []


def test_out_if_any_asks_in_only_if_all_agree() -> None:
    minutes = Minutes(tracking(("cpu", 50), ("requests", 1000)), 10)
    (change,) = minutes.play(3, cpu=60, requests=1500)
    assert change == Change(15, "requests", Direction.OUT)
    assert minutes.play(60, cpu=10, requests=950) == []
    (change,) = minutes.play(15, cpu=10, requests=600)
    assert change == Change(9, "requests", Direction.IN)  # the more careful one


def test_the_bounds_hold() -> None:
    minutes = Minutes(tracking(("cpu", 50)), 10)
    minutes.play(30, cpu=500)
    assert minutes.desired == 20
    minutes.play(200, cpu=0)
    assert minutes.desired == 2


def test_scale_in_is_suspended_during_a_deployment() -> None:
    minutes = Minutes(tracking(("cpu", 50)), 10)
    assert minutes.play(60, deploying=True, cpu=10) == []
    assert len(minutes.play(1, cpu=10)) == 1
    assert len(minutes.play(3, deploying=True, cpu=90)) == 1


def test_during_a_cooldown_only_a_larger_scale_out_adds_more() -> None:
    minutes = Minutes(tracking(("cpu", 50)), 4)
    assert len(minutes.play(3, cpu=80)) == 1
    assert minutes.play(2, cpu=80) == []  # the seven are not up yet
    assert minutes.play(1, cpu=100) == [Change(8, "cpu", Direction.OUT)]  # 4 * 100 / 50
    assert minutes.play(4, cpu=100) == []
    assert minutes.play(1, cpu=100) == [Change(16, "cpu", Direction.OUT)]


def test_a_scale_in_waits_for_its_cooldown_and_a_scale_out_ends_it() -> None:
    scaler = tracking(("cpu", 50), in_cooldown=3600)
    minutes = Minutes(scaler, 10)
    assert len(minutes.play(15, cpu=40)) == 1
    assert minutes.play(59, cpu=40) == []
    assert len(minutes.play(1, cpu=30)) == 1
    assert len(minutes.play(3, cpu=80)) == 1
    assert len(minutes.play(15, cpu=20)) == 1


def test_scale_in_can_be_disabled_and_both_ways_suspended() -> None:
    scaler = Scaler(1, 10)
    scaler.put(TargetTracking("cpu", 50, scale_in_disabled=True))
    assert Minutes(scaler, 5).play(60, cpu=1) == []
    suspended = tracking(("cpu", 50))
    suspended.out_suspended = suspended.in_suspended = True
    minutes = Minutes(suspended, 5)
    assert minutes.play(60, cpu=1) + minutes.play(60, cpu=99) == []


@pytest.mark.parametrize(
    ("policy", "distance", "wanted"),
    [
        (StepScaling("s", (Step(1, 0, 10), Step(3, 10))), 0, 5),
        (StepScaling("s", (Step(1, 0, 10), Step(3, 10))), 10, 7),
        (StepScaling("s", (Step(-1, -10, 0), Step(-2, None, -10))), -10, 2),
        (StepScaling("s", (Step(-1, -10, 0), Step(-2, None, -10))), -9, 3),
        (StepScaling("s", (Step(25, 0),), "PercentChangeInCapacity"), 1, 5),
        (StepScaling("s", (Step(25, 0),), "PercentChangeInCapacity", least=2), 1, 6),
        (StepScaling("s", (Step(10, 0),), "PercentChangeInCapacity"), 1, 5),
        (StepScaling("s", (Step(8, 0),), "ExactCapacity"), 1, 8),
        (StepScaling("s", (Step(-9, 0),)), 1, 0),
        (StepScaling("s", (Step(1, 10),)), 5, 4),
    ],
)
def test_steps(policy: StepScaling, distance: float, wanted: int) -> None:
    assert policy.wanted(4, distance) == wanted


def test_a_step_policy_follows_its_alarm() -> None:
    scaler = Scaler(1, 10)
    scaler.put(StepScaling("more", (Step(2, 0),), cooldown=120))
    minutes = Minutes(scaler, 1)
    assert minutes.play(5) == []
    scaler.breach("more", 12.0)
    assert [each.desired for each in minutes.play(5)] == [3, 5, 7]
    scaler.breach("more", None)
    assert minutes.play(5) == []
    scaler.remove("more")
    assert scaler.policies == {}


@given(
    st.lists(st.tuples(st.floats(0, 400), st.booleans()), max_size=80),
    st.integers(1, 5),
    st.integers(5, 30),
)
def test_never_out_of_bounds_and_never_in_during_a_deployment(
    minutes: list[tuple[float, bool]], minimum: int, maximum: int
) -> None:
    scaler = Scaler(minimum, maximum)
    scaler.put(TargetTracking("cpu", 50))
    desired = minimum
    for number, (value, deploying) in enumerate(minutes):
        scaler.sample("cpu", value)
        change = scaler.decide(60.0 * number, desired, deploying=deploying)
        if change:
            assert minimum <= change.desired <= maximum
            assert (change.desired > desired) is (change.direction is Direction.OUT)
            assert not (deploying and change.direction is Direction.IN)
            desired = change.desired


def test_the_desired_count_can_be_set_for_a_service(world: World) -> None:
    world.call("CreateService", **world.fargate())
    world.steady()
    deployment = world.service()["deployments"][0]["id"]
    assert world.ecs.services.set_desired_count("lab", "web", 3).desired == 3
    world.steady()
    assert world.service()["runningCount"] == 3
    assert world.service()["deployments"][0]["id"] == deployment
