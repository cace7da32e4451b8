"""The switches of the lab: what each allows, and how it reads and changes a policy document.

A switch is on when IAM would allow its actions on the things of the lab: the document is judged by
the lab's IAM itself, so a wildcard turns it on and an explicit deny turns it off.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from helpers.aws.iam.decisions import Policies, decide
from helpers.simulator import ACCOUNT, REGION

Document = dict[str, Any]

VERSION = "2012-10-17"
EMPTY: Document = {"Version": VERSION, "Statement": []}


@dataclass(frozen=True, slots=True)
class Permission:
    """One switch.

    Args:
        id: its name.
        actions: what it allows.
        resources: on what, as the policy says it.
        asked: resources as requests name them; they decide whether the switch is on.
    """

    id: str
    actions: tuple[str, ...]
    resources: tuple[str, ...]
    asked: tuple[str, ...]

    @property
    def label(self) -> str:
        """The actions, the first in full."""
        more = len(self.actions) - 1
        return self.actions[-1] + (f" +{more}" if more else "")


def arn(service: str, rest: str, region: str = REGION) -> str:
    """An ARN of the lab's account."""
    return f"arn:aws:{service}:{region}:{ACCOUNT}:{rest}"


def role_arn(name: str) -> str:
    """The ARN of a role."""
    return arn("iam", f"role/{name}", "")


def allowed(document: Document, permission: Permission) -> bool:
    """Does the document allow all of it?"""
    policies = Policies((json.dumps(document),))
    return all(
        decide(policies, action, resource, {}).allowed
        for action in permission.actions
        for resource in permission.asked
    )


def switched_on(document: Document, permission: Permission) -> Document:
    """The document with one more statement."""
    statement = {
        "Effect": "Allow",
        "Action": _one_or_list(permission.actions),
        "Resource": _one_or_list(permission.resources),
    }
    return {**document, "Statement": [*_statements(document), statement]}


def switched_off(document: Document, permission: Permission) -> Document:
    """The document without these actions, wherever they are allowed by their names."""
    left = []
    for statement in _statements(document):
        if not isinstance(statement, dict) or statement.get("Effect") != "Allow":
            left.append(statement)
            continue
        actions = _listed(statement.get("Action"))
        kept = [each for each in actions if not _names(each, permission)]
        if kept == actions:
            left.append(statement)
        elif kept:
            left.append({**statement, "Action": _one_or_list(kept)})
    return {**document, "Statement": left}


def _names(action: object, permission: Permission) -> bool:
    return isinstance(action, str) and action.lower() in {a.lower() for a in permission.actions}


def _statements(document: Document) -> list[Any]:
    return _listed(document.get("Statement"))


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]


def _one_or_list(values: Any) -> Any:
    return values[0] if len(values) == 1 else list(values)


def is_empty(document: Document) -> bool:
    """A policy without statements cannot be stored: there is no policy then."""
    return not _statements(document)


def trust(service: str = "ecs-tasks.amazonaws.com") -> Document:
    """A trust policy that lets one service assume a role (behaviour page 6.1)."""
    return {
        "Version": VERSION,
        "Statement": [
            {"Effect": "Allow", "Principal": {"Service": service}, "Action": "sts:AssumeRole"}
        ],
    }
