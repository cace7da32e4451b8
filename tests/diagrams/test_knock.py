"""The way of a connection: lit up to where it ends, the same in words, nothing unescaped."""

from __future__ import annotations

from itertools import combinations
from xml.etree import ElementTree

import pytest
from drawn import boxes, parsed, texts

from helpers.diagrams.knock import SHAPE, Hop, Place, Way, draw, wrapped
from helpers.diagrams.measure import width
from helpers.diagrams.svg import escaped
from helpers.i18n import LANGUAGES, words

HOPS = (
    Hop(Place.INTERNET),
    Hop(Place.GATEWAY),
    Hop(Place.SUBNET, "10.0.0.0/24"),
    Hop(Place.GROUP, "sg-0123456789abcdef0"),
    Hop(Place.INTERFACE, "10.0.0.5:80"),
    Hop(Place.CONTAINER, "web · 3f2a1b"),
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("ends", [None, 0, 3, 5])
def test_it_is_lit_up_to_where_it_ends(language: str, ends: int | None) -> None:
    say = words(language)
    drawn = draw(Way("10.0.0.5", 80, HOPS, ends, "verdict"), say)
    lines = drawn.words.splitlines()
    assert lines[1] == "verdict"
    states = [line.rpartition(": ")[2] for line in lines[2:]]
    passed, dark = say("knock-passed"), say("knock-dark")
    if ends is None:
        assert states == [passed] * 5 + [say("knock-answers")]
    else:
        assert states == [passed] * ends + [say("knock-ends")] + [dark] * (5 - ends)
    # the picture has as many boxes of each look
    lit = 6 if ends is None else ends
    assert drawn.live.count('rx="7" class="ecs-reached"') == lit
    assert drawn.live.count('rx="7" class="ecs-missing"') == 6 - lit - (ends is not None)
    assert drawn.live.count('rx="7" class="ecs-call-denied"') == (ends is not None)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", Place)
def test_every_place_has_a_name_that_fits(language: str, place: Place) -> None:
    name = words(language)(f"knock-place-{place}")
    drawn = draw(Way("10.0.0.5", 80, (Hop(place, "x" * 80),), 0, "verdict"), words(language))
    assert f">{escaped(name)}</text>" in drawn.live  # whole, without an ellipsis
    root = parsed(drawn.svg)
    frame = next(each for each in boxes(root, "call-denied"))
    inside = [each for each in texts(root) if each.top > frame.top]
    assert len(inside) == 3
    assert all(frame.holds(each) for each in inside)
    assert not any(one.meets(other) for one, other in combinations(inside, 2))


def test_every_way_is_as_high_as_every_other() -> None:
    long = "word " * 200
    for hops in (HOPS[:2], HOPS, (*HOPS, HOPS[-1])):
        root = ElementTree.fromstring(draw(Way("10.0.0.5", 80, hops, 1, long), words("vi")).svg)
        assert root.attrib["viewBox"].split()[2:] == SHAPE.split("/")


def test_whatever_was_typed_is_escaped() -> None:
    nasty = "<script>alert(1)</script>"
    drawn = draw(
        Way(nasty, 80, (Hop(Place.SOURCE, nasty), Hop(Place.DNS, nasty)), 1, nasty), words("en")
    )
    assert "<script" not in drawn.svg
    assert nasty in drawn.words
    ElementTree.fromstring(drawn.svg)


def test_a_long_sentence_is_broken_between_words() -> None:
    told = "a sentence of many words " * 20
    lines = wrapped(told, 300, "body")
    assert " ".join(lines) == told.strip()
    assert all(width(line, "body") <= 300 for line in lines)
