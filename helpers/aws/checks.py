"""What a learner may hand to the lab's own tools, checked before anything changes."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from helpers.i18n import Words

LONGEST_PASS = 10 * 365 * 86_400
"""Seconds of lab time that may pass at once: ten years."""

HIGHEST_PORT = 65_535


def is_amount(value: object) -> bool:
    """Is it a number of 0 or more, and no infinite one?"""
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < math.inf


def is_count(value: object, least: int = 0, most: float = math.inf) -> bool:
    """Is it a whole number within these bounds?"""
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def passing(words: Words, seconds: object) -> None:
    """Can so much lab time pass?

    Raises:
        ValueError: not so, in the learner's language.
    """
    if not is_amount(seconds) or seconds > LONGEST_PASS:  # type: ignore[operator]
        raise ValueError(words("world-bad-advance", seconds=str(seconds)))


def program(
    words: Words,
    image: object,
    function: object,
    port: object,
    answers: object,
    ready_after: object,
    memory: object,
) -> None:
    """Can this be a program in an image?

    Raises:
        ValueError: not so, and which argument it is, in the learner's language.
    """
    statuses = answers.values() if isinstance(answers, Mapping) else [answers]
    wrong = {
        "image": not (isinstance(image, str) and image.strip()),
        "function": not (function is None or callable(function)),
        "port": not (port is None or is_count(port, 1, HIGHEST_PORT)),
        "answers": not all(is_count(each, 100, 599) for each in statuses),
        "ready_after": not is_amount(ready_after),
        "memory": not is_count(memory),
    }
    for name, is_wrong in wrong.items():
        if is_wrong:
            raise ValueError(words("world-bad-program", argument=name))
