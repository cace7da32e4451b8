"""From an HTTP request to the lab's answer, whatever is wrong with the request."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from botocore.awsrequest import AWSPreparedRequest, HeadersDict

from helpers.aws.ecs.shapes import service_model
from helpers.aws.errors import LabError, NotUnderstoodError, OperationNotCarriedError
from helpers.aws.transport import open_envelope, regions
from helpers.endpoint.refusals import JSON, kind, refused
from helpers.simulator import REGION

if TYPE_CHECKING:
    from collections.abc import Mapping

    from helpers.aws.session import AwsSession
    from helpers.aws.transport import Envelope
    from helpers.endpoint.refusals import Answer
    from helpers.endpoint.running_time import RunningTime
    from helpers.i18n import Words

TARGET = "AmazonEC2ContainerServiceV20141113"


@dataclass(frozen=True, slots=True)
class HttpRequest:
    """A request as it came; ``url`` is whole, with host and query."""

    method: str
    url: str
    headers: Mapping[str, str]
    body: bytes


class Answers:
    """Answers every request.

    Args:
        session: the lab.
        time: its running time, for the front page.
        words: the language of the lab's own sentences.
        address: where clients reach it, for the front page.
    """

    def __init__(self, session: AwsSession, time: RunningTime, words: Words, address: str) -> None:
        self._session = session
        self._time = time
        self._words = words
        self._address = address

    def to(self, request: HttpRequest) -> Answer:
        """The lab's answer."""
        prepared = AWSPreparedRequest(
            request.method, request.url, HeadersDict(request.headers), request.body, False
        )
        envelope = open_envelope(prepared, REGION)
        if envelope.access_key is None:
            return self._unsigned(envelope)
        if envelope.region not in regions():
            text = f"Credential should be scoped to a valid region, not '{envelope.region[:80]}'."
            return self._refused(envelope, "InvalidSignatureException", text)
        if envelope.service == "ecs" and not _names_an_operation(envelope):
            operation = envelope.headers.get("x-amz-target", "")[:80]
            text = f"Unknown operation: {operation}"  # text unsourced
            return self._refused(envelope, "UnknownOperationException", text)
        try:
            response = self._session.answer(prepared)
        except OperationNotCarriedError as refusal:
            ecs = envelope.service == "ecs"
            code = "UnsupportedFeatureException" if ecs else "UnsupportedOperation"
            return self._refused(envelope, code, str(refusal))
        except NotUnderstoodError as refusal:
            return self._refused(envelope, "InvalidRequest", str(refusal))
        except LabError as refusal:
            return self._refused(envelope, "UnrecognizedClientException", str(refusal))
        except Exception:
            return self._broken(envelope)
        headers = dict(response.headers)
        if envelope.service == "ecs" and response.status_code >= 400:
            headers["x-amzn-errortype"] = json.loads(response.content)["__type"]
        return response.status_code, headers, response.content

    def too_long(self, headers: Mapping[str, str], limit: int) -> Answer:
        """For a body of more than ``limit`` bytes."""
        text = f"Request body exceeds the limit of {limit} bytes."  # text unsourced
        return refused(
            "RequestEntityTooLargeException",
            text,
            headers=headers,
            request_id=self._session.simulator().ids.uuid(),
            status=413,
        )

    def _refused(self, envelope: Envelope, code: str, text: str, *, status: int = 400) -> Answer:
        request_id = self._session.simulator().ids.uuid()
        return refused(code, text, headers=envelope.headers, request_id=request_id, status=status)

    def _broken(self, envelope: Envelope) -> Answer:
        """For an exception that nobody foresaw."""
        logging.getLogger(__name__).exception("%s failed", envelope.operation)
        text = self._words("endpoint-broken")
        return self._refused(envelope, "ServerException", text, status=500)

    def _unsigned(self, envelope: Envelope) -> Answer:
        if envelope.method in ("GET", "HEAD") and envelope.url.partition("?")[0].endswith("/"):
            page = self._words(
                "endpoint-page",
                address=self._address,
                region=REGION,
                time=f"{self._session.clock.time():%Y-%m-%d %H:%M:%S} UTC",
                speed=f"{self._time.speed:g}",
            )
            return 200, {"content-type": "text/plain; charset=utf-8"}, f"{page}\n".encode()
        # What AWS's gateways say of a request without signature.
        text = "Missing Authentication Token"
        return self._refused(envelope, "MissingAuthenticationTokenException", text)


def _names_an_operation(envelope: Envelope) -> bool:
    """Do method, content type and target lead to an operation of ECS's API model?"""
    prefix, _, operation = envelope.headers.get("x-amz-target", "").partition(".")
    return (
        envelope.method == "POST"
        and kind(envelope.headers) == JSON
        and prefix == TARGET
        and operation in service_model().operation_names
    )
