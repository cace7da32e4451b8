"""The handout as a PDF: Chromium prints the book, twice, for the page numbers of its contents."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright
from pypdf import PdfReader

from helpers.authoring.chromium import FLAGS
from helpers.authoring.handout.site import book

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from helpers.authoring.handout.chapters import Chapter
    from helpers.authoring.handout.editions import Edition


def write_pdf(
    edition: Edition, chapters: Sequence[Chapter], file: Path, chromium: str
) -> dict[str, int]:
    """Print the book.

    Args:
        edition: which handout.
        chapters: in their order.
        file: where to.
        chromium: the browser that prints.

    Returns:
        The page on which each chapter begins, by its name.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        page = browser.new_context(offline=True).new_page()
        # Three digits for every chapter, so that the contents take the room that they will take.
        draft = _printed(page, book(edition, chapters, dict.fromkeys(_names(chapters), 999)))
        numbers = begins(draft, chapters)
        file.write_bytes(_printed(page, book(edition, chapters, numbers)))
        browser.close()
    return numbers


def begins(pdf: bytes, chapters: Sequence[Chapter]) -> dict[str, int]:
    """The page, from 1, to which each chapter's link in the contents leads."""
    reader = PdfReader(io.BytesIO(pdf))
    places = reader.named_destinations
    found = {}
    for name in _names(chapters):
        number = reader.get_destination_page_number(places[f"/{name}"])
        if number is None:
            raise ValueError(f"the PDF has no page for {name}")
        found[name] = number + 1
    return found


def _names(chapters: Sequence[Chapter]) -> list[str]:
    return [chapter.name for chapter in chapters]


def _printed(page: Any, html: str) -> bytes:
    page.set_content(html)
    page.emulate_media(media="print")
    pdf: bytes = page.pdf(prefer_css_page_size=True, outline=True, tagged=True)
    return pdf
