"""Free addresses over time: the counts that were, deployments, and failures with AWS's words."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import lru_cache
from xml.etree import ElementTree

import pytest
import scenes

from helpers.diagrams.address_history import Event, levels, marks
from helpers.diagrams.charts import free_addresses
from helpers.i18n import LANGUAGES, words
from helpers.simulator.snapshot import Snapshot, SubnetSnapshot

EN = words("en")
SVG = "{http://www.w3.org/2000/svg}"


@lru_cache
def world() -> tuple[Snapshot, SubnetSnapshot]:
    """A rolling update that finds room, and one in a subnet that is too small for it."""
    made = scenes.World(small="10.0.9.0/28")
    made.service("web", made.web(), 4)
    made.wait(200)
    made.update("web", taskDefinition=made.web(image="nginx:2"))
    made.wait(300)
    made.update("web", desiredCount=8)
    made.wait(120)
    made.update("web", taskDefinition=made.web(image="nginx:3"))
    made.wait(120)
    return small(made.snapshot())


def small(snapshot: Snapshot) -> tuple[Snapshot, SubnetSnapshot]:
    return snapshot, next(each for each in snapshot.subnets if each.id == "subnet-small")


@pytest.mark.behaviour("7.5 rolling deploy at 200 % needs up to 2× desired addresses for a while")
def test_a_rolling_update_takes_twice_the_addresses_for_a_while() -> None:
    snapshot, subnet = world()
    free = [each.free for each in levels(snapshot, subnet)]
    assert free[:6] == [11, 7, 3, 7, 3, 0]
    assert free[-1] == subnet.free
    assert levels(snapshot, subnet)[-1].at == snapshot.time


def test_it_marks_deployments_and_failures() -> None:
    snapshot, subnet = world()
    found = marks(snapshot, subnet, levels(snapshot, subnet)[0].at)
    deployed = [each.detail for each in found if each.event is Event.DEPLOYMENT]
    assert deployed == ["webserver:1", "webserver:2", "webserver:3"]
    assert [each.detail for each in found if each.event is Event.DESIRED] == ["4 → 8"]
    failed = sum(each.count for each in found if each.event is Event.FULL)
    tasks = snapshot.clusters[0].tasks
    assert failed == sum(1 for each in tasks if "InsufficientFree" in (each.stopped_reason or ""))
    assert failed > 0
    assert not [each for each in found if each.event is Event.NO_ENI]


def test_a_full_instance_is_marked_apart_from_a_full_subnet() -> None:
    made = scenes.World(small="10.0.9.0/28")
    made.instance("t3.micro")
    network = {"awsvpcConfiguration": {"subnets": ["subnet-small"]}}
    made.service("own", made.api("awsvpc"), 3, launchType="EC2", networkConfiguration=network)
    made.wait(30)
    snapshot, subnet = small(made.snapshot())
    found = marks(snapshot, subnet, levels(snapshot, subnet)[0].at)
    (no_eni,) = {(each.service, each.detail) for each in found if each.event is Event.NO_ENI}
    assert no_eni == ("own", "RESOURCE:ENI")
    assert not [each for each in found if each.event is Event.FULL]
    assert "RESOURCE:ENI" in free_addresses(snapshot, subnet, EN).words


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_tell_each_change_in_order(language: str) -> None:
    snapshot, subnet = world()
    chart = free_addresses(snapshot, subnet, words(language))
    lines = chart.words.splitlines()
    times = [line[:8] for line in lines[1:]]
    assert times == sorted(times)
    told = [int(n) for n in re.findall(r"(?:free|còn trống) (\d+)\.$", "\n".join(lines[1:]), re.M)]
    free = [each.free for each in levels(snapshot, subnet)]
    assert told == [n for i, n in enumerate(free) if i == 0 or n != free[i - 1]]
    assert "InsufficientFreeAddressesInSubnet" in chart.words
    root = ElementTree.fromstring(chart.svg)
    desc = root.find(f"{SVG}desc")
    assert desc is not None
    assert desc.text == chart.words
    labels = {each.text for each in root.iter(f"{SVG}text")}
    assert words(language)("free-mark-deployment", count="3") in labels
    assert words(language)("free-usable", count="11") in labels


def test_it_may_begin_later_and_before_anything_was() -> None:
    snapshot, subnet = world()
    late = snapshot.time - timedelta(seconds=100)
    found = levels(snapshot, subnet, late)
    assert found[0].at == late
    assert found[0].free == [each.free for each in levels(snapshot, subnet) if each.at <= late][-1]
    early = snapshot.time - timedelta(days=1)
    assert levels(snapshot, subnet, early)[0] == (early, 11)
    assert "nginx" not in free_addresses(snapshot, subnet, EN, since=late).words


def test_a_subnet_that_nobody_has_touched_is_a_straight_line() -> None:
    made = scenes.World(small="10.0.9.0/28")
    made.wait(60)
    snapshot, subnet = small(made.ecs.snapshot(["subnet-small"]))
    assert {each.free for each in levels(snapshot, subnet)} == {11}
    assert free_addresses(snapshot, subnet, EN).svg
    assert free_addresses(snapshot, subnet, EN, since=snapshot.time).svg


def test_the_same_history_gives_the_same_bytes() -> None:
    charts = [free_addresses(*world(), EN) for _ in range(2)]
    assert charts[0].svg == charts[1].svg
