"""A change set makes a stack as CreateStack does: complete when it is ready, and with its outputs.

``aws cloudformation deploy`` and ``cdk deploy`` work with change sets only. moto calls their stacks
complete at once, leaves out what they give, and of two change sets with one name it takes the
newest, whatever its stack (CloudFormation API, ExecuteChangeSet: a name needs its stack's name).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from helpers.aws.mended import Mending


def mend(mending: Mending) -> None:
    """Execute the change set of the stack that is meant, and look whether the stack is ready."""
    from moto.cloudformation.models import CloudFormationBackend

    mending.replace(CloudFormationBackend, "execute_change_set", _execute)


def _execute(before: Callable[..., None]) -> Callable[..., None]:
    def execute(backend: Any, change_set_name: str, stack_name: str | None = None) -> None:
        meant = _meant(backend, change_set_name, stack_name)
        before(backend, meant.change_set_id if meant else change_set_name, stack_name)
        if meant is None:
            return
        stack = backend.stacks[meant.stack_id]
        stack._parse_template()
        stack.output_map = stack._create_output_map()
        if stack.status == "CREATE_COMPLETE" and not stack.resource_map.creation_complete():
            stack.events.pop()
            stack.status = "CREATE_IN_PROGRESS"

    return execute


def _meant(backend: Any, name: str, stack: str | None) -> Any:
    """The newest change set with this ARN, or with this name in this stack."""
    for each in reversed(list(backend.change_sets.values())):
        if name == each.change_set_id:
            return each
        if name == each.change_set_name and stack in (None, each.stack_name, each.stack_id):
            return each
    return None
