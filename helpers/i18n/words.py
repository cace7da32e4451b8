"""Looks up a message of the catalogue and fills in its placeholders."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal, cast, get_args

from fluent.runtime import FluentBundle, FluentResource

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

_CATALOGUE = Path(__file__).parent
_BUNDLE_LOCALES = {"vi": "vi-VN", "en": "en-GB"}


class MissingWordsError(LookupError):
    """The catalogue lacks a message, or a placeholder of the message was not given."""


class Words:
    """The catalogue of one language.

    Args:
        language: ``"vi"`` or ``"en"``.

    Raises:
        ValueError: if the language is another one; the text names both, in both languages.
    """

    def __init__(self, language: str) -> None:
        if language not in LANGUAGES:
            raise ValueError(
                f'Khóa học chỉ có "vi" (tiếng Việt) và "en" (tiếng Anh), không có {language!r}. / '
                f'The course speaks "vi" (Vietnamese) and "en" (English), not {language!r}.'
            )
        self.language: Language = language
        self._bundle = FluentBundle([_BUNDLE_LOCALES[language]], use_isolating=False)
        for path in sorted((_CATALOGUE / language).glob("*.ftl")):
            self._bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))

    def __call__(self, message_id: str, **fields: str | int | float) -> str:
        """The message in this language, with its placeholders filled in.

        Raises:
            MissingWordsError: if the message does not exist or a placeholder is missing.
        """
        if not self._bundle.has_message(message_id):
            raise MissingWordsError(f"no message {message_id!r} in {self.language}")
        pattern = self._bundle.get_message(message_id).value
        if pattern is None:
            raise MissingWordsError(f"message {message_id!r} has no text in {self.language}")
        text, problems = self._bundle.format_pattern(pattern, fields)
        if problems:
            raise MissingWordsError(f"message {message_id!r} in {self.language}: {problems[0]}")
        return cast("str", text)

    def has(self, message_id: str) -> bool:
        """Whether the catalogue has this message."""
        return bool(self._bundle.has_message(message_id))


@cache
def words(language: str) -> Words:
    """The catalogue of a language, read once a process."""
    return Words(language)
