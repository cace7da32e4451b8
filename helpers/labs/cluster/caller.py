"""Makes the calls of a click, shows exactly these calls, and says what AWS answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import boto3
from botocore.exceptions import ClientError, ParamValidationError

from helpers.labs.reasons import refused_by_boto3, refused_by_code, refused_by_ecs
from helpers.labs.shown_calls import ShownCall
from helpers.labs.task_definition.answer import Refused, refused
from helpers.labs.task_definition.calls_view import CallsView

if TYPE_CHECKING:
    from collections.abc import Callable

    from helpers.lab import Lab


class Caller:
    """Sends calls to ECS, and to the services around it, for the buttons of one panel.

    Args:
        lab: where they go.
        answer: is told a refusal, as HTML and in words.

    Attributes:
        view: the two boxes with what ran last.
        made: what ran last, oldest first.
    """

    def __init__(self, lab: Lab, answer: Callable[[str, str], None]) -> None:
        self._lab = lab
        self._answer = answer
        self.view = CallsView(lab.words)
        self.made: list[ShownCall] = []
        self._lines: list[tuple[str, str]] = []
        self._clients: dict[str, Any] = {}

    def _client(self, service: str) -> Any:
        if service not in self._clients:
            self._clients[service] = boto3.client(service)  # 10 ms each time
        return self._clients[service]

    def begin(self) -> None:
        """A new click: forget the calls of the last one."""
        self.made.clear()
        self._lines.clear()

    def __call__(self, action: str, /, **parameters: Any) -> dict[str, Any] | None:
        """Make a call to ECS: its answer, or None when it was refused, which has been said then."""
        return self.to("ecs", action, **parameters)

    def to(self, service: str, action: str, /, **parameters: Any) -> dict[str, Any] | None:
        """As a call of this object, to any service: ``call.to("ec2", "CreateSubnet", ...)``."""
        call = ShownCall(service, action, parameters)
        self.made.append(call)
        self._lines.append((call.boto3, call.cli))
        try:
            response: dict[str, Any] = getattr(self._client(service), call.method)(**parameters)
        except ClientError as error:
            said = error.response["Error"]
            answer = Refused(said["Code"], said["Message"], self._why(service, said["Code"]))
        except ParamValidationError as error:
            answer = Refused("", str(error), refused_by_boto3(error, self._lab.words))
        else:
            return response
        finally:
            self._show()
        self._answer(*refused(answer, self._lab.words))
        return None

    def _why(self, service: str, code: str) -> str:
        """The refusal of the last call in the learner's language."""
        refusal, words = self._lab.calls[-1].error, self._lab.words
        if service != "ecs":
            return refused_by_code(service, code, words)
        return refused_by_ecs(refusal.reason, refusal.fields, words) if refusal else ""

    def note(self, python: str, cli: str) -> None:
        """Show a line of Python that is no API call, and what to say where the CLI has none."""
        self._lines.append((python, cli))
        self._show()

    def _show(self) -> None:
        self.view.write("\n".join(p for p, _ in self._lines), "\n".join(c for _, c in self._lines))
