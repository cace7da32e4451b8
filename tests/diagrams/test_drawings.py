"""What holds for every drawing, in both languages: it is well-formed, and everything has room."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
import views
from drawn import SVG, boxes, canvas, parsed, texts

from helpers.diagrams import ideas
from helpers.diagrams.picture import Picture
from helpers.diagrams.style import SHAPES, STYLESHEET, TONES, TYPE
from helpers.diagrams.task_definition import draw
from helpers.i18n import LANGUAGES, words

DRAWINGS = {
    **{name: lambda say, view=view: draw(view, say) for name, view in views.ALL.items()},
    "shop-registered": lambda say: draw(views.SHOP, say, revision=1_000_000),
    "notes-with-room": lambda say: draw(views.NOTES, say, rows=2),
    "empty-with-room": lambda say: draw(views.EMPTY, say, rows=2),
    "ideas": ideas.draw,
}
CASES = [(name, language) for name in DRAWINGS for language in LANGUAGES]
EVERY_DRAWING = pytest.mark.parametrize(("name", "language"), CASES)

# A box around a text is as wide as the text needs; these boxes hold texts of any length.
HOLDING = ("badge", "badge-service", "container", "port", "host-port", "dynamic-port", "missing")
HOLDING += ("owned", "unowned", "sheet", "service", "cluster")


def drawn(name: str, language: str) -> Picture:
    return DRAWINGS[name](words(language))


@EVERY_DRAWING
def test_it_is_well_formed_alone_and_in_a_page(name: str, language: str) -> None:
    picture = drawn(name, language)
    alone, live = parsed(picture.svg), parsed(picture.live)
    assert [e.text for e in alone.iter(f"{SVG}style")] == [STYLESHEET]
    assert not list(live.iter(f"{SVG}style"))
    assert len(list(alone.iter())) == len(list(live.iter())) + 1


@EVERY_DRAWING
def test_it_uses_only_what_the_stylesheet_has(name: str, language: str) -> None:
    known = {f"ecs-{n}" for n in (*SHAPES, *(f"t-{k}" for k in TYPE), *(f"in-{t}" for t in TONES))}
    known |= {"ecs-picture", "ecs-end", "ecs-middle"}
    used = {
        c for e in parsed(drawn(name, language).live).iter() for c in e.get("class", "").split()
    }
    assert used
    assert used <= known


@EVERY_DRAWING
def test_no_element_has_an_id_so_pictures_can_share_a_page(name: str, language: str) -> None:
    live = parsed(drawn(name, language).live)
    assert not [e for e in live.iter() if "id" in e.attrib or "href" in e.attrib]


@EVERY_DRAWING
def test_everything_lies_on_the_paper(name: str, language: str) -> None:
    root = parsed(drawn(name, language).live)
    paper, all_texts = canvas(root), texts(root)
    assert all_texts
    assert [a for a in (*boxes(root), *all_texts) if not paper.holds(a)] == []


@EVERY_DRAWING
def test_every_text_stays_inside_the_boxes_that_it_begins_in(name: str, language: str) -> None:
    root = parsed(drawn(name, language).live)
    outside = [
        (text.text, box)
        for text in texts(root)
        for box in boxes(root, *HOLDING)
        if box.has_point((text.left + text.right) / 2, (text.top + text.bottom) / 2)
        and not box.holds(text, 1.5)
        and not _label_on_an_edge(text, box)
    ]
    assert outside == []


def _label_on_an_edge(text, box) -> bool:
    """The name of an arrow may lie across the dashed border of the cluster."""
    return box.what == "cluster" and text.what == "port"


@EVERY_DRAWING
def test_no_two_texts_cover_each_other(name: str, language: str) -> None:
    found = texts(parsed(drawn(name, language).live))
    covering = [(a.text, b.text) for a, b in combinations(found, 2) if a.meets(b)]
    assert covering == []


@EVERY_DRAWING
def test_no_text_runs_over_a_bar(name: str, language: str) -> None:
    root = parsed(drawn(name, language).live)
    bars = boxes(root, "well")
    assert [(text.text, bar) for text in texts(root) for bar in bars if text.meets(bar)] == []


@EVERY_DRAWING
def test_boxes_of_one_kind_do_not_overlap(name: str, language: str) -> None:
    root = parsed(drawn(name, language).live)
    for kind in HOLDING:
        pairs = combinations(boxes(root, kind), 2)
        assert [(a, b) for a, b in pairs if a.meets(b)] == []


@EVERY_DRAWING
def test_the_same_input_gives_the_same_bytes(name: str, language: str) -> None:
    first = drawn(name, language)
    assert drawn(name, language) == first
    assert drawn(name, language).svg == first.svg


@EVERY_DRAWING
def test_the_words_are_the_alternative_text(name: str, language: str) -> None:
    picture = drawn(name, language)
    root = parsed(picture.live)
    assert root.get("role") == "img"
    assert root.find(f"{SVG}desc").text == picture.words
    assert root.find(f"{SVG}title").text
    assert picture._repr_mimebundle_() == {
        "image/svg+xml": picture.svg,
        "text/plain": picture.words,
    }
    assert str(picture) == repr(picture) == picture.words


@EVERY_DRAWING
def test_numbers_stay_as_aws_writes_them(name: str, language: str) -> None:
    """No thousands separators, no exponents."""
    assert not re.search(r"\d,\d{3}\b|\de\+\d", drawn(name, language).words)


@pytest.mark.parametrize("name", DRAWINGS)
def test_the_two_languages_draw_the_same_boxes(name: str) -> None:
    vi, en = (boxes(parsed(drawn(name, language).live), *HOLDING) for language in LANGUAGES)
    for kind in ("container", "port", "host-port", "missing", "owned"):
        assert [b for b in vi if b.what == kind] == [b for b in en if b.what == kind]
