"""Who signs, and which policies speak about them: users, roles and the lab's own learner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from helpers.aws.iam.decisions import Policies
from helpers.simulator.outside.protocols import Who

if TYPE_CHECKING:
    from helpers.aws.outside.backends import Backends
    from helpers.simulator.outside.protocols import Principal


@dataclass(frozen=True, slots=True)
class Signer:
    """A signer as IAM sees it.

    Args:
        who: in which part it signs.
        arn: how IAM names it in refusals.
        policies: what IAM holds about it; None means that everything is allowed.
        role_arn: the role, when it is one.
    """

    who: Who
    arn: str
    policies: Policies | None
    role_arn: str | None = None


class Signers:
    """Finds signers in moto's IAM and STS.

    Args:
        backends: where they are.
    """

    def __init__(self, backends: Backends) -> None:
        self._backends = backends
        self._principals: dict[str, Principal] = {}

    @property
    def learner(self) -> Signer:
        """Whoever uses the lab without saying otherwise: the account itself, allowed everything."""
        return Signer(Who.CALLER, f"arn:aws:iam::{self._backends.account}:root", None)

    def role_arn(self, role: str) -> str:
        """A role by its ARN or its name."""
        return role if ":" in role else f"arn:aws:iam::{self._backends.account}:role/{role}"

    def find_role(self, role: str) -> Any:
        """Moto's role by ARN or name, or None."""
        arn = self.role_arn(role)
        return next((each for each in self._roles() if each.arn == arn), None)

    def _roles(self) -> Any:
        return self._backends("iam").roles.values()

    def of_principal(self, principal: Principal) -> Signer | None:
        """The signer behind a role of ECS; None when it has no role at all."""
        if principal.role_arn is None:
            return None
        role = self.find_role(principal.role_arn)
        name = self.role_arn(principal.role_arn).rpartition("/")[2]
        return Signer(
            principal.who,
            f"arn:aws:sts::{self._backends.account}:assumed-role/{name}/{principal.session}",
            Policies() if role is None else self._policies(role),
            self.role_arn(principal.role_arn),
        )

    def remember(self, access_key: str, principal: Principal) -> None:
        """An access key that the platform gave to a program, and for whom."""
        self._principals[access_key] = principal

    def of_key(self, access_key: str | None) -> Signer:
        """The signer behind an access key; a key that IAM does not know is the learner's own."""
        if access_key in self._principals:
            return self.of_principal(self._principals[access_key]) or self.learner
        if not access_key or not access_key.startswith(("AKIA", "ASIA")):
            return self.learner
        user = self._backends("iam").get_user_from_access_key_id(access_key)
        if user is not None:
            return Signer(Who.CALLER, user.arn, self._policies(user, self._groups_of(user)))
        session = self._backends("sts").get_assumed_role_from_access_key(access_key)
        if session is not None:
            role = self.find_role(session.role_arn)
            policies = Policies() if role is None else self._policies(role)
            return Signer(Who.CALLER, session.arn, policies, session.role_arn)
        return self.learner

    def _groups_of(self, user: Any) -> list[Any]:
        return [each for each in self._backends("iam").groups.values() if user in each.users]

    def _policies(self, holder: Any, groups: list[Any] | None = None) -> Policies:
        documents: list[str] = []
        for each in (holder, *(groups or ())):
            documents += [_text(document) for document in each.policies.values()]
            documents += [_default(policy) for policy in each.managed_policies.values()]
        boundary_arn = getattr(holder, "permissions_boundary_arn", None)
        boundary = self._backends("iam").managed_policies.get(boundary_arn)
        return Policies(tuple(documents), _default(boundary) if boundary else None)


def _text(document: Any) -> str:
    return str(document)


def _default(policy: Any) -> str:
    """The document of a managed policy's default version."""
    for version in policy.versions:
        if version.version_id == policy.default_version_id:
            return str(version.document)
    return "{}"
