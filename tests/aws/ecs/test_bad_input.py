"""Odd, oversized and wrongly typed requests, also from clients that check nothing themselves."""

from __future__ import annotations

import json
from typing import Any

import pytest
from drafts import CHECK, Members, behaviour, container, on_ec2, refusal, register

from helpers import Lab
from helpers.aws.ecs import front

REGISTER = "RegisterTaskDefinition"
ODD = ["🍜", "Hà Nội", "<script>alert(1)</script>", "a b", "a&b", 'a"b', "a/b", "\u202e", "a\n"]


def answer(lab: Lab, body: object, operation: str = REGISTER) -> front.Answer:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return front.answer(lab._session.simulator(), operation, raw)


def refused(answer: front.Answer) -> tuple[str, str]:
    assert answer.status == 400
    assert answer.refusal is not None
    assert answer.body == {"__type": answer.refusal.code, "message": answer.refusal.message}
    return answer.refusal.code, answer.refusal.message


@behaviour("1.1 family", "1.1 container name")
@pytest.mark.parametrize("odd", ODD)
def test_names_are_letters_digits_hyphens_and_underscores(ecs: Any, odd: str) -> None:
    family = refusal(ecs, on_ec2(family=odd))
    assert family == ("ClientException", "Family contains invalid characters.")
    name = refusal(ecs, on_ec2(container(odd)))
    assert name == ("ClientException", "Container.name contains invalid characters.")


@pytest.mark.parametrize("odd", ["🍜", "nginx:Hà", "<b>nginx</b>", "a" * 256])
@behaviour("1.1 image string")
def test_an_image_has_its_letters_too(ecs: Any, odd: str) -> None:
    message = "Container.image contains invalid characters"
    assert refusal(ecs, on_ec2(container(image=odd))) == ("ClientException", message)


@pytest.mark.parametrize("odd", [*ODD, "", "x" * 10_000, "{{ a }} ${b} %s {0}"])
def test_values_are_kept_as_they_are(ecs: Any, odd: str) -> None:
    environment = [{"name": "GREETING", "value": odd}]
    register(ecs, on_ec2(container(environment=environment, dockerLabels={"label": odd})))
    [found] = ecs.describe_task_definition(taskDefinition="web")["taskDefinition"][
        "containerDefinitions"
    ]
    assert (found["environment"], found["dockerLabels"]) == (environment, {"label": odd})


@pytest.mark.parametrize("odd", ["{", "}", "{name}", "{0}", "%s"])
def test_braces_in_names_do_not_upset_the_message(ecs: Any, odd: str) -> None:
    depends = [{"containerName": odd, "condition": "START"}]
    code, message = refusal(ecs, on_ec2(container(dependsOn=depends)))
    assert (code, odd in message) == ("ClientException", True)


@behaviour("1.1 size of a task definition")
def test_a_definition_has_at_most_32_kib(ecs: Any) -> None:
    def sized(letters: int) -> Members:
        return on_ec2(container(environment=[{"name": "BIG", "value": "x" * letters}]))

    fits = 32 * 1024 - len(json.dumps(sized(0), separators=(",", ":")))
    assert register(ecs, sized(fits))["revision"] == 1
    code, message = refusal(ecs, sized(fits + 1))
    assert code == "ClientException"
    assert "32768" in message
    # Bytes count, not letters: one bowl of noodles is four.
    noodles = on_ec2(container(environment=[{"name": "BIG", "value": "🍜" * (fits // 4 + 1)}]))
    assert refusal(ecs, noodles)[1] == message


def test_unknown_members_are_dropped_in_silence(lab: Lab) -> None:
    odd = {**container(), "colour": "red", "healthCheck": {**CHECK, "mood": 1}}
    registered = answer(lab, {**on_ec2(odd), "comment": "hello"})
    assert registered.status == 200
    stored = registered.body["taskDefinition"]
    assert "comment" not in stored
    assert "colour" not in stored["containerDefinitions"][0]
    assert "mood" not in stored["containerDefinitions"][0]["healthCheck"]
    assert "comment" not in registered.request


def test_null_is_as_good_as_nothing(lab: Lab) -> None:
    odd = {**container(), "cpu": None, "portMappings": None, "command": ["echo", None, "x"]}
    stored = answer(lab, {**on_ec2(odd), "networkMode": None, "tags": None}).body["taskDefinition"]
    [found] = stored["containerDefinitions"]
    assert (found["cpu"], found["portMappings"], found["command"]) == (0, [], ["echo", "x"])


WRONG_TYPES = [
    ({"family": 1}, "NUMBER_VALUE cannot be converted to String", "family"),
    ({"family": True}, "TRUE_VALUE cannot be converted to String", "family"),
    ({"cpu": 256}, "NUMBER_VALUE cannot be converted to String", "cpu"),
    ({"family": ["web"]}, "Start of list found where not expected.", "family"),
    ({"family": {}}, "Start of structure or map found where not expected.", "family"),
    ({"containerDefinitions": "[]"}, "STRING_VALUE cannot be converted to List",
     "containerDefinitions"),
    (on_ec2(container(memory="128")), "STRING_VALUE cannot be converted to Integer",
     "containerDefinitions[0].memory"),
    (on_ec2(container(memory=2**31)), "NUMBER_VALUE cannot be converted to Integer",
     "containerDefinitions[0].memory"),
    (on_ec2(container(memory=128.5)), "NUMBER_VALUE cannot be converted to Integer",
     "containerDefinitions[0].memory"),
    (on_ec2(container(), container("b", essential="yes")),
     "STRING_VALUE cannot be converted to Boolean", "containerDefinitions[1].essential"),
    (on_ec2(container(dockerLabels={"a": 1})), "NUMBER_VALUE cannot be converted to String",
     "containerDefinitions[0].dockerLabels.a"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "message", "place"), WRONG_TYPES)
def test_a_wrong_type_is_refused_with_its_place(
    lab: Lab, body: Members, message: str, place: str
) -> None:
    given = answer(lab, {**on_ec2(), **body})
    assert refused(given) == ("SerializationException", message)
    assert given.refusal is not None
    assert (given.refusal.reason, given.refusal.fields) == ("wrong-type", {"path": place})


@pytest.mark.parametrize("body", [b"{", b"\xff", b"[" * 100_000, b"family=web", b"NaN]"])
def test_what_is_not_json_is_refused(lab: Lab, body: bytes) -> None:
    assert refused(answer(lab, body))[0] == "SerializationException"


@pytest.mark.parametrize("body", [[], "web", 1, True, None])
def test_json_that_is_not_a_structure_is_refused(lab: Lab, body: object) -> None:
    assert refused(answer(lab, body))[0] == "SerializationException"


@behaviour("1.1 required by the service", "1.5 family bad / empty", "1.5 empty list")
def test_what_botocore_would_have_asked_for_ecs_asks_for_itself(lab: Lab) -> None:
    assert refused(answer(lab, {})) == ("ClientException", "Family can not be blank.")
    assert refused(answer(lab, b"")) == ("ClientException", "Family can not be blank.")
    assert refused(answer(lab, {"family": "web"})) == (
        "ClientException",
        "Container list cannot be empty.",
    )
    missing = answer(lab, {}, "DescribeTaskDefinition")
    assert refused(missing) == ("ClientException", "TaskDefinition can not be blank.")
    assert missing.refusal is not None
    assert missing.refusal.reason == "missing-member"


def test_a_nested_member_that_is_missing_does_not_upset_anything(lab: Lab) -> None:
    """The model requires these members; a client that does not check may leave them out."""
    for member, item in (
        ("environmentFiles", {}),
        ("secrets", {}),
        ("dependsOn", {}),
        ("ulimits", {}),
        ("mountPoints", {}),
        ("portMappings", {}),
    ):
        given = answer(lab, on_ec2(container(**{member: [item]})))
        assert given.status in (200, 400), member
    for member, value in (("logConfiguration", {}), ("healthCheck", {}), ("restartPolicy", {})):
        given = answer(lab, on_ec2(container(**{member: value})))
        assert given.status in (200, 400), member
