"""The live map of subnets: exact numbers, room for everything, arriving and leaving told apart."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest
import scenes
from drawn import SVG, boxes, canvas, parsed, texts
from hypothesis import given, settings
from hypothesis import strategies as some

from helpers.diagrams.subnet_map import draw
from helpers.diagrams.subnet_map_facts import Look, gather, moved
from helpers.i18n import LANGUAGES, words
from helpers.simulator import EcsError
from helpers.simulator.outside.protocols import NoFreeAddress, Tenant

EN = words("en")
SMALL = "subnet-small"
SHAPES = {
    "address-service": Look.RUNNING,
    "owned": Look.OLD,
    "owned-starting": Look.STARTING,
    "owned-ended": Look.ENDED,
    "address-other": Look.OTHER,
    "address-reserved": Look.RESERVED,
    "address-free": Look.FREE,
    "missing": Look.MANY,
}
SAMPLES = len(Look)


def world_in(prefix: int, tasks: int, wait: float = 60) -> scenes.World:
    world = scenes.World(small=f"10.8.0.0/{prefix}")
    world.service("web", world.web(), tasks)
    world.wait(wait)
    return world


def cells(svg: str) -> list[Look]:
    """How each address is drawn, without the samples of the legend."""
    found = boxes(parsed(svg), *SHAPES)
    return [SHAPES[each.what] for each in found][SAMPLES:]


def test_a_28_shows_every_address_with_its_purpose_or_its_task() -> None:
    world = world_in(28, 3)
    world.outside.network.hold(SMALL, Tenant.ENDPOINT)
    snapshot = world.snapshot()
    picture = draw(snapshot, EN, [SMALL])
    assert cells(picture.live) == [
        *[Look.RESERVED] * 4,
        *[Look.RUNNING] * 3,
        Look.OTHER,
        *[Look.FREE] * 7,
        Look.RESERVED,
    ]
    assert "16 addresses − 5 reserved = 11 usable = 4 taken + 7 free" in picture.words
    written = [each.text for each in texts(parsed(picture.live))]
    for purpose in ("network", "router", "DNS", "future", "broadcast"):
        assert purpose in written
    for task in snapshot.clusters[0].tasks:
        assert task.id[:6] in written
        assert f"{task.private_ip}: task {task.id[:6]}, service web" in picture.words
        assert task.interface.id in picture.words


def test_arriving_and_leaving_tasks_have_an_address_and_look_different() -> None:
    world = world_in(28, 3)
    world.update("web", forceNewDeployment=True)
    world.wait(12)
    starting = draw(world.snapshot(), EN, [SMALL])
    assert cells(starting.live).count(Look.STARTING) == 3
    assert cells(starting.live).count(Look.OLD) == 3
    assert starting.words.count(", old") == starting.words.count(", new") == 3
    for _ in range(30):
        world.wait(3)
        leaving = draw(world.snapshot(), EN, [SMALL])
        if Look.ENDED in cells(leaving.live):
            break
    assert cells(leaving.live).count(Look.ENDED) == 3
    assert "leaving" in leaving.words
    world.wait(120)
    assert cells(draw(world.snapshot(), EN, [SMALL]).live).count(Look.FREE) == 8


def test_who_got_no_address_is_told_with_the_reason_of_aws() -> None:
    world = world_in(28, 8)
    world.update("web", forceNewDeployment=True)
    world.wait(20)
    picture = draw(world.snapshot(), EN, [SMALL])
    assert "5 tasks wanted an address here, got none and stopped" in picture.words
    assert f"in subnet '{SMALL}': InsufficientFreeAddressesInSubnet" in picture.words
    assert "0 addresses free" in [each.text for each in texts(parsed(picture.live))]


def test_who_waits_for_an_address_is_told() -> None:
    world = scenes.World(small="10.8.0.0/28")
    world.run(world.web(), 4)
    world.wait(0.5)
    [section] = gather(world.snapshot(), [SMALL], "default").sections
    assert section.waiting == 4
    assert "4 tasks are PROVISIONING" in draw(world.snapshot(), EN, [SMALL]).words


@pytest.mark.parametrize("prefix", [27, 26, 25, 24])
def test_up_to_a_24_every_address_has_a_cell(prefix: int) -> None:
    drawn = cells(draw(world_in(prefix, 9).snapshot(), EN, [SMALL]).live)
    size = 1 << (32 - prefix)
    assert len(drawn) == size
    assert (drawn.count(Look.RUNNING), drawn.count(Look.FREE)) == (9, size - 14)


@pytest.mark.parametrize("prefix", [22, 16])
def test_in_a_big_subnet_free_neighbours_share_a_cell_with_their_number(prefix: int) -> None:
    picture = draw(world_in(prefix, 9).snapshot(), EN, [SMALL])
    size = 1 << (32 - prefix)
    assert cells(picture.live) == [
        *[Look.RESERVED] * 4,
        *[Look.RUNNING] * 9,
        Look.MANY,
        Look.RESERVED,
    ]
    assert str(size - 14) in [each.text for each in texts(parsed(picture.live))]
    assert f"{size} addresses − 5 reserved = {size - 5} usable = 9 taken + {size - 14} free" in (
        picture.words
    )


def test_a_big_subnet_with_very_many_taken_is_drawn_in_equal_blocks() -> None:
    world = scenes.World(small="10.8.0.0/20")
    for _ in range(300):
        world.outside.network.hold(SMALL, Tenant.OTHER)
    world.run(world.web())
    world.wait(5)
    picture = draw(world.snapshot(), EN, [SMALL])
    assert len(cells(picture.live)) == 64
    counts = re.findall(r"(\d+) taken, \d+ free, \d+ reserved", picture.live)
    assert sum(map(int, counts)) == 301
    assert "4096 addresses − 5 reserved = 4091 usable = 301 taken + 3790 free" in picture.words


def test_what_is_new_moves_and_nothing_else() -> None:
    world = world_in(28, 2)
    before = world.snapshot()
    assert "ecs-arriving" not in draw(before, EN, [SMALL], before=before).live
    world.update("web", desiredCount=4)
    world.wait(8)
    now = world.snapshot()
    assert draw(now, EN, [SMALL], before=before).live.count('class="ecs-arriving"') == 2
    [then], [section] = (gather(each, [SMALL], "default").sections for each in (before, now))
    assert sorted(moved(section, then).values()) == ["arriving", "arriving"]
    assert sorted(moved(then, section).values()) == ["leaving", "leaving"]
    world.wait(60)
    [later] = gather(world.snapshot(), [SMALL], "default").sections
    assert sorted(moved(later, section).values()) == ["changed", "changed"]


def test_without_a_subnet_it_says_what_to_do() -> None:
    for language in LANGUAGES:
        say = words(language)
        picture = draw(world_in(28, 1).snapshot(), say, ["subnet-nowhere"])
        assert say("subnet-map-none") in picture.words


STEPS = some.lists(
    some.tuples(some.sampled_from(("run", "stop", "scale", "force", "hold")), some.integers(0, 11)),
    min_size=2,
    max_size=8,
)


def act(world: scenes.World, step: str, number: int) -> None:
    tasks = world.snapshot().clusters[0].tasks
    if step == "run":
        world.run("webserver", number % 3 + 1)
    elif step == "stop" and tasks:
        world.stop(tasks[number % len(tasks)].arn)
    elif step == "scale":
        world.update("web", desiredCount=number)
    elif step == "force":
        world.update("web", forceNewDeployment=True)
    elif step == "hold" and number < 3:
        world.outside.network.hold(SMALL, list(Tenant)[number + 2])
    world.wait(number * 3.7)


@settings(max_examples=15, deadline=None)
@given(STEPS, some.sampled_from((28, 27, 26)), some.sampled_from(LANGUAGES))
def test_after_any_history_the_cells_the_words_and_the_subnet_agree(
    steps: list[Any], prefix: int, language: str
) -> None:
    world = world_in(prefix, 4, wait=0)
    before = world.snapshot()
    for step in steps:
        try:
            act(world, *step)
        except (EcsError, NoFreeAddress):
            continue
        snapshot = world.snapshot()
        subnet = next(each for each in snapshot.subnets if each.id == SMALL)
        picture = draw(snapshot, words(language), [SMALL], before=before)
        root = parsed(picture.live)
        drawn = boxes(
            root, *SHAPES, "unowned", "unowned-starting", "unowned-ended", "address-nobody"
        )[SAMPLES:]
        looks = [SHAPES.get(each.what, Look.RUNNING) for each in drawn]
        assert looks.count(Look.FREE) == subnet.free
        assert len(looks) - looks.count(Look.FREE) - 5 == len(subnet.taken)
        for taken in subnet.taken:
            assert f"{taken.address}: " in picture.words
        assert f"AvailableIpAddressCount {subnet.free}" in picture.words
        room(root)
        before = snapshot


def room(root: Any) -> None:
    """Everything is on the paper, and no text covers another."""
    paper, written = canvas(root), texts(root)
    assert [each for each in (*boxes(root), *written) if not paper.holds(each, 6)] == []
    written.sort(key=lambda each: each.top)
    for at, one in enumerate(written):
        for other in written[at + 1 :]:
            if other.top >= one.bottom:
                break
            assert not one.meets(other), (one.text, other.text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("prefix", [28, 24, 16])
def test_everything_has_room_and_the_words_are_the_alternative_text(
    prefix: int, language: str
) -> None:
    world = world_in(prefix, 8)
    world.update("web", forceNewDeployment=True)
    world.wait(15)
    picture = draw(world.snapshot(), words(language), [SMALL])
    root = parsed(picture.live)
    room(root)
    assert root.findtext(f"{SVG}desc") == picture.words
    assert draw(world.snapshot(), words(language), [SMALL]) == picture


def test_a_full_24_is_drawn_in_time() -> None:
    world = world_in(24, 120)
    snapshot = world.snapshot()
    began = time.process_time()
    draw(snapshot, EN, [SMALL])
    assert time.process_time() - began < 0.15
