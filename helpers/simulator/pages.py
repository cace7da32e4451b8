"""Lists in pages: ``maxResults`` and ``nextToken``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpers.simulator.errors import invalid

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from helpers.simulator.errors import EcsError

PAGE = 100


def invalid_token() -> EcsError:
    """The refusal of a ``nextToken`` that no earlier page gave (the text is unsourced)."""
    return invalid("Invalid token.", "invalid-next-token")


def page_size(request: Mapping[str, Any], default: int = PAGE) -> int:
    """``maxResults`` of a request.

    Raises:
        EcsError: when it is not between 1 and 100 (the text is unsourced).
    """
    asked = request.get("maxResults")
    if asked is None:
        return default
    if not 1 <= asked <= PAGE:
        raise invalid(
            f"maxResults must be between 1 and {PAGE}.", "max-results-out-of-range", asked=asked
        )
    return int(asked)


def page(
    name: str, items: Sequence[Any], request: Mapping[str, Any], *, size: int = PAGE
) -> dict[str, Any]:
    """One page of ``items`` under ``name``, with ``nextToken`` when there is more.

    Raises:
        EcsError: for a token that we did not give, or a wrong size.
    """
    token = request.get("nextToken") or "0"
    if not token.isdecimal() or int(token) > len(items):
        raise invalid_token()
    start = int(token)
    end = start + page_size(request, size)
    result: dict[str, Any] = {name: list(items[start:end])}
    if end < len(items):
        result["nextToken"] = str(end)
    return result
