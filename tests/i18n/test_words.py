"""A missing word is an error, never a silent fallback."""

import pytest
from catalogue import messages

from helpers.i18n import LANGUAGES, MissingWordsError, Words, words


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_that_does_not_exist_is_an_error(language: str) -> None:
    assert not Words(language).has("no-such-message")
    with pytest.raises(MissingWordsError, match="no message 'no-such-message'"):
        Words(language)("no-such-message")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_placeholder_that_was_not_given_is_an_error(language: str) -> None:
    with_placeholders = [m for m in messages(language).values() if m.placeholders]
    assert with_placeholders
    say = Words(language)
    for message in with_placeholders:
        with pytest.raises(MissingWordsError, match=message.id):
            say(message.id)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_can_be_said(language: str) -> None:
    say = Words(language)
    for message in messages(language).values():
        fields = dict.fromkeys(message.placeholders, "x")
        try:
            text = say(message.id, **fields)
        except MissingWordsError:  # a placeholder that chooses by number wants a number
            text = say(message.id, **dict.fromkeys(message.placeholders, 2))
        assert text.strip()
        assert "{" not in text or "{" in message.text


def test_a_third_language_is_refused_in_both() -> None:
    with pytest.raises(ValueError, match=r"tiếng Việt.*Vietnamese"):
        Words("fr")


def test_a_language_is_read_once() -> None:
    assert words("vi") is words("vi")
    assert words("vi").language == "vi"
