"""Switches read and change a policy document without losing what else it says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.labs.roles.permissions import (
    EMPTY,
    Permission,
    allowed,
    is_empty,
    switched_off,
    switched_on,
)
from helpers.labs.roles.prepared import permissions

SECRET = "arn:aws:secretsmanager:ap-southeast-1:123456789012:secret:shop/api-key-AbCdEf"
ALL = permissions(SECRET)
S3 = next(each for each in ALL if each.id == "s3")


@given(st.lists(st.sampled_from(ALL), unique=True), st.sampled_from(ALL))
def test_a_switch_changes_only_itself(on: list[Permission], turned: Permission) -> None:
    document = EMPTY
    for each in on:
        document = switched_on(document, each)
    assert {each.id for each in ALL if allowed(document, each)} == {each.id for each in on}
    without = switched_off(document, turned)
    assert {e.id for e in ALL if allowed(without, e)} == {e.id for e in on} - {turned.id}


def test_off_keeps_other_actions_of_a_statement_and_all_denials() -> None:
    both = {"Effect": "Allow", "Action": ["S3:getobject", "s3:ListBucket"], "Resource": "*"}
    deny = {"Effect": "Deny", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::other/*"}
    found = switched_off({"Version": "2012-10-17", "Statement": [both, deny]}, S3)
    assert found["Statement"] == [{**both, "Action": "s3:ListBucket"}, deny]


@pytest.mark.parametrize(
    ("statement", "on"),
    [
        ({"Effect": "Allow", "Action": "s3:Get*", "Resource": "arn:aws:s3:::shop-data/*"}, True),
        ({"Effect": "Allow", "Action": "*", "Resource": "*"}, True),
        ({"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::x/*"}, False),
        ({"Effect": "Deny", "Action": "s3:GetObject", "Resource": "*"}, False),
        ({"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"}, True),
        ("nonsense", False),
        (None, False),
    ],
)
def test_a_switch_shows_what_iam_would_say(statement, on: bool) -> None:
    assert allowed({"Version": "2012-10-17", "Statement": statement}, S3) is on


def test_one_statement_may_stand_without_its_list() -> None:
    only = {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}
    assert is_empty(switched_off({"Statement": only}, S3))
