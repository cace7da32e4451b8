"""The glossary names every lesson that uses a term, and no other."""

from pathlib import Path

import pytest

from helpers.authoring import glossary
from helpers.authoring.problems import listed

HEAD = "| English | Trong bài | Nghĩa là | Meaning | Bài |\n|---|---|---|---|---|\n"


def write(course: Path, *rows: str) -> None:
    (course / "glossary.md").write_text(HEAD + "".join(f"{row}\n" for row in rows), "utf-8")


def test_the_glossary_of_the_course_is_true() -> None:
    assert len(glossary.terms()) > 20
    assert listed(glossary.problems()) == ""


def test_every_term_is_explained_in_both_languages() -> None:
    for term in glossary.terms():
        assert term.meaning_vi, term.english
        assert term.meaning_en, term.english
        assert term.meaning_vi != term.meaning_en


def test_a_true_row_is_accepted(course: Path) -> None:
    write(course, "| container | container | Một… | A… | 01 |")
    assert glossary.problems(course) == []


def test_a_term_may_have_a_vietnamese_word(course: Path) -> None:
    write(course, "| run | chạy | Cho… | To… | 01 |")
    assert glossary.problems(course) == []


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["| container | container | Một… | A… | 02 |"], "is used in 01; mend its last column"),
        (["| container | container | Một… | A… | |"], "is used in 01; mend its last column"),
        (["| cluster | cluster | Nơi… | Where… | 01 |"], "is used in nothing"),
        (["| run it | container | … | … | 01 |", "| one | một | … | … | 01 |"], "alphabetical"),
        (["| run it | đi | … | … | 01 |"], "vi/01 does not say 'đi'"),
    ],
)
def test_a_row_that_is_not_true_is_refused(course: Path, rows: list[str], said: str) -> None:
    write(course, *rows)
    assert said in listed(glossary.problems(course))


def test_part_of_a_word_is_not_the_word(course: Path) -> None:
    write(course, "| contain | contain | … | … | 01 |")
    assert "is used in nothing" in listed(glossary.problems(course))
