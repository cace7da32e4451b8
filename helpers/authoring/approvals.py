"""Approvals: somebody has read both texts of a pair and they say the same.

``notebooks/approved.json`` holds the SHA-256 of each Vietnamese and English markdown cell at the
moment of approval. Editing either one makes the approval stale, so a text cannot drift away from
its twin unseen.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from helpers.authoring.pages import ROOT, Page, pages
from helpers.authoring.problems import Problem
from helpers.i18n import LANGUAGES

if TYPE_CHECKING:
    from pathlib import Path

Hashes = dict[str, str]
"""Language to SHA-256 of one markdown cell."""

FILE_NAME = "approved.json"


def approved(root: Path = ROOT) -> dict[str, dict[str, Hashes]]:
    """What was approved: lesson, cell id, language, hash."""
    path = root / FILE_NAME
    if not path.exists():
        return {}
    content: dict[str, dict[str, Hashes]] = json.loads(path.read_text(encoding="utf-8"))
    return content


def present(root: Path = ROOT) -> dict[str, dict[str, Hashes]]:
    """The same, as the notebooks are now."""
    lessons: dict[str, dict[str, Hashes]] = {}
    for page in pages(root=root):
        for cell_id, digest in _hashes(page).items():
            lessons.setdefault(page.name, {}).setdefault(cell_id, {})[page.language] = digest
    return lessons


def _hashes(page: Page) -> Hashes:
    return {
        cell.get("id", ""): hashlib.sha256(cell.source.encode()).hexdigest()
        for cell in page.of_type("markdown")
    }


def approve(number: str = "", root: Path = ROOT) -> list[str]:
    """Record the pairs of one lesson (or of all) as read and agreeing.

    Returns:
        The approvals that changed, as ``01_task_definition/take-away``.
    """
    old, now = approved(root), present(root)
    new = {name: now[name] if name.startswith(number) else old.get(name, {}) for name in now}
    (root / FILE_NAME).write_bytes(
        json.dumps(
            {name: cells for name, cells in new.items() if cells}, indent=1, sort_keys=True
        ).encode()
        + b"\n"
    )
    changed = _differences(old, new)
    return [f"{name}/{cell_id}" for name, cell_id in changed]


def problems(root: Path = ROOT) -> list[Problem]:
    """Pairs that changed since somebody approved them, and approvals of cells that are gone."""
    old, now = approved(root), present(root)
    found = []
    for name, cell_id in _differences(old, now):
        then, today = old.get(name, {}).get(cell_id, {}), now.get(name, {}).get(cell_id, {})
        changed = [language for language in LANGUAGES if then.get(language) != today.get(language)]
        found.append(
            Problem(
                name,
                cell_id,
                f"changed in {' and '.join(changed)} since it was approved. Read it in both "
                "languages, mend what differs, then: "
                f"python -m helpers notebooks approve {name[:2]}",
            )
        )
    return found


def _differences(
    old: dict[str, dict[str, Hashes]], new: dict[str, dict[str, Hashes]]
) -> list[tuple[str, str]]:
    places = {
        (name, cell_id) for lessons in (old, new) for name in lessons for cell_id in lessons[name]
    }
    return sorted(
        (name, cell_id)
        for name, cell_id in places
        if old.get(name, {}).get(cell_id) != new.get(name, {}).get(cell_id)
    )
