"""Policy documents, read once: statements with their actions, resources, principals, conditions.

Source: IAM User Guide, "IAM JSON policy elements reference".
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Condition:
    """One test of a Condition block: operator, key, and the values that pass."""

    operator: str
    key: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement. Of ``actions`` and ``not_actions`` one is empty, and so with resources."""

    allows: bool
    actions: tuple[str, ...]
    not_actions: tuple[str, ...]
    resources: tuple[str, ...]
    not_resources: tuple[str, ...]
    conditions: tuple[Condition, ...]
    principals: Mapping[str, tuple[str, ...]]

    def covers_action(self, action: str) -> bool:
        """Actions compare without regard to case."""
        if self.not_actions:
            return not _any(self.not_actions, action, fold=True)
        return _any(self.actions, action, fold=True)

    def covers_resource(self, resource: str) -> bool:
        """Resources compare letter by letter; trust policies name none and mean their role."""
        if self.not_resources:
            return not _any(self.not_resources, resource)
        return not self.resources or _any(self.resources, resource)

    def names_service(self, service: str) -> bool:
        """Is the service principal (``ecs-tasks.amazonaws.com``) meant?"""
        return service in self.principals.get("Service", ()) or "*" in self.principals.get("*", ())


def _texts(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    values = value if isinstance(value, list) else [value]
    return tuple(
        str(each).lower() if isinstance(each, bool) else str(each)
        for each in values
        if not isinstance(each, dict)
    )


@cache
def wildcard(pattern: str, *, fold: bool = False) -> re.Pattern[str]:
    """``*`` stands for any letters, ``?`` for one."""
    parts = (".*" if each == "*" else "." if each == "?" else re.escape(each) for each in pattern)
    return re.compile("".join(parts), re.DOTALL | (re.IGNORECASE if fold else 0))


def _any(patterns: tuple[str, ...], text: str, *, fold: bool = False) -> bool:
    return any(wildcard(each, fold=fold).fullmatch(text) for each in patterns)


def _conditions(block: Mapping[str, Any]) -> tuple[Condition, ...]:
    return tuple(
        Condition(operator, key, _texts(values))
        for operator, tests in block.items()
        for key, values in tests.items()
    )


def _statement(each: Mapping[str, Any]) -> Statement:
    principal = each.get("Principal") or {}
    if isinstance(principal, str):
        principal = {principal: principal}
    return Statement(
        allows=each.get("Effect") == "Allow",
        actions=_texts(each.get("Action")),
        not_actions=_texts(each.get("NotAction")),
        resources=_texts(each.get("Resource")),
        not_resources=_texts(each.get("NotResource")),
        conditions=_conditions(each.get("Condition") or {}),
        principals={kind: _texts(names) for kind, names in principal.items()},
    )


@cache
def statements(document: str) -> tuple[Statement, ...]:
    """The statements of a document. One that is no JSON says nothing (IAM refuses it earlier)."""
    try:
        found = json.loads(document).get("Statement", [])
        return tuple(_statement(each) for each in (found if isinstance(found, list) else [found]))
    except (ValueError, AttributeError):
        return ()
