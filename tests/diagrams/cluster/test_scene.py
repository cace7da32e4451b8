"""The scene of a cluster: everything has room, says the same in words, and stays where it is."""

from __future__ import annotations

import re
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
import scenes
from drawn import SVG, boxes, canvas, parsed, texts

from helpers.diagrams.cluster import Density, draw
from helpers.diagrams.picture import Picture
from helpers.diagrams.style import SHAPES, STYLESHEET, TONES, TYPE
from helpers.i18n import LANGUAGES, words
from helpers.simulator.snapshot import Snapshot

EN = words("en")
CASES = pytest.mark.parametrize(
    ("name", "language"), [(name, each) for name in scenes.ALL for each in LANGUAGES]
)
CARDS = ("owned", "owned-starting", "owned-ended", "unowned", "unowned-starting", "unowned-ended")
HOLDING = (*CARDS, "instance", "subnet", "cluster", "port", "container", "service-row", "nobody")
HOLDING += ("address-service", "address-nobody", "address-other", "address-free")


@cache
def snapshot(name: str) -> Snapshot:
    return scenes.ALL[name]().snapshot()


def drawn(name: str, language: str) -> Picture:
    return draw(snapshot(name), words(language))


@CASES
def test_everything_has_room(name: str, language: str) -> None:
    root = parsed(drawn(name, language).svg)
    paper, written = canvas(root), texts(root)
    assert written
    assert [each for each in (*boxes(root), *written) if not paper.holds(each)] == []
    outside = [
        (text.text, box)
        for text in written
        for box in boxes(root, *HOLDING)
        if box.has_point((text.left + text.right) / 2, (text.top + text.bottom) / 2)
        and not box.holds(text, 1.5)
        and not (text.what == "port" and box.what in ("instance", "subnet"))  # ports lie on edges
    ]
    assert outside == []


@CASES
def test_nothing_covers_anything(name: str, language: str) -> None:
    root = parsed(drawn(name, language).live)
    written = sorted(texts(root), key=lambda each: each.top)
    covering = []
    for index, text in enumerate(written):
        for other in written[index + 1 :]:
            if other.top >= text.bottom:
                break
            if text.meets(other):
                covering.append((text.text, other.text))
    assert covering == []
    for kinds in (CARDS, ("instance",), ("subnet",), ("port",)):
        pairs = combinations(boxes(root, *kinds), 2)
        assert [(a, b) for a, b in pairs if a.meets(b)] == []


@CASES
def test_it_uses_only_what_the_stylesheet_has(name: str, language: str) -> None:
    known = {f"ecs-{n}" for n in (*SHAPES, *(f"t-{k}" for k in TYPE), *(f"in-{t}" for t in TONES))}
    known |= {"ecs-picture", "ecs-end", "ecs-middle"}
    root = parsed(drawn(name, language).live)
    used = {c for e in root.iter() for c in e.get("class", "").split()}
    assert used
    assert used <= known
    assert not [e for e in root.iter() if "id" in e.attrib or "href" in e.attrib]


@CASES
def test_the_words_tell_what_is_drawn(name: str, language: str) -> None:
    picture = drawn(name, language)
    root = parsed(picture.live)
    assert root.find(f"{SVG}desc").text == picture.words
    shown = {text.text for text in texts(root)}
    for wanted in shown & {"RUNNING", "PENDING", "STOPPED", "UNHEALTHY", "TaskFailedToStart"}:
        assert wanted in picture.words
    for address in {each for each in shown if re.fullmatch(r"[0-9.]+:\d+", each)}:
        assert address in picture.words
    ids = {e.get("data-task") for e in root.iter() if e.get("data-task")}
    assert {each[:6] for each in ids} == set(re.findall(r"task ([0-9a-f]{6}):", picture.words))
    assert not re.search(r"\d,\d{3}\b", picture.words)


def test_the_same_history_gives_the_same_bytes() -> None:
    assert drawn("six", "vi").svg == draw(scenes.six().snapshot(), words("vi")).svg


def test_states_and_owners_are_told_without_colour() -> None:
    root = parsed(drawn("six", "en").live)
    cards = {
        e.get("data-task"): {c for x in e.iter() for c in x.get("class", "").split()}
        for e in root.iter(f"{SVG}g")
        if e.get("data-task")
    }
    for task in snapshot("six").clusters[0].tasks:
        classes = cards[task.id]
        owner = "owned" if task.service else "unowned"
        ending = {"RUNNING": "", "PENDING": "-starting", "STOPPED": "-ended"}[task.status]
        assert f"ecs-{owner}{ending}" in classes
        mark = {"RUNNING": "running", "PENDING": "pulling", "STOPPED": "stopped"}[task.status]
        assert f"ecs-{mark}" in classes
    assert "no owner" in {each.text for each in texts(root)}


def places(picture: Picture) -> dict[str, tuple[float, float]]:
    found = {}
    for element in parsed(picture.live).iter(f"{SVG}g"):
        if element.get("data-task"):
            rect = element.find(f"{SVG}rect")
            found[element.get("data-task")] = (rect.get("x"), rect.get("y"))
    return found


def test_nobody_moves_when_a_task_goes_and_another_comes() -> None:
    world = scenes.World()
    world.service("web", world.web(), 8)
    world.wait(120)
    before = places(draw(world.snapshot(), EN))
    world.stop(list(before)[4])
    for _ in range(12):
        world.wait(10)
        now = places(draw(world.snapshot(), EN))
        assert {k: now[k] for k in before if k in now} == {
            k: v for k, v in before.items() if k in now
        }
        assert len(set(now.values())) == len(now)
    assert len(before) == 8


def test_what_is_new_moves_and_the_rest_does_not() -> None:
    world = scenes.World()
    world.run(world.web(), 2)
    world.wait(60)
    first = world.snapshot()
    world.stop(first.clusters[0].tasks[0].arn)
    world.run("webserver")
    picture = draw(world.snapshot(), EN, before=first)
    moving = {
        e.get("data-task"): e.get("class")
        for e in parsed(picture.live).iter(f"{SVG}g")
        if e.get("data-task")
    }
    old, kept, new = (each.id for each in world.snapshot().clusters[0].tasks)

    assert moving == {old: "ecs-changed", kept: None, new: "ecs-arriving"}
    assert "ecs-arriving" not in draw(first, EN).live
    assert "@media (prefers-reduced-motion:no-preference){.ecs-arriving{animation" in STYLESHEET
    world.wait(60)
    assert "ecs-leaving" in draw(world.snapshot(), EN, before=first).live


def test_a_rollout_shows_which_tasks_are_old() -> None:
    picture = drawn("rollout", "en")
    assert picture.words.count("; webserver:1; old;") == 6
    assert picture.words.count("; webserver:2; new;") == 6
    assert picture.live.count("ecs-old-hatch") == 6
    assert "6 × webserver:2 (new), 6 × webserver:1 (old)" in picture.words


def test_a_small_subnet_shows_each_address_and_what_aws_keeps() -> None:
    root = parsed(drawn("six", "en").live)
    cells = [b for b in boxes(root) if b.what.startswith("address-") and b.right - b.left > 20]
    assert [each.what.removeprefix("address-") for each in cells] == (
        ["reserved"] * 4
        + ["free", "service", "service", "service", "nobody", "free", "service"]
        + ["free"] * 4
        + ["reserved"]
    )
    assert "6 of 11 addresses free" in drawn("six", "en").words


def test_ports_lie_at_the_edge_of_their_instance() -> None:
    root = parsed(drawn("instances", "en").live)
    ports = [each.text for each in texts(root) if each.what == "port" and each.text.isdigit()]
    assert ports == ["32768", "32769", "32768", "8080", "80"]
    assert len(boxes(root, "port")) == 5
    edges = {each.left for each in boxes(root, "instance")}
    assert all(any(p.left < edge < p.right for edge in edges) for p in boxes(root, "port"))


def test_five_hundred_are_grouped_and_sixty_are_not() -> None:
    assert "data-task" not in drawn("500", "en").live
    assert drawn("60", "en").live.count("data-task") == 60
    counts = [
        int(each) for each in re.findall(r"^ +(\d+) × [A-Z]+,", drawn("500", "en").words, re.M)
    ]
    assert sum(counts) == len(snapshot("500").clusters[0].tasks) > 400


def test_a_lab_may_keep_to_one_density() -> None:
    found = snapshot("six")
    heights = {
        each: float(parsed(draw(found, EN, density=each).live).get("viewBox").split()[3])
        for each in Density
    }
    assert heights[Density.COMPACT] < heights[Density.FULL]
    assert draw(found, EN, density=Density.FULL) == draw(found, EN)


def test_what_the_learner_points_at_gets_a_ring() -> None:
    task = snapshot("six").clusters[0].tasks[1]
    for name in (task.id, task.arn):
        assert draw(snapshot("six"), EN, highlight=[name]).live.count("ecs-ring") == 1
    host = snapshot("instances").clusters[0].instances[0]
    picture = draw(snapshot("instances"), EN, highlight=[host.ec2_instance_id])
    assert picture.live.count("ecs-ring") == 1


def test_a_stop_reason_outlives_its_card() -> None:
    world = scenes.failures()
    world.wait(1200)
    picture = draw(world.snapshot(), EN)
    assert re.search(r"\d+ × TaskFailedToStart, .*: CannotPullContainerError", picture.words)
    assert re.search(r"1 × EssentialContainerExited", picture.words)


def test_names_are_shown_as_they_were_typed() -> None:
    world = scenes.World()
    arn = world.run(world.web(name="a" * 200))[0]
    world.wait(60)
    world.stop(arn, reason='<script>alert("x")</script>' * 5)
    world.wait(60)
    picture = draw(world.snapshot(), EN)
    assert "<script>" not in picture.live
    assert '<script>alert("x")</script>' in picture.words
    assert all(canvas(parsed(picture.live)).holds(each) for each in texts(parsed(picture.live)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_cluster_is_answered_in_words(language: str) -> None:
    picture = draw(snapshot("nothing"), words(language), "<prod>")
    assert "<prod>" in picture.words
    assert "create_cluster" in picture.words


def test_no_state_or_owner_is_written_in_the_drawing_s_code() -> None:
    """AWS's statuses stand in one table."""
    folder = Path(draw.__code__.co_filename).parent
    holding = [each.name for each in folder.glob("*.py") if "DEPROVISIONING" in each.read_text()]
    assert holding == ["states.py"]
