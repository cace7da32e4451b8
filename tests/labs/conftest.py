"""A callback of a lab never raises; the test fails instead when one wanted to."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def nothing_is_hidden(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """Fail a test in which a callback hid an error from the learner.

    A test that asks for ``caplog`` looks at the log itself.
    """
    yield
    if "caplog" in inspect.signature(request.function).parameters:
        return
    hidden = [r for r in caplog.get_records("call") if r.name == "helpers.labs"]
    for record in hidden:
        if record.exc_info and record.exc_info[1] is not None:
            raise AssertionError(record.getMessage()) from record.exc_info[1]
    assert hidden == []
