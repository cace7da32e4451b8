"""A lab for a test, and a client in it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import boto3
import pytest

from helpers import Lab

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def lab() -> Iterator[Lab]:
    with Lab("en") as lab:
        yield lab


@pytest.fixture
def ecs(lab: Lab) -> Any:
    return _client()


@cache
def _client() -> Any:
    """Made in the first lab that comes along: a client goes on working in the labs after it."""
    return boto3.client("ecs")
