"""The rest of AWS: the services that moto plays for the lab.

All that touches moto's inside is in this file. moto is loaded at the first call that needs it,
since it takes longer to load than the whole first lesson takes to run.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit, urlunsplit

from helpers.aws.absent import stand_ins
from helpers.aws.mended import Mending, mend_everything

if TYPE_CHECKING:
    from collections.abc import Callable

    from helpers.aws.mended import Wishes
    from helpers.aws.transport import Envelope

MOTO_VERSION = "5.2.5"
"""The version that this file was written against; a test says so when it moves."""

# Signing name of the service -> moto's name of its backend.
CARRIED: dict[str, str] = {
    "application-autoscaling": "applicationautoscaling",
    "autoscaling": "autoscaling",
    "cloudformation": "cloudformation",
    "monitoring": "cloudwatch",
    "dynamodb": "dynamodb",
    "ec2": "ec2",
    "ecr": "ecr",
    "elasticloadbalancing": "elbv2",
    "events": "events",
    "iam": "iam",
    "kms": "kms",
    "logs": "logs",
    "s3": "s3",
    "secretsmanager": "secretsmanager",
    "servicediscovery": "servicediscovery",
    "sns": "sns",
    "sqs": "sqs",
    "ssm": "ssm",
    "sts": "sts",
}


_CALLS_OUT = {"events": "moto.events.models", "sns": "moto.sns.models"}
"""Services that moto lets talk to the world: HTTP subscriptions, API destinations."""


class _Nobody:
    """Stands in for the module ``requests`` in moto: what is sent is lost, as in a void."""

    def post(self, *_args: object, **_options: object) -> None:
        """Send nothing."""

    request = post


class MotoServices:
    """moto's backends, fresh for each lab.

    Args:
        seed: moto's random ids repeat with the seed.
    """

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._stubber: Any = None
        self._closed = False
        self._mending = Mending()
        self._look_again: Callable[[], None] = lambda: None
        self.wishes: Wishes | None = None
        """What the lab mends in moto when it is loaded; without it moto stays as it is."""

    def backends(self, name: str) -> Any:
        """Moto's backends of a service, by moto's own name of it, loaded and mended.

        Raises:
            RuntimeError: after :meth:`close`; what moto holds is another lab's by then.
        """
        if self._closed:
            raise RuntimeError("the lab of these services is closed")
        if self._stubber is None:
            self._stubber = self._load()
        from moto.backends import get_backend

        with stand_ins(name):
            found = get_backend(name)
        self._look_again()
        return found

    def loaded(self, name: str) -> bool:
        """Has anybody in this lab asked for a service yet? Moto's own name of it."""
        models = sys.modules.get(f"moto.{name}.models")
        return self._stubber is not None and bool(getattr(models, f"{name}_backends", None))

    def answer(self, envelope: Envelope, request: Any) -> tuple[int, dict[str, str], bytes]:
        """Let moto answer a request to a service in :data:`CARRIED`: status, headers, body."""
        self.backends("iam")  # moto asks it who calls, whatever the service: mend it before that
        self.backends(CARRIED[envelope.service])
        if module := _CALLS_OUT.get(envelope.service):
            import_module(module).requests = _Nobody()  # type: ignore[attr-defined]
        request.url = _canonical(envelope)
        answered = self._stubber.process_request(request)
        if answered is None:
            return 404, {}, b""
        status, headers, body = answered
        return status, dict(headers), body.encode("utf-8") if isinstance(body, str) else body

    def close(self) -> None:
        """Forget everything that moto holds for this lab."""
        self._closed = True
        if self._stubber is not None:
            self._mending.undo()
            self._reset()
            self._stubber = None

    def _load(self) -> Any:
        from moto.core.botocore_stubber import BotocoreStubber
        from moto.moto_api._internal import mock_random

        self._reset()
        mock_random.seed(self._seed)
        if self.wishes is not None:
            self._look_again = mend_everything(self._mending, self.wishes)
        return BotocoreStubber()

    @staticmethod
    def _reset() -> None:
        from moto.core.base_backend import BackendDict
        from moto.core.model_instances import reset_model_data

        if models := sys.modules.get("moto.ec2.models"):
            # Reset, it would load its hundreds of images once more, only to be thrown away: that
            # is most of the time that closing a lab takes.
            models.ec2_backends.clear()
        BackendDict.reset()
        reset_model_data()
        # A backend that is reset may ask for another one that was forgotten just before, and so
        # bring it back: moto would keep that one for the next lab.
        for name in [each for each in sys.modules if each.startswith("moto.")]:
            for value in list(vars(sys.modules[name]).values()):
                if isinstance(value, BackendDict):
                    value.clear()
                elif isinstance(value, type):
                    _forget_remembered(value)


def _forget_remembered(kind: type) -> None:
    """Empty the caches of a class's methods: they keep each instance, and so its whole lab."""
    for member in vars(kind).values():
        method = getattr(member, "fget", member)  # of a property, the function behind it
        if clear := getattr(method, "cache_clear", None):
            clear()


def _canonical(envelope: Envelope) -> str:
    """The request's URL at AWS's own host: moto knows services by it, whatever the endpoint."""
    parts = urlsplit(envelope.url)
    if (parts.hostname or "").endswith(".amazonaws.com"):
        return envelope.url
    host = f"{envelope.service}.{envelope.region}.amazonaws.com"
    bucket = envelope.asked.parameters.get("Bucket") if envelope.asked else None
    if envelope.service == "s3" and bucket and not f"{parts.path}/".startswith(f"/{bucket}/"):
        host = f"{bucket}.{host}"  # the bucket stood in the host's name
    return urlunsplit(parts._replace(scheme="https", netloc=host))
