"""Texts are measured generously and cut where they must be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.diagrams.measure import ELLIPSIS, shorten, width
from helpers.diagrams.style import TYPE

KINDS = st.sampled_from(sorted(TYPE))


@given(st.text(max_size=60), st.floats(20, 300), KINDS, st.booleans())
def test_a_shortened_text_fits(text: str, room: float, kind: str, middle: bool) -> None:
    short = shorten(text, room, kind, middle)
    assert width(short, kind) <= room or short == ELLIPSIS
    assert short == text or ELLIPSIS in short


@given(st.text(max_size=30), KINDS)
def test_what_fits_is_left_alone(text: str, kind: str) -> None:
    assert shorten(text, width(text, kind), kind) == text


def test_the_middle_is_left_out_of_an_image_so_that_its_tag_stays() -> None:
    image = "123456789012.dkr.ecr.ap-southeast-1.amazonaws.com/shop/api:1.4.2"
    short = shorten(image, 160, "code", True)
    assert short.startswith("1234")
    assert short.endswith("1.4.2")


@pytest.mark.parametrize(
    ("wide", "narrow"), [("W", "i"), ("漢", "n"), ("🚀", "m"), ("Ơ", "o"), ("ữ", "t")]
)
def test_letters_are_not_all_equally_wide(wide: str, narrow: str) -> None:
    assert width(wide, "body") > width(narrow, "body")


def test_a_diacritic_takes_no_room_of_its_own() -> None:
    assert width("e\u0302\u0301", "body") == width("ế", "body") == width("e", "body")


def test_a_very_long_name_is_measured_no_further_than_it_can_be_seen() -> None:
    assert len(shorten("x" * 40_000, 200, "name")) < 60
