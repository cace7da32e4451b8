"""Nothing that boto3 does in a lab leaves the kernel, whatever the surroundings hold."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import boto3
import botocore.session
import pytest

from helpers import Lab

ROOT = Path(__file__).parents[2]
NOBODY = "http://127.0.0.1:9"

CONFIG = """
[default]
region = us-east-1
endpoint_url = {nobody}
services = elsewhere
[profile prod]
region = us-west-2
role_arn = arn:aws:iam::999999999999:role/admin
source_profile = keys
[profile keys]
region = us-west-2
[profile process]
region = us-west-2
credential_process = {process}
[profile sso]
sso_session = corp
sso_account_id = 999999999999
sso_role_name = admin
[sso-session corp]
sso_region = us-east-1
sso_start_url = https://corp.awsapps.com/start
[services elsewhere]
ecs =
  endpoint_url = {nobody}
"""
CREDENTIALS = """
[default]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
[keys]
aws_access_key_id = AKIAI44QH8DHBEXAMPLE
aws_secret_access_key = je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY
"""
PROCESS = """
import json, pathlib
with pathlib.Path({log!r}).open("a") as log: log.write("run\\n")
print(json.dumps({{"Version": 1, "AccessKeyId": "AKIAPROCESS", "SecretAccessKey": "s",
                  "SessionToken": "t", "Expiration": "2020-01-01T00:00:00Z"}}))
"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    home = tmp_path_factory.mktemp("home")
    (home / ".aws").mkdir()
    program, log = home / "process.py", home / "process.log"
    program.write_text(PROCESS.format(log=str(log)))
    config = CONFIG.format(nobody=NOBODY, process=f"{sys.executable} {program}")
    (home / ".aws" / "config").write_text(config)
    (home / ".aws" / "credentials").write_text(CREDENTIALS)
    surroundings = {
        "HOME": str(home),
        "USERPROFILE": str(home),
        "PYTHONPATH": str(ROOT),
        "AWS_CONFIG_FILE": str(home / ".aws" / "config"),
        "AWS_SHARED_CREDENTIALS_FILE": str(home / ".aws" / "credentials"),
        "AWS_PROFILE": "keys",
        "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE",
        "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        "AWS_SESSION_TOKEN": "token",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ENDPOINT_URL": NOBODY,
        "AWS_ENDPOINT_URL_ECS": NOBODY,
        "AWS_ENDPOINT_URL_S3": NOBODY,
        "AWS_CONTAINER_CREDENTIALS_FULL_URI": f"{NOBODY}/credentials",
        "AWS_EC2_METADATA_SERVICE_ENDPOINT": NOBODY,
        "AWS_CSM_ENABLED": "true",
        "AWS_USE_FIPS_ENDPOINT": "true",
        "HTTP_PROXY": NOBODY,
        "HTTPS_PROXY": NOBODY,
    }
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-W", "error", Path(__file__).with_name("hostile.py")],
        env=kept | surroundings,
        cwd=home,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    found["process ran"] = log.read_text().count("run")
    return found


def test_every_way_of_making_a_client_reaches_the_lab(hostile: dict[str, Any]) -> None:
    arns = {name: arn for name, arn in hostile["reached"].items() if arn.startswith("arn:")}
    assert len(arns) == 18
    lab_account = ":123456789012:task-definition/hostile:"
    assert [name for name, arn in arns.items() if lab_account not in arn] == []


def test_a_region_is_the_labs_unless_the_code_names_one(hostile: dict[str, Any]) -> None:
    arns = hostile["reached"]
    regions = {name: arns[name].split(":")[3] for name in ("boto3.client", "profile", "botocore")}
    assert set(regions.values()) == {"ap-southeast-1"}
    assert ":eu-west-1:" in arns["another region"]


def test_the_other_services_are_the_labs_too(hostile: dict[str, Any]) -> None:
    assert hostile["reached"]["sts"] == "123456789012"
    assert hostile["reached"]["s3"] == "key"
    assert hostile["reached"]["sns"] == "True"


def test_no_connection_is_tried_and_no_program_is_started(hostile: dict[str, Any]) -> None:
    assert hostile["inside"] == []


def test_instance_metadata_gives_no_credentials(hostile: dict[str, Any]) -> None:
    assert hostile["reached"]["metadata"] in ("{}", "ServiceNotCarriedError")


def test_a_credential_process_ran_before_the_lab_and_not_inside(hostile: dict[str, Any]) -> None:
    # Inside, "no program is started" holds; this shows that the profile is one that would run it.
    assert hostile["process ran"] >= 1


def test_closing_gives_boto3_back_to_the_world(hostile: dict[str, Any]) -> None:
    assert hostile["default session back"]
    assert hostile["after"] in ("ProxyConnectionError", "EndpointConnectionError")
    assert any(attempt.startswith("socket.connect") for attempt in hostile["attempts after"])


def test_the_environment_comes_back_exactly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_PROFILE", "prod")
    monkeypatch.setenv("AWS_ENDPOINT_URL", "https://example.org")
    monkeypatch.delenv("AWS_ACCESS_KEY_ID", raising=False)
    before = dict(os.environ)
    with Lab("en"):
        assert "AWS_PROFILE" not in os.environ
        os.environ["AWS_SESSION_TOKEN"] = "set inside"
        os.environ["OF_THE_LEARNER"] = "stays"
    assert dict(os.environ) == before | {"OF_THE_LEARNER": "stays"}
    del os.environ["OF_THE_LEARNER"]


def test_botocore_comes_back_exactly() -> None:
    owners = (
        botocore.session.Session,
        botocore.client.BaseClient,
        botocore.httpsession.URLLib3Session,
        botocore.configprovider.ConfiguredEndpointProvider,
        botocore.credentials.RefreshableCredentials,
        botocore.monitoring.SocketPublisher,
        botocore.waiter,
        botocore.endpoint,
    )
    before = [dict(vars(owner)) for owner in owners]
    session = boto3.DEFAULT_SESSION
    with Lab("en"):
        assert [dict(vars(owner)) for owner in owners] != before
    assert [dict(vars(owner)) for owner in owners] == before
    assert boto3.DEFAULT_SESSION is session


def test_a_child_process_gets_no_key_no_profile_and_no_way_out(lab: Lab) -> None:
    shown = subprocess.run(
        [sys.executable, "-c", "import os, json; print(json.dumps(dict(os.environ)))"],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    given = {k: v for k, v in json.loads(shown.stdout).items() if k.startswith("AWS_")}
    assert given == {
        "AWS_ACCESS_KEY_ID": "LABKEYTHATOPENSNOTHING",
        "AWS_SECRET_ACCESS_KEY": "there is no secret in the lab",
        "AWS_DEFAULT_REGION": "ap-southeast-1",
        "AWS_REGION": "ap-southeast-1",
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_ENDPOINT_URL": NOBODY,
    }
