"""IAM reads a trust policy when it is given, not when somebody wants to assume the role.

moto takes whatever ``CreateRole`` brings, and asks ``UpdateAssumeRolePolicy`` for the version
2012-10-17, though many roles of ECS are older than that custom and say 2008-10-17.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from helpers.aws.mended import Mending


def mend(mending: Mending) -> None:
    """Let both calls refuse what is no policy, with IAM's words."""
    from moto.iam.models import IAMBackend

    def checked(create: Callable[..., Any]) -> Callable[..., Any]:
        def create_role(
            iam: Any, role_name: str, assume_role_policy_document: str, *more: Any, **named: Any
        ) -> Any:
            _check(assume_role_policy_document)
            return create(iam, role_name, assume_role_policy_document, *more, **named)

        return create_role

    def update(iam: Any, role_name: str, policy_document: str) -> None:
        role = iam.get_role(role_name)
        _check(policy_document)
        role.assume_role_policy_document = policy_document

    mending.replace(IAMBackend, "create_role", checked)
    mending.replace(IAMBackend, "update_assume_role_policy", lambda _before: update)


def _check(document: str) -> None:
    """Refuse what is no JSON, and what has no statement with somebody and something in it.

    The texts are as public reports show them.
    """
    from moto.iam.exceptions import MalformedPolicyDocument

    try:
        policy = json.loads(document)
    except ValueError:
        raise MalformedPolicyDocument("This policy contains invalid Json") from None
    statements = policy.get("Statement") if isinstance(policy, dict) else None
    statements = [statements] if isinstance(statements, dict) else statements
    if not isinstance(statements, list) or not all(isinstance(s, dict) for s in statements):
        raise MalformedPolicyDocument("Syntax errors in policy.")
    for statement in statements:
        if "Resource" in statement:
            raise MalformedPolicyDocument("Has prohibited field Resource")
        if not any(name in statement for name in ("Principal", "NotPrincipal")):
            raise MalformedPolicyDocument("Missing required field Principal")
