"""One endpoint for the tests of a file, and clients of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from endpoint_process import client, running


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with running("--speed", "60") as (_process, found):
        yield found


@pytest.fixture
def connect(address: str) -> Callable[..., Any]:
    return lambda service, **options: client(service, address, **options)
