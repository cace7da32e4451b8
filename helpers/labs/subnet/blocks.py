"""Which block of addresses a new subnet gets: what was typed, or room in the VPC for it."""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv4Network
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

FIRST = "10.0.16.0"
"""Where the search begins, after the subnets that the lab's VPC has already."""

_PREFIX = re.compile(r"/?\s*(\d{1,3})")


def block_for(typed: str, vpc: str, taken: Iterable[str]) -> str:
    """The ``CidrBlock`` to ask EC2 for.

    Args:
        typed: a prefix length such as ``/28`` or ``28``, or a whole block.
        vpc: the block of the VPC.
        taken: the blocks of its subnets.

    Returns:
        what was typed if it is no prefix length; else a free block of that size, or one that EC2
        will refuse because there is none: EC2 says so better than we can.
    """
    typed = typed.strip()
    found = _PREFIX.fullmatch(typed)
    if not found:
        return typed
    prefix, whole = int(found[1]), IPv4Network(vpc)
    if not whole.prefixlen <= prefix <= 28:
        return f"{FIRST}/{prefix}"
    others = [IPv4Network(each) for each in taken]
    blocks = list(whole.subnets(new_prefix=prefix))
    blocks.sort(key=lambda block: block.network_address < IPv4Address(FIRST))
    return str(next((b for b in blocks if not any(map(b.overlaps, others))), blocks[0]))
