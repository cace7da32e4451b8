"""What a request of boto3 says on its outside: for whom, from whom, and which operation."""

from __future__ import annotations

import re
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from botocore.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SCOPE = re.compile(
    r"Credential=(?P<key>[^/]+)/\d+/(?P<region>[^/]+)/(?P<service>[^/]+)/aws4_request"
)
_HOST = re.compile(
    r"^(?:.+\.)?(?P<service>[a-z0-9-]+)\.(?:(?P<region>[a-z]{2}-[a-z-]+-\d)\.)?amazonaws\.com"
)
_OF_AN_API_CALL = "amz-sdk-invocation-id"
"""botocore sends this header with every API call, and with none of its own look-ups."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The API call that botocore is busy with: the operation's model, and its parameters."""

    operation: Any
    parameters: Mapping[str, Any]


_under_way: ContextVar[Asked | None] = ContextVar("api call under way", default=None)


@contextmanager
def under_way(asked: Asked) -> Iterator[None]:
    """Let :func:`open_envelope` know, in here, which API call a request belongs to."""
    token = _under_way.set(asked)
    try:
        yield
    finally:
        _under_way.reset(token)


@dataclass(frozen=True, slots=True)
class Envelope:
    """What a request says on its outside.

    Attributes:
        service: the signing name, as IAM actions begin: ``ecs``, ``elasticloadbalancing``.
        asked: the API call behind it; None if the request was not made by a botocore client.
    """

    service: str
    region: str
    access_key: str | None
    operation: str | None
    method: str
    url: str
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    asked: Asked | None = None


@cache
def regions() -> frozenset[str]:
    """The regions of AWS that have EC2, as botocore knows them."""
    session = Session()
    return frozenset(
        region
        for partition in session.get_available_partitions()
        for region in session.get_available_regions("ec2", partition)
    )


def _text(value: Any) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def open_envelope(request: Any, default_region: str) -> Envelope:
    """Read service, region and operation from a prepared botocore request.

    The signature's scope names the service whatever endpoint the client was given; an unsigned
    request is known by the API call that is under way, or else by its host.
    """
    headers = {name.lower(): _text(value) for name, value in request.headers.items()}
    body = request.body or b""
    if hasattr(body, "read"):
        body = b""  # a stream (an S3 upload) is moto's to read
    if isinstance(body, str):
        body = body.encode("utf-8")
    host = urlsplit(request.url).hostname or "?"
    scope = _SCOPE.search(headers.get("authorization", ""))
    found = scope or _HOST.match(host)
    parts = found.groupdict() if found else {}
    asked = _under_way.get() if _OF_AN_API_CALL in headers else None
    service = parts.get("service")
    if asked is not None and scope is None:
        service = asked.operation.service_model.signing_name
    return Envelope(
        service=service or host,
        region=parts.get("region") or default_region,
        access_key=parts.get("key"),
        operation=asked.operation.name if asked else _operation(headers, bytes(body)),
        method=request.method,
        url=request.url,
        body=bytes(body),
        headers=headers,
        asked=asked,
    )


def _operation(headers: Mapping[str, str], body: bytes) -> str | None:
    """The operation that the JSON protocol or the query protocol names, if it is one of them."""
    if target := headers.get("x-amz-target"):
        return target.rpartition(".")[2]
    if headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        return parse_qs(body.decode("utf-8", "replace")).get("Action", [None])[0]
    return None
