"""Holds the two languages of a lesson together: the same cells, the same code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpers.authoring.copying import NOT_WRITTEN
from helpers.authoring.pages import ROOT, Page, in_language, is_setup, pages, tags
from helpers.authoring.problems import Problem
from helpers.i18n import LANGUAGES

if TYPE_CHECKING:
    from pathlib import Path


def problems(root: Path = ROOT) -> list[Problem]:
    """Everything in which the two languages of the course differ and should not."""
    by_name: dict[str, dict[str, Page]] = {}
    for page in pages(root=root):
        by_name.setdefault(page.name, {})[page.language] = page
    found = []
    for name, pair in sorted(by_name.items()):
        missing = [language for language in LANGUAGES if language not in pair]
        if missing:
            have = next(iter(pair))
            how = f"python -m helpers notebooks copy {have} {name[:2]}"
            found.append(Problem(name, "", f"is missing in {missing[0]}; make it: {how}"))
        else:
            found += problems_of_pair(pair["vi"], pair["en"])
    return found


def problems_of_pair(vi: Page, en: Page) -> list[Problem]:
    """The differences between the two notebooks of one lesson."""
    outline_vi, outline_en = _outline(vi), _outline(en)
    if outline_vi != outline_en:
        at = next(
            (i for i, (a, b) in enumerate(zip(outline_vi, outline_en, strict=False)) if a != b),
            min(len(outline_vi), len(outline_en)),
        )
        here = [
            outline[at] if at < len(outline) else "no cell" for outline in (outline_vi, outline_en)
        ]
        return [
            Problem(
                vi.name,
                "",
                f"has other cells from place {at + 1} on: {here[0]} in vi, {here[1]} in en. Bring "
                f"them together: python -m helpers notebooks copy vi {vi.number} (or copy en)",
            )
        ]
    found = []
    for one, other in zip(vi.cells, en.cells, strict=True):
        found += [Problem(vi.name, one.get("id", ""), what) for what in _differences(one, other)]
    return found


def _outline(page: Page) -> list[str]:
    return [f"{cell.cell_type} {cell.get('id', '')!r}" for cell in page.cells]


def _differences(vi: Any, en: Any) -> list[str]:
    found = []
    if tags(vi) != tags(en):
        found.append(f"has tags {tags(vi)} in vi and {tags(en)} in en")
    if vi.cell_type == "code":
        same = in_language(vi.source, "en") == en.source if is_setup(vi) else vi.source == en.source
        if not same:
            found.append(
                "has other code in vi than in en; only the set-up cell's language may differ"
            )
    else:
        found += [
            f"still waits for its {language} text"
            for language, cell in zip(LANGUAGES, (vi, en), strict=True)
            if NOT_WRITTEN in cell.source
        ]
        if vi.source == en.source:
            found.append("says the same words in both languages")
        if _headings(vi) != _headings(en):
            found.append(f"has headings {_headings(vi)} in vi and {_headings(en)} in en")
    return found


def _headings(cell: Any) -> list[int]:
    """The levels of a text's headings, in order."""
    levels, in_code = [], False
    for line in cell.source.splitlines():
        if line.startswith("```"):
            in_code = not in_code
        if not in_code and line.startswith("#"):
            levels.append(len(line) - len(line.lstrip("#")))
    return levels
