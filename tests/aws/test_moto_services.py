"""The rest of AWS, played by moto: every carried service answers, and its ids repeat."""

from __future__ import annotations

import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import boto3
import pytest

from helpers import Lab
from helpers.aws.moto_services import CARRIED, MOTO_VERSION

if TYPE_CHECKING:
    from collections.abc import Callable

TRUST = '{"Version":"2012-10-17","Statement":[]}'
TABLE: dict[str, Any] = {
    "TableName": "orders",
    "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
    "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
    "BillingMode": "PAY_PER_REQUEST",
}
STACK = '{"Resources":{"Q":{"Type":"AWS::SQS::Queue"}}}'


def put_and_get(client: Any) -> Any:
    client.create_table(**TABLE)
    client.put_item(TableName="orders", Item={"id": {"S": "1"}})
    return client.get_item(TableName="orders", Key={"id": {"S": "1"}})["Item"]["id"]["S"]


def read_log(client: Any) -> Any:
    client.create_log_group(logGroupName="/ecs/web")
    client.create_log_stream(logGroupName="/ecs/web", logStreamName="a")
    event = {"timestamp": int(time.time() * 1000), "message": "hello"}  # moto drops old ones
    client.put_log_events(logGroupName="/ecs/web", logStreamName="a", logEvents=[event])
    found = client.get_log_events(logGroupName="/ecs/web", logStreamName="a")["events"]
    return [event["message"] for event in found]


def keep_a_secret(client: Any) -> Any:
    client.create_secret(Name="n", SecretString="s")
    return client.get_secret_value(SecretId="n")["SecretString"]


def keep_a_parameter(client: Any) -> Any:
    client.put_parameter(Name="p", Value="v", Type="String")
    return client.get_parameter(Name="p")["Parameter"]["Value"]


# boto3's name -> a call, and what it gives. Signing names are found from the calls made.
SERVICES: dict[str, tuple[Callable[[Any], Any], Any]] = {
    "application-autoscaling": (
        lambda c: c.describe_scalable_targets(ServiceNamespace="ecs")["ScalableTargets"],
        [],
    ),
    "autoscaling": (lambda c: c.describe_auto_scaling_groups()["AutoScalingGroups"], []),
    "cloudformation": (
        lambda c: c.create_stack(StackName="s", TemplateBody=STACK)["StackId"].split(":")[2],
        "cloudformation",
    ),
    "cloudwatch": (lambda c: c.list_metrics()["Metrics"], []),
    "dynamodb": (put_and_get, "1"),
    "ec2": (lambda c: c.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["CidrBlock"], "10.0.0.0/16"),
    "ecr": (
        lambda c: c.create_repository(repositoryName="shop/api")["repository"]["repositoryUri"],
        "123456789012.dkr.ecr.ap-southeast-1.amazonaws.com/shop/api",
    ),
    "elbv2": (lambda c: c.describe_load_balancers()["LoadBalancers"], []),
    "elb": (lambda c: c.describe_load_balancers()["LoadBalancerDescriptions"], []),
    "events": (lambda c: c.list_event_buses()["EventBuses"][0]["Name"], "default"),
    "iam": (
        lambda c: c.create_role(RoleName="r", AssumeRolePolicyDocument=TRUST)["Role"]["Arn"],
        "arn:aws:iam::123456789012:role/r",
    ),
    "kms": (lambda c: c.create_key()["KeyMetadata"]["Enabled"], True),
    "logs": (read_log, ["hello"]),
    "s3": (lambda c: c.list_buckets()["Buckets"], []),
    "secretsmanager": (keep_a_secret, "s"),
    "servicediscovery": (lambda c: c.list_namespaces()["Namespaces"], []),
    "sns": (lambda c: c.create_topic(Name="t")["TopicArn"][-2:], ":t"),
    "sqs": (lambda c: c.create_queue(QueueName="q")["QueueUrl"][-2:], "/q"),
    "ssm": (keep_a_parameter, "v"),
    "sts": (lambda c: c.get_caller_identity()["Account"], "123456789012"),
}


def test_this_is_the_moto_that_the_lab_was_written_against() -> None:
    assert version("moto") == MOTO_VERSION


@pytest.mark.parametrize("endpoint", [None, "https://somewhere.example"])
@pytest.mark.parametrize("name", SERVICES)
def test_every_carried_service_answers(lab: Lab, name: str, endpoint: str | None) -> None:
    call, expected = SERVICES[name]
    assert call(boto3.client(name, endpoint_url=endpoint)) == expected
    assert lab.calls[-1].error is None
    assert lab.calls[-1].service in CARRIED


def test_every_carried_service_was_tried() -> None:
    signing = {boto3.client(n, "eu-west-1").meta.service_model.signing_name for n in SERVICES}
    assert signing == CARRIED.keys()


def test_ids_repeat_with_the_seed() -> None:
    def ids(seed: int) -> list[str]:
        with Lab("en", seed=seed):
            ec2 = boto3.client("ec2")
            vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
            subnet = ec2.create_subnet(VpcId=vpc, CidrBlock="10.0.1.0/28")["Subnet"]["SubnetId"]
            return [vpc, subnet]

    assert ids(1) == ids(1)
    assert not set(ids(1)) & set(ids(2))


def test_what_one_lab_made_is_gone_in_the_next() -> None:
    with Lab("en"):
        boto3.client("sqs").create_queue(QueueName="q")
    with Lab("en"):
        assert "QueueUrls" not in boto3.client("sqs").list_queues()


def test_a_stream_goes_up_and_comes_down(lab: Lab, tmp_path: Path) -> None:
    s3 = boto3.client("s3")
    s3.create_bucket(
        Bucket="env-files", CreateBucketConfiguration={"LocationConstraint": "ap-southeast-1"}
    )
    file = tmp_path / "prod.env"
    file.write_bytes(b"A=1\n" * 3_000_000)  # large enough to go up in parts
    s3.upload_file(str(file), "env-files", "prod.env")
    s3.download_file("env-files", "prod.env", str(tmp_path / "back"))
    assert (tmp_path / "back").read_bytes() == file.read_bytes()
    body = s3.get_object(Bucket="env-files", Key="prod.env")["Body"]
    assert next(body.iter_lines()) == b"A=1"


def test_the_first_lesson_does_not_load_moto() -> None:
    program = (
        "import sys, boto3; from helpers import Lab; lab = Lab('vi'); ecs = boto3.client('ecs');"
        "ecs.register_task_definition(family='web', containerDefinitions="
        "[{'name': 'web', 'image': 'nginx', 'memory': 64}]); ecs.list_task_definitions();"
        "lab.snapshot(); lab.close();"
        "print([name for name in ('moto', 'matplotlib', 'ipywidgets') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.strip() == "[]"


def test_closing_a_lab_does_not_load_the_images_of_ec2_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from moto.ec2.models.amis import AmiBackend

    with Lab("en") as lab:
        assert lab.vpc.subnets
        loaded: list[Any] = []
        monkeypatch.setattr(AmiBackend, "_load_amis", loaded.append)
    assert loaded == []
