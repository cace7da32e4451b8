"""A subnet that something still lives in cannot be deleted (EC2 API, DeleteSubnet)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from helpers.aws.mended import Mending


def mend(mending: Mending) -> None:
    """Refuse it to callers; a stack that takes its own things down does so in one go."""
    from moto.ec2.responses.subnets import Subnets

    mending.replace(Subnets, "delete_subnet", _delete)


def _delete(before: Callable[..., Any]) -> Callable[..., Any]:
    from moto.ec2.exceptions import DependencyViolationError

    def delete(request: Any) -> Any:
        subnet_id = request._get_param("SubnetId")
        for interface in request.ec2_backend.enis.values():
            if interface.subnet.id == subnet_id:
                raise DependencyViolationError(
                    f"The subnet '{subnet_id}' has dependencies and cannot be deleted."
                )
        return before(request)

    return delete
