"""The builder in front of ECS: what it sends, what it shows of the answer, and when it cannot."""

from __future__ import annotations

import json
from collections.abc import Iterator

import boto3
import pytest
from building import NOTES, builder, container, plain, said, type_json

from helpers import Lab
from helpers.i18n import LANGUAGES
from helpers.labs.shown_calls import ShownCall
from helpers.labs.task_definition import TaskDefinitionBuilder


@pytest.fixture(params=LANGUAGES)
def panel(request: pytest.FixtureRequest) -> Iterator[TaskDefinitionBuilder]:
    with Lab(request.param) as lab:
        yield builder(lab)


def test_a_registration_shows_the_answer(panel: TaskDefinitionBuilder) -> None:
    panel.register.click()
    name = panel.words("builder-registered", name="webserver:1", status="ACTIVE")
    assert name in said(panel)
    assert "task-definition/webserver:1" in said(panel)
    assert "containerDefinitions[web].portMappings: []" in said(panel)
    assert 'compatibilities: ["EC2", "FARGATE"]' in said(panel)
    assert "webserver:1 ACTIVE" in repr(panel)
    call = panel.lab.calls[-1]
    assert (call.action, call.parameters) == ("RegisterTaskDefinition", NOTES)


def test_the_calls_shown_are_the_calls_made(panel: TaskDefinitionBuilder) -> None:
    panel.register.click()
    shown = ShownCall("ecs", "RegisterTaskDefinition", NOTES)
    assert panel.calls.boto3.value == shown.boto3
    assert panel.calls.cli.value == shown.cli
    before = len(panel.lab.calls)
    exec(panel.calls.boto3.value, {"ecs": boto3.client("ecs")})
    assert len(panel.lab.calls) == before + 1
    assert panel.lab.calls[-1].parameters == panel.lab.calls[-2].parameters


def test_a_wrong_size_is_refused_in_aws_own_words(panel: TaskDefinitionBuilder) -> None:
    panel.task.size.any.value = True
    panel.task.size.any_memory.widget.value = "600"
    panel.register.click()
    assert panel.words("builder-refused", code="ClientException") in said(panel)
    assert "No Fargate configuration exists for given values: 256 CPU, 600 memory." in said(panel)
    error = panel.lab.calls[-1].error
    assert error is not None
    why = f"why-{error.reason}"
    if panel.words.has(why):
        assert plain(panel.words(why, **error.fields)).split("`")[0] in said(panel)


def test_the_eleventh_container_is_refused(panel: TaskDefinitionBuilder) -> None:
    for _ in range(10):
        panel.containers.add.click()
    panel.register.click()
    assert "Too many containers." in said(panel)


def test_boto3_refuses_wrong_types_and_unknown_names_by_itself(panel) -> None:
    for document, text in (
        ({**NOTES, "cpu": 256}, "Invalid type for parameter cpu"),
        ({**NOTES, "famly": "x"}, 'Unknown parameter in input: "famly"'),
        ({}, "Missing required parameter"),
        ({"self": 1}, "self"),
    ):
        type_json(panel, document)
        panel.register.click()
        assert panel.words("builder-refused-by-boto3") in said(panel)
        assert text in said(panel)
        assert json.loads(panel.json.text.value) == document
    assert not panel.lab.calls


def test_a_huge_definition_is_sent_and_answered(panel: TaskDefinitionBuilder) -> None:
    container(panel, image="nginx")
    document = {**NOTES, "containerDefinitions": [{**NOTES["containerDefinitions"][0]}]}
    document["containerDefinitions"][0]["environment"] = [
        {"name": f"NAME_{n}", "value": "x" * 100} for n in range(300)
    ]
    type_json(panel, document)
    panel.register.click()
    assert panel.lab.calls[-1].parameters == document
    assert panel.message.value.count("<") < 200
    assert json.loads(panel.json.text.value) == document


def test_emoji_and_markup_stay_what_they_are(panel: TaskDefinitionBuilder) -> None:
    evil = "<img src=x onerror=alert(1)>🚀"
    document = {"family": evil, evil: evil, "volumes": [{"name": evil}], "networkMode": evil}
    document["containerDefinitions"] = [{"name": evil, "image": evil, "cpu": evil}]
    type_json(panel, document)
    panel.register.click()
    known = {k: v for k, v in document.items() if k != evil}
    type_json(panel, {**known, "containerDefinitions": [{"name": evil, "image": evil}]})
    panel.register.click()
    assert panel.lab.calls[-1].error is not None
    for part in (panel.message, panel.drawing, panel.json.status, panel.revisions.list):
        assert "<img" not in part.value


def test_half_a_letter_breaks_nothing(panel: TaskDefinitionBuilder) -> None:
    type_json(panel, '{"family": "\\ud800", "containerDefinitions": [{"name": "\\udc00"}]}')
    panel.register.click()
    for part in (panel.calls.boto3, panel.calls.cli, panel.message, panel.drawing):
        part.value.encode("utf-8")
    panel.containers.add.click()
    panel.json.text.value.encode("utf-8")


def test_revisions_are_listed_compared_and_retired(panel: TaskDefinitionBuilder) -> None:
    assert panel.revisions.compare.disabled
    panel.register.click()
    container(panel, image="nginx:1.27")
    panel.register.click()
    assert panel.revisions.before.value == "webserver:1"
    assert panel.revisions.after.value == "webserver:2"
    panel.revisions.compare.click()
    assert "containerDefinitions[web].image" in plain(panel.revisions.result.value)
    assert panel.calls.boto3.value.splitlines() == [
        'ecs.describe_task_definition(taskDefinition="webserver:1")',
        'ecs.describe_task_definition(taskDefinition="webserver:2")',
    ]
    panel.revisions.retired.value = "webserver:1"
    panel.revisions.deregister.click()
    assert panel.calls.cli.value == (
        "aws ecs deregister-task-definition --task-definition webserver:1"
    )
    answer = panel.words("builder-deregistered", name="webserver:1", status="INACTIVE")
    assert answer in plain(panel.revisions.result.value), "next to the button, not far above it"
    assert answer not in said(panel)
    assert answer in repr(panel)
    assert "○ INACTIVE" in panel.revisions.list.value
    assert "● ACTIVE" in panel.revisions.list.value
    assert list(panel.revisions.retired.options) == ["webserver:2"]


def test_revisions_of_another_family_are_another_list(panel: TaskDefinitionBuilder) -> None:
    panel.register.click()
    panel.task.family.widget.value = "shop"
    assert "webserver:1" not in panel.revisions.list.value
    assert panel.words("builder-no-revisions") in panel.revisions.list.value
    panel.task.family.widget.value = "webserver"
    assert "webserver:1" in panel.revisions.list.value


def test_a_revision_that_is_being_deleted_is_refused_in_words(panel) -> None:
    panel.register.click()
    ecs = boto3.client("ecs")
    ecs.deregister_task_definition(taskDefinition="webserver:1")
    ecs.delete_task_definitions(taskDefinitions=["webserver:1"])
    panel.revisions.deregister.click()
    assert "in the process of being deleted" in plain(panel.revisions.result.value)


def test_starting_again_takes_the_last_answers_back(panel) -> None:
    panel.register.click()
    panel.revisions.deregister.click()
    container(panel, image="nginx:1.27")
    panel.start_again.click()
    assert json.loads(panel.json.text.value) == NOTES
    assert panel.words("builder-nothing-sent") in said(panel)
    assert panel.revisions.result.value == ""
    assert panel.calls.boto3.value == panel.calls.cli.value == ""
    assert "webserver:1 INACTIVE" in repr(panel)


@pytest.mark.parametrize("typed", ["100 MB", "abc", "12.5"])
def test_a_memory_that_is_no_whole_number_is_explained(panel, typed: str) -> None:
    container(panel, memory=typed)
    panel.register.click()
    path = "containerDefinitions[0].memory"
    assert f"Invalid type for parameter {path}" in said(panel), "boto3's own words"
    assert panel.words("builder-whole-mib", path=path).split("`")[2] in said(panel)
    assert panel.words("builder-whole-mib", path=path).replace("`", "") in repr(panel)


def test_what_boto3_refuses_is_explained(panel) -> None:
    for document, why, path in (
        ({**NOTES, "cpu": 256}, "why-wrong-type", "cpu"),
        ({"containerDefinitions": []}, "why-missing-member", "family"),
        ({**NOTES, "volumes": [{"name": "a", "host": 1}]}, "why-wrong-type", "volumes[0].host"),
    ):
        type_json(panel, document)
        panel.register.click()
        assert panel.words(why, path=path).replace("`", "") in repr(panel)
    container_port = {"portMappings": [{"containerPort": "80"}]}
    type_json(panel, {**NOTES, "containerDefinitions": [container_port]})
    panel.register.click()
    path = "containerDefinitions[0].portMappings[0].containerPort"
    assert panel.words("builder-whole-number", path=path).replace("`", "") in repr(panel)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("press", ["register", "compare", "deregister"])
def test_a_lab_that_was_replaced_answers_in_words(language: str, press: str) -> None:
    with Lab(language) as lab:
        panel = builder(lab)
        panel.register.click()
        container(panel, image="nginx:1.27")
        panel.register.click()
        with Lab(language) as newer:
            pressed = panel.register if press == "register" else getattr(panel.revisions, press)
            pressed.click()
            place = panel.message if press == "register" else panel.revisions.result
            assert lab.words("lab-replaced") in plain(place.value)
            assert not newer.calls
        panel.task.family.widget.value = "still-here"
        assert "still-here" in panel.drawing.value
        panel.register.click()
        assert lab.words("lab-closed", language=language) in said(panel)


def test_a_definition_of_a_closed_lab_can_still_be_written() -> None:
    lab = Lab("en")
    panel = builder(lab)
    lab.close()
    panel.containers.add.click()
    panel.containers.lists["portMappings"].add.click()
    type_json(panel, NOTES)
    assert "webserver" in repr(panel)


def test_the_stored_output_is_words_and_a_still(panel: TaskDefinitionBuilder) -> None:
    bundle = panel._repr_mimebundle_()
    view = "application/vnd.jupyter.widget-view+json"
    assert set(bundle) == {"text/plain", "image/svg+xml", view}
    assert bundle["image/svg+xml"] == panel.picture.svg
    assert panel.picture.words in bundle["text/plain"]
    with Lab(panel.lab.language) as lab:
        again = builder(lab)._repr_mimebundle_()
    assert [again[k] for k in bundle if k != view] == [bundle[k] for k in bundle if k != view]
