"""``python -m helpers test``: every check of the course, one line a step."""

from __future__ import annotations

import subprocess
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from helpers.set_up import jupyter
from helpers.set_up.environment import ROOT
from helpers.set_up.sayings import write

if TYPE_CHECKING:
    from collections.abc import Sequence

PROGRESS_FOLDER = "ECS_COURSE_DATA"
"""The notebooks are run as a newcomer would, with no exercise solved yet."""

_PYTEST = ("-m", "pytest", "-n", "2")
_LINT_IMPORTS = "from importlinter.cli import lint_imports_command as lint; lint()"

STEPS: dict[str, tuple[str, ...]] = {
    "format": ("-m", "ruff", "format", "--check", "."),
    "lint": ("-m", "ruff", "check", "."),
    "types": ("-m", "mypy"),
    "layers": ("-c", _LINT_IMPORTS, "--no-cache"),
    "tests": (*_PYTEST, "--dist", "worksteal"),
    # A notebook's cells must stay together in one process.
    "notebooks": (
        *(*_PYTEST, "--dist", "loadfile", "-p", "helpers.authoring.kernels"),
        *("--nbval", "notebooks"),
    ),
}
"""What Python is asked to do for each step, in the order they run."""


def run(python: Path, arguments: Sequence[str]) -> int:
    """Run the steps, all of them even when one fails.

    Args:
        python: the Python that has the tools.
        arguments: names of :data:`STEPS` to run only those; anything else goes to pytest, for the
            step ``tests`` alone.

    Returns:
        The exit code: 0 when every step passed.
    """
    chosen = [word for word in arguments if word in STEPS]
    for_pytest = [word for word in arguments if word not in STEPS]
    if for_pytest and not chosen:
        chosen = ["tests"]
    lines = []
    failures = 0
    for name in chosen or STEPS:
        started = time.monotonic()
        passed = _passes(python, name, for_pytest)
        failures += not passed
        line = f"{name:<10} {'passed' if passed else 'FAILED'} {time.monotonic() - started:7.1f} s"
        lines.append(line)
        write(line)
    write("\n" + "\n".join(lines))
    write(f"steps: {len(lines) - failures} passed, {failures} failed")
    return 1 if failures else 0


def _passes(python: Path, name: str, for_pytest: Sequence[str]) -> bool:
    is_pytest = STEPS[name][: len(_PYTEST)] == _PYTEST
    with tempfile.TemporaryDirectory() as fresh:
        done = subprocess.run(
            [str(python), *STEPS[name], *(for_pytest if is_pytest else ())],
            cwd=ROOT,
            env={
                **jupyter.environment(Path(fresh) / "jupyter"),
                PROGRESS_FOLDER: str(Path(fresh) / "progress"),
            },
            stdin=subprocess.DEVNULL,
            stdout=None if is_pytest else subprocess.PIPE,
            stderr=None if is_pytest else subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    if done.returncode and done.stdout:
        write(done.stdout, end="")
    return done.returncode == 0
