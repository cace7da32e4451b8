"""The shape that every lesson has, and the small things that keep a notebook easy to live with."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from helpers.authoring.outputs import UNSTABLE
from helpers.authoring.pages import is_setup, tags, twin_path
from helpers.authoring.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from helpers.authoring.pages import Page

LESSON = (
    "title",  # what you will be able to do, and how long it takes
    "setup",
    "picture",
    "predict",
    "run",
    "why",  # what happened, and why
    "break-it",
    "exercises",
    "said-and-exact",  # what is often said, what is exact
    "on-real-aws",  # console path, AWS CLI, cost, clean up
    "take-away",
    "next",
)
"""The cells that every lesson has, by id and in this order; others stand between them."""

START_PAGE = ("title", "how-a-lesson-works", "setup", "no-bill", "map", "picture", "next")
"""The same for lesson 00, the start page."""

LAST_PAGE = ("title", "setup", "picture", "said-and-exact", "on-real-aws", "take-away", "next")
"""The same for the last page."""

_SHAPES = {"00_start_here": START_PAGE, "09_last_page": LAST_PAGE}

LONGEST_CODE = 14
"""Lines of code that a learner takes in at one look."""

LONG_TAG = "long"
"""Tag of a code cell that may be longer, because what it holds is one thing (a JSON document)."""

_READABLE_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_RANDOM_ID = re.compile(r"[0-9a-f]{8}")
_LINK = re.compile(r"\]\(([^)\s]+)\)")


def problems(page: Page) -> list[Problem]:
    """What is wrong with the build of one notebook."""
    found = [Problem(page.title, "", what) for what in _problems_of_whole(page)]
    for cell in page.cells:
        whats = _problems_of_id(cell) + _problems_of_source(cell)
        whats += (
            _problems_of_code(cell) if cell.cell_type == "code" else _problems_of_links(page, cell)
        )
        found += [Problem(page.title, cell.get("id", ""), what) for what in whats]
    return found


def _problems_of_whole(page: Page) -> list[str]:
    found = []
    ids = [cell.get("id", "") for cell in page.cells]
    wanted = _SHAPES.get(page.name, LESSON)
    missing = [cell_id for cell_id in wanted if cell_id not in ids]
    if missing:
        found.append(f"lacks the cells {', '.join(missing)} that every lesson has")
    elif sorted(wanted, key=ids.index) != list(wanted):
        found.append(f"has its sections in another order than {', '.join(wanted)}")
    found += [f"has the id {cell_id!r} twice" for cell_id, n in Counter(ids).items() if n > 1]
    setups = [cell for cell in page.cells if is_setup(cell)]
    if len(setups) != 1 or f'Lab("{page.language}")' not in setups[0].source:
        found.append(f'needs exactly one cell tagged "setup", with Lab("{page.language}")')
    if f"../{twin_path(page).parent.name}/{page.path.name}" not in _first_text(page.cells):
        found.append("does not link to the other language in its first cell")
    return found


def _first_text(cells: Sequence[Any]) -> str:
    return str(cells[0].source) if cells else ""


def _problems_of_id(cell: Any) -> list[str]:
    cell_id = cell.get("id", "")
    if not _READABLE_ID.fullmatch(cell_id) or _RANDOM_ID.fullmatch(cell_id):
        return [f"needs a readable id such as 'first-register' (it begins {cell.source[:30]!r})"]
    return []


def _problems_of_source(cell: Any) -> list[str]:
    return [
        f"holds {name}: {match.group()!r}"
        for name, pattern in UNSTABLE.items()
        if "path" in name and (match := pattern.search(cell.source))
    ]


def _problems_of_code(cell: Any) -> list[str]:
    lines = len(cell.source.splitlines())
    if lines > LONGEST_CODE and LONG_TAG not in tags(cell):
        return [
            f"has {lines} lines of code; more than {LONGEST_CODE} are hard to take in. "
            f'Split it, or tag it "{LONG_TAG}" if it is one thing'
        ]
    return []


def _problems_of_links(page: Page, cell: Any) -> list[str]:
    targets = [target.partition("#")[0] for target in _LINK.findall(cell.source)]
    return [
        f"links to {target}, which is not there"
        for target in targets
        if target and "://" not in target and not (page.path.parent / target).exists()
    ]
