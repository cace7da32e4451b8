"""What a handout is: its language, and whether it is the instructor's."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from helpers.i18n import LANGUAGES, words

if TYPE_CHECKING:
    from helpers.i18n import Language, Words


@dataclass(frozen=True)
class Edition:
    """One handout.

    Args:
        language: of its lessons.
        instructors: whether it has the answers, the solutions and the instructor's guide.
    """

    language: Language
    instructors: bool

    @property
    def name(self) -> str:
        """Its folder, and the stem of its PDF: ``vi``, ``vi-instructor``."""
        return f"{self.language}-instructor" if self.instructors else self.language

    @cached_property
    def words(self) -> Words:
        """The words of its language."""
        return words(self.language)


EDITIONS = tuple(Edition(language, one) for language in LANGUAGES for one in (False, True))
