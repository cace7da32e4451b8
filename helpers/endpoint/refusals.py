"""AWS's error forms, for what the endpoint itself has to refuse."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Mapping

Answer = tuple[int, dict[str, str], bytes]
"""Status, headers, body."""

JSON = "application/x-amz-json-1.1"
_FORM = "application/x-www-form-urlencoded"
_XML = (
    "<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message>"
    "</Error><RequestId>{request_id}</RequestId></ErrorResponse>"
)


def kind(headers: Mapping[str, str]) -> str:
    """The media type of a body, by its headers (names in lower case)."""
    return headers.get("content-type", "").partition(";")[0].strip().lower()


def refused(
    code: str, message: str, *, headers: Mapping[str, str], request_id: str, status: int = 400
) -> Answer:
    """A refusal in the protocol that the request speaks.

    JSON carries the code in ``__type`` and in a header, so that every SDK finds it; the query
    protocol (EC2, IAM and their age) has XML.
    """
    found = {"x-amzn-requestid": request_id, "x-amzn-errortype": code}
    if kind(headers) == _FORM:
        text = _XML.format(code=code, message=escape(message), request_id=request_id)
        return status, {**found, "content-type": "text/xml"}, text.encode()
    body = json.dumps({"__type": code, "message": message})
    return status, {**found, "content-type": JSON}, body.encode()
