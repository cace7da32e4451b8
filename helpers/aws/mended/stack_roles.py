"""A role of a stack has the managed policies that its template names.

moto makes the role and forgets them, so that no task of a stack could write a log or pull an image
(AWS::IAM::Role, CloudFormation's template reference, ``ManagedPolicyArns``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from helpers.aws.mended import Mending


def mend(mending: Mending) -> None:
    """Attach the policies when the role is made or updated, and detach them before it goes."""
    from moto.iam.models import Role, iam_backends

    def keep(role: Any, wanted: Iterable[str]) -> None:
        iam = iam_backends[role.account_id][role.partition]
        before, after = set(role.managed_policies), set(wanted)
        for arn in before - after:
            iam.detach_role_policy(arn, role.name)
        for arn in after - before:
            iam.attach_role_policy(arn, role.name)

    def attached(before: Any) -> Any:
        def make(kind: Any, *arguments: Any, **options: Any) -> Any:
            role = before.__func__(kind, *arguments, **options)
            template = options.get("cloudformation_json") or arguments[1]
            keep(role, template["Properties"].get("ManagedPolicyArns", ()))
            return role

        return classmethod(make)

    def detached(before: Any) -> Any:
        def delete(kind: Any, name: str, template: Any, account_id: str, region: str) -> None:
            for role in list(iam_backends[account_id][_partition(region)].roles.values()):
                if role.name == name:
                    keep(role, ())
            before.__func__(kind, name, template, account_id, region)

        return classmethod(delete)

    mending.replace(Role, "create_from_cloudformation_json", attached)
    mending.replace(Role, "update_from_cloudformation_json", attached)
    mending.replace(Role, "delete_from_cloudformation_json", detached)


def _partition(region: str) -> str:
    from moto.utilities.utils import get_partition

    return str(get_partition(region))
