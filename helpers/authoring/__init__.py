"""Tools for the authors of notebooks: copy, run, approve, check.

The learner never meets this package. It may start processes (a kernel to run a notebook in);
the rest of ``helpers`` may not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """``python -m helpers notebooks ...``: see ``commands.main``, which needs the environment."""
    from helpers.authoring import commands

    return commands.main(argv)
