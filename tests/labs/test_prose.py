"""Sentences as HTML: escaped first, then paragraphs and code."""

import pytest

from helpers.labs.prose import inline, listed, paragraphs, unmarked


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a `b` c", "a <code>b</code> c"),
        ("`<i>` & `x`", "<code>&lt;i&gt;</code> &amp; <code>x</code>"),
        ("one ` alone", "one ` alone"),
        ("two\nlines", "two lines"),
        ("``", "``"),
    ],
)
def test_code_stands_between_backticks(text: str, html: str) -> None:
    assert inline(text) == html


def test_an_empty_line_begins_a_paragraph() -> None:
    assert paragraphs("one").count("<p") == 1
    assert paragraphs("one\n\n<two>\nstill two").count("<p") == 2
    assert "&lt;two&gt; still two" in paragraphs("one\n\n<two>\nstill two")


def test_a_list_has_one_item_a_text() -> None:
    assert listed(["`a`", "<b>"]).count("<li>") == 2
    assert "<b>" not in listed(["`a`", "<b>"])


def test_labels_lose_their_marks() -> None:
    assert unmarked("`cpu` and `memory`") == "cpu and memory"
