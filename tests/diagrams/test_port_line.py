"""The port line: reserved, static and dynamic ports, and whose they are."""

from __future__ import annotations

import re
from functools import lru_cache
from xml.etree import ElementTree

import pytest
import scenes

from helpers.diagrams.charts import Chart, port_line
from helpers.diagrams.cluster.task_facts import short
from helpers.diagrams.port_facts import Taken, port_facts
from helpers.i18n import LANGUAGES, words
from helpers.simulator.snapshot import Snapshot

SVG = "{http://www.w3.org/2000/svg}"


@lru_cache
def world() -> Snapshot:
    made = scenes.World()
    made.instance()
    made.service("api", made.api(), 2, launchType="EC2")
    made.run(made.api("host", portMappings=[{"containerPort": 9000}]))
    made.run(made.api(portMappings=[{"containerPort": 53, "hostPort": 53, "protocol": "udp"}]))
    made.run(made.api("awsvpc"), networkConfiguration=made.network() | EC2)
    made.wait(120)
    made.run(made.api(portMappings=[{"containerPort": 80, "hostPort": 8080}]))
    made.wait(1)
    return made.snapshot()


EC2 = {"awsvpcConfiguration": {"subnets": list(scenes.SUBNETS[:1])}}


def drawn(snapshot: Snapshot, language: str = "en") -> Chart:
    return port_line(snapshot, snapshot.clusters[0].instances[0], words(language))


@pytest.mark.behaviour(
    "7.2 reserved: 22, 2375, 2376, 51678–51680 (agent registers 22, 2375,",
    "7.2 dynamic port comes from /proc/sys/net/ipv4/ip_local_port_range",
)
def test_every_port_that_is_not_free_is_there_with_its_owner() -> None:
    snapshot = world()
    (cluster,) = snapshot.clusters
    facts = port_facts(snapshot, cluster.instances[0])
    by_kind = {kind: [each for each in facts if each.taken is kind] for kind in Taken}
    assert [each.port for each in by_kind[Taken.RESERVED]] == [22, 2375, 2376, 51678, 51679, 51680]
    static = {each.name: each for each in by_kind[Taken.STATIC]}
    assert static.keys() == {"53/udp", "8080", "9000"}
    assert static["8080"].task
    assert static["8080"].task.status != "RUNNING"  # taken from placement on
    assert (static["8080"].container, static["8080"].container_port) == ("api", 80)
    assert static["9000"].container_port == 9000
    assert [each.port for each in by_kind[Taken.DYNAMIC]] == [32768, 32769]
    assert {each.task.service for each in by_kind[Taken.DYNAMIC] if each.task} == {"api"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_picture_and_words_show_the_same_ports(language: str) -> None:
    snapshot = world()
    facts = port_facts(snapshot, snapshot.clusters[0].instances[0])
    chart = drawn(snapshot, language)
    root = ElementTree.fromstring(chart.svg)
    seen = [each.text or "" for each in root.iter(f"{SVG}text")]
    lines = chart.words.splitlines()
    for fact in facts:
        (line,) = (each for each in lines if each.startswith(f"{fact.port}/{fact.protocol}: "))
        (entry,) = (each for each in seen if re.match(rf"{re.escape(fact.name)} ", each))
        if fact.task:
            assert short(fact.task.id) in line
            assert short(fact.task.id) in entry
    assert len(lines) == 2 + len(facts)
    for kind in Taken:
        count = sum(1 for each in facts if each.taken is kind)
        assert f"{words(language)(f'port-kind-{kind}')} {count}" in seen


def test_the_limit_of_static_ports_counts_what_the_agent_registers() -> None:
    assert "8 of at most 100 static" in drawn(world()).words


def test_many_ports_stay_on_the_sheet() -> None:
    snapshot = scenes.crowd(110, 1).snapshot()
    facts = port_facts(snapshot, snapshot.clusters[0].instances[0])
    chart = drawn(snapshot)
    assert len(chart.words.splitlines()) == 2 + len(facts)
    left, top, wide, high = map(float, ElementTree.fromstring(chart.svg).attrib["viewBox"].split())
    for x, y in re.findall(r"translate\(([\d.]+) ([\d.]+)", chart.svg):
        assert left <= float(x) <= wide
        assert top <= float(y) <= high


def test_the_same_instance_gives_the_same_bytes() -> None:
    assert drawn(world()).svg == drawn(world()).svg
    assert drawn(world()).png.startswith(b"\x89PNG")
