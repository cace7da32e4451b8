"""The learner's own copy of the notebooks: in ``my-course``, without the stored outputs.

The course's notebooks hold their outputs, for readers on a code host and for the tests. A learner
who opened them would read every answer before guessing, and running them would change files that
git looks after. So JupyterLab serves a copy: it is the learner's to change, a lesson that was left
alone is brought up to date, and one that was changed is never touched.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

from helpers.set_up.environment import ROOT
from helpers.set_up.sayings import SetUpError

FOLDER = ROOT / "my-course"
"""What JupyterLab serves; delete a lesson in it, and the next start brings a fresh one."""

_NOTEBOOKS = "notebooks"
_RECORD = ".given-out.json"  # what each copy held when it was made: file, SHA-256


def bring_up_to_date(folder: Path = FOLDER, root: Path = ROOT) -> list[str]:
    """Copy the lessons that are new, or that the learner has left as they were given out.

    Args:
        folder: the learner's own.
        root: the checkout.

    Returns:
        The lessons that have changed in the course and that the learner has changed too, such as
        ``vi/01_task_definition``: they stay the learner's.

    Raises:
        SetUpError: if ``folder`` cannot be written.
    """
    source, target = root / _NOTEBOOKS, folder / _NOTEBOOKS
    given, kept = _record(folder), []
    try:
        for path in sorted(source.glob("*/*.ipynb")):
            name = path.relative_to(source).as_posix()
            fresh, own = _without_outputs(path), target / name
            now = _content(fresh)
            has = _content(own.read_bytes()) if own.exists() else None
            if has == now or (has is not None and given.get(name) == now):
                continue  # what the learner has, with outputs or changes, is of this version
            if has is not None and has != given.get(name):
                kept.append(name.removesuffix(".ipynb"))
                continue
            own.parent.mkdir(parents=True, exist_ok=True)
            own.write_bytes(fresh)
            given[name] = now
        for path in source.glob("*.md"):
            shutil.copyfile(path, target / path.name)
        (folder / _RECORD).write_text(json.dumps(given, indent=1, sort_keys=True), encoding="utf-8")
    except OSError as error:
        raise SetUpError("no-permission", folder=folder) from error
    return kept


def _without_outputs(path: Path) -> bytes:
    notebook = json.loads(path.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [], None
    return json.dumps(notebook, ensure_ascii=False, indent=1).encode() + b"\n"


def _content(notebook: bytes) -> str:
    """What the learner may have changed: the cells' texts. Running and saving change more."""
    try:
        cells: list[dict[str, Any]] = json.loads(notebook)["cells"]
        text = json.dumps([(cell["cell_type"], "".join(cell["source"])) for cell in cells])
    except (ValueError, KeyError, TypeError):
        return ""  # not a notebook any more: the learner's, so it stays
    return hashlib.sha256(text.encode()).hexdigest()


def _record(folder: Path) -> dict[str, str]:
    try:
        record = json.loads((folder / _RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return record if isinstance(record, dict) else {}
