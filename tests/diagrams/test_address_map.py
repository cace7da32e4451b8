"""The address map: any prefix, the same numbers in picture and words, quick and small."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from io import BytesIO
from time import process_time
from xml.etree import ElementTree

import pytest
import scenes
from matplotlib.figure import Figure

from helpers.diagrams.address_facts import Kind, address_facts
from helpers.diagrams.charts import Chart, address_map
from helpers.diagrams.charts.address_map import LOOKS, SMALL_LOOKS
from helpers.diagrams.cluster.task_facts import short
from helpers.i18n import LANGUAGES, words
from helpers.simulator.outside.protocols import Tenant
from helpers.simulator.snapshot import AddressSnapshot, Snapshot, SubnetSnapshot

EN = words("en")
PREFIXES = (16, 20, 21, 22, 23, 24, 25, 26, 27, 28)
SVG = "{http://www.w3.org/2000/svg}"


@lru_cache
def world(prefix: int) -> tuple[Snapshot, SubnetSnapshot]:
    made = scenes.World(small=f"10.128.0.0/{prefix}")
    for tenant in (Tenant.LOAD_BALANCER, Tenant.NAT_GATEWAY, Tenant.ENDPOINT, Tenant.OTHER):
        made.outside.network.hold("subnet-small", tenant)
    made.instance()
    made.service("web", made.web(), 3)
    made.run("webserver")
    made.wait(20)
    snapshot = made.snapshot()
    return snapshot, next(each for each in snapshot.subnets if each.id == "subnet-small")


def drawn(prefix: int, language: str = "en") -> Chart:
    return address_map(*world(prefix), words(language))


def texts(chart: Chart) -> list[str]:
    root = ElementTree.fromstring(chart.svg)
    return [each.text or "" for each in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("prefix", PREFIXES)
def test_picture_and_words_have_the_same_numbers(prefix: int, language: str) -> None:
    snapshot, subnet = world(prefix)
    facts = address_facts(snapshot, subnet)
    chart, say = drawn(prefix, language), words(language)
    told, seen = chart.words, texts(chart)
    free = say("scene-free", free=str(subnet.free), usable=str(subnet.usable))
    assert any(free in each for each in seen)
    assert str(subnet.free) in told.splitlines()[0]
    for kind in facts.counts:
        count = facts.counts[kind]
        names = {Kind.FREE: "address-free", Kind.RESERVED: "scene-reserved"}
        counted = say(names.get(kind, f"scene-taken-{kind}"), count=str(count))
        assert counted in told
        assert any(counted in each for each in seen)
    root = ElementTree.fromstring(chart.svg)
    assert root.get("role") == "img"
    desc = root.find(f"{SVG}desc")
    assert desc is not None
    assert desc.text == told


@pytest.mark.parametrize("prefix", [22, 24, 28])
def test_every_taken_address_is_told_with_its_holder(prefix: int) -> None:
    _, subnet = world(prefix)
    lines = drawn(prefix).words.splitlines()
    for each in subnet.taken:
        (line,) = (line for line in lines if line.startswith(f"{each.address}: "))
        assert each.interface_id in line
        if each.task_id:
            assert short(each.task_id) in line
    spans = [line for line in lines if ": free (" in line]
    assert sum(int(re.search(r": free \((\d+)\)", each)[1]) for each in spans) == subnet.free  # type: ignore[index]


@pytest.mark.parametrize("prefix", [24, 27])
def test_a_cell_names_the_task_that_has_it(prefix: int) -> None:
    _, subnet = world(prefix)
    seen = texts(drawn(prefix))
    assert {short(each.task_id) for each in subnet.taken if each.task_id} <= set(seen)
    assert {"EC2", "ELB", "NAT", "VPCE", "ENI"} <= set(seen)


@pytest.mark.parametrize("prefix", [16, 21])
def test_a_big_subnet_adds_up(prefix: int) -> None:
    _, subnet = world(prefix)
    size = 1 << (32 - prefix)
    seen = [int(each) for each in texts(drawn(prefix)) if each.isdigit()]
    assert len(seen) == 256
    assert sum(seen) == subnet.free == size - 5 - len(subnet.taken)
    told = drawn(prefix).words.splitlines()
    used = [each for each in told if each.startswith("10.128.")]
    free = [int(re.search(r"free (\d+)", each)[1]) for each in used if "free " in each]  # type: ignore[index]
    whole = (256 - len(used)) * size // 256
    assert whole + sum(free) == subnet.free


def test_no_two_kinds_look_the_same_without_colour() -> None:
    """In small cells hatch, ground and dashes tell them apart; in large ones also a word."""
    signs = {
        (look.hatch, look.dashes, look.face in ("service", "ink")) for look in SMALL_LOOKS.values()
    }
    assert len(signs) == len(SMALL_LOOKS)
    assert LOOKS.keys() == SMALL_LOOKS.keys() == set(Kind)


def test_the_same_subnet_gives_the_same_bytes_and_not_too_many() -> None:
    assert drawn(24).svg == drawn(24).svg
    assert drawn(24).png.startswith(b"\x89PNG")
    assert max(len(drawn(prefix).svg) for prefix in PREFIXES) < 160_000


def test_whatever_a_name_holds_is_escaped() -> None:
    snapshot, subnet = world(28)
    (cluster,) = snapshot.clusters
    tasks = tuple(replace(each, service="<b>&") for each in cluster.tasks)
    named = replace(snapshot, clusters=(replace(cluster, tasks=tasks),))
    chart = address_map(named, subnet, EN)
    assert "<b>&" in chart.words
    assert "<b>" not in chart.svg
    assert "<b>&" in texts(chart)


def test_a_full_24_costs_less_than_a_plain_chart_of_as_many_squares() -> None:
    """A ratio, so that it holds on a busy machine; ``tests/benchmarks/address_map.py`` has more."""
    block = [f"10.128.0.{number}" for number in range(4, 255)]
    snapshot, _ = world(24)
    subnet = replace(
        snapshot.subnets[-1],
        cidr="10.128.0.0/24",
        usable=251,
        taken=tuple(AddressSnapshot(each, "other", f"eni-{each}", None) for each in block),
    )

    def plain_chart() -> None:
        figure = Figure(figsize=(7.4, 5))
        axes = figure.add_subplot()
        axes.pcolormesh([[row * 16 + column for column in range(16)] for row in range(16)])
        for number in range(256):
            axes.text(number % 16 + 0.5, number // 16 + 0.5, str(number), size=6)
        figure.savefig(BytesIO(), format="svg")

    def cost(act: Callable[[], object]) -> float:
        act()
        start = process_time()
        act()
        return process_time() - start

    assert address_map(snapshot, subnet, EN).svg.count("<text") > 251
    assert cost(lambda: address_map(snapshot, subnet, EN).svg) < cost(plain_chart)
