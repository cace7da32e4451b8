"""Notebooks that a browser test writes for itself, into the server's copy of the course."""

from __future__ import annotations

from typing import TYPE_CHECKING

import nbformat
from nbformat import v4

if TYPE_CHECKING:
    from lab_server import JupyterLab


def write(jupyterlab: JupyterLab, title: str, **cells: str) -> str:
    """Write a notebook with these code cells, by cell id (``_`` becomes ``-``): its title.

    A title stands for the same cells always.
    """
    made = [
        v4.new_code_cell(source, id=name.replace("_", "-"))  # type: ignore[no-untyped-call]
        for name, source in cells.items()
    ]
    notebook = v4.new_notebook(cells=made)  # type: ignore[no-untyped-call]
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
    path = jupyterlab.folder / "course" / "notebooks" / f"{title}.ipynb"
    if not path.exists():  # it may be open already
        nbformat.write(notebook, path)  # type: ignore[no-untyped-call]
    return title
