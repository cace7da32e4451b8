"""What every test stands on: nothing of this user's AWS, Jupyter or IPython settings."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.authoring.chromium import NO_CHROMIUM, find_chromium
from helpers.set_up import jupyter

TESTS = Path(__file__).parent

# Helpers of the tests (views.py, catalogue.py) are imported by their bare names from beside them.
for _folder in sorted({path.parent for path in TESTS.rglob("*.py")} - {TESTS}):
    sys.path.append(str(_folder))


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


@pytest.fixture(scope="module", autouse=True)
def widgets_end_with_their_tests() -> Iterator[None]:
    """ipywidgets remembers every open widget, and each of them a whole lab."""
    yield
    if widgets := sys.modules.get("ipywidgets"):
        widgets.Widget.close_all()
