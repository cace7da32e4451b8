"""Looks words up once: a picture says the same few dozen phrases at every click."""

from __future__ import annotations

from functools import lru_cache

from helpers.i18n import Words

_OPEN, _CLOSE = "\ue000", "\ue001"  # private-use letters: no message contains them


def say(words: Words, message_id: str, **fields: str | int) -> str:
    """The message of the catalogue with its placeholders filled in.

    A whole number may choose the plural, so it goes through Fluent. Amounts are handed over as
    text, because they must look as AWS writes them (``1024``, not ``1,024``); a message with text
    only is read once and from then on just filled in, which is ten times as fast.

    Raises:
        MissingWordsError: as ``Words`` does.
    """
    if not fields:
        return _read(words, message_id)
    if any(isinstance(value, int) for value in fields.values()):
        return _counted(words, message_id, tuple(fields.items()))
    return _template(words, message_id, tuple(fields)).format_map(fields)


@lru_cache(maxsize=1024)
def _read(words: Words, message_id: str) -> str:
    return words(message_id)


@lru_cache(maxsize=1024)
def _counted(words: Words, message_id: str, fields: tuple[tuple[str, str | int], ...]) -> str:
    return words(message_id, **dict(fields))


@lru_cache(maxsize=1024)
def _template(words: Words, message_id: str, names: tuple[str, ...]) -> str:
    marked = words(message_id, **{name: f"{_OPEN}{name}{_CLOSE}" for name in names})
    doubled = marked.replace("{", "{{").replace("}", "}}")
    return doubled.replace(_OPEN, "{").replace(_CLOSE, "}")
