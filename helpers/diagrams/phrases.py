"""Looks words up once: a picture says the same few dozen phrases at every click."""

from __future__ import annotations

from functools import lru_cache

from helpers.i18n import Words


@lru_cache(maxsize=4096)
def say(words: Words, message_id: str, **fields: str | int) -> str:
    """The message of the catalogue with its placeholders filled in, remembered.

    Amounts are handed over as text where they must look as AWS writes them (``1024``); Fluent
    would group the digits of a number the way the language does.

    Raises:
        MissingWordsError: as ``Words`` does.
    """
    return words(message_id, **fields)
