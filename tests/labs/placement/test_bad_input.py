"""Whatever is typed at the bench is answered in words, nothing typed is lost, nothing breaks."""

from __future__ import annotations

from collections.abc import Iterator

import boto3
import pytest
from benches import BENCH, instances, more, opened, run, tasks
from building import plain

from helpers import Lab
from helpers.labs.placement import PlacementLab
from helpers.labs.placement.ways import WAYS


@pytest.fixture(scope="module")
def shared() -> Iterator[PlacementLab]:
    with Lab("vi") as lab:
        yield opened(lab)


@pytest.fixture
def bench(shared: PlacementLab) -> PlacementLab:
    form = shared.task
    for field, value in ((form.cpu, "256"), (form.memory, "512"), (form.container_port, "80")):
        field.value = value
    form.host_port.value = "80"
    shared.capacity.reset.click()
    return shared


@pytest.mark.parametrize(
    ("field", "typed", "aws"),
    [
        ("cpu", "abc", "Invalid"),
        ("cpu", "0", "Invalid"),
        ("cpu", "-1", "Invalid"),
        ("cpu", "<b>", "Invalid"),
        ("memory", "x", "Invalid"),
        ("memory", "0", "memory"),
        ("container_port", "99999", "containerPort"),
        ("container_port", "http", "Invalid type for parameter"),
        ("host_port", "70000", "70000"),
        ("host_port", "acht", "Invalid type for parameter"),
        ("host_port", "22", "RESOURCE:PORTS"),
        ("cpu", "99999", "RESOURCE:CPU"),
        ("memory", "99999", "RESOURCE:MEMORY"),
    ],
)
def test_a_size_or_a_port_that_cannot_be(
    bench: PlacementLab, field: str, typed: str, aws: str
) -> None:
    widget = getattr(bench.task, field)
    widget.value = typed
    assert more(bench, "bridge-fixed") in ("–", "0")
    told = run(bench, "bridge-fixed")
    assert aws in told
    assert widget.value == typed
    assert tasks() == []
    assert bench.words("lab-unexpected") not in told
    assert "<b>" not in bench.message.value.replace("<b class", "")


@pytest.mark.parametrize("typed", ["", " ", "300", "9" * 60, "१२", "1e3", "\ud800"])
def test_whatever_is_typed_every_way_says_something(bench: PlacementLab, typed: str) -> None:
    form = bench.task
    for field in (form.cpu, form.memory, form.container_port, form.host_port):
        before = field.value
        field.value = typed
        for each in WAYS:
            assert bench.words("lab-unexpected") not in run(bench, each.name)
        assert len(bench.tables["ways"].words.splitlines()) == len(WAYS)
        field.value = before


@pytest.mark.parametrize("typed", ["0", "-3", "11", "99999", "many", "2.5"])
def test_a_number_of_tasks_that_cannot_be(bench: PlacementLab, typed: str) -> None:
    run(bench, "host", typed)
    assert "ecs-bad" in bench.message.value
    assert tasks() == []
    assert bench.task.count.value == typed


@pytest.mark.parametrize("typed", ["0", "-1", "19", "99999", "two", "", "1.0"])
def test_a_number_of_instances_that_cannot_be(bench: PlacementLab, typed: str) -> None:
    bench.capacity.count.value = typed
    bench.capacity.add.click()
    told = bench.words("placement-bad-count", typed=typed, held=2, most=20)
    assert bench.answer_told == told
    assert len(instances()) == 2
    assert bench.capacity.count.value == typed


def test_instances_without_a_way_out_do_not_join(bench: PlacementLab) -> None:
    options = bench.capacity.subnets.widget.options
    bench.capacity.count.value = "1"
    bench.capacity.subnets.value = next(value for label, value in options if "private" in label)
    bench.capacity.add.click()
    assert bench.answer_told == bench.words("placement-not-joined", count=1)
    bench.capacity.nat.click()
    assert bench.capacity.nat.disabled
    bench.capacity.add.click()
    assert bench.answer_told == bench.words("placement-joined", count=1, type="t3.small")
    bench.capacity.subnets.value = options[0][1]


def test_a_cluster_that_a_cell_deleted_comes_back(bench: PlacementLab) -> None:
    ecs = boto3.client("ecs")
    boto3.client("ec2").terminate_instances(InstanceIds=instances())
    bench.lab.advance(120)
    ecs.delete_cluster(cluster=BENCH)
    assert "ClusterNotFoundException" in run(bench, "host")
    assert bench.ways.value == bench.verdicts.value == ""
    bench.capacity.add.click()
    assert BENCH in plain(bench.message.value)
    bench.capacity.reset.click()
    assert len(instances()) == 2
    assert more(bench, "host") == "2"
