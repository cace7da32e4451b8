"""IAM's part of ECS: every call of the platform and of the apps is decided and recorded here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.aws.calls import Call, Refusal
from helpers.aws.iam import decisions
from helpers.aws.iam.signers import Signer, Signers
from helpers.simulator.outside.protocols import Who

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from helpers.aws.iam.decisions import Decision
    from helpers.aws.outside.backends import Backends
    from helpers.simulator.outside.protocols import Principal

TASKS_SERVICE = "ecs-tasks.amazonaws.com"
"""Whom task roles and execution roles must trust (6.1)."""

OPEN_TO_ALL = frozenset({"sts:GetCallerIdentity"})
"""What needs no permission (STS API Reference)."""

NO_CREDENTIALS = "NoCredentialProviders: no valid providers in chain. Deprecated."
"""What the agent's Go SDK says where there is no role at all."""


class MotoIdentity:
    """Policies and trust, on moto's IAM.

    Args:
        backends: where moto's IAM and EC2 are.
        now: the present lab time.
        record: keeps a call of the platform or of an app.
    """

    def __init__(
        self, backends: Backends, now: Callable[[], datetime], record: Callable[[Call], object]
    ) -> None:
        self.signers = Signers(backends)
        self.caller: Signer | None = None
        """Who makes the API call that is being answered; None is the learner."""
        self._backends = backends
        self._now = now
        self._record = record

    def context(self, signer: Signer) -> dict[str, str]:
        """The condition keys that the lab knows about any request, in lower case."""
        account, region = self._backends.account, self._backends.region
        return {
            "aws:principalaccount": account,
            "aws:principalarn": signer.role_arn or signer.arn,
            "aws:requestedregion": region,
            "aws:resourceaccount": account,
            "aws:securetransport": "true",
            "aws:currenttime": self._now().isoformat(),
        }

    def decide(
        self, signer: Signer, action: str, resource: str, extra: Mapping[str, str] | None = None
    ) -> Decision:
        """Decide one request of a signer."""
        if signer.policies is None or action in OPEN_TO_ALL:
            return decisions.Decision(decisions.Verdict.ALLOWED)
        context = {**self.context(signer), **(extra or {})}
        return decisions.decide(signer.policies, action, resource, context)

    def denial(self, principal: Principal, action: str, resource: str) -> str | None:
        """None when allowed; else IAM's sentence (6.4, 6.6)."""
        if principal.who is Who.CALLER:
            signer: Signer | None = self.caller or self.signers.learner
        elif principal.who is Who.INSTANCE_ROLE and principal.role_arn is None:
            if not self._known_instance(principal.session):
                return None  # registered by its identity document alone: it has what it needs
            signer = None
        else:
            signer = self.signers.of_principal(principal)
        if signer is None:
            return NO_CREDENTIALS
        extra = {"iam:passedtoservice": TASKS_SERVICE} if action == "iam:PassRole" else {}
        decision = self.decide(signer, action, resource, extra)
        text = (
            None
            if decision.allowed
            else decisions.sentence(signer.arn, action, resource, decision.verdict)
        )
        if principal.who is not Who.CALLER:  # the caller's own call is recorded where it came in
            self.note(signer, action, resource, decision, text)
        return text

    def note(
        self, signer: Signer, action: str, resource: str, decision: Decision, text: str | None
    ) -> None:
        """Record a call that the platform or an app made."""
        service, _, operation = action.partition(":")
        self._record(
            Call(
                time=self._now(),
                signer=signer.who.value,
                service=service,
                action=operation,
                parameters={},
                resource=resource,
                allowed=decision.allowed,
                error=None if text is None else Refusal("AccessDeniedException", text, "denied"),
                response={},
                role=signer.role_arn,
                not_judged=decision.not_judged,
                signed_as=signer.arn,
            )
        )

    def _known_instance(self, ec2_instance_id: str | None) -> bool:
        return bool(
            ec2_instance_id
            and self._backends("ec2").get_instance_by_id(ec2_instance_id) is not None
        )

    def can_assume(self, role_arn: str) -> bool:
        """Does the role exist and trust ``ecs-tasks.amazonaws.com`` (6.1, 6.5)?"""
        role = self.signers.find_role(role_arn)
        account, region = self._backends.account, self._backends.region
        context = {
            "aws:sourceaccount": account,
            "aws:sourcearn": f"arn:aws:ecs:{region}:{account}:*",
        }
        return role is not None and decisions.trusts(
            role.assume_role_policy_document, TASKS_SERVICE, context
        )
