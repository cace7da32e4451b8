"""Sums of requests over stretches of time."""

from __future__ import annotations

from datetime import timedelta

from helpers.simulator.clock import START
from helpers.simulator.requests import (
    NO_TRAFFIC,
    Cut,
    Failure,
    Flow,
    ServiceRequests,
    Total,
    TrafficSnapshot,
    total,
)
from helpers.simulator.snapshot import Snapshot

FLOWS = (
    Flow(START, 10.0, ((Failure.NO_TARGET, 10.0),), 0, 0.0),
    Flow(START + timedelta(seconds=30), 10.0, (), 2, 20.0),
    Flow(START + timedelta(seconds=90), 0.0, (), 2, 2.0),
)


def world(*cuts: Cut) -> Snapshot:
    web = ServiceRequests("demo", "web", FLOWS, cuts)
    return Snapshot(START + timedelta(seconds=120), (), traffic=TrafficSnapshot(services=(web,)))


def test_each_flow_counts_as_long_as_it_lasted() -> None:
    assert total(world(), "web", "demo") == Total(900, 300, {Failure.NO_TARGET: 300})
    since = START + timedelta(seconds=20)
    assert total(world(), "web", "demo", since) == Total(700, 100, {Failure.NO_TARGET: 100})
    assert total(world(), "web", "demo", START + timedelta(seconds=200)) == Total()


def test_what_was_cut_off_counts_once_and_less_than_one_counts_as_one() -> None:
    cut = Cut(START + timedelta(seconds=60), 0.2)
    found = total(world(cut), "web", "demo", START + timedelta(seconds=30))
    assert (found.sent, found.answered, found.why) == (600, 599, {Failure.CUT: 1})
    assert total(world(cut), "web", "demo", START + timedelta(seconds=61)).failed == 0


def test_nobody_knows_of_a_service_without_requests() -> None:
    assert total(world(), "web") == Total()
    assert NO_TRAFFIC.service("web", "demo") is None
