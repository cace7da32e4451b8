"""Stacks with ECS resources run in the simulator: their services have living tasks."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError
from stage import stack_definition

from helpers import Lab

ROOT = Path(__file__).parent.parent.parent.parent


@pytest.fixture
def lab() -> Iterator[Lab]:
    with Lab("en") as lab:
        yield lab


def template(subnet: str, *, image: str = "nginx", count: Any = 2, **service: Any) -> str:
    return json.dumps(
        {
            "Resources": {
                "Home": {
                    "Type": "AWS::ECS::Cluster",
                    "Properties": {
                        "ClusterSettings": [{"Name": "containerInsights", "Value": "enabled"}]
                    },
                },
                "Definition": stack_definition(
                    {
                        "Name": "web",
                        "Image": image,
                        "Essential": "true",
                        "PortMappings": [{"ContainerPort": "80"}],
                        "DockerLabels": {"Team": "Web"},
                        "Environment": [{"Name": "A", "Value": "1"}],
                    },
                    Tags=[{"Key": "stage", "Value": "test"}],
                ),
                "Web": {
                    "Type": "AWS::ECS::Service",
                    "Properties": {
                        "Cluster": {"Ref": "Home"},
                        "TaskDefinition": {"Ref": "Definition"},
                        "DesiredCount": count,
                        "LaunchType": "FARGATE",
                        "NetworkConfiguration": {
                            "AwsvpcConfiguration": {
                                "Subnets": [subnet],
                                "AssignPublicIp": "ENABLED",
                            }
                        },
                        **service,
                    },
                },
            },
            "Outputs": {
                "Name": {"Value": {"Fn::GetAtt": ["Web", "Name"]}},
                "Arn": {"Value": {"Fn::GetAtt": ["Home", "Arn"]}},
            },
        }
    )


@pytest.fixture
def subnet(lab: Lab) -> str:
    return str(boto3.client("ec2").describe_subnets()["Subnets"][0]["SubnetId"])


def outputs(stack: Any) -> dict[str, str]:
    return {each["OutputKey"]: each["OutputValue"] for each in stack["Outputs"]}


def create(subnet: str, **options: Any) -> dict[str, str]:
    """A stack that is complete: its cluster and its service."""
    client = boto3.client("cloudformation")
    client.create_stack(StackName="shop", TemplateBody=template(subnet, **options))
    client.get_waiter("stack_create_complete").wait(StackName="shop")
    return outputs(client.describe_stacks(StackName="shop")["Stacks"][0])


def service(place: dict[str, str]) -> Any:
    answer = boto3.client("ecs").describe_services(cluster=place["Arn"], services=[place["Name"]])
    return answer["services"][0]


def test_a_stack_is_complete_when_its_tasks_run(lab: Lab, subnet: str) -> None:
    place = create(subnet)
    ecs = boto3.client("ecs")
    assert (service(place)["runningCount"], service(place)["desiredCount"]) == (2, 2)
    arns = ecs.list_tasks(cluster=place["Arn"], serviceName=place["Name"])["taskArns"]
    tasks = ecs.describe_tasks(cluster=place["Arn"], tasks=arns)["tasks"]
    assert {task["lastStatus"] for task in tasks} == {"RUNNING"}
    cluster = ecs.describe_clusters(clusters=[place["Arn"]], include=["SETTINGS"])["clusters"][0]
    assert cluster["settings"] == [{"name": "containerInsights", "value": "enabled"}]
    definition = ecs.describe_task_definition(
        taskDefinition=service(place)["taskDefinition"], include=["TAGS"]
    )
    (container,) = definition["taskDefinition"]["containerDefinitions"]
    assert container["dockerLabels"] == {"Team": "Web"}
    assert container["environment"] == [{"name": "A", "value": "1"}]
    assert container["portMappings"][0]["containerPort"] == 80
    assert {"key": "stage", "value": "test"} in definition["tags"]


def test_a_new_image_is_rolled_out(lab: Lab, subnet: str) -> None:
    place = create(subnet)
    before = service(place)["taskDefinition"]
    client, ecs = boto3.client("cloudformation"), boto3.client("ecs")
    client.update_stack(StackName="shop", TemplateBody=template(subnet, image="nginx:alpine"))
    after = service(place)["taskDefinition"]
    assert after.rpartition(":")[0] == before.rpartition(":")[0]
    assert len(service(place)["deployments"]) == 2
    ecs.get_waiter("services_stable").wait(cluster=place["Arn"], services=[place["Name"]])
    assert service(place)["deployments"][0]["taskDefinition"] == after
    former = ecs.describe_task_definition(taskDefinition=before)["taskDefinition"]
    assert former["status"] == "INACTIVE"


def test_a_changed_count_scales_the_same_service(lab: Lab, subnet: str) -> None:
    place = create(subnet)
    boto3.client("cloudformation").update_stack(
        StackName="shop", TemplateBody=template(subnet, count="3")
    )
    assert (service(place)["desiredCount"], len(service(place)["deployments"])) == (3, 1)


def test_another_name_is_another_service(lab: Lab, subnet: str) -> None:
    place = create(subnet)
    client = boto3.client("cloudformation")
    client.update_stack(StackName="shop", TemplateBody=template(subnet, ServiceName="second"))
    assert service(place)["status"] == "DRAINING"
    assert service({**place, "Name": "second"})["status"] == "ACTIVE"


def test_deleting_the_stack_empties_and_deletes_the_cluster(lab: Lab, subnet: str) -> None:
    place = create(subnet)
    boto3.client("cloudformation").delete_stack(StackName="shop")
    ecs = boto3.client("ecs")
    lab.advance(600)
    assert ecs.list_clusters()["clusterArns"] == []
    assert ecs.describe_clusters(clusters=[place["Arn"]])["clusters"][0]["status"] == "INACTIVE"
    assert boto3.client("ec2").describe_network_interfaces()["NetworkInterfaces"] == []
    assert ecs.list_task_definitions()["taskDefinitionArns"] == []


def test_what_ecs_refuses_fails_the_stack_with_its_words(lab: Lab, subnet: str) -> None:
    with pytest.raises(ClientError, match="Network Configuration must be provided") as refused:
        create(subnet, NetworkConfiguration={})
    assert refused.value.response["Error"]["Code"] == "ValidationError"


WITHOUT_THE_CHECKER = """
import sys

class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "openapi_spec_validator":
            raise ModuleNotFoundError(name)

sys.meta_path.insert(0, Missing())
import boto3
from helpers import Lab

with Lab("en"):
    print(boto3.client("cloudformation").list_stacks()["StackSummaries"])
"""


def test_it_needs_no_package_of_services_that_the_lab_has_not() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", WITHOUT_THE_CHECKER], cwd=ROOT, capture_output=True, text=True
    )
    assert (ran.stdout, ran.stderr) == ("[]\n", "")
