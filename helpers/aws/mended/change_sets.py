"""A change set makes a stack as CreateStack does: complete when it is ready, and with its outputs.

``aws cloudformation deploy`` and ``cdk deploy`` work with change sets only. moto calls their stacks
complete at once, forgets what they give and their parameters, and of change sets with one name it
takes any, whatever its stack (CloudFormation API: such a name needs its stack's name).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from helpers.aws.mended import Mending


def mend(mending: Mending) -> None:
    """Take the change set of the stack that is meant, and look whether the stack is ready."""
    from moto.cloudformation.models import CloudFormationBackend
    from moto.cloudformation.responses import CloudFormationResponse
    from moto.core.responses import ActionResult, EmptyResult

    def describe(response: Any) -> Any:
        return ActionResult(_found(response.cloudformation_backend, *_asked(response)))

    def delete(response: Any) -> Any:
        """One that is not there is no error: deployment tools delete before they create."""
        meant = _meant(response.cloudformation_backend, *_asked(response))
        if meant is not None:
            del response.cloudformation_backend.change_sets[meant.change_set_id]
        return EmptyResult()

    mending.replace(CloudFormationBackend, "execute_change_set", _execute)
    mending.replace(CloudFormationResponse, "describe_change_set", lambda _before: describe)
    mending.replace(CloudFormationResponse, "delete_change_set", lambda _before: delete)


def _execute(before: Callable[..., None]) -> Callable[..., None]:
    def execute(backend: Any, change_set_name: str, stack_name: str | None = None) -> None:
        meant = _found(backend, change_set_name, stack_name)
        before(backend, meant.change_set_id, stack_name)
        stack = backend.stacks[meant.stack_id]
        stack.parameters = meant.parameters
        stack._parse_template()
        stack.output_map = stack._create_output_map()
        if stack.status == "CREATE_COMPLETE" and not stack.resource_map.creation_complete():
            stack.events.pop()
            stack.status = "CREATE_IN_PROGRESS"

    return execute


def _asked(response: Any) -> tuple[str, str | None]:
    return response._get_param("ChangeSetName"), response._get_param("StackName")


def _meant(backend: Any, name: str, stack: str | None) -> Any:
    """The newest change set with this ARN, or with this name in this stack, or None."""
    for each in reversed(list(backend.change_sets.values())):
        if name == each.change_set_id:
            return each
        if name == each.change_set_name and stack in (None, each.stack_name, each.stack_id):
            return each
    return None


def _found(backend: Any, name: str, stack: str | None) -> Any:
    from moto.cloudformation.exceptions import CloudFormationError

    meant = _meant(backend, name, stack)
    if meant is None:
        refusal = CloudFormationError(f"ChangeSet [{name}] does not exist")
        refusal.code = "ChangeSetNotFound"
        raise refusal
    return meant
