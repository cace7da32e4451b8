"""Where a request of boto3 goes instead of the network: to the simulator, or to moto."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

_SCOPE = re.compile(
    r"Credential=(?P<key>[^/]+)/\d+/(?P<region>[^/]+)/(?P<service>[^/]+)/aws4_request"
)
_HOST = re.compile(
    r"^(?:.+\.)?(?P<service>[a-z0-9-]+)\.(?:(?P<region>[a-z]{2}-[a-z-]+-\d)\.)?amazonaws\.com"
)


@dataclass(frozen=True, slots=True)
class Envelope:
    """What a request says on its outside: for whom, from whom, and which operation."""

    service: str
    region: str
    access_key: str | None
    operation: str | None
    method: str
    url: str
    headers: dict[str, str]
    body: bytes


def _text(value: Any) -> str:
    return value.decode("utf-8") if isinstance(value, bytes) else str(value)


def open_envelope(request: Any, default_region: str) -> Envelope:
    """Read service, region and operation from a prepared botocore request.

    The signature's scope names the service whatever endpoint the client was given; an unsigned
    request is known by its host.
    """
    headers = {name.lower(): _text(value) for name, value in request.headers.items()}
    body = request.body or b""
    if hasattr(body, "read"):
        body = b""  # a stream (an S3 upload) is moto's to read
    if isinstance(body, str):
        body = body.encode("utf-8")
    found = _SCOPE.search(headers.get("authorization", "")) or _HOST.match(
        urlsplit(request.url).hostname or ""
    )
    parts = found.groupdict() if found else {}
    operation = None
    if target := headers.get("x-amz-target"):
        operation = target.rpartition(".")[2]
    elif headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        operation = parse_qs(body.decode("utf-8", "replace")).get("Action", [None])[0]
    return Envelope(
        service=parts.get("service") or (urlsplit(request.url).hostname or "?"),
        region=parts.get("region") or default_region,
        access_key=parts.get("key"),
        operation=operation,
        method=request.method,
        url=request.url,
        headers=headers,
        body=body,
    )
