"""``Fn::GetAtt`` of a stack's log group gives its ARN with ``:*``, as policies need it for streams.

moto leaves the end out, so that a policy written with it allows no stream (AWS::Logs::LogGroup,
CloudFormation's template reference, return value ``Arn``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from helpers.aws.mended import Mending


def mend(mending: Mending) -> None:
    """Let stacks read the ARN that stands for the group and all in it."""
    from moto.logs.models import LogGroup

    def complete(before: Callable[[LogGroup, str], str]) -> Callable[[LogGroup, str], str]:
        def get(group: LogGroup, attribute: str) -> str:
            found = before(group, attribute)
            return f"{found}:*" if attribute == "Arn" else found

        return get

    mending.replace(LogGroup, "get_cfn_attribute", complete)
