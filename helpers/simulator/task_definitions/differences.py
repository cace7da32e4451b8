"""What differs between two task definitions, member by member, containers matched by name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_NAMED = ("name", "containerPort", "sourceVolume", "containerName", "key")
"""The members by which items of a list are matched rather than by their place."""


class Change(StrEnum):
    """How a member differs."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One member that differs; ``path`` reads like ``containerDefinitions[web].memory``."""

    path: str
    old: Any
    new: Any
    kind: Change


def differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[Difference, ...]:
    """Every difference, in the order of the members."""
    return tuple(_members("", old, new))


def _members(path: str, old: Mapping[Any, Any], new: Mapping[Any, Any]) -> Iterator[Difference]:
    for name in dict.fromkeys((*old, *new)):
        here = f"{path}.{name}" if path else str(name)
        if name not in new:
            yield Difference(here, old[name], None, Change.REMOVED)
        elif name not in old:
            yield Difference(here, None, new[name], Change.ADDED)
        else:
            yield from _values(here, old[name], new[name])


def _values(path: str, old: Any, new: Any) -> Iterator[Difference]:
    if old == new and isinstance(old, bool) == isinstance(new, bool):
        return
    if isinstance(old, dict) and isinstance(new, dict):
        yield from _members(path, old, new)
    elif isinstance(old, list) and isinstance(new, list) and (key := _key(old, new)):
        yield from _items(path, {i[key]: i for i in old}, {i[key]: i for i in new})
    else:
        yield Difference(path, old, new, Change.CHANGED)


def _items(path: str, old: dict[Any, Any], new: dict[Any, Any]) -> Iterator[Difference]:
    for name in dict.fromkeys((*old, *new)):
        here = f"{path}[{name}]"
        if name not in new:
            yield Difference(here, old[name], None, Change.REMOVED)
        elif name not in old:
            yield Difference(here, None, new[name], Change.ADDED)
        else:
            yield from _values(here, old[name], new[name])


def _key(old: list[Any], new: list[Any]) -> str | None:
    """The member that names every item, if there is one and no two of a list share a name."""
    for key in _NAMED:
        if all(
            isinstance(i, dict) and isinstance(i.get(key), str | int) for i in old + new
        ) and all(len({i[key] for i in items}) == len(items) for items in (old, new)):
            return key
    return None
