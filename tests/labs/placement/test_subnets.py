"""The bench of lab 05 and its subnets: full ones, far ones, private ones."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from benches import more, opened, run, settle, tasks
from building import plain

from helpers import Lab
from helpers.labs.placement import PlacementLab


@pytest.fixture
def bench() -> Iterator[PlacementLab]:
    with Lab("en") as lab:
        yield opened(lab)


def test_a_full_subnet_is_found_out_by_the_task_itself(bench: PlacementLab) -> None:
    small = bench.lab.vpc.add_subnet("10.0.100.0/28", zone="a")
    bench.look()
    bench.task.subnets.value = small
    assert more(bench, "fargate-public") == "11"
    run(bench, "fargate-public", 10)
    run(bench, "fargate-public", 2)
    settle(bench)
    assert len(tasks()) == 11
    assert "InsufficientFreeAddressesInSubnet" in plain(bench.addresses.value)


def test_subnets_in_another_zone_than_the_instances(bench: PlacementLab) -> None:
    far = bench.lab.vpc.add_subnet("10.0.150.0/24", zone="c")
    bench.look()
    bench.task.subnets.value = far
    assert "LOCATION" in run(bench, "awsvpc")
    assert bench.words("placement-limit-location") in bench.tables["verdicts"].words
