"""What every test stands on: nothing of this user's AWS, Jupyter or IPython settings."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

import pytest

from helpers.set_up import jupyter

TESTS = Path(__file__).parent

# Helpers of the tests (views.py, catalogue.py) are imported by their bare names from beside them.
for _folder in sorted({path.parent for path in TESTS.rglob("*.py")} - {TESTS}):
    sys.path.append(str(_folder))

_BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
NO_CHROMIUM = (
    "no Chromium here: install Chromium or Google Chrome (Debian: apt install chromium), "
    "or name one in ECS_COURSE_CHROMIUM"
)


def find_chromium() -> str | None:
    """The Chromium, Chrome or Edge of this computer, or the one that ECS_COURSE_CHROMIUM names."""
    if named := os.environ.get("ECS_COURSE_CHROMIUM"):
        return named
    return next(filter(None, map(shutil.which, _BROWSERS)), None)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser for the tests; where there is none they are skipped, on CI they fail."""
    found = find_chromium()
    if found is None:
        if os.environ.get("CI", "").lower() == "true":
            pytest.fail(NO_CHROMIUM, pytrace=False)
        pytest.skip(NO_CHROMIUM)
    return found


def pytest_configure(config: pytest.Config) -> None:
    """Put this process, and the kernels it starts, into an empty home of its own."""
    home = tempfile.TemporaryDirectory(prefix="ecs-course-tests-")
    config.add_cleanup(home.cleanup)
    state = Path(home.name)
    for name in [name for name in os.environ if name.startswith(("AWS_", "BOTO_", "MOTO_"))]:
        del os.environ[name]
    os.environ.update(jupyter.environment(state / "jupyter"))
    os.environ.update(
        AWS_CONFIG_FILE=str(state / "aws-config"),
        AWS_SHARED_CREDENTIALS_FILE=str(state / "aws-credentials"),
        AWS_EC2_METADATA_DISABLED="true",
        ECS_COURSE_DATA=str(state / "progress"),
    )
