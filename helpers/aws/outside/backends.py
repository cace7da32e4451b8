"""The lab's way to moto's backends, which are loaded when somebody first asks for one."""

from __future__ import annotations

from typing import Any, Protocol

GLOBAL = "aws"
"""moto's name of the one place where IAM and STS live."""

_WITHOUT_REGION = frozenset({"iam", "sts"})


class Loader(Protocol):
    """Has moto's backends."""

    def backends(self, name: str) -> Any:
        """Moto's backends of a service, by account."""


class Backends:
    """The backends of one account in one region, by moto's names (``"ec2"``, ``"iam"``).

    Args:
        loader: has moto's backends.
        account: the lab's account id.
        region: the region.
    """

    def __init__(self, loader: Loader, account: str, region: str) -> None:
        self.account = account
        self.region = region
        self._loader = loader
        self._found: dict[str, Any] = {}

    def __call__(self, service: str) -> Any:
        """The backend of a service."""
        found = self._found.get(service)
        if found is None:
            place = GLOBAL if service in _WITHOUT_REGION else self.region
            found = self._found[service] = self._loader.backends(service)[self.account][place]
        return found
