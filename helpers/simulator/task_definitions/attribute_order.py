"""The order in which ECS lists ``requiresAttributes``: that of a Java ``HashSet``.

Worked out from output of DescribeTaskDefinition that people paste (2019 to 2026, 5 to 14 names):
every list runs through the buckets of such a set, an element's hash being the one that Lombok
makes of a name and of a value that is null. Up to 12 names there are 16 buckets, then twice as
many; this is why the same names come in another order in a larger definition.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_BITS = 0xFFFFFFFF
_PRIME, _NULL = 59, 43
"""Lombok's multiplier, and what it takes for a field that is null."""


def in_hash_order(names: Iterable[str]) -> list[str]:
    """The names by bucket; within a bucket in the order in which they come."""
    kept = list(names)
    buckets = 16
    while len(kept) > buckets * 3 // 4:
        buckets *= 2
    return sorted(kept, key=lambda name: _bucket(name, buckets))


def _bucket(name: str, buckets: int) -> int:
    text = 0
    for letter in name:
        text = (text * 31 + ord(letter)) & _BITS
    whole = ((_PRIME + text) * _PRIME + _NULL) & _BITS
    return (whole ^ whole >> 16) & (buckets - 1)
