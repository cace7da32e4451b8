"""What the set-up says stands in both languages and leads on."""

import string

import pytest

from helpers.set_up.sayings import SAYINGS, SetUpError, said


def placeholders(text: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(text) if field}


@pytest.mark.parametrize("name", SAYINGS)
def test_both_languages_say_the_same(name: str) -> None:
    vietnamese, english = SAYINGS[name]
    assert placeholders(vietnamese) == placeholders(english)
    assert vietnamese.isascii() is False
    assert english.isascii()
    assert "\n" not in vietnamese + english


def test_an_error_is_one_line_in_each_language() -> None:
    text = str(SetUpError("port-taken", port=8888))
    assert text == said("port-taken", port=8888)
    assert [line.split()[:2] for line in text.splitlines()] == [["Cổng", "8888"], ["Port", "8888"]]
