"""The simulator's answers as they travel: AWS's JSON protocol has no dates, only numbers."""

from __future__ import annotations

from datetime import datetime
from typing import Any


def wire(value: Any) -> Any:
    """A copy with every moment as epoch seconds, and with plain lists and mappings.

    It is a copy all through: what the record of calls keeps does not change with the simulator.
    """
    if isinstance(value, dict):
        return {key: wire(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [wire(item) for item in value]
    if isinstance(value, datetime):
        return value.timestamp()
    return value
