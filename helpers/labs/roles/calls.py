"""Makes the calls of a click, of any service, and shows exactly these calls."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import boto3
from botocore.exceptions import BotoCoreError, ClientError

from helpers.labs.roles.refusals import RefusedError
from helpers.labs.shown_calls import ShownCall
from helpers.labs.task_definition.calls_view import CallsView

if TYPE_CHECKING:
    from collections.abc import Mapping

    from helpers.lab import Lab

USER = "shop-deployer"
"""The IAM user who registers task definitions and runs tasks."""

_access_keys: WeakKeyDictionary[Lab, dict[str, str]] = WeakKeyDictionary()


class Calls:
    """Sends the calls of one lab.

    Args:
        lab: where they go.

    Attributes:
        view: the two boxes with what ran last.
        made: what ran last, oldest first, and whether the user ``USER`` signed it.
    """

    def __init__(self, lab: Lab) -> None:
        self._lab = lab
        self._clients: dict[tuple[str, bool], Any] = {}
        self._keys: dict[str, str] = {}
        self.view = CallsView(lab.words)
        self.made: list[tuple[ShownCall, bool]] = []

    def begin(self) -> None:
        """A new click: forget the calls of the last one."""
        self.made.clear()

    def get_access_key(self) -> None:
        """Have an access key of the user ``USER``: one for all panels of a lab."""
        if self._lab not in _access_keys:
            made = self("iam", "CreateAccessKey", UserName=USER)["AccessKey"]
            _access_keys[self._lab] = {
                "aws_access_key_id": made["AccessKeyId"],
                "aws_secret_access_key": made["SecretAccessKey"],
            }
        self._keys = _access_keys[self._lab]

    def client(self, service: str, *, as_user: bool = False) -> Any:
        """A boto3 client; making one takes 10 ms, so each is made once."""
        known = (service, as_user)
        if known not in self._clients:
            keys = self._keys if as_user else {}
            self._clients[known] = boto3.client(service, **keys)
        return self._clients[known]

    def __call__(
        self, service: str, action: str, /, *, as_user: bool = False, **parameters: Any
    ) -> dict[str, Any]:
        """Make a call.

        Raises:
            RefusedError: it was refused.
        """
        call = ShownCall(service, action, parameters)
        self.made.append((call, as_user))
        try:
            answer: dict[str, Any] = getattr(self.client(service, as_user=as_user), call.method)(
                **parameters
            )
        except ClientError as error:
            refusal = self._lab.calls[-1].error
            fields = (refusal.reason, refusal.fields) if refusal else ()
            said = error.response["Error"]
            raise RefusedError(said["Code"], said["Message"], *fields) from error
        except (BotoCoreError, TypeError) as error:
            raise RefusedError("", str(error)) from error
        return answer

    def show(self) -> None:
        """Show what was called since :meth:`begin`."""
        commands = (self._cli(call, as_user) for call, as_user in self.made)
        self.view.write("\n".join(self._python()), "\n".join(commands))

    def _python(self) -> list[str]:
        """The user's own client comes first, once: it needs the user's access key."""
        name = USER.replace("-", "_")
        lines = []
        if any(as_user for _, as_user in self.made):
            keys = ", ".join(f'{key}="{value}"' for key, value in self._keys.items())
            lines.append(f'{name} = boto3.client("ecs", {keys})')
        for call, as_user in self.made:
            written = ShownCall(call.service, call.action, _readable(call.parameters)).boto3
            lines.append(name + written[len(call.service) :] if as_user else written)
        if any("json.dumps(" in line for line in lines):
            lines.insert(0, "import json")
        return lines

    def _cli(self, call: ShownCall, as_user: bool) -> str:
        if not as_user:
            return call.cli
        keys = " ".join(f"{name.upper()}={value}" for name, value in self._keys.items())
        return f"{keys} {call.cli}"


_NOT_PYTHON = re.compile(r"\b(true|false|null)\b")
_LINE, _INDENT = "\n", " " * 4


class _AsJson:
    """A document in a request that wants it as text: ``json.dumps({...})`` reads better."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __repr__(self) -> str:
        written = json.dumps(json.loads(self._text), indent=4)
        if _NOT_PYTHON.search(written):
            written = repr(json.loads(self._text))
        return f"json.dumps({written.replace(_LINE, _LINE + _INDENT)})"


def _readable(parameters: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: _AsJson(value) if name.endswith("PolicyDocument") else value
        for name, value in parameters.items()
    }
