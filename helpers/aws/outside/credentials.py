"""The credentials that a program finds in its container (behaviour page 6.1)."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import boto3
import botocore.loaders
import botocore.session
from botocore.hooks import HierarchicalEmitter

if TYPE_CHECKING:
    from helpers.aws.iam.signers import Signers
    from helpers.aws.outside.backends import Backends
    from helpers.simulator.outside.protocols import Principal

HOURS_6 = 6 * 3600


class _Bare(botocore.session.Session):  # type: ignore[misc]
    """A botocore session in a place without any credentials."""

    def get_credentials(self) -> None:
        """Nothing: boto3 says ``Unable to locate credentials``."""


class _Shared:
    """What botocore reads and sets up, done once for all containers.

    A session on its own would read megabytes of JSON again, and register 150 handlers, for every
    container that starts.
    """

    def __init__(self) -> None:
        self._loader = botocore.loaders.create_loader()
        self._events = HierarchicalEmitter()
        botocore.session.Session(event_hooks=self._events)  # registers botocore's own handlers

    def session(self, kind: type[botocore.session.Session], region: str, **keys: str) -> Any:
        """A boto3 session of its own on a botocore session of that kind."""
        inner = kind(event_hooks=copy.copy(self._events), include_builtin_handlers=False)
        inner.register_component("data_loader", self._loader)
        made = boto3.Session(botocore_session=inner, region_name=region, **keys)
        paths = self._loader.search_paths  # boto3 has added its own folder once more
        paths[:] = dict.fromkeys(paths)
        return made


class Credentials:
    """Makes boto3 sessions that sign as a role.

    Args:
        backends: where moto's STS is.
        signers: is told which key belongs to whom.
    """

    def __init__(self, backends: Backends, signers: Signers) -> None:
        self._backends = backends
        self._signers = signers
        self._sessions: dict[Principal, Any] = {}
        self._shared = _Shared()

    def session(self, principal: Principal | None) -> Any:
        """A ``boto3.Session`` that signs as this principal; without one it cannot sign at all."""
        if principal is None:
            return self._shared.session(_Bare, self._backends.region)
        found = self._sessions.get(principal)
        if found is None:
            assumed = self._backends("sts").assume_role(
                region_name=self._backends.region,
                role_session_name=principal.session,
                role_arn=self._signers.role_arn(principal.role_arn or ""),
                policy=None,
                duration=HOURS_6,
                external_id=None,
            )
            self._signers.remember(assumed.access_key_id, principal)
            found = self._sessions[principal] = self._shared.session(
                botocore.session.Session,
                self._backends.region,
                aws_access_key_id=assumed.access_key_id,
                aws_secret_access_key=assumed.secret_access_key,
                aws_session_token=assumed.session_token,
            )
        return found
