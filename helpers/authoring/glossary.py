"""Keeps the glossary's last column true: the lessons that use each term, in both languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from helpers.authoring.pages import ROOT, Page, pages
from helpers.authoring.problems import Problem

if TYPE_CHECKING:
    from pathlib import Path

FILE_NAME = "glossary.md"

_COLUMNS = 5


@dataclass(frozen=True, slots=True)
class Term:
    """One row of the glossary.

    Args:
        english: the term in the English lessons.
        vietnamese: what the Vietnamese lessons say for it, often the English word.
        meaning_vi: what it means, for a Vietnamese reader.
        meaning_en: what it means, for an English reader.
        lessons: where it is used, as two digits each.
    """

    english: str
    vietnamese: str
    meaning_vi: str
    meaning_en: str
    lessons: tuple[str, ...]


def terms(root: Path = ROOT) -> list[Term]:
    """The rows of the glossary."""
    rows = []
    for line in (root / FILE_NAME).read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and len(cells) == _COLUMNS and set(cells[0]) != {"-"}:
            english, vietnamese, meaning_vi, meaning_en, lessons = cells
            numbers = tuple(re.findall(r"\d\d", lessons))
            rows.append(Term(english, vietnamese, meaning_vi, meaning_en, numbers))
    return rows[1:]  # without the heading


def uses(term: Term, root: Path = ROOT) -> dict[str, tuple[str, ...]]:
    """The lessons whose text has the term, for each language."""
    words = {"en": term.english, "vi": term.vietnamese}
    found: dict[str, list[str]] = {language: [] for language in words}
    for page in pages(root=root):
        if _pattern(words[page.language]).search(_prose(page)):
            found[page.language].append(page.number)
    return {language: tuple(numbers) for language, numbers in found.items()}


def problems(root: Path = ROOT) -> list[Problem]:
    """Rows whose last column is not what the lessons say, or that are out of order."""
    rows = terms(root)
    found = []
    for term in rows:
        place = uses(term, root)
        either = tuple(sorted({*place["vi"], *place["en"]}))
        if term.lessons != either or not either:
            say = ", ".join(either) or "nothing, so take the row out"
            found.append(
                Problem(FILE_NAME, term.english, f"is used in {say}; mend its last column")
            )
        for language, numbers in place.items():
            lacking = [number for number in either if number not in numbers]
            if lacking:
                word = term.english if language == "en" else term.vietnamese
                where = " and ".join(f"{language}/{number}" for number in lacking)
                found.append(Problem(FILE_NAME, term.english, f"{where} does not say {word!r}"))
    names = [term.english for term in rows]
    if names != sorted(names, key=str.casefold):
        found.append(Problem(FILE_NAME, "", "is not in alphabetical order"))
    return found


def _pattern(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){re.escape(word)}s?(?!\w)", re.IGNORECASE)


def _prose(page: Page) -> str:
    """The text and the code of a lesson; a field such as ``essential`` is often met in code."""
    return "\n".join(cell.source for cell in page.cells)
