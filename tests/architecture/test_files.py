"""What holds for every committed file: nothing of the machine that it was written on."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from helpers.set_up.environment import ROOT

TOP = {"README.md", "environment.yml", "helpers", "notebooks", "pyproject.toml", "tests"}

# Put together, so that this file does not hold what it looks for.
REGISTRIES = re.compile("|".join(("pypi" + r"\.org", "python" + "hosted", "npm" + r"js\.org")))
MACHINE = re.compile(
    r"(?<![\w.])/(?:" + "|".join(("ho" + "me", "ro" + "ot", "wo" + "rk", "t" + "mp")) + r")/\w"
)

# Texts that speak of such paths on purpose: a rule against them and the tests of that rule,
# what stands inside a container, and the folders of Linux that a check names.
PATHS_ON_PURPOSE = ("helpers/authoring/", "tests/notebooks/", "tests/parity/")


def committed() -> list[Path]:
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True
        ).stdout.decode()
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout")
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


def texts() -> dict[str, str]:
    found = {}
    for path in committed():
        if path.suffix not in {".png", ".jpg"}:
            found[path.relative_to(ROOT).as_posix()] = path.read_text(encoding="utf-8")
    assert len(found) > 100
    return found


def test_nothing_else_stands_at_the_top() -> None:
    top = {path.relative_to(ROOT).parts[0] for path in committed()}
    assert {name for name in top if not name.startswith(".")} <= TOP | {"LICENSE"}


def test_no_package_registry_is_named() -> None:
    assert {name for name, text in texts().items() if REGISTRIES.search(text)} == set()


def test_no_path_of_a_machine_is_named() -> None:
    found = {
        name: MACHINE.findall(text)
        for name, text in texts().items()
        if not name.startswith(PATHS_ON_PURPOSE) and MACHINE.search(text)
    }
    assert found == {}
