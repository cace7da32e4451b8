"""Tags, and what AWS asks of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.simulator.errors import EcsError, ErrorCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MOST = 50
LONGEST_KEY = 128
LONGEST_VALUE = 256
"""Source: API reference, Tag and RegisterTaskDefinition.tags."""


def _refuse(message: str, reason: str, key: str) -> EcsError:
    return EcsError(ErrorCode.INVALID_PARAMETER, message, reason=reason, fields={"key": key[:60]})


def checked(
    new: Iterable[Mapping[str, str]], present: Mapping[str, str] | None = None
) -> dict[str, str]:
    """``present`` with ``new`` on top, in AWS's limits.

    Raises:
        EcsError: InvalidParameterException; the texts are the likeliest, not sourced.
    """
    result = dict(present or {})
    for tag in new:
        key, value = tag.get("key", ""), tag.get("value", "")
        if not 1 <= len(key) <= LONGEST_KEY:
            raise _refuse("Tag key must be between 1 and 128 characters.", "tag-key-length", key)
        if len(value) > LONGEST_VALUE:
            raise _refuse("Tag value must be at most 256 characters.", "tag-value-length", key)
        if key.lower().startswith("aws:"):
            raise _refuse(
                "Tag keys that start with 'aws:' are reserved for AWS.", "tag-key-reserved", key
            )
        result[key] = value
    if len(result) > MOST:
        raise EcsError(
            ErrorCode.INVALID_PARAMETER,
            "Tags can not have more than 50 elements.",
            reason="tag-count",
            fields={"count": len(result)},
        )
    return result
