"""Reads what moto answered the way botocore does, for the record of calls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from botocore.awsrequest import HeadersDict
from botocore.parsers import create_parser

from helpers.aws.calls import Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping


def read(
    operation: Any, status: int, headers: Mapping[str, str], body: bytes
) -> tuple[Refusal | None, dict[str, Any]]:
    """The refusal, or the response as botocore's client would hand it over.

    Args:
        operation: botocore's model of the operation.
        status: the HTTP status.
        headers: the HTTP headers.
        body: the HTTP body; that of a streaming operation (an S3 object) is not read.
    """
    shape = operation.output_shape
    if status < 300 and (shape is None or operation.has_streaming_output):
        return None, {}
    parser = create_parser(operation.service_model.resolved_protocol)
    answer = {"status_code": status, "headers": HeadersDict(headers), "body": body}
    response: dict[str, Any] = parser.parse(answer, shape)
    response.pop("ResponseMetadata", None)
    error = response.pop("Error", None)
    if status < 300:
        return None, response
    error = error or {}
    return Refusal(error.get("Code") or str(status), error.get("Message") or ""), {}
