"""Lists in pages: ``maxResults`` and ``nextToken``."""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING

from helpers.simulator.errors import EcsError, ErrorCode

if TYPE_CHECKING:
    from collections.abc import Sequence

LARGEST_PAGE = 100
"""Results in a page when the caller names no number; also the most (API reference)."""


def known(member: str, value: str, allowed: Sequence[str]) -> None:
    """Refuse a value that is not one of ``allowed``."""
    if value not in allowed:
        raise EcsError(
            ErrorCode.INVALID_PARAMETER,
            f"Invalid {member} value '{value}'.",  # unsourced text
            reason="unknown-choice",
            fields={"member": member, "value": value[:40], "allowed": ", ".join(allowed)},
        )


def page(
    items: Sequence[str], max_results: int | None, next_token: str | None
) -> tuple[list[str], str | None]:
    """One page, and the token of the next.

    Raises:
        EcsError: InvalidParameterException for a page size outside 1..100 or a foreign token.
    """
    size = LARGEST_PAGE if max_results is None else max_results
    if not 1 <= size <= LARGEST_PAGE:
        raise EcsError(
            ErrorCode.INVALID_PARAMETER,
            "maxResults must be between 1 and 100.",  # unsourced text
            reason="page-size",
            fields={"value": size},
        )
    start = 0 if next_token is None else _read(next_token)
    end = start + size
    return list(items[start:end]), _write(end) if end < len(items) else None


def _write(position: int) -> str:
    return base64.urlsafe_b64encode(f"page:{position}".encode()).decode()


def _read(token: str) -> int:
    try:
        word, _, number = base64.urlsafe_b64decode(token.encode()).decode().partition(":")
        if word == "page" and number.isdigit():
            return int(number)
    except (binascii.Error, ValueError):
        pass
    raise EcsError(
        ErrorCode.INVALID_PARAMETER,
        "Invalid token in nextToken.",  # unsourced text
        reason="bad-token",
    )
