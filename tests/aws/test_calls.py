"""The record of calls: what was asked, what came back, in every protocol of AWS."""

from __future__ import annotations

from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError, ParamValidationError

from helpers import Lab
from helpers.aws import calls as calls_module


def test_a_call_of_ecs_is_recorded_whole(lab: Lab, ecs: Any) -> None:
    container = {"name": "web", "image": "nginx", "memory": 64}
    lab.advance(5)
    ecs.register_task_definition(family="web", containerDefinitions=[container])
    [call] = lab.calls
    assert (call.service, call.action, call.signer) == ("ecs", "RegisterTaskDefinition", "you")
    assert call.parameters == {"family": "web", "containerDefinitions": [container]}
    assert call.response["taskDefinition"]["revision"] == 1
    assert (call.time, call.allowed, call.error) == (lab.time, True, None)


def test_a_refusal_is_recorded_with_its_rule(lab: Lab, ecs: Any) -> None:
    with pytest.raises(ecs.exceptions.ClientException):
        ecs.register_task_definition(
            family="web", containerDefinitions=[{"name": "web", "image": "nginx"}]
        )
    [call] = lab.calls
    assert call.error is not None
    assert call.error.code == "ClientException"
    assert call.error.message.startswith("Invalid setting for container 'web'.")
    assert call.error.reason == "no-memory"
    assert call.error.fields == {"name": "web"}
    assert call.response == {}
    assert call.allowed


# One service for each protocol: JSON, query, EC2's own, REST with XML.
PROTOCOLS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "logs": ("describe_log_groups", "DescribeLogGroups", {"logGroupNamePrefix": "/ecs"}),
    "sts": ("get_caller_identity", "GetCallerIdentity", {}),
    "ec2": ("describe_subnets", "DescribeSubnets", {"MaxResults": 5}),
    "s3": ("list_buckets", "ListBuckets", {}),
}


@pytest.mark.parametrize("service", PROTOCOLS)
def test_other_services_are_recorded_with_their_own_words(lab: Lab, service: str) -> None:
    method, action, parameters = PROTOCOLS[service]
    answer = getattr(boto3.client(service), method)(**parameters)
    answer.pop("ResponseMetadata")
    [call] = lab.calls
    assert (call.service, call.action, call.parameters) == (service, action, parameters)
    assert call.response == answer


@pytest.mark.parametrize(
    ("service", "method", "parameters", "code"),
    [
        ("logs", "delete_log_group", {"logGroupName": "/no"}, "ResourceNotFoundException"),
        ("iam", "get_role", {"RoleName": "nobody"}, "NoSuchEntity"),
        ("ec2", "describe_subnets", {"SubnetIds": ["subnet-1"]}, "InvalidSubnetID.NotFound"),
        ("s3", "get_object", {"Bucket": "nobody", "Key": "k"}, "NoSuchBucket"),
    ],
)
def test_the_error_of_another_service_is_recorded(
    lab: Lab, service: str, method: str, parameters: dict[str, Any], code: str
) -> None:
    with pytest.raises(ClientError) as raised:
        getattr(boto3.client(service), method)(**parameters)
    [call] = lab.calls
    assert call.error is not None
    assert call.error.code == code
    assert call.error.message == raised.value.response["Error"]["Message"]
    assert call.parameters == parameters


def test_what_botocore_refuses_itself_never_was_a_call(lab: Lab, ecs: Any) -> None:
    with pytest.raises(ParamValidationError):
        ecs.register_task_definition(family="web", containerDefinitions="nginx")
    assert lab.calls == ()


def test_the_oldest_calls_are_forgotten_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calls_module, "REMEMBERED", 3)
    with Lab("en") as lab:
        ecs = boto3.client("ecs")
        for number in range(5):
            ecs.list_task_definitions(familyPrefix=str(number))
        assert [call.parameters["familyPrefix"] for call in lab.calls] == ["2", "3", "4"]


def test_older_calls_are_remembered_without_their_responses(
    monkeypatch: pytest.MonkeyPatch, lab: Lab, ecs: Any
) -> None:
    monkeypatch.setattr(calls_module, "RESPONSES_REMEMBERED", 2)
    for number in range(4):
        ecs.list_task_definitions(familyPrefix=str(number))
    assert [call.parameters["familyPrefix"] for call in lab.calls] == ["0", "1", "2", "3"]
    assert [bool(call.response) for call in lab.calls] == [False, False, True, True]


def test_a_recorded_call_does_not_change_with_the_callers_objects(lab: Lab, ecs: Any) -> None:
    container = {"name": "web", "image": "nginx", "memory": 64}
    answer = ecs.register_task_definition(family="web", containerDefinitions=[container])
    container["memory"] = 1
    answer["taskDefinition"]["family"] = "changed"
    assert lab.calls[0].parameters["containerDefinitions"][0]["memory"] == 64
    assert lab.calls[0].response["taskDefinition"]["family"] == "web"


def test_a_token_that_botocore_drew_is_not_in_the_record(lab: Lab, ecs: Any) -> None:
    ecs.create_cluster(clusterName="demo")
    ecs.register_task_definition(
        family="web", containerDefinitions=[{"name": "web", "image": "nginx", "memory": 64}]
    )
    lab.add_instances("demo")
    ecs.run_task(cluster="demo", taskDefinition="web")
    assert lab.calls[-1].parameters == {"cluster": "demo", "taskDefinition": "web"}
    ecs.run_task(cluster="demo", taskDefinition="web", clientToken="mine")
    assert lab.calls[-1].parameters["clientToken"] == "mine"
