"""Change sets of CloudFormation, with which ``aws cloudformation deploy`` works."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from stage import stack_definition

if TYPE_CHECKING:
    from helpers import Lab


def template(lab: Lab, cluster: str) -> str:
    container = {"Name": "app", "Image": "nginx"}
    where = {"Subnets": lab.vpc.public_subnets, "AssignPublicIp": "ENABLED"}
    return json.dumps(
        {
            "Parameters": {"Count": {"Type": "Number", "Default": 2}},
            "Resources": {
                "Home": {"Type": "AWS::ECS::Cluster", "Properties": {"ClusterName": cluster}},
                "Definition": stack_definition(container),
                "Web": {
                    "Type": "AWS::ECS::Service",
                    "Properties": {
                        "Cluster": {"Ref": "Home"},
                        "TaskDefinition": {"Ref": "Definition"},
                        "DesiredCount": {"Ref": "Count"},
                        "LaunchType": "FARGATE",
                        "NetworkConfiguration": {"AwsvpcConfiguration": where},
                    },
                },
            },
            "Outputs": {
                "Cluster": {"Value": {"Ref": "Home"}},
                "Count": {"Value": {"Ref": "Count"}},
            },
        }
    )


def deploy(stacks: Any, lab: Lab, stack: str, kind: str = "CREATE", count: str = "2") -> Any:
    """What the deployment tools do, with one name for all change sets; the stack just after."""
    asked = {"StackName": stack, "ChangeSetName": "deploy"}
    stacks.create_change_set(
        **asked,
        ChangeSetType=kind,
        TemplateBody=template(lab, stack),
        Parameters=[{"ParameterKey": "Count", "ParameterValue": count}],
    )
    stacks.get_waiter("change_set_create_complete").wait(**asked)
    stacks.execute_change_set(**asked)
    return stacks.describe_stacks(StackName=stack)["Stacks"][0]


def test_a_change_set_makes_a_stack_that_waits_for_its_service(lab: Lab) -> None:
    stacks, ecs = boto3.client("cloudformation"), boto3.client("ecs")
    assert deploy(stacks, lab, "shop")["StackStatus"] == "CREATE_IN_PROGRESS"
    stacks.get_waiter("stack_create_complete").wait(StackName="shop")
    (service,) = ecs.list_services(cluster="shop")["serviceArns"]
    described = ecs.describe_services(cluster="shop", services=[service])["services"][0]
    assert described["runningCount"] == 2
    events = stacks.describe_stack_events(StackName="shop")["StackEvents"]
    said = [e["ResourceStatus"] for e in events if e["LogicalResourceId"] == "shop"]
    assert said.count("CREATE_COMPLETE") == 1


def test_a_stack_of_a_change_set_has_outputs(lab: Lab) -> None:
    stacks = boto3.client("cloudformation")

    def outputs(stack: Any) -> dict[str, str]:
        return {each["OutputKey"]: each["OutputValue"] for each in stack["Outputs"]}

    assert outputs(deploy(stacks, lab, "shop")) == {"Cluster": "shop", "Count": "2"}
    after = deploy(stacks, lab, "shop", "UPDATE", count="3")
    assert outputs(after) == {"Cluster": "shop", "Count": "3"}


def test_change_sets_of_one_name_belong_to_their_stacks(lab: Lab) -> None:
    stacks, ecs = boto3.client("cloudformation"), boto3.client("ecs")
    for stack in ("first", "second"):
        stacks.create_change_set(
            StackName=stack,
            ChangeSetName="deploy",
            ChangeSetType="CREATE",
            TemplateBody=template(lab, stack),
        )
    stacks.execute_change_set(StackName="first", ChangeSetName="deploy")
    assert [arn.rpartition("/")[2] for arn in ecs.list_clusters()["clusterArns"]] == ["first"]


def test_a_change_set_that_is_not_there(lab: Lab) -> None:
    stacks = boto3.client("cloudformation")
    deploy(stacks, lab, "shop")
    asked = {"StackName": "shop", "ChangeSetName": "nobody"}
    for call in (stacks.describe_change_set, stacks.execute_change_set):
        with pytest.raises(stacks.exceptions.ChangeSetNotFoundException) as refused:
            call(**asked)
        said = refused.value.response["Error"]["Message"]
        assert said == "ChangeSet [nobody] does not exist"
    stacks.delete_change_set(**asked)


def test_deploying_the_same_again_changes_nothing(lab: Lab) -> None:
    stacks = boto3.client("cloudformation")
    deploy(stacks, lab, "shop")
    deploy(stacks, lab, "shop", "UPDATE", count="3")
    made = stacks.create_change_set(
        StackName="shop",
        ChangeSetName="again",
        ChangeSetType="UPDATE",
        TemplateBody=template(lab, "shop"),
        Parameters=[{"ParameterKey": "Count", "ParameterValue": "3"}],
    )
    described = stacks.describe_change_set(ChangeSetName=made["Id"])
    assert described["Status"] == "FAILED"
    assert "didn't contain changes" in described["StatusReason"]
