"""Whatever happens in a cluster: it can be drawn, everything has room, and the words agree."""

from __future__ import annotations

import re
from typing import Any

import pytest
import scenes
from drawn import boxes, canvas, parsed, texts
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.diagrams import time_line
from helpers.diagrams.cluster import Density, draw
from helpers.i18n import words
from helpers.simulator import EcsError

STEPS = st.lists(
    st.tuples(
        st.sampled_from(("run", "run on instance", "stop", "scale", "update", "join", "wait")),
        st.integers(0, 12),
    ),
    min_size=3,
    max_size=14,
)


def act(world: scenes.World, step: str, number: int) -> None:
    tasks = world.snapshot().clusters[0].tasks
    if step == "run":
        world.run("webserver", number % 4 + 1)
    elif step == "run on instance":
        world.run("api", number % 3 + 1)
    elif step == "stop" and tasks:
        world.stop(tasks[number % len(tasks)].arn, reason="<&>" * number)
    elif step == "scale":
        world.update("web", desiredCount=number)
    elif step == "update":
        world.update("web", taskDefinition=world.web(image=f"nginx:{number}"))
    elif step == "join":
        world.instance("t3.micro", scenes.SUBNETS[1])
    world.wait(number * 3.7)


@settings(max_examples=25, deadline=None)
@given(STEPS, st.sampled_from(("vi", "en")), st.sampled_from((None, *Density)))
def test_any_history_can_be_drawn(steps: list[Any], language: str, density: Any) -> None:
    world = scenes.World(small="10.0.9.0/28")
    world.api()
    world.service("web", world.web(), 3)
    before = world.snapshot()
    for step in steps:
        try:
            act(world, *step)
        except EcsError:
            world.wait(1)
        now = world.snapshot()
        check(draw(now, words(language), before=before, density=density), now, density)
        line = time_line.draw(now, words(language), seconds=120)
        assert all(canvas(parsed(line.live)).holds(each) for each in texts(parsed(line.live)))
        before = now


def check(picture: Any, snapshot: Any, density: Any) -> None:
    root = parsed(picture.svg)
    paper, written = canvas(root), texts(root)
    assert [each for each in (*boxes(root), *written) if not paper.holds(each)] == []
    (cluster,) = snapshot.clusters
    live = [each for each in cluster.tasks if each.status != "STOPPED"]
    if density is not Density.GROUPED:
        told = re.findall(r"task ([0-9a-f]{6}): ([A-Z]+)", picture.words)
        assert {(each.id[:6], each.status) for each in live} <= set(told)
        assert len(told) == len({name for name, _ in told})
    for subnet in snapshot.subnets:
        held = {each.private_ip for each in live if each.interface and each.private_ip}
        taken = {each.address for each in subnet.taken if each.owner == "task"}
        assert taken == {ip for ip in held if ip.startswith(subnet.cidr.rpartition(".")[0] + ".")}
        assert str(subnet.free) in picture.words


@pytest.mark.parametrize("language", ["vi", "en"])
def test_slots_are_never_shared(language: str) -> None:
    """A service that crashes again and again, for an hour."""
    world = scenes.failures()
    for _ in range(30):
        world.wait(120)
        root = parsed(draw(world.snapshot(), words(language), density=Density.FULL).live)
        cards = boxes(root, "owned", "owned-starting", "owned-ended")
        places = [(each.left, each.top) for each in cards]
        assert len(places) == len(set(places))
