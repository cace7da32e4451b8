"""``networkConfiguration`` of a request, checked (behaviour page 1.6 and 7.4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from helpers.simulator.errors import invalid
from helpers.simulator.tasks.states import LaunchType

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from helpers.simulator.context import Context
    from helpers.simulator.outside.protocols import Subnet
    from helpers.simulator.tasks.blueprint import Blueprint

MOST_SUBNETS = 16
MOST_SECURITY_GROUPS = 5


@dataclass(frozen=True, slots=True)
class NetworkPlan:
    """Where the interfaces of tasks go. No security group means the VPC's default one."""

    subnets: tuple[Subnet, ...] = ()
    security_groups: tuple[str, ...] = ()
    public_ip: bool = False

    @property
    def zones(self) -> frozenset[str]:
        """The zones of the subnets."""
        return frozenset(subnet.availability_zone for subnet in self.subnets)


NONE = NetworkPlan()


def check(
    context: Context,
    blueprint: Blueprint,
    launch_type: LaunchType,
    configuration: Mapping[str, Any] | None,
) -> NetworkPlan:
    """Read the configuration for a task of this blueprint.

    Raises:
        EcsError: InvalidParameterException with the texts of 1.6.
    """
    awsvpc = (configuration or {}).get("awsvpcConfiguration")
    if not blueprint.awsvpc:
        if awsvpc:
            raise invalid(
                "Network Configuration is not valid for the given networkMode of this task "
                "definition.",
                "network-configuration-not-valid",
                mode=blueprint.network_mode,
            )
        return NONE
    if not awsvpc:
        raise invalid(
            "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
            "network-configuration-missing",
        )
    public_ip = awsvpc.get("assignPublicIp") == "ENABLED"
    if public_ip and launch_type is not LaunchType.FARGATE:
        raise invalid("Assign public IP is not supported for this launch type", "public-ip-on-ec2")
    wanted = awsvpc.get("subnets", ())
    if not wanted:  # the text is unsourced
        raise invalid("subnets can not be empty.", "subnets-empty")
    if len(wanted) > MOST_SUBNETS:  # the text is unsourced
        raise invalid(
            f"subnets can have at most {MOST_SUBNETS} items.", "too-many-subnets", count=len(wanted)
        )
    groups = tuple(awsvpc.get("securityGroups", ()))
    if len(groups) > MOST_SECURITY_GROUPS:  # the text is unsourced
        raise invalid(
            f"securityGroups can have at most {MOST_SECURITY_GROUPS} items.",
            "too-many-security-groups",
            count=len(groups),
        )
    subnets = _found_subnets(context, wanted)
    for group_id in groups:
        if not context.outside.network.has_security_group(group_id):
            raise invalid(
                f"Error retrieving security group information for [{group_id}]: The security group "
                f"'{group_id}' does not exist (ErrorCode: InvalidGroup.NotFound)",
                "security-group-not-found",
                group=group_id,
            )
    return NetworkPlan(subnets, groups, public_ip)


def _found_subnets(context: Context, wanted: Sequence[str]) -> tuple[Subnet, ...]:
    subnets = []
    for subnet_id in wanted:
        subnet = context.outside.network.subnet(subnet_id)
        if subnet is None:
            raise invalid(
                f"Error retrieving subnet information for [{subnet_id}]: The subnet ID "
                f"'{subnet_id}' does not exist (ErrorCode: InvalidSubnetID.NotFound)",
                "subnet-not-found",
                subnet=subnet_id,
            )
        subnets.append(subnet)
    if len({subnet.vpc_id for subnet in subnets}) > 1:  # the text is unsourced
        raise invalid("All subnets must be in the same VPC.", "subnets-of-several-vpcs")
    return tuple(subnets)
