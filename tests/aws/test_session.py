"""Opening, closing, starting again: what becomes of clients and of what was made."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import threading
import weakref
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from helpers import Lab
from helpers.aws.errors import (
    LabClosedError,
    OperationNotCarriedError,
    ServiceNotCarriedError,
    UnknownRegionError,
)
from helpers.i18n import LANGUAGES

ONE = {"containerDefinitions": [{"name": "web", "image": "nginx", "memory": 64}]}


def families(client: Any) -> list[str]:
    found: list[str] = client.list_task_definition_families()["families"]
    return found


def test_a_lab_answers_from_its_opening_on(lab: Lab) -> None:
    assert families(boto3.client("ecs")) == []
    assert boto3.client("ecs").meta.region_name == "ap-southeast-1"


def test_an_unknown_language_is_refused_and_leaves_the_open_lab_alone(lab: Lab) -> None:
    with pytest.raises(ValueError, match="Vietnamese"):
        Lab("fr")
    assert not lab.closed
    assert families(boto3.client("ecs")) == []


def test_starting_again_closes_the_first_lab_and_begins_afresh() -> None:
    first = Lab("vi")
    client = boto3.client("ecs")
    client.register_task_definition(family="old", **ONE)
    boto3.client("ec2").create_vpc(CidrBlock="10.9.0.0/16")
    with Lab("en") as second:
        assert first.closed
        assert not second.closed
        assert families(boto3.client("ecs")) == []
        assert "10.9.0.0/16" not in str(boto3.client("ec2").describe_vpcs())
        first.close()  # which says nothing about the second
        assert families(client) == []


def test_a_client_of_a_closed_lab_works_in_the_next_one() -> None:
    with Lab("vi"):
        client = boto3.client("ecs")
        client.register_task_definition(family="old", **ONE)
    with Lab("en"):
        assert families(client) == []
        client.register_task_definition(family="new", **ONE)
        assert families(boto3.client("ecs")) == ["new"]


@pytest.mark.parametrize(("language", "words"), [("vi", "lab đã đóng"), ("en", "lab that is clos")])
def test_a_client_of_a_closed_lab_refuses_in_the_learners_language(
    language: str, words: str
) -> None:
    with Lab(language):
        ecs, s3 = boto3.client("ecs"), boto3.client("s3")
    for call in (ecs.list_task_definitions, s3.list_buckets):
        with pytest.raises(LabClosedError, match=words):
            call()


def test_a_client_from_before_works_in_a_lab_and_goes_back_to_the_world() -> None:
    elsewhere = Config(retries={"total_max_attempts": 1}, connect_timeout=1)
    client = boto3.client(
        "ecs",
        region_name="eu-west-1",
        endpoint_url="http://127.0.0.1:9",
        aws_access_key_id="AKIAEXAMPLE",
        aws_secret_access_key="secret",
        config=elsewhere,
    )
    with Lab("en"):
        assert families(client) == []
    with pytest.raises(BotoCoreError, match=r"127\.0\.0\.1:9"):
        client.list_task_definitions()


def test_closing_twice_does_nothing() -> None:
    before = dict(os.environ)
    lab = Lab("en")
    lab.close()
    lab.close()
    assert lab.closed
    assert dict(os.environ) == before


def test_a_closed_lab_leaves_nothing_behind_in_memory() -> None:
    """A learner who runs a notebook again and again keeps one lab, not all of them."""
    with Lab("vi") as lab:
        subnet = lab.vpc.public_subnets[0]
        where = {"awsvpcConfiguration": {"subnets": [subnet], "assignPublicIp": "ENABLED"}}
        ecs = boto3.client("ecs")
        ecs.create_cluster(clusterName="demo")
        ecs.register_task_definition(
            family="web",
            networkMode="awsvpc",
            cpu="256",
            memory="512",
            requiresCompatibilities=["FARGATE"],
            containerDefinitions=[{"name": "web", "image": "nginx"}],
        )
        ecs.create_service(
            cluster="demo",
            serviceName="web",
            taskDefinition="web",
            desiredCount=2,
            launchType="FARGATE",
            networkConfiguration=where,
        )
        lab.advance(200)
        of_the_first = weakref.ref(lab._session)
    del lab
    gc.collect()
    assert of_the_first() is None


def test_with_closes_after_an_error_too() -> None:
    with pytest.raises(RuntimeError), Lab("en") as lab:
        raise RuntimeError
    assert lab.closed


def test_a_lab_says_whether_it_is_open() -> None:
    with Lab("vi") as lab:
        assert "Lab đã mở" in repr(lab)
    assert "đã đóng" in repr(lab)


def test_exceptions_are_those_of_the_client(ecs: Any) -> None:
    with pytest.raises(ecs.exceptions.ClientException) as refused:
        ecs.describe_task_definition(taskDefinition="nobody")
    assert isinstance(refused.value, ClientError)
    assert refused.value.response["Error"] == {
        "Code": "ClientException",
        "Message": "Unable to describe task definition.",
    }
    assert refused.value.response["ResponseMetadata"]["HTTPStatusCode"] == 400


@pytest.mark.parametrize(
    ("language", "words"),
    [("vi", "Lab không có dịch vụ lambda, và cũng không gọi ra AWS"), ("en", "does not call AWS")],
)
def test_a_service_that_is_not_carried_is_named(language: str, words: str) -> None:
    with Lab(language), pytest.raises(ServiceNotCarriedError, match=words) as refused:
        boto3.client("lambda").list_functions()
    assert "ecr, ecs" in str(refused.value)


@pytest.mark.parametrize(
    ("language", "words"),
    [("vi", "chưa có thao tác SubmitTask"), ("en", "carry the operation Sub")],
)
def test_an_ecs_operation_that_is_not_carried_is_named(language: str, words: str) -> None:
    # The agent's own operations are not for learners: no lab will ever carry them.
    with Lab(language), pytest.raises(OperationNotCarriedError, match=words):
        boto3.client("ecs").submit_task_state_change(task="x", status="RUNNING")


@pytest.mark.parametrize(
    ("language", "words"), [("vi", "chưa có thao tác Get"), ("en", "carry the operation Get")]
)
def test_an_operation_that_moto_lacks_is_named_too(language: str, words: str) -> None:
    with Lab(language), pytest.raises(OperationNotCarriedError, match=words):
        boto3.client("iam").get_organizations_access_report(JobId="0" * 36)


def test_the_same_seed_gives_the_same_answers() -> None:
    def history(seed: int) -> list[Any]:
        with Lab("en", seed=seed) as lab:
            ecs = boto3.client("ecs")
            answers = [ecs.register_task_definition(family="web", **ONE)]
            lab.advance(61)
            answers.append(ecs.register_task_definition(family="web", **ONE))
            return answers

    assert history(1) == history(1)
    request = [a["ResponseMetadata"]["RequestId"] for a in history(1) + history(2)]
    assert len(set(request)) == 4


def test_registrations_at_the_same_time_get_numbers_of_their_own(ecs: Any) -> None:
    found: list[int] = []

    def register() -> None:
        answer = ecs.register_task_definition(family="web", **ONE)
        found.append(answer["taskDefinition"]["revision"])

    threads = [threading.Thread(target=register) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == list(range(1, 13))


def test_regions_are_apart_and_share_the_clock(lab: Lab) -> None:
    here, there = boto3.client("ecs"), boto3.client("ecs", region_name="eu-west-1")
    here.register_task_definition(family="web", **ONE)
    assert families(there) == []
    lab.advance(30)
    found = there.register_task_definition(family="web", **ONE)["taskDefinition"]
    assert found["registeredAt"] == lab.time
    assert ":eu-west-1:" in found["taskDefinitionArn"]


def test_a_waiter_lets_lab_time_pass_instead_of_sleeping(lab: Lab) -> None:
    begun = lab.time
    with pytest.raises(Exception, match="Max attempts exceeded"):
        boto3.client("ec2").get_waiter("vpc_available").wait(
            Filters=[{"Name": "tag:Name", "Values": ["nobody"]}],
            WaiterConfig={"Delay": 15, "MaxAttempts": 5},
        )
    assert (lab.time - begun).total_seconds() == 4 * 15


def test_two_kernels_know_nothing_of_each_other(lab: Lab, ecs: Any) -> None:
    ecs.register_task_definition(family="web", **ONE)
    program = (
        "from helpers import Lab; import boto3, json; Lab('en');"
        "print(json.dumps(boto3.client('ecs').list_task_definition_families()['families']))"
    )
    other = subprocess.run(
        [sys.executable, "-c", program],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert json.loads(other.stdout) == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
def test_a_fork_keeps_a_lab_of_its_own(ecs: Any) -> None:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:  # pragma: no cover - in the child
        try:
            ecs.register_task_definition(family="child", **ONE)
            os.write(writing, ",".join(families(ecs)).encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        assert pipe.read() == "child"
    os.waitpid(child, 0)
    assert families(ecs) == []


@pytest.mark.parametrize("region", ["me-west-1", "aws-global", "eu-west-9"])
@pytest.mark.parametrize("service", ["ecs", "ec2"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_region_that_aws_does_not_have(region: str, service: str, language: str) -> None:
    with Lab(language) as lab, pytest.raises(UnknownRegionError) as refused:
        client = boto3.client(service, region_name=region)
        (client.list_clusters if service == "ecs" else client.describe_subnets)()
    text = lab.words("session-unknown-region", region=region, home="ap-southeast-1")
    assert str(refused.value) == text
