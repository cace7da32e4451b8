"""The targets picture: every way and every target, drawn and told, with room for each."""

from __future__ import annotations

import pytest
from balancers import (
    ARN,
    STATES,
    balancer,
    every_state,
    flows,
    group,
    listener,
    target,
    with_traffic,
    world,
)
from drawn import SVG, boxes, canvas, parsed, texts

from helpers.diagrams.traffic import draw
from helpers.i18n import LANGUAGES, words
from helpers.simulator.requests import TrafficSnapshot
from helpers.simulator.snapshot import Snapshot

EN = words("en")
NAME = "<b>" + "web-" * 20


def full() -> Snapshot:
    cluster = world().clusters[0].name
    return with_traffic(
        TrafficSnapshot(
            (balancer(listener(ARN)), balancer(name="lonely")),
            (every_state(),),
            (flows(world(), cluster),),
        )
    )


def many() -> Snapshot:
    targets = [target("healthy", None, at) for at in range(40)]
    return with_traffic(TrafficSnapshot((balancer(listener(ARN)),), (group(*targets, name=NAME),)))


CASES = {
    "nothing": lambda: with_traffic(TrafficSnapshot()),
    "balancer-only": lambda: with_traffic(TrafficSnapshot((balancer(name=NAME),))),
    "group-only": lambda: with_traffic(TrafficSnapshot((), (group(),))),
    "full": full,
    "many": many,
}
ALL = pytest.mark.parametrize(
    ("name", "language"), [(name, each) for name in CASES for each in LANGUAGES]
)


@ALL
def test_everything_has_room_and_is_escaped(name: str, language: str) -> None:
    picture = draw(CASES[name](), words(language))
    root = parsed(picture.svg)
    paper, written = canvas(root), texts(root)
    assert [each for each in (*boxes(root), *written) if not paper.holds(each)] == []
    covering = [
        (a.text, b.text) for i, a in enumerate(written) for b in written[i + 1 :] if a.meets(b)
    ]
    assert covering == []
    assert parsed(picture.live).find(f"{SVG}desc").text == picture.words
    assert draw(CASES[name](), words(language)) == picture


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_target_is_drawn_and_told_with_state_reason_and_task(language: str) -> None:
    snapshot, say = full(), words(language)
    picture = draw(snapshot, say)
    shown = [element.text for element in parsed(picture.svg).iter(f"{SVG}text")]
    for each in snapshot.traffic.groups[0].targets:
        (line,) = [x for x in picture.words.splitlines() if f"{each.id}:{each.port} " in x]
        assert f"{each.state} ({each.reason}" in line if each.reason else each.state in line
        assert each.state in shown
        if each.task_id:
            assert each.task_id[:6] in line
            assert any(text and text.startswith(each.task_id[:6]) for text in shown)
    assert say("targets-told-no-group", name="lonely", kind="application") in picture.words
    assert say("requests-timeout") in picture.words
    assert say("requests-overload") in picture.words


def test_the_counts_by_state_are_those_of_the_targets() -> None:
    root = parsed(draw(full(), EN).svg)
    numbers = [each.text for each in texts(root) if each.text.isdigit()]
    assert numbers == ["2", "1", "1", "1", "1"]  # healthy first, in the order of ELB's states
    assert set(STATES) == {"healthy", "initial", "unhealthy", "draining", "unused"}


def test_one_group_by_its_name_and_no_other() -> None:
    told = draw(full(), EN, "web-ip").words
    assert "lonely" not in told
    assert "Target group web-ip" in told
    assert draw(full(), EN, "other").words == EN("targets-nothing")


def test_more_targets_than_there_is_room_for_are_counted() -> None:
    picture = draw(many(), EN)
    assert picture.svg.count("data-target=") == 12
    assert EN("targets-more", count=28) in picture.svg
    assert picture.words.count(":80 healthy") == 40


def test_what_is_new_arrives_and_what_has_changed_is_lit_up() -> None:
    tasks = [each.id for each in world().clusters[0].tasks]
    one, other = target("initial", tasks[0], 5), target("healthy", tasks[0], 5)
    before = with_traffic(TrafficSnapshot((), (group(one),)))
    after = with_traffic(TrafficSnapshot((), (group(other, target("initial", tasks[1], 6)),)))
    drawn = draw(after, EN, before=before).svg
    assert drawn.count('class="ecs-changed"') == drawn.count('class="ecs-arriving"') == 1
    assert 'class="ecs-arriving"' not in draw(after, EN, before=after).svg
