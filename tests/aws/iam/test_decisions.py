"""Policy evaluation, case by case, as the IAM User Guide tells it."""

from __future__ import annotations

from typing import Any

import pytest
from stage import allow, deny, policy

from helpers.aws.iam.decisions import Policies, Verdict, decide, sentence, trusts

BUCKET = "arn:aws:s3:::photos"
OBJECT = "arn:aws:s3:::photos/cat.jpg"


def verdict(action: str, resource: str, *statements: dict[str, Any], **context: str) -> Verdict:
    return decide(Policies((policy(*statements),)), action, resource, context).verdict


def test_nothing_is_allowed_by_itself() -> None:
    assert verdict("s3:GetObject", OBJECT) is Verdict.NOT_ALLOWED


@pytest.mark.parametrize(
    ("pattern", "allowed"),
    [
        ("s3:GetObject", True),
        ("s3:getobject", True),
        ("s3:Get*", True),
        ("s3:*", True),
        ("*", True),
        ("s3:GetObjec?", True),
        ("s3:GetObjectAcl", False),
        ("dynamodb:*", False),
    ],
)
def test_actions_match_with_wildcards_and_without_regard_to_case(
    pattern: str, allowed: bool
) -> None:
    assert (verdict("s3:GetObject", OBJECT, allow(pattern)) is Verdict.ALLOWED) is allowed


@pytest.mark.parametrize(
    ("pattern", "allowed"),
    [
        (OBJECT, True),
        ("arn:aws:s3:::photos/*", True),
        ("arn:aws:s3:::*", True),
        ("arn:aws:s3:::photos/ca?.jpg", True),
        (BUCKET, False),
        ("arn:aws:s3:::Photos/*", False),
    ],
)
def test_resources_match_with_wildcards_letter_by_letter(pattern: str, allowed: bool) -> None:
    found = verdict("s3:GetObject", OBJECT, allow("s3:GetObject", pattern))
    assert (found is Verdict.ALLOWED) is allowed


def test_an_explicit_deny_wins_over_every_allow() -> None:
    found = verdict("s3:GetObject", OBJECT, allow("*"), deny("s3:GetObject", OBJECT))
    assert found is Verdict.DENIED
    assert verdict("s3:GetObject", BUCKET, allow("*"), deny("s3:GetObject", OBJECT)) is (
        Verdict.ALLOWED
    )


def test_not_action_and_not_resource_mean_everything_else() -> None:
    all_but_iam = {"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"}
    assert verdict("s3:GetObject", OBJECT, all_but_iam) is Verdict.ALLOWED
    assert verdict("iam:PassRole", "*", all_but_iam) is Verdict.NOT_ALLOWED
    elsewhere = {"Effect": "Deny", "Action": "s3:*", "NotResource": [BUCKET, BUCKET + "/*"]}
    assert verdict("s3:GetObject", OBJECT, allow("*"), elsewhere) is Verdict.ALLOWED
    assert verdict("s3:GetObject", "arn:aws:s3:::x/y", allow("*"), elsewhere) is Verdict.DENIED


@pytest.mark.parametrize(
    ("condition", "allowed"),
    [
        ({"StringEquals": {"aws:RequestedRegion": "ap-southeast-1"}}, True),
        ({"StringEquals": {"aws:RequestedRegion": ["eu-west-1", "us-east-1"]}}, False),
        ({"StringNotEquals": {"aws:RequestedRegion": "us-east-1"}}, True),
        ({"StringLike": {"aws:requestedregion": "ap-*"}}, True),
        ({"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/shop-*"}}, True),
        ({"ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/shop-*"}}, False),
        ({"Bool": {"aws:SecureTransport": True}}, True),
        ({"Bool": {"aws:SecureTransport": "false"}}, False),
        ({"IpAddress": {"aws:SourceIp": "10.0.0.0/16"}}, True),
        ({"NotIpAddress": {"aws:SourceIp": "10.0.0.0/16"}}, False),
        ({"IpAddress": {"aws:RequestedRegion": "10.0.0.0/16"}}, False),
        ({"NumericLessThan": {"s3:max-keys": "10"}}, True),
        ({"DateLessThan": {"aws:CurrentTime": "2026-01-06T00:00:00+00:00"}}, True),
        ({"Null": {"aws:TokenIssueTime": "true"}}, True),
        ({"Null": {"aws:RequestedRegion": "true"}}, False),
    ],
)
def test_conditions_decide(condition: dict[str, Any], allowed: bool) -> None:
    context = {
        "aws:requestedregion": "ap-southeast-1",
        "aws:principalarn": "arn:aws:iam::123456789012:role/shop-task",
        "aws:securetransport": "true",
        "aws:sourceip": "10.0.3.4",
        "s3:max-keys": "5",
        "aws:currenttime": "2026-01-05T02:00:00+00:00",
    }
    document = policy(allow("s3:*", Condition=condition))
    found = decide(Policies((document,)), "s3:GetObject", OBJECT, context)
    assert found.allowed is allowed
    assert found.not_judged == ()


def test_a_key_that_the_lab_does_not_know_is_named_and_does_not_pass() -> None:
    document = policy(allow("s3:*", Condition={"StringEquals": {"aws:PrincipalTag/team": "shop"}}))
    found = decide(Policies((document,)), "s3:GetObject", OBJECT, {})
    assert found.verdict is Verdict.NOT_ALLOWED
    assert found.not_judged == ("aws:PrincipalTag/team",)
    unknown = policy(allow("s3:*", Condition={"BinaryEquals": {"aws:SourceIp": "x"}}))
    found = decide(Policies((unknown,)), "s3:GetObject", OBJECT, {"aws:sourceip": "x"})
    assert found.not_judged == ("BinaryEquals aws:SourceIp",)


def test_if_exists_passes_without_the_key() -> None:
    condition = {"StringEqualsIfExists": {"aws:PrincipalTag/team": "shop"}}
    assert verdict("s3:GetObject", OBJECT, allow("s3:*", Condition=condition)) is Verdict.ALLOWED


def test_a_permissions_boundary_caps_what_policies_allow() -> None:
    policies = Policies((policy(allow("*")),), boundary=policy(allow("s3:*")))
    assert decide(policies, "s3:GetObject", OBJECT, {}).allowed
    assert decide(policies, "iam:PassRole", "*", {}).verdict is Verdict.NOT_IN_BOUNDARY
    only_boundary = Policies((), boundary=policy(allow("*")))
    assert decide(only_boundary, "s3:GetObject", OBJECT, {}).verdict is Verdict.NOT_ALLOWED


def test_a_document_that_is_no_policy_allows_nothing() -> None:
    assert not decide(Policies(("no json", "[]", "{}")), "s3:GetObject", OBJECT, {}).allowed


@pytest.mark.behaviour(
    "6.1 Trust policy of both task roles: principal service",
)
@pytest.mark.parametrize(
    ("principal", "trusted"),
    [
        ({"Service": "ecs-tasks.amazonaws.com"}, True),
        ({"Service": ["ec2.amazonaws.com", "ecs-tasks.amazonaws.com"]}, True),
        ({"Service": "ec2.amazonaws.com"}, False),
        ({"AWS": "arn:aws:iam::123456789012:root"}, False),
    ],
)
def test_a_trust_policy_names_who_may_assume_the_role(
    principal: dict[str, Any], trusted: bool
) -> None:
    document = policy({"Effect": "Allow", "Principal": principal, "Action": "sts:AssumeRole"})
    assert trusts(document, "ecs-tasks.amazonaws.com", {}) is trusted


def test_a_trust_policy_can_deny_and_has_conditions() -> None:
    tasks = {"Service": "ecs-tasks.amazonaws.com"}
    allowing = {"Effect": "Allow", "Principal": tasks, "Action": "sts:AssumeRole"}
    denying = {"Effect": "Deny", "Principal": tasks, "Action": "sts:AssumeRole"}
    assert not trusts(policy(allowing, denying), "ecs-tasks.amazonaws.com", {})
    only_here = {**allowing, "Condition": {"StringEquals": {"aws:SourceAccount": "123456789012"}}}
    here, elsewhere = {"aws:sourceaccount": "123456789012"}, {"aws:sourceaccount": "999999999999"}
    assert trusts(policy(only_here), "ecs-tasks.amazonaws.com", here)
    assert not trusts(policy(only_here), "ecs-tasks.amazonaws.com", elsewhere)


@pytest.mark.behaviour("6.6 AccessDeniedException: User: <caller arn> is not authorized to")
def test_the_sentence_of_a_refusal_is_iams_own() -> None:
    user, role = "arn:aws:iam::123456789012:user/an", "arn:aws:iam::123456789012:role/task"
    assert sentence(user, "iam:PassRole", role, Verdict.NOT_ALLOWED) == (
        f"User: {user} is not authorized to perform: iam:PassRole on resource: {role} "
        "because no identity-based policy allows the iam:PassRole action"
    )
    assert sentence(user, "iam:PassRole", role, Verdict.DENIED).endswith(
        "with an explicit deny in an identity-based policy"
    )
