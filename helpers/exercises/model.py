"""What an exercise and a prediction are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from helpers.i18n import Words

Ecs = Any
"""A boto3 ECS client; boto3 makes the class when it runs, so there is no type to name."""

_MOST_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that an exercise still asks for: a message of the catalogue and its fields."""

    message: str
    fields: Mapping[str, str] = field(default_factory=dict)

    def said(self, words: Words) -> str:
        """The sentence in the learner's language."""
        return words(self.message, **self.fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """Something to bring about in ECS.

    Its words are the messages ``exercise-<id>-title``, ``-task``, ``-hint-1`` and so on, and
    ``-solved``. After the hints in words comes one more: the solution itself.

    Args:
        id: the lesson's number and a name, ``01-give-it-a-port``.
        starter: the code of the cell that the learner begins with and edits.
        look: yields what is still missing, seen through boto3; the typed text is never read.
        hints: how many hints there are in words.
        solution: code that solves it when it runs after ``starter``; no part of it is a secret.
        prepare: makes the state that the exercise starts from. Running it again changes nothing.
        second_star: yields what a solution that works could still do better. Most have none.
    """

    id: str
    starter: str
    look: Callable[[Ecs], Iterable[Missing]]
    hints: int
    solution: str
    prepare: Callable[[Ecs], None] | None = None
    second_star: Callable[[Ecs], Iterable[Missing]] | None = None

    def missing(self, ecs: Ecs) -> tuple[Missing, ...]:
        """What is still missing; nothing once the exercise is solved."""
        return tuple(self.look(ecs))

    def missing_for_second_star(self, ecs: Ecs) -> tuple[Missing, ...] | None:
        """What a solved one could still do better; None if there is no second star to earn."""
        return None if self.second_star is None else tuple(self.second_star(ecs))


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A prediction with answers to choose from.

    Its words are the messages ``question-<id>-text``, ``-choice-<answer>`` and ``-why-<answer>``.

    Args:
        id: the lesson's number and a name, ``01-same-family``.
        choices: the answers, in the order in which they are shown.
        right: the answer that comes true.
    """

    id: str
    choices: tuple[str, ...]
    right: str

    def read(self, answer: str) -> str | None:
        """The answer, or None if it is not one of them."""
        return answer if answer in self.choices else None

    def why(self, answer: str) -> str:
        """The message that explains an answer."""
        return f"question-{self.id}-why-{answer}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A prediction that is a whole number.

    Its words are the messages ``question-<id>-text``, ``-why-<answer>`` for the answers that have
    an explanation of their own, and ``-why-other`` for all the rest.

    Args:
        id: the lesson's number and a name, ``01-next-number``.
        right: the number that comes true.
        explained: the wrong numbers that many give, each for a reason worth talking about.
    """

    id: str
    right: str
    explained: tuple[str, ...] = ()

    def read(self, answer: str) -> str | None:
        """The number as it is usually written, or None if it is not a whole number."""
        digits = answer.strip()
        if not (digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS):
            return None
        return str(int(digits))

    def why(self, answer: str) -> str:
        """The message that explains an answer."""
        known = answer in (self.right, *self.explained)
        return f"question-{self.id}-why-{answer if known else 'other'}"


Question = Choice | Number
