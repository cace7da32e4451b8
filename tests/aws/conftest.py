"""A lab for a test, and a client in it."""

from __future__ import annotations

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
    return boto3.client("ecs")


@pytest.fixture(scope="module")
def shared_ecs() -> Iterator[Any]:
    """One client for a whole table of calls that do not disturb each other."""
    with Lab("en"):
        yield boto3.client("ecs")
