"""Roles of CloudFormation's stacks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import boto3
import pytest

if TYPE_CHECKING:
    from helpers import Lab

EXECUTION = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
LOGS = "arn:aws:iam::aws:policy/CloudWatchLogsFullAccess"


def template(*policies: str) -> str:
    trust = {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {"Service": "ecs-tasks.amazonaws.com"},
                "Action": "sts:AssumeRole",
            }
        ],
    }
    role = {
        "Type": "AWS::IAM::Role",
        "Properties": {
            "RoleName": "of-a-stack",
            "AssumeRolePolicyDocument": trust,
            "ManagedPolicyArns": list(policies),
        },
    }
    return json.dumps({"Resources": {"Role": role}})


def test_a_role_of_a_stack_has_its_managed_policies(lab: Lab) -> None:
    iam, stacks = boto3.client("iam"), boto3.client("cloudformation")

    def attached() -> set[str]:
        answer = iam.list_attached_role_policies(RoleName="of-a-stack")
        return {each["PolicyArn"] for each in answer["AttachedPolicies"]}

    asked = {"StackName": "roles", "Capabilities": ["CAPABILITY_NAMED_IAM"]}
    stacks.create_stack(**asked, TemplateBody=template(EXECUTION))
    assert attached() == {EXECUTION}
    stacks.update_stack(**asked, TemplateBody=template(EXECUTION, LOGS))
    assert attached() == {EXECUTION, LOGS}
    stacks.update_stack(**asked, TemplateBody=template(LOGS))
    assert attached() == {LOGS}
    stacks.delete_stack(StackName="roles")
    with pytest.raises(iam.exceptions.NoSuchEntityException):
        iam.get_role(RoleName="of-a-stack")
    attachments = iam.get_policy(PolicyArn=LOGS)["Policy"]["AttachmentCount"]
    assert attachments == 0
