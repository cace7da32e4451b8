"""The credentials that a program finds in its container (behaviour page 6.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import boto3
import botocore.loaders
import botocore.session

if TYPE_CHECKING:
    from helpers.aws.iam.signers import Signers
    from helpers.aws.outside.backends import Backends
    from helpers.simulator.outside.protocols import Principal

HOURS_6 = 6 * 3600


class _Bare(botocore.session.Session):  # type: ignore[misc]
    """A botocore session in a place without any credentials."""

    def get_credentials(self) -> None:
        """Nothing: boto3 says ``Unable to locate credentials``."""


class _Loading:
    """botocore's descriptions of the services, read once for all containers.

    A session of its own would read megabytes of JSON again for every container that starts.
    """

    def __init__(self) -> None:
        self._loader = botocore.loaders.create_loader()

    def give_to(self, session: Any) -> None:
        """Let this botocore session share what has been read."""
        session.register_component("data_loader", self._loader)

    def tidy(self) -> None:
        """Each boto3 session adds its own folder to the search paths once more."""
        paths = self._loader.search_paths
        paths[:] = dict.fromkeys(paths)


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
        self._loading = _Loading()

    def session(self, principal: Principal | None) -> Any:
        """A ``boto3.Session`` that signs as this principal; without one it cannot sign at all."""
        if principal is None:
            return self._session(_Bare())
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
            found = self._sessions[principal] = self._session(
                botocore.session.Session(),
                aws_access_key_id=assumed.access_key_id,
                aws_secret_access_key=assumed.secret_access_key,
                aws_session_token=assumed.session_token,
            )
        return found

    def _session(self, inner: Any, **keys: str) -> Any:
        region = self._backends.region
        self._loading.give_to(inner)
        made = boto3.Session(botocore_session=inner, region_name=region, **keys)
        self._loading.tidy()
        return made
