"""Secrets Manager and the SSM parameter store: the value behind ``valueFrom``.

The forms of ``valueFrom``: DEV "Pass Secrets Manager secrets through Amazon ECS environment
variables" (``arn:json-key:version-stage:version-id``) and its sister page for SSM.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from helpers.aws.outside.backends import Backends

_ARN_PARTS = 7
"""A secret's own ARN has seven parts; JSON key, version stage and version id may follow."""


class MotoSecrets:
    """Reads secrets and parameters.

    Args:
        backends: where moto's Secrets Manager and SSM are.
    """

    def __init__(self, backends: Backends) -> None:
        self._backends = backends

    def value(self, reference: str) -> str | None:
        """The value, or None when there is none."""
        if ":secretsmanager:" in reference:
            return self._secret(reference)
        name = reference.partition(":parameter")[2] if reference.startswith("arn:") else reference
        return self._parameter(name)

    def secret_arn(self, name: str) -> str | None:
        """The full ARN of a secret that is known by its name."""
        found = self._backends("secretsmanager").secrets.get(name)
        return str(found.arn) if found is not None else None

    def _secret(self, reference: str) -> str | None:
        parts = reference.split(":")
        arn, rest = ":".join(parts[:_ARN_PARTS]), [*parts[_ARN_PARTS:], "", "", ""][:3]
        key, stage, version = rest
        store = self._backends("secretsmanager").secrets
        secret = next((each for each in store.values() if _is(each, arn)), None)
        if secret is None or secret.deleted_date is not None:
            return None
        wanted = version or self._version_at(secret, stage or "AWSCURRENT")
        text = secret.versions.get(wanted, {}).get("secret_string")
        return text if text is None or not key else _json_value(text, key)

    @staticmethod
    def _version_at(secret: Any, stage: str) -> str | None:
        return next(
            (
                version_id
                for version_id, version in secret.versions.items()
                if stage in version.get("version_stages", ())
            ),
            None,
        )

    def _parameter(self, name: str) -> str | None:
        store = self._backends("ssm")
        from moto.core.exceptions import ServiceException

        for each in (name, name.lstrip("/"), f"/{name.lstrip('/')}"):
            try:
                found = store.get_parameter(each)
            except ServiceException:  # the parameter is there, the asked version is not
                return None
            if found is not None:
                return str(found.decrypt(found.value))
        return None


def _is(secret: Any, arn: str) -> bool:
    """By its whole ARN, or by the ARN without the six letters that Secrets Manager adds."""
    return arn in (secret.arn, secret.arn.rpartition("-")[0])


def _json_value(text: str, key: str) -> str | None:
    try:
        value = json.loads(text)[key]
    except (ValueError, KeyError, TypeError):
        return None
    return value if isinstance(value, str) else json.dumps(value)
