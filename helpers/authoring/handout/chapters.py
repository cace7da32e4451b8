"""A lesson as a chapter: HTML of its notebook as it ran, made for paper too."""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nbconvert import HTMLExporter
from nbconvert.filters.markdown_mistune import markdown2html_mistune as from_markdown

from helpers.authoring.pages import is_setup
from helpers.diagrams.svg import escaped

if TYPE_CHECKING:
    from helpers.authoring.pages import Page
    from helpers.i18n import Words

_SHOWS = re.compile(r'lab\.(exercise|predict|open|map)\((?:"[^"]*")?\)\s*$')
_LINES = 7
"""Ruled lines to write an answer on."""

_HEADING = re.compile(r"^# +(.+)$", re.MULTILINE)
_TO_NOTEBOOK = re.compile(
    r'href="(?:\.\./(?P<language>vi|en)/)?(?P<name>\d\d_\w+)\.ipynb(?:#[^"]*)?"'
)
_TO_GLOSSARY = re.compile(r'href="\.\./glossary\.md(?:#[^"]*)?"')
_ANCHOR = re.compile(r'(<h[1-6]) id="([^"]*)"')
_CELL = re.compile(r' id="cell-id=[^"]*"')
_LINK_TO_HEADING = re.compile(r'<a class="anchor-link"[^>]*>[^<]*</a>')


@dataclass(frozen=True)
class Chapter:
    """A part of the handout: a lesson, the glossary, the guide, the appendix.

    Args:
        name: its file without ``.html``, and its anchor in the book.
        title: its heading.
        body: HTML, with links to ``<name>.html``.
    """

    name: str
    title: str
    body: str


def lesson(page: Page, words: Words) -> Chapter:
    """A lesson with its outputs, as they are stored; it is the same in both editions."""
    notebook = copy.deepcopy(page.notebook)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            _for_paper(cell, words)
    body, _resources = _exporter().from_notebook_node(notebook)
    return Chapter(page.name, _title(notebook), _linked(page.name, body))


def text(name: str, path: Path) -> Chapter:
    """A page of Markdown."""
    source = path.read_text(encoding="utf-8")
    found = _HEADING.search(source)
    return Chapter(name, found[1] if found else name, _linked(name, from_markdown(source)))


def _title(notebook: Any) -> str:
    first = next(cell for cell in notebook.cells if cell.cell_type == "markdown")
    found = _HEADING.search(first.source)
    return str(found[1]) if found else ""


def _for_paper(cell: Any, say: Words) -> None:
    """Leave out what only a kernel can do, and make room for a pen."""
    for output in cell.outputs:
        if "data" in output:
            output.data.pop("application/vnd.jupyter.widget-view+json", None)
    shows = _SHOWS.search(cell.source)
    if is_setup(cell) or shows is None:
        return
    kind = shows[1]
    if kind in ("exercise", "predict"):
        cell.metadata.transient = {"remove_source": True}
        room = "" if kind == "predict" else _room(say("handout-answer-room"))
        for output in cell.outputs:
            still = output.data.get("text/html", "")
            output.data["text/html"] = f'<section class="ask {kind}">{still}{room}</section>'
    elif kind == "open":
        note = f'<p class="note">{escaped(say("handout-lab-note"))}</p>'
        cell.outputs.append(_html_output(note))


def _html_output(html: str) -> Any:
    from nbformat import v4

    made: Any = v4.new_output("display_data", {"text/html": html})
    return made


def _room(label: str) -> str:
    lines = "<hr>" * _LINES
    return f'<div class="room"><p>{escaped(label)}</p>{lines}</div>'


def _linked(name: str, html: str) -> str:
    """Links between notebooks lead to chapters, and no id stands in two chapters of a book."""
    html = _LINK_TO_HEADING.sub("", _CELL.sub("", html))
    html = _ANCHOR.sub(rf'\1 id="{name}-\2"', html)
    html = _TO_GLOSSARY.sub('href="glossary.html"', html)
    return _TO_NOTEBOOK.sub(_to_chapter, html)


def _to_chapter(link: re.Match[str]) -> str:
    if link["language"]:
        return f'href="../{link["language"]}/{link["name"]}.html"'
    return f'href="{link["name"]}.html"'


@cache
def _exporter() -> Any:
    here = Path(__file__).parent
    exporter: Any = HTMLExporter(extra_template_basedirs=[str(here)], template_name="template")  # type: ignore[no-untyped-call]
    exporter.exclude_anchor_links = True
    exporter.exclude_input_prompt = exporter.exclude_output_prompt = True
    return exporter
