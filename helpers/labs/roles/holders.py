"""Who holds policies in the lab, the user and the two roles, and how they are read and stored."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from helpers.aws.iam.decisions import trusts
from helpers.aws.outside.identity import TASKS_SERVICE
from helpers.labs.roles.calls import USER
from helpers.labs.roles.permissions import EMPTY, Document, is_empty, trust
from helpers.labs.roles.prepared import EXECUTION_ROLE, MANAGED, POLICY, TASK_ROLE, granted
from helpers.labs.roles.refusals import RefusedError
from helpers.simulator import ACCOUNT

if TYPE_CHECKING:
    from helpers.labs.roles.calls import Calls

HOLDERS = (USER, EXECUTION_ROLE, TASK_ROLE)


class Holder:
    """A user or a role, with the policy that the lab edits.

    Args:
        name: of the user or the role.
        call: makes calls.

    Attributes:
        inline: the inline policy as IAM has it; without statements when there is none.
        trust: the trust policy; empty for the user, who has none.
        managed: is ``AmazonECSTaskExecutionRolePolicy`` attached?
    """

    def __init__(self, name: str, call: Calls) -> None:
        self.name = name
        self._call = call
        self.is_role = name != USER
        kind = "Role" if self.is_role else "User"
        self._kind = kind
        self._named: dict[str, Any] = {f"{kind}Name": name}
        self.inline: Document = EMPTY
        self.trust: Document = {}
        self.managed = False

    def look(self) -> None:
        """Read everything from IAM."""
        try:
            found = self._call("iam", f"Get{self._kind}Policy", **self._named, PolicyName=POLICY)
            self.inline = found["PolicyDocument"]
        except RefusedError:
            self.inline = EMPTY
        attached = self._call("iam", f"ListAttached{self._kind}Policies", **self._named)
        self.managed = any(p["PolicyArn"] == MANAGED for p in attached["AttachedPolicies"])
        if self.is_role:
            role = self._call("iam", "GetRole", **self._named)["Role"]
            self.trust = role["AssumeRolePolicyDocument"]

    def store(self, document: Document) -> None:
        """Make this the inline policy; without statements the policy goes.

        Raises:
            RefusedError: IAM finds it malformed; then everything is as before.
        """
        if not is_empty(document):
            written: dict[str, Any] = {"PolicyName": POLICY, "PolicyDocument": json.dumps(document)}
            self._call("iam", f"Put{self._kind}Policy", **self._named, **written)
        elif not is_empty(self.inline):
            self._call("iam", f"Delete{self._kind}Policy", **self._named, PolicyName=POLICY)
        self.inline = document

    def store_trust(self, document: Document) -> None:
        """Make this the trust policy.

        Raises:
            RefusedError: IAM finds it malformed; then everything is as before.
        """
        written = json.dumps(document)
        self._call("iam", "UpdateAssumeRolePolicy", **self._named, PolicyDocument=written)
        self.trust = document

    def attach(self, attached: bool) -> None:
        """Attach or detach ``AmazonECSTaskExecutionRolePolicy``."""
        verb = "Attach" if attached else "Detach"
        self._call("iam", f"{verb}{self._kind}Policy", **self._named, PolicyArn=MANAGED)
        self.managed = attached

    @property
    def trusts_tasks(self) -> bool:
        """May ECS assume it for a task (behaviour page 6.1)?"""
        context = {"aws:sourceaccount": ACCOUNT}
        return bool(self.trust) and trusts(json.dumps(self.trust), TASKS_SERVICE, context)

    def begin_again(self, secret: str) -> None:
        """Make everything as it was in the beginning; ``secret`` is the secret's ARN."""
        self.store(granted(self.name, secret))
        if self.is_role and not self.trusts_tasks:
            self.store_trust(trust())
        if self.managed is not (self.name == EXECUTION_ROLE):
            self.attach(not self.managed)
