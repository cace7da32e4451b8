"""The poster: numbered parts, each whole, under one another, with everything in words."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from helpers.diagrams import ideas, poster
from helpers.diagrams.picture import Picture, picture
from helpers.diagrams.poster import Part
from helpers.i18n import LANGUAGES, words

NOTES = ("poster-ideas-note", "poster-service-note")


def part(shows: Picture) -> Part:
    return Part("poster-ideas", NOTES, shows)


def height(drawn: Picture) -> float:
    found = re.search(r'viewBox="0 0 [\d.]+ ([\d.]+)"', drawn.live)
    assert found
    return float(found[1])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_is_drawn_and_told(language: str) -> None:
    say = words(language)
    shown = ideas.draw(say)
    drawn = poster.draw([part(shown), part(shown)], say)
    assert ElementTree.fromstring(drawn.svg).tag.endswith("svg")
    assert drawn.live.count("<svg ") == 3
    assert drawn.words.startswith(say("poster-title"))
    assert f"2. {say('poster-ideas')}" in drawn.words
    assert drawn.words.count(shown.words) == 2
    for note in NOTES:
        assert say(note) in drawn.words


def test_parts_do_not_lie_on_each_other() -> None:
    say = words("en")
    small = picture(100, 50, "small", "small", "")
    drawn = poster.draw([part(small)] * 3, say)
    places = [
        (float(y), float(tall))
        for y, tall in re.findall(
            r'<svg x="24" y="([\d.]+)" width="740" height="([\d.]+)"', drawn.live
        )
    ]
    assert [tall for _, tall in places] == [370.0] * 3
    for (y, tall), (below, _) in pairwise(places):
        assert y + tall < below
    assert places[-1][0] + places[-1][1] < height(drawn)


def test_a_picture_without_a_view_box_is_refused() -> None:
    with pytest.raises(ValueError, match="view box"):
        poster.draw([part(Picture("<svg></svg>", "nothing"))], words("en"))
