"""What moto stamps is lab time, and everything of moto is as it was when no lab is open."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import boto3
import pytest
from stage import trust

from helpers import Lab

MANIFEST = (
    '{"schemaVersion": 2, "mediaType": "application/vnd.docker.distribution.manifest.v2+json",'
    ' "config": {"size": 1}, "layers": [{"digest": "sha256:a"}]}'
)


def role() -> Any:
    answer = boto3.client("iam").create_role(RoleName="r", AssumeRolePolicyDocument=trust())
    return answer["Role"]["CreateDate"]


def repository() -> Any:
    answer = boto3.client("ecr").create_repository(repositoryName="shop")
    return answer["repository"]["createdAt"]


def image() -> Any:
    ecr = boto3.client("ecr")
    ecr.create_repository(repositoryName="shop")
    ecr.put_image(repositoryName="shop", imageTag="1", imageManifest=MANIFEST)
    return ecr.describe_images(repositoryName="shop")["imageDetails"][0]["imagePushedAt"]


def group() -> Any:
    logs = boto3.client("logs")
    logs.create_log_group(logGroupName="g")
    made = logs.describe_log_groups()["logGroups"][0]["creationTime"]
    return datetime.fromtimestamp(made / 1000, UTC)


def instance() -> Any:
    answer = boto3.client("ec2").run_instances(ImageId="ami-1", MinCount=1, MaxCount=1)
    return answer["Instances"][0]["LaunchTime"]


def balancer() -> Any:
    ec2 = boto3.client("ec2")
    subnets = [each["SubnetId"] for each in ec2.describe_subnets()["Subnets"]]
    answer = boto3.client("elbv2").create_load_balancer(Name="front", Subnets=subnets)
    return answer["LoadBalancers"][0]["CreatedTime"]


def secret() -> Any:
    manager = boto3.client("secretsmanager")
    manager.create_secret(Name="s", SecretString="x")
    return manager.describe_secret(SecretId="s")["CreatedDate"]


def bucket() -> Any:
    s3 = boto3.client("s3")
    where = {"LocationConstraint": "ap-southeast-1"}
    s3.create_bucket(Bucket="photos", CreateBucketConfiguration=where)
    return s3.list_buckets()["Buckets"][0]["CreationDate"]


MAKERS = (role, repository, image, group, instance, balancer, secret, bucket)


@pytest.mark.parametrize("make", MAKERS)
def test_what_is_made_is_made_in_lab_time(lab: Lab, make: Callable[[], Any]) -> None:
    lab.advance(90_000)
    made = make()
    if made.tzinfo is None:
        made = made.replace(tzinfo=UTC)
    assert abs((made - lab.time).total_seconds()) <= 1


def test_log_events_of_the_computers_clock_get_lab_time(lab: Lab) -> None:
    logs = boto3.client("logs")
    logs.create_log_group(logGroupName="g")
    logs.create_log_stream(logGroupName="g", logStreamName="s")
    now = int(lab.time.timestamp() * 1000)
    stamps = (now - 60_000, int(datetime.now(UTC).timestamp() * 1000) + 10**11)
    for stamp in stamps:
        events = [{"timestamp": stamp, "message": "hello"}]
        answer = logs.put_log_events(logGroupName="g", logStreamName="s", logEvents=events)
        assert "rejectedLogEventsInfo" not in answer or not answer["rejectedLogEventsInfo"]
    found = logs.get_log_events(logGroupName="g", logStreamName="s")["events"]
    assert sorted(each["timestamp"] for each in found) == [now - 60_000, now]


def attributes() -> dict[str, Any]:
    """What the mending may replace, as it is now."""
    found = {}
    for name in ("ec2", "elbv2", "iam", "logs", "ecr", "s3", "secretsmanager"):
        for module in [each for each in sys.modules if each.startswith(f"moto.{name}.")]:
            for key, value in vars(sys.modules[module]).items():
                found[f"{module}.{key}"] = value
                if isinstance(value, type) and value.__module__ == module:
                    found |= {f"{module}.{key}.{k}": v for k, v in vars(value).items()}
    return {key: value for key, value in found.items() if callable(value)}


def test_closing_the_lab_puts_moto_back() -> None:
    with Lab("en"):
        for make in MAKERS:
            make() if make is not image else None
    before = attributes()
    with Lab("en"):
        repository()
        instance()
        balancer()
        during = attributes()
    after = attributes()
    changed = {key for key in before if key in during and during[key] is not before[key]}
    assert len(changed) > 15
    assert [key for key in changed if after[key] is not before[key]] == []
