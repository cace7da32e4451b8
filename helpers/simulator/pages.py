"""Lists in pages: ``maxResults`` and ``nextToken``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpers.simulator.errors import EcsError, ErrorCode

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PAGE = 100


def page(
    name: str, items: Sequence[Any], request: Mapping[str, Any], *, size: int = PAGE
) -> dict[str, Any]:
    """One page of ``items`` under ``name``, with ``nextToken`` when there is more.

    Raises:
        EcsError: for a token that we did not give (the text is unsourced).
    """
    token = request.get("nextToken") or "0"
    if not token.isdigit() or int(token) > len(items):
        raise EcsError(
            ErrorCode.INVALID_PARAMETER, "Invalid token.", reason="invalid-next-token", fields={}
        )
    start = int(token)
    end = start + min(request.get("maxResults") or size, PAGE)
    result: dict[str, Any] = {name: list(items[start:end])}
    if end < len(items):
        result["nextToken"] = str(end)
    return result
