"""Whoever uses the lab's own key is the account itself, also when asking STS who that is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from helpers.aws.mended import Mending

_NOBODY = ":user/moto"
"""How moto names the holder of a key that it does not know."""


def mend(mending: Mending) -> None:
    """Name the account's root where moto would name its own user."""
    from moto.sts.models import STSBackend

    def name(before: Callable[..., Any]) -> Callable[..., Any]:
        def get_caller_identity(sts: Any, access_key_id: str, region: str) -> Any:
            user_id, arn, account = before(sts, access_key_id, region)
            if arn.endswith(_NOBODY):
                return account, f"arn:aws:iam::{account}:root", account
            return user_id, arn, account

        return get_caller_identity

    mending.replace(STSBackend, "get_caller_identity", name)
