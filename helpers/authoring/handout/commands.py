"""The command line: ``python -m helpers handout``."""

from __future__ import annotations

import argparse
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from helpers.authoring.chromium import NO_CHROMIUM, find_chromium
from helpers.authoring.handout import site
from helpers.authoring.handout.appendix import appendix
from helpers.authoring.handout.chapters import Chapter, lesson, text
from helpers.authoring.handout.editions import EDITIONS, Edition
from helpers.authoring.pages import ROOT, pages
from helpers.i18n import LANGUAGES, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from helpers.i18n import Language

FOLDER = ROOT.parent / "build" / "handout"
"""Where the handouts go; git looks past it."""

GUIDE = "for_instructors"
"""The instructor's guide, a page of Markdown beside the lessons."""


def main(argv: Sequence[str] | None = None) -> int:
    """Build the handouts.

    Args:
        argv: the words after ``handout``; those of the command line if left out.

    Returns:
        The exit code: 0, or 1 when there is no browser to print with.
    """
    parser = argparse.ArgumentParser(prog="python -m helpers handout", description=__doc__)
    parser.add_argument("--language", choices=LANGUAGES, help="only this one, else all")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where to, else build/handout")
    parser.add_argument("--no-pdf", action="store_true", help="the HTML only")
    chosen = parser.parse_args(argv)
    chromium = None if chosen.no_pdf else find_chromium()
    for edition in EDITIONS:
        if chosen.language in (None, edition.language):
            build(edition, chosen.folder, chromium)
            _say(str(chosen.folder / edition.name / "index.html"))
    if chromium is None and not chosen.no_pdf:
        _say(NO_CHROMIUM)
        return 1
    return 0


def build(edition: Edition, folder: Path, chromium: str | None) -> None:
    """Build one handout into a folder of its name, and its PDF if there is a browser to print."""
    chapters = contents(edition)
    into = folder / edition.name
    site.write(edition, chapters, into)
    if chromium:
        from helpers.authoring.handout.printing import write_pdf

        write_pdf(edition, chapters, into / f"{edition.name}.pdf", chromium)


def contents(edition: Edition) -> list[Chapter]:
    """The chapters of a handout, in their order."""
    found = [*_lessons(edition.language), text("glossary", ROOT / "glossary.md")]
    if edition.instructors:
        guide = ROOT / edition.language / f"{GUIDE}.md"
        found = [text(GUIDE, guide), *found, appendix(edition)]
    return found


@cache
def _lessons(language: Language) -> tuple[Chapter, ...]:
    say = words(language)
    return tuple(lesson(page, say) for page in pages(language=language))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
