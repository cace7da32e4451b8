"""What a request asks for in IAM's terms: an action, and the resource that it is about.

Source: Service Authorization Reference, for the services that the lab carries.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from helpers.aws.transport import Envelope

PREFIXES = {"monitoring": "cloudwatch"}
"""Signing name -> IAM prefix, where they differ."""

Members = dict[str, Any]

# Service -> the request member that names the resource, and the resource's ARN from it.
_RESOURCES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "dynamodb": (("TableName", "table/{0}"),),
    "ecr": (("repositoryName", "repository/{0}"),),
    "ecs": (
        ("taskDefinition", "task-definition/{0}"),
        ("service", "service/{cluster}/{0}"),
        ("serviceName", "service/{cluster}/{0}"),
        ("task", "task/{cluster}/{0}"),
        ("family", "task-definition/{0}:*"),
        ("cluster", "cluster/{0}"),
        ("clusterName", "cluster/{0}"),
    ),
    "iam": (("RoleName", "role/{0}"), ("UserName", "user/{0}"), ("PolicyArn", "{0}")),
    "kms": (("KeyId", "key/{0}"),),
    "logs": (
        ("logStreamName", "log-group:{logGroupName}:log-stream:{0}"),
        ("logGroupName", "log-group:{0}"),
    ),
    "secretsmanager": (("SecretId", "secret:{0}"), ("Name", "secret:{0}")),
    "sns": (("TopicArn", "{0}"), ("Name", "{0}")),
    "sqs": (("QueueUrl", "{0}"), ("QueueName", "{0}")),
    "ssm": (("Name", "parameter/{0}"), ("Names", "parameter/{0}"), ("Path", "parameter{0}")),
    "sts": (("RoleArn", "{0}"),),
}
_WITHOUT_REGION = frozenset({"iam"})


def asked(
    envelope: Envelope, account: str, full_secret_arn: Callable[[str], str | None]
) -> tuple[str, str]:
    """The action (``dynamodb:GetItem``) and the resource's ARN, or ``*``."""
    if envelope.service == "s3":
        return _s3(envelope)
    prefix = PREFIXES.get(envelope.service, envelope.service)
    operation = envelope.operation or urlsplit(envelope.url).path.rpartition("/")[2] or "Unknown"
    return f"{prefix}:{operation}", _resource(envelope, account, full_secret_arn)


def speaks_json(headers: Mapping[str, str]) -> bool:
    """Does the request speak one of AWS's JSON protocols?"""
    return headers.get("content-type", "").startswith("application/x-amz-json")


def roles_passed(envelope: Envelope) -> list[str]:
    """The roles that a task definition names: its caller must be allowed to pass them (6.6)."""
    own = members(envelope)
    found = (own.get("taskRoleArn"), own.get("executionRoleArn"))
    return list(dict.fromkeys(each for each in found if each and isinstance(each, str)))


def members(envelope: Envelope) -> Members:
    """The request's members by name, as the API call had them or as they came over the wire."""
    if envelope.asked is not None:
        return dict(envelope.asked.parameters)
    content = envelope.headers.get("content-type", "")
    if content.startswith("application/x-www-form-urlencoded"):
        return {
            name: values[0]
            for name, values in parse_qs(envelope.body.decode("utf-8", "replace")).items()
        }
    try:
        found = json.loads(envelope.body or b"{}")
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _resource(
    envelope: Envelope, account: str, full_secret_arn: Callable[[str], str | None]
) -> str:
    own = members(envelope)
    for member, pattern in _RESOURCES.get(envelope.service, ()):
        value = own.get(member)
        if isinstance(value, list):
            value = value[0] if value else None
        if not isinstance(value, str) or not value:
            continue
        if value.startswith("arn:"):
            return value
        if envelope.service == "secretsmanager" and (arn := full_secret_arn(value)):
            return arn
        if envelope.service == "sqs":
            value = value.rpartition("/")[2]
        others = {"cluster": "default", **{k: v for k, v in own.items() if isinstance(v, str)}}
        name = pattern.format(value.lstrip("/") if "/{0}" in pattern else value, **others)
        region = "" if envelope.service in _WITHOUT_REGION else envelope.region
        return f"arn:aws:{envelope.service}:{region}:{account}:{name}"
    return "*"


_S3_OBJECT = {
    "GET": "GetObject",
    "HEAD": "GetObject",
    "PUT": "PutObject",
    "POST": "PutObject",
    "DELETE": "DeleteObject",
}
_S3_BUCKET = {
    "GET": "ListBucket",
    "HEAD": "ListBucket",
    "PUT": "CreateBucket",
    "POST": "DeleteObject",
    "DELETE": "DeleteBucket",
}
_S3_VERBS = {"GET": "Get", "PUT": "Put", "DELETE": "Delete"}
_S3_LISTING = frozenset({"list-type", "prefix", "delimiter", "max-keys", "delete", "encoding-type"})


def _s3(envelope: Envelope) -> tuple[str, str]:
    """S3 has no operation name on its requests: method, path and the first word of the query."""
    parts = urlsplit(envelope.url)
    host = (parts.hostname or "").split(".")
    path = unquote(parts.path).lstrip("/")
    bucket = host[0] if len(host) > 1 and host[1] == "s3" else ""
    if not bucket:
        bucket, _, path = path.partition("/")
    query = next(iter(parse_qs(parts.query, keep_blank_values=True)), "")
    if not bucket:
        return "s3:ListAllMyBuckets", "*"
    if path:
        return f"s3:{_S3_OBJECT.get(envelope.method, 'GetObject')}", f"arn:aws:s3:::{bucket}/{path}"
    if query and query not in _S3_LISTING and envelope.method in _S3_VERBS:
        name = "".join(word.capitalize() for word in query.split("-"))
        return f"s3:{_S3_VERBS[envelope.method]}Bucket{name}", f"arn:aws:s3:::{bucket}"
    return f"s3:{_S3_BUCKET.get(envelope.method, 'ListBucket')}", f"arn:aws:s3:::{bucket}"
