"""Everything that the tests check in the notebooks, in one list for an author at work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.authoring import approvals, glossary, outputs, parity, registry, shape
from helpers.authoring.pages import ROOT, pages

if TYPE_CHECKING:
    from pathlib import Path

    from helpers.authoring.problems import Problem


def problems(root: Path = ROOT) -> list[Problem]:
    """What there is to mend before the notebooks can be given to learners."""
    found = parity.problems(root) + approvals.problems(root) + glossary.problems(root)
    for page in pages(root=root):
        found += shape.problems(page) + outputs.problems(page) + registry.problems(page)
    return found
