"""The time line: states over lab time, events and calls, inside its window."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import pairwise

import pytest
import scenes
from drawn import SVG, boxes, canvas, parsed, texts

from helpers.diagrams.time_line import draw
from helpers.i18n import LANGUAGES, words
from helpers.simulator.snapshot import Snapshot

EN = words("en")
SNAPSHOTS = {name: scenes.ALL[name]().snapshot() for name in ("nothing", "six", "failures", "60")}
CASES = pytest.mark.parametrize(
    ("name", "language"), [(name, each) for name in SNAPSHOTS for each in LANGUAGES]
)


def calls(snapshot: Snapshot) -> list[tuple[object, str, str, bool]]:
    return [
        (snapshot.time - timedelta(seconds=ago), action, "you", fine)
        for ago, action, fine in (
            (1000, "ecs:CreateCluster", True),
            (40, "ecs:CreateService", True),
            (39, "ecs:RunTask", True),
            (20, "ecs:StopTask", False),
            (0, "ecs:DescribeTasks", True),
        )
    ]


@CASES
@pytest.mark.parametrize("seconds", [20, 300, 7200])
def test_everything_has_room(name: str, language: str, seconds: float) -> None:
    found = SNAPSHOTS[name]
    root = parsed(draw(found, words(language), seconds=seconds, calls=calls(found)).svg)
    paper, written = canvas(root), texts(root)
    assert written
    assert [each for each in (*boxes(root), *written) if not paper.holds(each, 6)] == []
    written.sort(key=lambda each: each.top)
    covering = [
        (a.text, b.text)
        for i, a in enumerate(written)
        for b in written[i + 1 :]
        if b.top < a.bottom and a.meets(b)
    ]
    assert covering == []
    for text in written:
        for box in boxes(root, "done", "band-starting", "band-ended"):
            if box.has_point((text.left + text.right) / 2, (text.top + text.bottom) / 2):
                assert box.holds(text, 1.5)


@CASES
def test_the_words_are_the_alternative_text_and_the_bytes_are_stable(
    name: str, language: str
) -> None:
    picture = draw(SNAPSHOTS[name], words(language))
    assert parsed(picture.live).find(f"{SVG}desc").text == picture.words
    assert draw(SNAPSHOTS[name], words(language)) == picture


def test_a_life_is_drawn_to_scale_and_told_with_its_times() -> None:
    world = scenes.World()
    arn = world.run(world.web())[0]
    world.wait(100)
    world.stop(arn)
    world.wait(100)
    picture = draw(world.snapshot(), EN, seconds=200)
    root = parsed(picture.live)
    bands = boxes(root, "done", "band-starting", "band-ended")
    (running,) = boxes(root, "done")
    task = world.snapshot().clusters[0].tasks[0]
    share = (task.stopping_at - task.started_at).total_seconds() / 200

    assert (running.right - running.left) == pytest.approx(share * 540, abs=0.3)
    assert all(a.right <= b.left + 0.2 for a, b in pairwise(bands))
    assert re.search(
        r"task \w{6}, no owner, webserver:1: PROVISIONING 02:00:00 → PENDING 02:00:0\d"
        r" → RUNNING 02:00:\d\d → STOPPING 02:01:40 → DEPROVISIONING 02:01:\d\d"
        r" → STOPPED 02:0\d:\d\d \(UserInitiated\)",
        picture.words,
    )


def test_a_task_from_before_the_window_is_there_from_its_edge_on() -> None:
    world = scenes.World()
    world.run(world.web())
    world.wait(500)
    picture = draw(world.snapshot(), EN, seconds=100)
    (running,) = boxes(parsed(picture.live), "done")
    assert (running.left, running.right) == (176, 716)


def test_what_ended_before_the_window_is_not_there() -> None:
    world = scenes.World()
    world.stop(world.run(world.web())[0])
    world.wait(300)
    assert "No task in this time." in draw(world.snapshot(), EN, seconds=60).words
    assert "UserInitiated" in draw(world.snapshot(), EN, seconds=301).words


def test_events_and_calls_are_there_and_a_refused_one_is_told_apart() -> None:
    found = SNAPSHOTS["six"]
    picture = draw(found, EN, seconds=100, calls=calls(found))
    assert "ecs:StopTask (you) (denied)" in picture.words
    assert "CreateCluster" not in picture.words
    assert "(service web) has started 1 tasks" in picture.words
    assert "ecs-failed" in picture.live
    assert [each.text for each in texts(parsed(picture.live)) if each.text.startswith("ecs:Stop")]


def test_many_tasks_are_grouped_with_their_counts() -> None:
    picture = draw(SNAPSHOTS["60"], EN)
    assert "data-task" not in picture.live
    assert re.search(r"service web, webserver:1: .* 40 running, 0 starting$", picture.words, re.M)
    assert re.search(r"no owner, webserver:1: .*; 02:06:\d\d 0 running, 10 starting", picture.words)


def test_an_unknown_cluster_is_answered_in_words() -> None:
    assert "create_cluster" in draw(SNAPSHOTS["six"], EN, "prod").words
