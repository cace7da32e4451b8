"""The handout is whole, stands alone, and keeps the answers for the instructor."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from helpers.authoring.handout import commands, site
from helpers.authoring.handout.editions import EDITIONS, Edition
from helpers.authoring.handout.printing import begins, write_pdf
from helpers.authoring.pages import pages
from helpers.diagrams.svg import escaped
from helpers.exercises.course import EXERCISES, LESSONS, QUESTIONS

if TYPE_CHECKING:
    from pathlib import Path

    from helpers.authoring.handout.chapters import Chapter

    Chapters = dict[Edition, list[Chapter]]

EDITION = pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.name)
LEARNERS = [edition for edition in EDITIONS if not edition.instructors]


@pytest.fixture(scope="session")
def folder(chapters: Chapters, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All sites, side by side."""
    made = tmp_path_factory.mktemp("handout")
    for edition, its in chapters.items():
        site.write(edition, its, made / edition.name)
    return made


@EDITION
def test_every_lesson_is_a_page_that_stands_alone(
    folder: Path, chapters: Chapters, edition: Edition
) -> None:
    pages = sorted(folder.joinpath(edition.name).glob("*.html"))
    assert len(pages) == len(chapters[edition]) + 1 > len(LESSONS)
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert f'<html lang="{edition.language}">' in text
        assert not re.search(r"<(script|link|iframe|img|object)\b", text), page.name
        assert not re.search(r"url\((?!#)|@import", text), page.name


@EDITION
def test_every_link_inside_leads_somewhere(folder: Path, edition: Edition) -> None:
    links = [
        (page.name, link)
        for page in folder.joinpath(edition.name).glob("*.html")
        for link in re.findall(r'<a [^>]*href="([^"#]+\.html)"', page.read_text(encoding="utf-8"))
        if "://" not in link
    ]
    assert links
    assert [each for each in links if not (folder / edition.name / each[1]).is_file()] == []
    assert not re.search(r'href="[^"]*\.(ipynb|md)"', "".join(_texts(folder / edition.name)))


@EDITION
def test_pictures_are_vectors_with_text_in_them(chapters: Chapters, edition: Edition) -> None:
    shown = {chapter.name: chapter.body for chapter in chapters[edition]}
    drawn = 0
    for page in pages(language=edition.language):
        outputs = [one for cell in page.of_type("code") for one in cell.outputs]
        pictures = sum("image/svg+xml" in one.get("data", {}) for one in outputs)
        assert shown[page.name].count('<div class="picture"><svg') == pictures
        drawn += pictures
    assert drawn > len(LESSONS)
    assert ">cluster demo</text>" in "".join(shown.values())


@EDITION
def test_only_the_instructor_has_the_answers(chapters: Chapters, edition: Edition) -> None:
    say = edition.words
    whole = "".join(chapter.body for chapter in chapters[edition])
    hints = [escaped(say(f"exercise-{name}-hint-1").split("`")[0]) for name in EXERCISES]
    found = [hint for hint in hints if len(hint) > 25 and hint in whole]
    assert bool(found) is edition.instructors
    rooms = whole.count('class="room"')
    assert rooms == sum(len(lesson.exercises) for lesson in LESSONS)
    names = [chapter.name for chapter in chapters[edition]]
    assert ("appendix" in names) is ("for_instructors" in names) is edition.instructors


def test_the_appendix_answers_everything(chapters: Chapters) -> None:
    for edition in EDITIONS:
        if edition.instructors:
            (appendix,) = (one for one in chapters[edition] if one.name == "appendix")
            assert appendix.body.count('class="key"') == len(EXERCISES) + len(QUESTIONS)


@EDITION
def test_no_id_stands_twice_in_the_book(chapters: Chapters, edition: Edition) -> None:
    book = site.book(edition, chapters[edition])
    headings = re.findall(r'<(?:h\d|section)[^>]* id="([^"]+)"', book)
    assert headings
    assert sorted(headings) == sorted(set(headings))


def test_a_printed_lesson_is_searchable_and_its_page_is_in_the_contents(
    chapters: Chapters, chromium: str, tmp_path: Path
) -> None:
    (edition,) = (one for one in LEARNERS if one.language == "vi")
    some = chapters[edition][:2]
    file = tmp_path / "vi.pdf"
    numbers = write_pdf(edition, some, file, chromium)
    assert begins(file.read_bytes(), some) == numbers
    printed = [page.extract_text() for page in PdfReader(file).pages]
    for chapter in some:
        assert chapter.title.split(":")[0] in printed[numbers[chapter.name] - 1]
        assert re.search(rf"{numbers[chapter.name]}\s*$", printed[0], re.MULTILINE)
    assert "task definition" in printed[numbers["01_task_definition"] - 1]
    assert "Đoán thử xem" in " ".join(printed)


def test_without_a_browser_the_pages_are_built_and_the_reason_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(commands, "find_chromium", lambda: None)
    monkeypatch.setattr(commands, "contents", lambda _edition: [])
    assert commands.main(["--language", "en", "--folder", str(tmp_path)]) == 1
    assert (tmp_path / "en" / "index.html").is_file()
    assert not (tmp_path / "vi").exists()
    assert "no Chromium here" in capsys.readouterr().out


def _texts(folder: Path) -> list[str]:
    return [page.read_text(encoding="utf-8") for page in folder.glob("*.html")]
