"""May this task definition run like that? What RunTask, StartTask and CreateService all check.

Behaviour page 1.6, 6.5 and 6.6.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpers.simulator.errors import EcsError, ErrorCode, invalid
from helpers.simulator.outside.protocols import CALLER
from helpers.simulator.tasks.states import LaunchType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from helpers.simulator.context import Context
    from helpers.simulator.tasks.blueprint import Blueprint

PLATFORM_VERSIONS = ("LATEST", "1.4.0", "1.3.0")


def check_launch_type(blueprint: Blueprint, launch_type: LaunchType) -> None:
    """Does the definition support it (1.1, "without it")?"""
    if launch_type.value not in blueprint.compatibilities:
        raise invalid(
            f"Task definition does not support launch_type {launch_type}.",
            "launch-type-not-supported",
            launch_type=launch_type.value,
        )


def check_platform_version(version: str | None, launch_type: LaunchType) -> None:
    """A platform version is Fargate's, and has to exist (texts as public reports show them)."""
    if not version:
        return
    if launch_type is not LaunchType.FARGATE:
        raise invalid(
            f"The platform version must be null when specifying an {launch_type} launch type.",
            "platform-version-without-fargate",
            version=version,
        )
    if version not in PLATFORM_VERSIONS:
        raise EcsError(
            ErrorCode.PLATFORM_UNKNOWN,
            f"The specified platform version {version} does not exist.",  # unsourced
            reason="platform-version-unknown",
            fields={"version": version},
        )


def check_placement(
    launch_type: LaunchType, constraints: Sequence[Any], strategies: Sequence[Any]
) -> None:
    """Fargate chooses the host itself (1.6)."""
    if launch_type is not LaunchType.FARGATE:
        return
    if constraints:
        raise invalid(
            "Placement constraints are not supported with FARGATE launch type.",
            "placement-constraints-on-fargate",
        )
    if strategies:
        raise invalid(
            "Placement strategies are not supported with FARGATE launch type.",
            "placement-strategies-on-fargate",
        )


def check_execute_command(blueprint: Blueprint, refused: str) -> None:
    """ECS Exec works with the task role, so there has to be one (8).

    Args:
        blueprint: of the task definition.
        refused: what does not come about, as in ``task couldn't be started`` (texts as public
            reports show them for services; of a task the text is unsourced).
    """
    if not blueprint.task_role:
        raise invalid(
            f"The {refused} because a valid taskRoleArn is not being used. Specify a valid task "
            "role in your task definition and try again.",
            "exec-without-task-role",
        )


def check_roles(context: Context, blueprint: Blueprint) -> None:
    """The caller may pass both roles (6.6), and ECS can assume them (6.5).

    Raises:
        EcsError: AccessDeniedException, or ClientException (its code is unsourced).
    """
    identity = context.outside.identity
    roles = dict.fromkeys(each for each in (blueprint.task_role, blueprint.execution_role) if each)
    for role in roles:
        denial = identity.denial(CALLER, "iam:PassRole", role)
        if denial:
            raise EcsError(
                ErrorCode.ACCESS_DENIED, denial, reason="pass-role-denied", fields={"role": role}
            )
    for role in roles:
        if not identity.can_assume(role):
            raise EcsError(
                ErrorCode.CLIENT,
                cannot_assume(role),
                reason="role-cannot-be-assumed",
                fields={"role": role},
            )


def cannot_assume(role: str) -> str:
    """AWS's sentence for a role without the right trust (6.5); services use it in an event."""
    return (
        f"ECS was unable to assume the role '{role}' that was provided for this task. Please "
        "verify that the role being passed has the proper trust relationship and permissions and "
        "that your IAM user has permissions to pass this role."
    )
