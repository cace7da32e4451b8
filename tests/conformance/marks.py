"""Finds which tests hold which rows of the behaviour page, by letting pytest collect them all.

A test names its rows with ``@pytest.mark.behaviour("<row>", ...)``. Many marks stand in tables of
cases, so only pytest itself knows them all. Nothing is run.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

TESTS = Path(__file__).parent.parent

Marks = dict[str, list["Holder"]]
"""Rows by the tests that hold them."""


@dataclass(frozen=True, order=True)
class Holder:
    """A test that holds a row."""

    file: str
    test: str

    def __str__(self) -> str:
        return f"{self.file}::{self.test}"


class _Collector:
    """A plugin of pytest that keeps the marks of all collected tests."""

    def __init__(self) -> None:
        self.found: dict[str, set[tuple[str, str]]] = {}

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        for item in session.items:
            file, _, test = item.nodeid.partition("::")
            for mark in item.iter_markers("behaviour"):
                for row in mark.args:
                    self.found.setdefault(row, set()).add((file, test.partition("[")[0]))


def collect(root: Path = TESTS) -> Marks:
    """The marks of every test below ``root``.

    Raises:
        RuntimeError: when pytest cannot collect them.
    """
    ran = subprocess.run(
        [sys.executable, __file__, str(root)], capture_output=True, text=True, encoding="utf-8"
    )
    if ran.returncode:
        raise RuntimeError(ran.stdout + ran.stderr)
    found: dict[str, list[tuple[str, str]]] = json.loads(ran.stdout.splitlines()[-1])
    return {row: sorted(Holder(*each) for each in holders) for row, holders in found.items()}


def main(root: str) -> int:
    """Print the marks as one line of JSON (in a process of its own, away from a running pytest)."""
    collector = _Collector()
    options = ["--collect-only", "-qq", "-p", "no:cacheprovider", root]
    code = int(pytest.main(options, plugins=[collector]))
    rows = {row: sorted(holders) for row, holders in sorted(collector.found.items())}
    sys.stdout.write(f"\n{json.dumps(rows)}\n")
    return 0 if code == pytest.ExitCode.NO_TESTS_COLLECTED else code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
