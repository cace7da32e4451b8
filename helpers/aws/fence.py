"""Holds botocore inside the lab: while a lab is open, nothing that boto3 does leaves the kernel.

Every botocore client of the process, whenever it was made, sends its requests through
``URLLib3Session.send``; so do botocore's own look-ups of instance, container and SSO credentials.
That one method is replaced while a lab is open. Credentials, profiles and configured endpoints are
replaced beside it, so that what the surroundings hold has no influence and nothing of theirs is run
(``credential_process``) or refreshed. Closing undoes it all.
"""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING, Any

import boto3
import botocore.client
import botocore.configprovider
import botocore.credentials
import botocore.endpoint
import botocore.httpsession
import botocore.monitoring
import botocore.session
import botocore.waiter
from botocore.credentials import Credentials
from botocore.loaders import create_loader

from helpers.aws.transport import Asked, under_way

if TYPE_CHECKING:
    from collections.abc import Callable

ACCESS_KEY_ID = "LABKEYTHATOPENSNOTHING"
"""The learner's access key in the lab. AWS does not know it, and no real key looks like it."""

_SECRET = "there is no secret in the lab"  # noqa: S105 - signing needs some text

# A child process (`!aws ...` in a cell) inherits no key that works, no profile, and an endpoint
# where nobody listens: port 9, "discard", on this machine.
_NOBODY = "http://127.0.0.1:9"


_shared_loader = cache(create_loader)
"""Each lab begins with a new default session; the models of AWS's services are the same ones."""


class _LabTime:
    """Stands in for the module ``time`` where botocore sleeps: between two looks or two tries."""

    def __init__(self, sleep: Callable[[float], None]) -> None:
        self.sleep = sleep


class Fence:
    """What of botocore and of the environment is replaced while a lab is open.

    Args:
        send: answers a prepared request in the network's place.
        sleep: lets lab time pass when a waiter would sleep (seconds).
        region: the region of a client that names none.
        closed: the error for a client of this lab that is used when no lab is open any more.
    """

    standing = 0
    """How many fences stand in this process: a client made inside one must never pass outside."""

    def __init__(
        self,
        send: Callable[[Any], Any],
        sleep: Callable[[float], None],
        region: str,
        closed: Callable[[], Exception],
    ) -> None:
        self._send = send
        self._sleep = sleep
        self._region = region
        self._closed = closed
        self._undo: list[Callable[[], None]] = []

    def close_in(self) -> None:
        """Put the fence up. :meth:`take_down` puts everything back as it was."""
        send, credentials = self._send, Credentials(ACCESS_KEY_ID, _SECRET)

        def get_credentials(session: Any) -> Any:
            # Explicit keys (boto3.Session(aws_access_key_id=...)) are the caller's choice and stay.
            return session.__dict__.get("_credentials") if _explicit(session) else credentials

        session_class = botocore.session.Session
        make_client, closed = session_class.create_client, self._closed
        call = botocore.client.BaseClient._make_api_call

        def make_api_call(client: Any, name: str, parameters: Any) -> Any:
            operation = client.meta.service_model.operation_model(name)
            with under_way(Asked(operation, dict(parameters))):
                return call(client, name, parameters)

        def refuse_when_closed(**_event: object) -> None:
            if Fence.standing == 0:
                raise closed()

        def create_client(session: Any, *args: Any, **options: Any) -> Any:
            client = make_client(session, *args, **options)
            client.meta.events.register_first("before-send", refuse_when_closed)
            return client

        self._replace(
            botocore.httpsession.URLLib3Session, "send", lambda _session, request: send(request)
        )
        self._replace(botocore.client.BaseClient, "_make_api_call", make_api_call)
        self._replace(session_class, "create_client", create_client)
        self._replace(session_class, "get_credentials", get_credentials)
        self._replace(session_class, "get_scoped_config", lambda _session: {})
        self._replace(session_class, "full_config", property(lambda _session: {"profiles": {}}))
        self._replace(
            botocore.configprovider.ConfiguredEndpointProvider, "provide", lambda _provider: None
        )
        # A client from before the lab may hold credentials that would be fetched anew now.
        self._replace(
            botocore.credentials.RefreshableCredentials,
            "get_frozen_credentials",
            lambda _credentials: credentials.get_frozen_credentials(),
        )
        # botocore's own monitoring sends each call to a host of the user's choice (AWS_CSM_HOST).
        self._replace(
            botocore.monitoring.SocketPublisher, "publish", lambda _publisher, _event: None
        )
        self._replace(botocore.waiter, "time", _LabTime(self._sleep))
        self._replace(botocore.endpoint, "time", _LabTime(self._sleep))
        self._replace(botocore.session, "create_loader", _shared_loader)
        self._replace(boto3, "DEFAULT_SESSION", None)
        self._surround()
        Fence.standing += 1

    def take_down(self) -> None:
        """Undo :meth:`close_in`, in reverse order. Calling it again does nothing."""
        if self._undo:
            Fence.standing -= 1
        while self._undo:
            self._undo.pop()()

    def _replace(self, owner: Any, name: str, value: object) -> None:
        before = owner.__dict__[name]
        setattr(owner, name, value)
        self._undo.append(lambda: setattr(owner, name, before))

    def _surround(self) -> None:
        before = dict(os.environ)
        for name in before:
            if name.startswith("AWS_"):
                del os.environ[name]
        os.environ.update(
            AWS_ACCESS_KEY_ID=ACCESS_KEY_ID,
            AWS_SECRET_ACCESS_KEY=_SECRET,
            AWS_DEFAULT_REGION=self._region,
            AWS_REGION=self._region,
            AWS_CONFIG_FILE=os.devnull,
            AWS_SHARED_CREDENTIALS_FILE=os.devnull,
            AWS_EC2_METADATA_DISABLED="true",
            AWS_ENDPOINT_URL=_NOBODY,
        )

        def restore() -> None:
            for name in list(os.environ):
                if name.startswith("AWS_"):
                    del os.environ[name]
            os.environ.update({k: v for k, v in before.items() if k.startswith("AWS_")})

        self._undo.append(restore)


def _explicit(session: Any) -> bool:
    found = session.__dict__.get("_credentials")
    return found is not None and getattr(found, "method", None) == "explicit"
