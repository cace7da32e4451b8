"""The handout as HTML: a page a chapter for reading offline, and one book for printing."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pygments.formatters import HtmlFormatter

from helpers.diagrams.style import STYLESHEET
from helpers.diagrams.svg import escaped
from helpers.labs.stylesheet import LOOK

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from helpers.authoring.handout.chapters import Chapter
    from helpers.authoring.handout.editions import Edition

_TO_CHAPTER = re.compile(r'href="(\w+)\.html"')


def write(edition: Edition, chapters: Sequence[Chapter], folder: Path) -> None:
    """The site: ``index.html`` and a page for each chapter, each whole in itself."""
    say = edition.words
    folder.mkdir(parents=True, exist_ok=True)
    pdf = f'<p class="screen"><a href="{edition.name}.pdf">{escaped(say("handout-pdf"))}</a></p>'
    start = _cover(edition) + pdf + _contents(edition, chapters)
    _save(folder / "index.html", _page(edition, say("handout-title"), start))
    for number, chapter in enumerate(chapters):
        before = chapters[number - 1] if number else None
        after = chapters[number + 1] if number + 1 < len(chapters) else None
        body = f"<main>{chapter.body}</main>{_steps(edition, before, after)}"
        _save(folder / f"{chapter.name}.html", _page(edition, chapter.title, body))


def book(
    edition: Edition, chapters: Sequence[Chapter], numbers: Mapping[str, int] | None = None
) -> str:
    """Everything on one page, for paper.

    Args:
        edition: which handout.
        chapters: in their order.
        numbers: the number of the page on which each chapter begins, by its name.
    """
    names = {chapter.name for chapter in chapters}
    parts = [_cover(edition), _contents(edition, chapters, numbers or {}, inside=True)]
    for chapter in chapters:
        body = _TO_CHAPTER.sub(
            lambda link: f'href="#{link[1]}"' if link[1] in names else link[0], chapter.body
        )
        parts.append(f'<section class="chapter" id="{chapter.name}">{body}</section>')
    return _page(edition, edition.words("handout-title"), "".join(parts))


def _cover(edition: Edition) -> str:
    say = edition.words
    which = "handout-instructors" if edition.instructors else "handout-learners"
    return (
        f'<header class="cover"><h1>{escaped(say("handout-title"))}</h1>'
        f"<p><strong>{escaped(say(which))}</strong></p>"
        f"<p>{escaped(say('handout-lead'))}</p></header>"
    )


def _contents(
    edition: Edition,
    chapters: Sequence[Chapter],
    numbers: Mapping[str, int] | None = None,
    *,
    inside: bool = False,
) -> str:
    say, rows = edition.words, []
    for chapter in chapters:
        target = f"#{chapter.name}" if inside else f"{chapter.name}.html"
        number = (numbers or {}).get(chapter.name)
        page = "" if number is None else f'<span class="dots"></span><span>{number}</span>'
        rows.append(f'<li><a href="{target}">{escaped(chapter.title)}</a>{page}</li>')
    title = escaped(say("handout-contents"))
    return f'<nav class="contents"><h2>{title}</h2><ol>{"".join(rows)}</ol></nav>'


def _steps(edition: Edition, before: Chapter | None, after: Chapter | None) -> str:
    say = edition.words
    links = [
        f'<a href="{one.name}.html">{escaped(say(message))}: {escaped(one.title)}</a>'
        if one
        else "<span></span>"
        for message, one in (("handout-previous", before), ("handout-next", after))
    ]
    contents = f'<a href="index.html">{escaped(say("handout-contents"))}</a>'
    return f'<nav class="steps">{links[0]}{contents}{links[1]}</nav>'


def _page(edition: Edition, title: str, body: str) -> str:
    return (
        f'<!doctype html>\n<html lang="{edition.language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escaped(title)}</title><style>{_styles()}</style></head>"
        f"<body>{body}</body></html>\n"
    )


@cache
def _styles() -> str:
    own = Path(__file__).with_name("handout.css").read_text(encoding="utf-8")
    code = HtmlFormatter(style="bw").get_style_defs(".highlight")
    return "\n".join((STYLESHEET, LOOK, str(code), own))


def _save(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
