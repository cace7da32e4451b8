"""Load balancers of a service, checked against the task definition (behaviour page 1.6, 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpers.simulator.errors import invalid

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from helpers.simulator.context import Context
    from helpers.simulator.tasks.blueprint import Blueprint, PortMapping

MOST = 5
"""Target groups of a service (4.1)."""


def check(context: Context, blueprint: Blueprint, balancers: Sequence[Mapping[str, Any]]) -> None:
    """Every load balancer names a port of a container, and fits the network mode.

    Raises:
        EcsError: InvalidParameterException.
    """
    if len(balancers) > MOST:  # the text is unsourced
        raise invalid(
            f"loadBalancers can have at most {MOST} items.",
            "too-many-load-balancers",
            count=len(balancers),
        )
    for each in balancers:
        port = _port(blueprint, each)
        if each.get("targetGroupArn"):
            _check_group(context, blueprint, each["targetGroupArn"])
        elif each.get("loadBalancerName"):
            _check_classic(blueprint, port)
        else:  # the text is unsourced
            raise invalid("targetGroupArn can not be blank.", "load-balancer-without-target-group")


def _port(blueprint: Blueprint, balancer: Mapping[str, Any]) -> PortMapping:
    name, number = balancer.get("containerName") or "", balancer.get("containerPort")
    container = next((each for each in blueprint.containers if each.name == name), None)
    if container is None:
        raise invalid(
            f"The container {name} does not exist in the task definition.",
            "load-balancer-container-missing",
            container=name,
        )
    port = next((each for each in container.ports if each.container_port == number), None)
    if port is None:
        raise invalid(
            f"The container {name} did not have a container port {number} defined.",
            "load-balancer-port-missing",
            container=name,
            port=number or 0,
        )
    return port


def _check_group(context: Context, blueprint: Blueprint, arn: str) -> None:
    group = context.outside.targets.find(arn)
    if group is None:  # the text is unsourced
        raise invalid(
            f"The target group {arn} does not exist.", "target-group-not-found", group=arn
        )
    wanted = "ip" if blueprint.awsvpc else "instance"
    if group.target_type != wanted:
        raise invalid(
            f"The provided target group {arn} has target type {group.target_type}, which is "
            f"incompatible with the {blueprint.network_mode} network mode specified in the task "
            "definition.",
            "target-type-incompatible",
            group=arn,
            type=group.target_type,
            mode=blueprint.network_mode,
        )
    if not group.has_load_balancer:  # the text is unsourced (behaviour page 5)
        raise invalid(
            f"The target group with targetGroupArn {arn} does not have an associated load "
            "balancer.",
            "target-group-without-load-balancer",
            group=arn,
        )


def _check_classic(blueprint: Blueprint, port: PortMapping) -> None:
    """Classic: not with awsvpc (text unsourced), and only with a host port of its own (5)."""
    if blueprint.awsvpc:
        raise invalid(
            "Classic Load Balancers are not supported with the awsvpc network mode.",
            "classic-load-balancer-with-awsvpc",
        )
    if not port.host_port:
        raise invalid(
            f"A host port mapping for the container port {port.container_port} is required.",
            "classic-load-balancer-dynamic-port",
            port=port.container_port,
        )
