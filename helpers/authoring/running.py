"""Runs notebooks from the top in a fresh kernel and stores their outputs, the same every time."""

from __future__ import annotations

import copy
import os
import tempfile
from typing import Any

from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError

from helpers.authoring import outputs
from helpers.authoring.pages import Page

TIMEOUT = 120
"""Seconds a cell may take. The lab never sleeps, so one that takes this long hangs."""

PROGRESS_FOLDER = "ECS_COURSE_DATA"
"""Environment variable with the folder of the learner's progress."""


class RunError(Exception):
    """A cell failed; the notebook on disk is as it was."""


def run(page: Page) -> bool:
    """Run a notebook as a newcomer would, with no progress yet, and store its outputs.

    Returns:
        Whether the file changed.

    Raises:
        RunError: naming the cell, with the error it ended in.
    """
    executed = Page(page.path, executed_copy(page))
    before = page.path.read_bytes()
    executed.save()
    return page.path.read_bytes() != before


def executed_copy(page: Page) -> Any:
    """The notebook with fresh, tidied outputs; nothing is written.

    Raises:
        RunError: if a cell fails or does not end.
    """
    notebook = copy.deepcopy(page.notebook)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    with tempfile.TemporaryDirectory() as progress:
        client = NotebookClient(
            notebook,
            timeout=TIMEOUT,
            kernel_name="python3",
            store_widget_state=False,
            record_timing=False,
            resources={"metadata": {"path": str(page.path.parent)}},
        )
        try:
            client.execute(env={**os.environ, PROGRESS_FOLDER: progress})
        except (CellExecutionError, CellTimeoutError) as error:
            raise RunError(f"{page.title}, cell {_failed_cell(notebook)!r}: {error}") from error
    outputs.tidy(notebook)
    return notebook


def _failed_cell(notebook: Any) -> str:
    """The id of the last cell that the kernel began."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    begun = [cell for cell in cells if cell.execution_count or cell.outputs]
    return str((begun or cells)[-1].get("id", ""))
