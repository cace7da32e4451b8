"""Log groups of CloudFormation's stacks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import boto3

if TYPE_CHECKING:
    from helpers import Lab


def test_the_arn_of_a_stacks_log_group_stands_for_its_streams_too(lab: Lab) -> None:
    group = {"Type": "AWS::Logs::LogGroup", "Properties": {"LogGroupName": "/ecs/web"}}
    template = {
        "Resources": {"Logs": group},
        "Outputs": {"Arn": {"Value": {"Fn::GetAtt": ["Logs", "Arn"]}}},
    }
    stacks = boto3.client("cloudformation")
    stacks.create_stack(StackName="logs", TemplateBody=json.dumps(template))
    (stack,) = stacks.describe_stacks(StackName="logs")["Stacks"]
    (arn,) = [each["OutputValue"] for each in stack["Outputs"]]
    assert arn.endswith(":log-group:/ecs/web:*")
    (described,) = boto3.client("logs").describe_log_groups()["logGroups"]
    assert described["arn"] == arn
