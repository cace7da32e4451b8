"""Sentences of the catalogue as HTML: paragraphs, and `code` between backticks. No widgets here."""

from __future__ import annotations

import re

from helpers.diagrams.svg import escaped, plain

_CODE = re.compile(r"`([^`]+)`")


def inline(text: str) -> str:
    """One paragraph; whatever it holds is escaped first."""
    return _CODE.sub(r"<code>\1</code>", escaped(plain(text)))


def paragraphs(text: str) -> str:
    """Paragraphs that are separated by an empty line."""
    first, *more = (inline(part) for part in text.split("\n\n"))
    return f"<p>{first}</p>" + "".join(f'<p style="margin-top:6px">{part}</p>' for part in more)


def listed(texts: list[str]) -> str:
    """A list, one text an item."""
    items = "".join(f"<li>{inline(text)}</li>" for text in texts)
    return f'<ul style="margin:4px 0 0;padding-left:18px">{items}</ul>'


def unmarked(text: str) -> str:
    """For places that show no markup, such as the label of a radio button."""
    return _CODE.sub(r"\1", text)
