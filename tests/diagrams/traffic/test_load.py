"""The load chart: tasks, requests and load, the same in picture and words."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from balancers import flows, with_traffic, world

from helpers.diagrams.charts import Chart, load
from helpers.i18n import LANGUAGES, words
from helpers.simulator.requests import TrafficSnapshot
from helpers.simulator.snapshot import Snapshot

EN = words("en")
CLUSTER = world().clusters[0].name


def busy() -> Snapshot:
    return with_traffic(TrafficSnapshot(services=(flows(world(), CLUSTER),)))


def chart(language: str = "en") -> Chart:
    return load(busy(), "web", words(language), CLUSTER)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_a_picture_with_its_words(language: str) -> None:
    say, drawn = words(language), chart(language)
    root = ElementTree.fromstring(drawn.svg)
    assert root.find("{http://www.w3.org/2000/svg}desc").text == drawn.words
    labels = {each.text for each in root.iter("{http://www.w3.org/2000/svg}text")}
    for message in (
        *("chart-running", "chart-desired", "chart-tasks", "load-requests", "load-cpu"),
        *("load-sent", "load-answered", "load-lost", "load-cut", "load-measured"),
    ):
        assert say(message) in labels
    assert say("load-goal", value="50") in labels
    assert say("load-bounds", least="2", most="8") in labels


def test_the_words_hold_each_change_once_and_the_sums() -> None:
    told = chart().words.splitlines()
    assert told[0] == "Service web under load from 02:00:00 to 02:01:00 UTC, lab time."
    busy_line = next(each for each in told if "60 requests/s" in each)
    assert "46.5 answered, CPU 100 %" in busy_line
    assert "11/s failing: more than the tasks can do (504)" in busy_line
    facts = [each.partition(" ")[2] for each in told if each[:3] == "02:"]
    assert all(one != other for one, other in pairwise(facts))
    assert "Service web: 2100 requests, 1693 answered, 407 failed." in told


def test_it_may_begin_later_and_may_have_nothing_to_show() -> None:
    snapshot = busy()
    late = load(snapshot, "web", EN, CLUSTER, since=snapshot.time - timedelta(seconds=10))
    assert "from 02:00:50" in late.words
    assert "10 requests/s" not in late.words
    assert late.svg
    quiet = load(with_traffic(TrafficSnapshot()), "web", EN, CLUSTER)
    assert EN("requests-none", name="web") in quiet.words
    assert EN("load-no-requests") in quiet.svg
    assert "<x>" in load(snapshot, "<x>", EN, CLUSTER).words
    assert "&lt;x&gt;" in load(snapshot, "<x>", EN, CLUSTER).svg


def test_the_same_facts_give_the_same_bytes() -> None:
    assert chart().svg == chart().svg
