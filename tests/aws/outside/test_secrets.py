"""The value behind ``valueFrom``: secrets, their JSON keys and versions, and SSM parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import boto3
import pytest

if TYPE_CHECKING:
    from helpers import Lab


def value(lab: Lab, reference: str) -> str | None:
    return lab._session.world.neighbours("ap-southeast-1").secrets.value(reference)


def test_a_secret_by_key_stage_and_version(lab: Lab) -> None:
    manager = boto3.client("secretsmanager")
    made = manager.create_secret(Name="db", SecretString='{"user": "an", "port": 5432}')
    arn, first = made["ARN"], made["VersionId"]
    manager.put_secret_value(SecretId="db", SecretString='{"user": "binh"}')
    assert value(lab, arn) == '{"user": "binh"}'
    assert value(lab, f"{arn}:user::") == "binh"
    assert value(lab, f"{arn}:user:AWSPREVIOUS:") == "an"
    assert value(lab, f"{arn}:port::{first}") == "5432"
    assert value(lab, f"{arn}:password::") is None
    assert value(lab, f"{arn}:user:NOSUCHSTAGE:") is None
    assert value(lab, arn.rpartition("-")[0]) == '{"user": "binh"}'
    assert value(lab, arn.replace("db", "other")) is None
    manager.delete_secret(SecretId="db")
    assert value(lab, arn) is None


def test_a_key_of_a_secret_that_is_no_json_has_no_value(lab: Lab) -> None:
    arn = boto3.client("secretsmanager").create_secret(Name="t", SecretString="plain")["ARN"]
    assert value(lab, arn) == "plain"
    assert value(lab, f"{arn}:key::") is None


@pytest.mark.parametrize("name", ["/shop/colour", "colour"])
def test_a_parameter_by_name_and_by_arn(lab: Lab, name: str) -> None:
    boto3.client("ssm").put_parameter(Name=name, Value="red", Type="SecureString")
    arn = f"arn:aws:ssm:ap-southeast-1:123456789012:parameter/{name.lstrip('/')}"
    assert value(lab, name) == value(lab, arn) == "red"
    assert value(lab, "/shop/size") is None
    assert value(lab, arn + ":7") is None
