"""Charts: the same numbers in picture and words, and nothing left behind."""

from __future__ import annotations

import gc
import re
import subprocess
import sys
from datetime import timedelta
from functools import lru_cache
from itertools import pairwise
from xml.etree import ElementTree

import pytest
import scenes

from helpers.diagrams.charts import Chart, rollout
from helpers.i18n import LANGUAGES, words
from helpers.set_up.environment import ROOT

EN = words("en")


@lru_cache
def world() -> scenes.World:
    made = scenes.World()
    limits = {"minimumHealthyPercent": 50, "maximumPercent": 150}
    made.service("web", made.web(), 4, deploymentConfiguration=limits)
    made.wait(200)
    made.update("web", taskDefinition=made.web(image="nginx:2"))
    made.wait(300)
    return made


def chart(language: str = "en") -> Chart:
    return rollout(world().snapshot(), "web", words(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_a_picture_with_its_words(language: str) -> None:
    drawn = chart(language)
    bundle = drawn._repr_mimebundle_()
    root = ElementTree.fromstring(bundle["image/svg+xml"])
    assert root.get("role") == "img"
    assert root.find("{http://www.w3.org/2000/svg}desc").text == drawn.words
    assert bundle["text/plain"] == drawn.words == str(drawn) == repr(drawn)
    labels = {each.text for each in root.iter("{http://www.w3.org/2000/svg}text")}
    for message in ("chart-new", "chart-old", "chart-pending", "chart-desired", "chart-between"):
        assert words(language)(message) in labels


def test_the_words_hold_every_step_of_the_rollout() -> None:
    told = chart().words.splitlines()
    assert told[0].startswith("Service web from 02:00:00 to 02:08:20")
    numbers = [list(map(int, re.findall(r" (\d+)", each)[:4])) for each in told[1:]]
    assert numbers[-1] == [4, 0, 4, 0]
    assert all(running == old + new for running, old, new, _ in numbers)
    assert [4, 4, 0, 0] in numbers
    assert {old for _, old, _, _ in numbers} > {0, 4}
    assert all(line.endswith("desired 4, floor 2, ceiling 6.") for line in told[1:])


def test_the_words_tell_each_second_once_and_only_what_changed() -> None:
    told = [re.match(r"(\S+) (.*)", each) for each in chart().words.splitlines()[1:]]
    times, facts = zip(*(each.groups() for each in told if each), strict=True)
    assert len(times) == len(told) == len(set(times))
    assert all(one != other for one, other in pairwise(facts))


def test_it_may_begin_later() -> None:
    snapshot = world().snapshot()
    late = rollout(snapshot, "web", EN, since=snapshot.time - timedelta(seconds=100))
    assert len(late.words.splitlines()) < len(chart().words.splitlines())
    assert "from 02:06:40" in late.words.splitlines()[0]
    assert late.svg


def test_an_unknown_service_is_answered_in_words() -> None:
    drawn = rollout(world().snapshot(), "<x>", EN)
    assert "<x>" in drawn.words
    assert "&lt;x&gt;" in drawn.svg


def test_the_same_history_gives_the_same_bytes() -> None:
    assert chart().svg == chart().svg
    assert chart().png == chart().png
    assert chart().png.startswith(b"\x89PNG")


def test_no_figure_is_kept() -> None:
    from matplotlib.figure import Figure

    assert chart().svg
    gc.collect()
    assert [each for each in gc.get_objects() if isinstance(each, Figure)] == []
    assert "matplotlib.pyplot" not in sys.modules


def test_matplotlib_is_loaded_by_the_first_picture_only() -> None:
    program = (
        "import sys, helpers.diagrams.charts, helpers.diagrams.cluster, helpers.diagrams.time_line;"
        "print('matplotlib' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() == "False", done.stderr
