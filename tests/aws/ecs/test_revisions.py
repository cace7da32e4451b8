"""Families and revisions, from registration to deletion (behaviour page 1.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError, ParamValidationError
from drafts import behaviour, container, on_ec2, refusal, register

if TYPE_CHECKING:
    from helpers import Lab

ARN = "arn:aws:ecs:ap-southeast-1:123456789012:task-definition/"
UNKNOWN = ("ClientException", "Unable to describe task definition.")


def names(arns: list[str]) -> list[str]:
    return [arn.removeprefix(ARN) for arn in arns]


def listed(ecs: Any, **filters: Any) -> list[str]:
    return names(ecs.list_task_definitions(**filters)["taskDefinitionArns"])


def families(ecs: Any, **filters: Any) -> list[str]:
    found: list[str] = ecs.list_task_definition_families(**filters)["families"]
    return found


def status(ecs: Any, name: str) -> str:
    found: str = ecs.describe_task_definition(taskDefinition=name)["taskDefinition"]["status"]
    return found


def refused(call: Any, **members: Any) -> tuple[str, str]:
    with pytest.raises(ClientError) as raised:
        call(**members)
    error = raised.value.response["Error"]
    return error["Code"], error["Message"]


def register_many(ecs: Any, *families: str) -> None:
    for family in families:
        register(ecs, on_ec2(family=family))


@behaviour("1.2 first registration in a family = revision 1, then +1 each time;")
def test_revisions_count_up_and_are_never_edited(ecs: Any) -> None:
    first = register(ecs, on_ec2(container(memory=100)))
    second = register(ecs, on_ec2(container(memory=200)))
    assert [first["revision"], second["revision"]] == [1, 2]
    for revision, memory in ((1, 100), (2, 200)):
        found = ecs.describe_task_definition(taskDefinition=f"web:{revision}")["taskDefinition"]
        assert found["containerDefinitions"][0]["memory"] == memory


def test_a_refused_registration_takes_no_number(ecs: Any) -> None:
    refusal(ecs, on_ec2(container(image=None)))
    assert families(ecs) == []
    refusal(ecs, {**on_ec2(), "tags": [{"key": "aws:x", "value": "y"}]})
    assert register(ecs, on_ec2())["revision"] == 1


@behaviour(
    "1.2 numbering is not reset: after deregistering or deleting, the next",
    "1.1 revisions per family",
)
def test_numbering_goes_on_after_deregistering_and_deleting(lab: Lab, ecs: Any) -> None:
    register_many(ecs, "web", "web")
    for name in ("web:1", "web:2"):
        ecs.deregister_task_definition(taskDefinition=name)
    assert register(ecs, on_ec2())["revision"] == 3
    ecs.deregister_task_definition(taskDefinition="web:3")
    ecs.delete_task_definitions(taskDefinitions=["web:1", "web:2", "web:3"])
    lab.advance(60)
    assert families(ecs) == []
    assert register(ecs, on_ec2())["revision"] == 4


@behaviour("1.2 family without revision in RunTask/CreateService = latest ACTIVE")
def test_a_family_alone_is_its_newest_active_revision(ecs: Any) -> None:
    register_many(ecs, "web", "web", "web")
    ecs.deregister_task_definition(taskDefinition="web:3")
    assert ecs.describe_task_definition(taskDefinition="web")["taskDefinition"]["revision"] == 2


@pytest.mark.parametrize("name", ["web:1", "web", ARN + "web:1", ARN + "web"])
def test_a_definition_has_four_names(ecs: Any, name: str) -> None:
    register_many(ecs, "web")
    found = ecs.describe_task_definition(taskDefinition=name)["taskDefinition"]
    assert found["taskDefinitionArn"] == ARN + "web:1"


@behaviour("1.2 unknown family/revision: ClientException Unable to describe task")
@pytest.mark.parametrize(
    "name",
    [
        "nobody",
        "web:2",
        "web:0",
        "web:-1",
        "web:00000000000000000001",
        "web:١",
        "web:1:1",
        "web:latest",
        "",
        ":1",
        "<b>web</b>:1",
        "🍜:1",
        ARN.replace("ap-southeast-1", "eu-west-1") + "web:1",
        ARN.replace("123456789012", "999999999999") + "web:1",
        ARN.replace("task-definition", "cluster") + "web",
    ],
)
def test_what_does_not_exist_cannot_be_described(ecs: Any, name: str) -> None:
    register_many(ecs, "web")
    assert refused(ecs.describe_task_definition, taskDefinition=name) == UNKNOWN


@behaviour(
    "1.2 deregister: immediate INACTIVE; running tasks/services unaffected and",
    "1.2 states: ACTIVE → (deregister) INACTIVE → (delete) DELETE_IN_PROGRESS",
)
def test_from_active_to_gone(lab: Lab, ecs: Any) -> None:
    register_many(ecs, "web")
    lab.advance(10)
    retired = ecs.deregister_task_definition(taskDefinition="web:1")["taskDefinition"]
    assert (retired["status"], retired["deregisteredAt"]) == ("INACTIVE", lab.time)
    lab.advance(86_400)
    assert status(ecs, "web:1") == "INACTIVE"

    answer = ecs.delete_task_definitions(taskDefinitions=["web:1"])
    assert answer["failures"] == []
    [deleted] = answer["taskDefinitions"]
    assert (deleted["status"], deleted["deleteRequestedAt"]) == ("DELETE_IN_PROGRESS", lab.time)
    assert status(ecs, "web:1") == "DELETE_IN_PROGRESS"
    assert listed(ecs, status="DELETE_IN_PROGRESS") == ["web:1"]
    lab.advance(60)
    assert refused(ecs.describe_task_definition, taskDefinition="web:1") == UNKNOWN


@behaviour("1.2 delete requires INACTIVE first; stays DELETE_IN_PROGRESS until no")
def test_each_name_of_a_deletion_is_judged_alone(ecs: Any) -> None:
    register_many(ecs, "web", "web")
    ecs.deregister_task_definition(taskDefinition="web:1")
    answer = ecs.delete_task_definitions(taskDefinitions=["web:1", "web:2", "nobody:1"])
    assert names([d["taskDefinitionArn"] for d in answer["taskDefinitions"]]) == ["web:1"]
    still_active, missing = answer["failures"]
    assert still_active["arn"] == ARN + "web:2"
    assert "still in ACTIVE status" in still_active["reason"]
    assert (missing["arn"], missing["reason"]) == ("nobody:1", "MISSING")


@behaviour("1.2 delete requires INACTIVE first; stays DELETE_IN_PROGRESS until no")
def test_a_definition_in_use_stays_until_it_is_let_go(lab: Lab, ecs: Any) -> None:
    register_many(ecs, "web")
    ecs.deregister_task_definition(taskDefinition="web:1")
    definitions = lab._session.simulator().task_definitions
    users = {ARN + "web:1"}
    definitions.in_use = users.__contains__
    ecs.delete_task_definitions(taskDefinitions=["web:1"])
    lab.advance(3600)
    assert status(ecs, "web:1") == "DELETE_IN_PROGRESS"
    users.clear()
    assert refused(ecs.describe_task_definition, taskDefinition="web:1") == UNKNOWN


def test_deleting_again_does_not_put_the_end_off(lab: Lab, ecs: Any) -> None:
    register_many(ecs, "web")
    ecs.deregister_task_definition(taskDefinition="web:1")
    first = ecs.delete_task_definitions(taskDefinitions=["web:1"])["taskDefinitions"]
    assert ecs.delete_task_definitions(taskDefinitions=["web:1"])["taskDefinitions"] == first


def test_ten_at_most_are_deleted_in_one_call(ecs: Any) -> None:
    code, _ = refused(
        ecs.delete_task_definitions, taskDefinitions=[f"web:{number}" for number in range(1, 12)]
    )
    assert code == "InvalidParameterException"


def test_deregistering_asks_for_a_revision(ecs: Any) -> None:
    register_many(ecs, "web")
    assert refused(ecs.deregister_task_definition, taskDefinition="web") == (
        "ClientException",
        "Invalid revision number. Number: web",
    )
    assert refused(ecs.deregister_task_definition, taskDefinition="web:2") == UNKNOWN
    assert status(ecs, "web:1") == "ACTIVE"


@behaviour("1.2 all revisions of a family INACTIVE → family goes to the INACTIVE")
def test_a_family_is_inactive_when_all_its_revisions_are(ecs: Any) -> None:
    register_many(ecs, "api", "web", "web")
    ecs.deregister_task_definition(taskDefinition="web:1")
    assert families(ecs, status="ACTIVE") == ["api", "web"]
    ecs.deregister_task_definition(taskDefinition="web:2")
    assert families(ecs, status="ACTIVE") == ["api"]
    assert families(ecs, status="INACTIVE") == ["web"]
    assert families(ecs) == ["api", "web"]
    register_many(ecs, "web")
    assert families(ecs, status="INACTIVE") == []


def test_a_list_is_in_order_of_families_and_numbers(ecs: Any) -> None:
    register_many(ecs, *["web"] * 11, "api")
    numbered = ["api:1", *(f"web:{number}" for number in range(1, 12))]
    assert listed(ecs) == numbered
    assert listed(ecs, sort="ASC") == numbered
    assert listed(ecs, sort="DESC") == numbered[::-1]


def test_a_list_is_filtered_by_the_whole_name_of_a_family(ecs: Any) -> None:
    register_many(ecs, "web", "web-admin", "api")
    assert listed(ecs, familyPrefix="web") == ["web:1"]
    assert listed(ecs, familyPrefix="we") == []
    assert families(ecs, familyPrefix="we") == ["web", "web-admin"]


def test_a_list_shows_the_active_ones_unless_asked(ecs: Any) -> None:
    register_many(ecs, "web", "web")
    ecs.deregister_task_definition(taskDefinition="web:1")
    assert listed(ecs) == ["web:2"]
    assert listed(ecs, status="INACTIVE") == ["web:1"]
    assert listed(ecs, status="DELETE_IN_PROGRESS") == []


def test_lists_come_in_pages(ecs: Any) -> None:
    register_many(ecs, *(f"f{number:03}" for number in range(105)))
    first = ecs.list_task_definitions()
    assert len(first["taskDefinitionArns"]) == 100
    rest = ecs.list_task_definitions(nextToken=first["nextToken"])
    assert names(rest["taskDefinitionArns"]) == [f"f{number}:1" for number in range(100, 105)]
    assert "nextToken" not in rest
    pages = ecs.get_paginator("list_task_definition_families").paginate(
        PaginationConfig={"PageSize": 50}
    )
    assert [len(page["families"]) for page in pages] == [50, 50, 5]
    assert ecs.list_task_definitions(maxResults=100)["nextToken"]


@pytest.mark.parametrize(
    "filters",
    [
        {"status": "RETIRED"},
        {"sort": "UP"},
        {"maxResults": 0},
        {"maxResults": 101},
        {"nextToken": "not mine"},
        {"nextToken": "cGFnZTrCsg=="},
    ],
)
def test_a_list_that_cannot_be_made_is_refused(ecs: Any, filters: dict[str, Any]) -> None:
    assert refused(ecs.list_task_definitions, **filters)[0] == "InvalidParameterException"


@behaviour("1.1 tags / placement constraints")
def test_tags_are_shown_when_they_are_asked_for(ecs: Any) -> None:
    tags = [{"key": "đội", "value": "thanh toán"}, {"key": "cost", "value": "<b>&</b>"}]
    assert ecs.register_task_definition(**on_ec2(), tags=tags)["tags"] == tags
    assert "tags" not in ecs.describe_task_definition(taskDefinition="web")
    asked = ecs.describe_task_definition(taskDefinition="web", include=["TAGS"])
    assert asked["tags"] == tags

    arn = asked["taskDefinition"]["taskDefinitionArn"]
    ecs.tag_resource(resourceArn=arn, tags=[{"key": "cost", "value": "7"}, {"key": "new"}])
    ecs.untag_resource(resourceArn=arn, tagKeys=["đội", "not there"])
    assert ecs.list_tags_for_resource(resourceArn=arn)["tags"] == [
        {"key": "cost", "value": "7"},
        {"key": "new", "value": ""},
    ]


@behaviour("1.1 tags / placement constraints")
def test_the_limits_of_tags(ecs: Any) -> None:
    def tags(count: int) -> list[dict[str, str]]:
        return [{"key": f"k{number}", "value": "v"} for number in range(count)]

    assert len(ecs.register_task_definition(**on_ec2(), tags=tags(50))["tags"]) == 50
    for wrong in (
        tags(51),
        [{"key": "aws:mine", "value": ""}],
        [{"key": "k" * 129, "value": ""}],
        [{"key": "k", "value": "v" * 257}],
    ):
        code, _ = refused(ecs.register_task_definition, **on_ec2(), tags=wrong)
        assert code == "InvalidParameterException"
    more = [{"key": "one more", "value": ""}]
    assert refused(ecs.tag_resource, resourceArn=ARN + "web:1", tags=more)[0] == (
        "InvalidParameterException"
    )


@pytest.mark.parametrize("arn", [ARN + "nobody:1", ARN + "web:7"])
def test_what_does_not_exist_has_no_tags(ecs: Any, arn: str) -> None:
    assert refused(ecs.list_tags_for_resource, resourceArn=arn)[0] == "InvalidParameterException"


def test_a_definition_without_a_name_cannot_be_asked_for(ecs: Any) -> None:
    with pytest.raises(ParamValidationError):
        ecs.describe_task_definition()
