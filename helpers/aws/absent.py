"""Packages that moto loads on the way to a service, and that the lab can do without.

moto's CloudFormation loads all services whose resources it knows, API Gateway with its checker of
OpenAPI documents among them. The lab has no API Gateway, so it does not install the checker.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from importlib.util import find_spec
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ABSENT = {
    "cloudformation": (
        "openapi_spec_validator",
        "openapi_spec_validator.validation",
        "openapi_spec_validator.validation.exceptions",
    ),
}
"""Modules by moto's name of the service that loads them."""


class _StandIn(ModuleType):
    """A module in which every name can be imported and nothing can be used."""

    def __getattr__(self, name: str) -> type[Exception]:
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (Exception,), {})


@contextmanager
def stand_ins(service: str) -> Iterator[None]:
    """Let moto load a service without the packages that it does not need here."""
    names = ABSENT.get(service, ())
    if not names or _there(names[0]):
        yield
        return
    for name in names:
        sys.modules[name] = _StandIn(name)
    try:
        yield
    finally:
        for name in names:
            del sys.modules[name]


def _there(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except (ImportError, ValueError):  # known not to be there
        return False
