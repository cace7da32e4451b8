"""May it? Explicit deny first, then the permissions boundary, then any allow; else no.

Source: IAM User Guide, "Policy evaluation logic", for one account without organisations, session
policies and resource policies (those are not carried).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from helpers.aws.iam.conditions import Judge
from helpers.aws.iam.documents import statements

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Verdict(StrEnum):
    """How a decision came about."""

    ALLOWED = "allowed"
    DENIED = "explicit-deny"
    NOT_IN_BOUNDARY = "not-in-permissions-boundary"
    NOT_ALLOWED = "no-allow"


@dataclass(frozen=True, slots=True)
class Policies:
    """The documents that speak about one signer."""

    identity: tuple[str, ...] = ()
    boundary: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict, and the condition keys that the lab could not judge on the way."""

    verdict: Verdict
    not_judged: tuple[str, ...] = ()

    @property
    def allowed(self) -> bool:
        """May it?"""
        return self.verdict is Verdict.ALLOWED


def decide(policies: Policies, action: str, resource: str, context: Mapping[str, str]) -> Decision:
    """Decide one request. ``context`` has its condition keys in lower case."""
    judge = Judge(context)
    allowed, denied = _effects(policies.identity, action, resource, judge)
    boundary_allows, boundary_denies = True, False
    if policies.boundary is not None:
        boundary_allows, boundary_denies = _effects([policies.boundary], action, resource, judge)
    if denied or boundary_denies:
        verdict = Verdict.DENIED
    elif not boundary_allows:
        verdict = Verdict.NOT_IN_BOUNDARY
    else:
        verdict = Verdict.ALLOWED if allowed else Verdict.NOT_ALLOWED
    return Decision(verdict, tuple(sorted(judge.unknown)))


def _effects(
    documents: Iterable[str], action: str, resource: str, judge: Judge
) -> tuple[bool, bool]:
    """Is there an allow, is there a deny?"""
    allowed = denied = False
    for document in documents:
        for each in statements(document):
            if (
                each.covers_action(action)
                and each.covers_resource(resource)
                and all(judge.passes(condition) for condition in each.conditions)
            ):
                allowed |= each.allows
                denied |= not each.allows
    return allowed, denied


def trusts(trust_policy: str, service: str, context: Mapping[str, str]) -> bool:
    """Does a trust policy let a service assume its role (6.1)?"""
    judge = Judge(context)
    effects = [
        each.allows
        for each in statements(trust_policy)
        if each.covers_action("sts:AssumeRole")
        and each.names_service(service)
        and all(judge.passes(condition) for condition in each.conditions)
    ]
    return bool(effects) and all(effects)


_ENDINGS = {
    Verdict.DENIED: "with an explicit deny in an identity-based policy",
    Verdict.NOT_IN_BOUNDARY: "because no permissions boundary allows the {action} action",
    Verdict.NOT_ALLOWED: "because no identity-based policy allows the {action} action",
}


def sentence(user: str, action: str, resource: str, verdict: Verdict) -> str:
    """IAM's own words for a refusal (6.6; the other two endings: IAM User Guide)."""
    ending = _ENDINGS[verdict].format(action=action)
    return f"User: {user} is not authorized to perform: {action} on resource: {resource} {ending}"
