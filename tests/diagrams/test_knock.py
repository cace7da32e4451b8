"""The way of a connection: lit up to where it ends, the same in words, nothing unescaped."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from helpers.diagrams.knock import Hop, Place, Way, draw, wrapped
from helpers.diagrams.measure import width
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
    assert lines[-1] == "verdict"
    states = [line.rpartition(": ")[2] for line in lines[1:-1]]
    passed, dark = say("knock-passed"), say("knock-dark")
    if ends is None:
        assert states == [passed] * 5 + [say("knock-answers")]
    else:
        assert states == [passed] * ends + [say("knock-ends")] + [dark] * (5 - ends)
    # the picture has as many boxes of each look
    lit = 6 if ends is None else ends
    assert drawn.live.count('class="ecs-reached"') == lit
    assert drawn.live.count('rx="8" class="ecs-missing"') == 6 - lit - (ends is not None)
    assert drawn.live.count('rx="8" class="ecs-call-denied"') == (ends is not None)


def test_every_place_has_a_name_that_fits() -> None:
    for language in LANGUAGES:
        say = words(language)
        for place in Place:
            lines = wrapped(say(f"knock-place-{place}"), 88, "label")
            assert len(lines) <= 2, (language, place)
            assert all(width(line, "label") <= 88 for line in lines), (language, place)


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
