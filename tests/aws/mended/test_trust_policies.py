"""IAM reads a trust policy when it is given."""

from __future__ import annotations

import json
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError
from stage import policy, trust

from helpers import Lab

ECS = {"Service": "ecs-tasks.amazonaws.com"}
ASSUME: dict[str, Any] = {"Effect": "Allow", "Action": "sts:AssumeRole"}


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ("not json", "This policy contains invalid Json"),
        ("[]", "Syntax errors in policy."),
        (json.dumps({"Version": "2012-10-17"}), "Syntax errors in policy."),
        (policy(ASSUME), "Missing required field Principal"),
        (policy({**ASSUME, "Principal": ECS, "Resource": "*"}), "Has prohibited field Resource"),
    ],
)
def test_what_is_no_trust_policy_is_refused(lab: Lab, document: str, words: str) -> None:
    iam = boto3.client("iam")
    with pytest.raises(iam.exceptions.MalformedPolicyDocumentException, match=words):
        iam.create_role(RoleName="task", AssumeRolePolicyDocument=document)
    with pytest.raises(iam.exceptions.NoSuchEntityException):
        iam.get_role(RoleName="task")
    iam.create_role(RoleName="task", AssumeRolePolicyDocument=trust())
    with pytest.raises(ClientError, match=words):
        iam.update_assume_role_policy(RoleName="task", PolicyDocument=document)
    kept = iam.get_role(RoleName="task")["Role"]["AssumeRolePolicyDocument"]
    assert kept == json.loads(trust())


def test_an_old_version_and_a_single_statement_are_taken(lab: Lab) -> None:
    iam = boto3.client("iam")
    old = {"Version": "2008-10-17", "Statement": {**ASSUME, "Principal": ECS}}
    iam.create_role(RoleName="task", AssumeRolePolicyDocument=json.dumps(old))
    iam.update_assume_role_policy(RoleName="task", PolicyDocument=json.dumps(old))
    assert iam.get_role(RoleName="task")["Role"]["AssumeRolePolicyDocument"] == old
