"""Whatever is sent, the endpoint answers in AWS's error form, at once, and goes on."""

import http.client
import json
import re
import socket
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

sys.path.append(str(Path(__file__).parent.parent / "aws" / "ecs"))

from shape_strategies import requests, spoilt

from helpers.aws.ecs.shapes import service_model

SIGNED = (
    "AWS4-HMAC-SHA256 Credential=any/20260105/ap-southeast-1/{service}/aws4_request, "
    "SignedHeaders=host, Signature=00"
)
SIGNED_NOWHERE = SIGNED.format(service="ecs").replace("ap-southeast-1", "no-where-9")
HEADERS = {
    "Content-Type": "application/x-amz-json-1.1",
    "Authorization": SIGNED.format(service="ecs"),
    "X-Amz-Target": "AmazonEC2ContainerServiceV20141113.ListClusters",
}
NESTED = b'{"clusters":' + b"[" * 100_000 + b"]" * 100_000 + b"}"


def send(
    address: str, body: bytes, headers: dict[str, str | None] | None = None, method: str = "POST"
) -> tuple[int, dict[str, str], bytes]:
    sent = {name: v for name, v in {**HEADERS, **(headers or {})}.items() if v is not None}
    connection = http.client.HTTPConnection(
        "127.0.0.1", int(address.rpartition(":")[2]), timeout=20
    )
    connection.request(method, "/", body, sent)
    answer = connection.getresponse()
    found = {name.lower(): value for name, value in answer.getheaders()}
    try:
        return answer.status, found, answer.read()
    finally:
        connection.close()


def target(operation: str) -> dict[str, str | None]:
    return {"X-Amz-Target": f"AmazonEC2ContainerServiceV20141113.{operation}"}


@pytest.mark.parametrize(
    ("body", "headers", "status", "code"),
    [
        (b"{", {}, 400, "SerializationException"),
        (b"{'single': 1}", {}, 400, "SerializationException"),
        (b"\xff\xfe{}", {}, 400, "SerializationException"),
        (b'{"clusterName": "\xff"}', {}, 400, "SerializationException"),
        (b"[]", {}, 400, "SerializationException"),
        (b'"text"', {}, 400, "SerializationException"),
        (b'{"maxResults": "ten"}', {}, 400, "SerializationException"),
        (b'{"maxResults": 1e400}', {}, 400, "SerializationException"),
        (b'{"maxResults": 99999999999}', {}, 400, "SerializationException"),
        (b'{"maxResults": ' + b"9" * 10_000 + b"}", {}, 400, "SerializationException"),
        (NESTED, {}, 400, "SerializationException"),
        (NESTED, target("DescribeClusters"), 400, "SerializationException"),
        (b'{"clusters": ["\\ud800"]}', target("DescribeClusters"), 400, "SerializationException"),
        (b"{}", {"X-Amz-Target": None}, 400, "UnknownOperationException"),
        (b"{}", {"X-Amz-Target": "ListClusters"}, 400, "UnknownOperationException"),
        (b"{}", {"X-Amz-Target": "Other.ListClusters"}, 400, "UnknownOperationException"),
        (b"{}", target("MakeCoffee"), 400, "UnknownOperationException"),
        (b"{}", target("x" * 5000), 400, "UnknownOperationException"),
        (b"{}", {"Content-Type": "text/html"}, 400, "UnknownOperationException"),
        (b"{}", {"Content-Type": None}, 400, "UnknownOperationException"),
        (b"{}", {"Authorization": None}, 400, "MissingAuthenticationTokenException"),
        (b"{}", {"Authorization": "Bearer x"}, 400, "MissingAuthenticationTokenException"),
        (b"{}", {"Authorization": SIGNED_NOWHERE}, 400, "InvalidSignatureException"),
        (b" " * (17 * 1024 * 1024), {}, 413, "RequestEntityTooLargeException"),
    ],
)
def test_what_is_wrong_is_said_in_aws_s_form(
    address: str, body: bytes, headers: dict[str, str | None], status: int, code: str
) -> None:
    found, answered, text = send(address, body, headers)
    assert (found, json.loads(text)["__type"]) == (status, code)
    assert answered["x-amzn-errortype"] == code
    assert answered["content-type"] == "application/x-amz-json-1.1"
    assert send(address, b"{}")[0] == 200


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_another_method_is_no_operation(address: str, method: str) -> None:
    assert send(address, b"{}", method=method)[0] == 400


@pytest.mark.parametrize("service", ["ec2", "s3", "iam", "dynamodb", "logs", "ssm", "sqs", "nope"])
@pytest.mark.parametrize(
    "body", [b"", b"{", b"\xff\xfe", b"Action=&Version=", b"Action=Nope&x=%ff"]
)
def test_nonsense_to_another_service_is_its_sender_s_fault(
    address: str, service: str, body: bytes
) -> None:
    kinds = ("application/x-www-form-urlencoded", "application/x-amz-json-1.0", "text/xml")
    for kind in kinds:
        headers: dict[str, str | None] = {
            "Authorization": SIGNED.format(service=service),
            "Content-Type": kind,
            "X-Amz-Target": "Nothing_20200101.Nope",
        }
        assert 200 <= send(address, body, headers)[0] < 500


CHUNKED = b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"


@pytest.mark.parametrize(
    "sent",
    [
        b"\x00\xff\xfe\r\n\r\n",
        b"GET\r\n\r\n",
        b"POST / HTTP/9.9\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nNo colon\r\n\r\n",
        b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\n\r\n",
        b"GET /%ff%00/../.. HTTP/1.1\r\nHost: [\r\nConnection: close\r\n\r\n",
        CHUNKED + b"zz\r\n",
        CHUNKED + b"2\r\n{}\r\n0\r\n\r\n",
    ],
)
def test_what_is_hardly_http_is_answered_or_hung_up_on(address: str, sent: bytes) -> None:
    port = int(address.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), timeout=10) as raw:
        raw.sendall(sent)
        raw.shutdown(socket.SHUT_WR)
        try:
            first = raw.recv(100)
        except ConnectionResetError:  # it had not read all of it
            first = b""
    assert first == b"" or re.match(rb"HTTP/1\.1 [24]\d\d ", first), first
    assert send(address, b"{}")[0] == 200


def answers_like_aws(address: str, operation: str, request: Any) -> None:
    status, headers, body = send(address, json.dumps(request).encode(), target(operation))
    answer = json.loads(body)
    assert status in (200, 400), (operation, request, body)
    if status == 400:
        assert answer["__type"] == headers["x-amzn-errortype"]
        assert answer["__type"] != "ServerException"
        assert answer["message"]
    assert headers["x-amzn-requestid"]


@settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_fuzzed_requests_never_break_it(address: str, data: st.DataObject) -> None:
    operation = data.draw(st.sampled_from(sorted(service_model().operation_names)))
    answers_like_aws(address, operation, data.draw(requests(operation)))
    answers_like_aws(address, operation, data.draw(spoilt(operation)))
