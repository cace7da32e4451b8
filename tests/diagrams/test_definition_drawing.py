"""The drawing of a task definition: what is in it, and what stays where it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
import views
from drawn import SVG, boxes, canvas, parsed, texts
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.diagrams.task_definition import draw
from helpers.i18n import LANGUAGES, words
from helpers.simulator.task_definitions import view

EN = words("en")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
CONTAINER = st.fixed_dictionaries(
    {},
    optional=dict.fromkeys(
        ("name", "image", "cpu", "memory", "memoryReservation", "essential", "portMappings"), JSON
    )
    | dict.fromkeys(("environment", "mountPoints"), st.lists(JSON, max_size=2)),
)
DRAFT = st.fixed_dictionaries(
    {},
    optional=dict.fromkeys(("family", "networkMode", "requiresCompatibilities", "volumes"), JSON)
    | {"containerDefinitions": st.lists(CONTAINER, max_size=2) | JSON}
    | dict.fromkeys(("cpu", "memory"), JSON | st.from_regex(r"[0-9]{0,400}\.?[0-9]*( vCPU|GB)?")),
)


@settings(max_examples=150, deadline=None)
@given(DRAFT)
def test_any_draft_can_be_drawn(draft: object) -> None:
    picture = draw(view(draft), EN)
    root = parsed(picture.svg)
    assert all(canvas(root).holds(text) for text in texts(root))
    assert picture.words


@pytest.mark.parametrize("language", LANGUAGES)
def test_markup_is_shown_as_it_was_typed(language: str) -> None:
    root = parsed(draw(views.NASTY, words(language)).svg)
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags <= {"svg", "title", "desc", "style", "rect", "text", "path", "circle", "g"}
    assert any(text.text.startswith("<script>") for text in texts(root))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(views.ALL.keys() - {"nasty"}))  # its names are unwritable
def test_the_words_name_every_fact(name: str, language: str) -> None:
    definition = views.ALL[name]
    told = draw(definition, words(language)).words
    facts = [definition.family, definition.network_mode, *definition.requires_compatibilities]
    facts += [*definition.volumes, definition.cpu, definition.memory]
    for c in definition.containers:
        facts += [c.name, c.image, c.cpu or None, c.memory, c.memory_reservation]
        facts += [n for n, _ in c.environment]
        facts += [part for volume, path, _ in c.mounts for part in (volume, path)]
        facts += [p.container_port for p in c.ports] + [p.host_port or None for p in c.ports]
    missing = [fact for fact in facts if fact not in (None, "") and str(fact) not in told]
    assert missing == []


def test_typing_a_number_moves_nothing() -> None:
    before = draw(views.NOTES, EN)
    web = replace(views.NOTES.containers[0], cpu=120, memory=400)
    after = draw(replace(views.NOTES, containers=(web,), cpu=512, memory=1024), EN)
    slots = ("task", "container", "well", "badge", "badge-service")
    assert boxes(parsed(before.live), *slots) == boxes(parsed(after.live), *slots)
    assert before.live != after.live


def test_a_container_that_finds_room_moves_nothing() -> None:
    one = draw(views.NOTES, EN, rows=2)
    two = draw(replace(views.NOTES, containers=views.NOTES.containers * 2), EN, rows=2)
    assert canvas(parsed(one.live)) == canvas(parsed(two.live))
    assert boxes(parsed(one.live), "task") == boxes(parsed(two.live), "task")
    assert len(boxes(parsed(one.live), "missing")) == 1
    assert not boxes(parsed(two.live), "missing")


def test_what_does_not_fit_is_hatched_and_said() -> None:
    picture = draw(views.TOO_MUCH, EN)
    assert boxes(parsed(picture.live), "over")
    assert "72 too many" in picture.words
    assert not boxes(parsed(draw(views.NOTES, EN).live), "over")


def test_a_draft_is_told_apart_from_a_revision() -> None:
    assert "not registered" in draw(views.NOTES, EN).words
    registered = draw(views.NOTES, EN, revision=7)
    assert "revision 7" in registered.words
    assert "webserver:7" in {text.text for text in texts(parsed(registered.live))}
