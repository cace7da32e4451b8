"""Security groups: does a packet get in, or out? Allow rules only, and answers always pass."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

ANYWHERE = "0.0.0.0"  # noqa: S104 - an address of the internet, nothing listens on it


@dataclass(frozen=True, slots=True)
class Peer:
    """The other end of a connection.

    Args:
        address: its address as the packet shows it.
        groups: ids of its security groups, when it is an interface of the same VPC.
    """

    address: str
    groups: frozenset[str] = field(default_factory=frozenset)


def lets_in(groups: Iterable[Any], peer: Peer, port: int, protocol: str = "tcp") -> bool:
    """Does any rule of the receiver's groups let the peer in?"""
    return any(
        _matches(rule, peer, port, protocol) for group in groups for rule in group.ingress_rules
    )


def lets_out(groups: Iterable[Any], peer: Peer, port: int, protocol: str = "tcp") -> bool:
    """Does any rule of the sender's groups let it reach the peer?"""
    return any(
        _matches(rule, peer, port, protocol) for group in groups for rule in group.egress_rules
    )


def _matches(rule: Any, peer: Peer, port: int, protocol: str) -> bool:
    if rule.ip_protocol != "-1" and not (
        rule.ip_protocol == protocol and rule.from_port <= port <= rule.to_port
    ):
        return False
    if rule.source_group:
        return rule.source_group.get("GroupId") in peer.groups
    block = rule.ip_range.get("CidrIp") if rule.ip_range else None
    if block is None:
        return False
    if peer.address == ANYWHERE:  # somebody on the internet whose address we do not know
        return bool(ipaddress.ip_network(block).prefixlen == 0)
    return ipaddress.ip_address(peer.address) in ipaddress.ip_network(block, strict=False)
