"""Load balancers hold an address in each of their subnets (behaviour page 7.5).

Their target groups ask for a path that begins with a slash.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpers.aws.mended.addresses import all_or_nothing
from helpers.aws.mended.interfaces import hand_over

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from helpers.aws.mended import Mending

FREE_FOR_A_NODE = 8
"""Free addresses that ELB wants in each subnet (ELB guide, "Subnets for your load balancer")."""


def mend(mending: Mending) -> None:
    """A node a subnet, as an interface that goes with its load balancer."""
    from moto.elbv2.models import ELBv2Backend
    from moto.elbv2.responses import ELBV2Response

    mending.replace(ELBv2Backend, "create_load_balancer", _create)
    mending.replace(ELBv2Backend, "delete_load_balancer", _delete)
    mending.replace(ELBv2Backend, "set_subnets", _set_subnets)
    for name in ("create_target_group", "modify_target_group"):
        mending.replace(ELBV2Response, name, _with_a_path)


def nodes(balancer: Any) -> list[Any]:
    """The interfaces of a load balancer's nodes."""
    found: list[Any] = balancer.__dict__.setdefault("lab_nodes", [])
    return found


def _refused(code: str, message: str) -> Exception:
    from moto.elbv2.exceptions import ELBClientError

    error: Exception = ELBClientError(code, message)
    return error


def _check(subnets: Iterable[Any], kind: str | None) -> None:
    """As ELB refuses (texts unsourced)."""
    if kind in (None, "application") and len({each.availability_zone for each in subnets}) < 2:
        raise _refused(
            "ValidationError",
            "At least two subnets in two different Availability Zones must be specified",
        )
    for subnet in subnets:
        if subnet.available_ip_address_count < FREE_FOR_A_NODE:
            raise _refused(
                "InvalidSubnet",
                f"Not enough IP space available in {subnet.id}. "
                f"ELB requires at least {FREE_FOR_A_NODE} free IP addresses in each subnet.",
            )


def _add_nodes(ec2: Any, balancer: Any, subnets: Iterable[Any]) -> None:
    kind = "net" if balancer.type == "network" else "app"
    with all_or_nothing(ec2):
        for subnet in subnets:
            interface = ec2.create_network_interface(
                subnet,
                None,
                group_ids=list(balancer.security_groups or ()),
                public_ip_auto_assign=balancer.scheme != "internal",
            )
            hand_over(
                interface,
                description=f"ELB {kind}/{balancer.name}/{balancer.arn.rpartition('/')[2]}",
                kind="network_load_balancer" if kind == "net" else "interface",
            )
            nodes(balancer).append(interface)


def _remove_nodes(ec2: Any, balancer: Any, gone: Iterable[Any]) -> None:
    for interface in list(gone):
        nodes(balancer).remove(interface)
        ec2.enis.pop(interface.id, None)


def _create(before: Callable[..., Any]) -> Callable[..., Any]:
    def create(elb: Any, *arguments: Any, **options: Any) -> Any:
        known = set(elb.load_balancers)
        balancer = before(elb, *arguments, **options)
        try:
            balancer.scheme = balancer.scheme or "internet-facing"
            _check(balancer.subnets, balancer.type)
            _add_nodes(elb.ec2_backend, balancer, balancer.subnets)
        except Exception:
            for arn in set(elb.load_balancers) - known:
                elb.load_balancers.pop(arn)
            raise
        return balancer

    return create


def _with_a_path(before: Callable[..., Any]) -> Callable[..., Any]:
    def keep(request: Any) -> Any:
        path = request._get_param("HealthCheckPath")
        if path and not path.startswith("/"):  # text unsourced
            raise _refused(
                "ValidationError", f"Health check path '{path}' must begin with a '/' character"
            )
        return before(request)

    return keep


def _delete(before: Callable[..., Any]) -> Callable[..., Any]:
    def delete(elb: Any, arn: str) -> None:
        balancer = elb.load_balancers.get(arn)
        if balancer:
            _remove_nodes(elb.ec2_backend, balancer, nodes(balancer))
        before(elb, arn)

    return delete


def _set_subnets(before: Callable[..., Any]) -> Callable[..., Any]:
    def change(elb: Any, arn: str, *arguments: Any, **options: Any) -> Any:
        answer = before(elb, arn, *arguments, **options)
        balancer = elb.load_balancers[arn]
        wanted = {each.id: each for each in balancer.subnets}
        held = {each.subnet.id: each for each in nodes(balancer)}
        new = [subnet for name, subnet in wanted.items() if name not in held]
        _check(new, "network")  # the zones have been checked
        _add_nodes(elb.ec2_backend, balancer, new)
        gone = [interface for name, interface in held.items() if name not in wanted]
        _remove_nodes(elb.ec2_backend, balancer, gone)
        return answer

    return change
