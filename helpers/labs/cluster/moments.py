"""Moments of lab time as the labs write them, the same as in the pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


def written(moment: datetime) -> str:
    """A moment in UTC, without its day."""
    return f"{moment:%H:%M:%S}"
