"""``lab.draw`` and ``lab.compare``: a picture or a sentence, never a traceback."""

from __future__ import annotations

from collections.abc import Iterator

import boto3
import pytest
from building import NOTES, plain

from helpers import Lab
from helpers.diagrams.charts import Chart
from helpers.diagrams.picture import Picture, Table
from helpers.i18n import LANGUAGES


@pytest.fixture(params=LANGUAGES)
def lab(request: pytest.FixtureRequest) -> Iterator[Lab]:
    with Lab(request.param) as opened:
        yield opened


def register(image: str = "nginx") -> None:
    web = {**NOTES["containerDefinitions"][0], "image": image}
    boto3.client("ecs").register_task_definition(**{**NOTES, "containerDefinitions": [web]})


def test_a_registered_definition_is_drawn_by_any_of_its_names(lab: Lab) -> None:
    register()
    register("nginx:1.27")
    by_number = lab.draw("webserver:1")
    assert isinstance(by_number, Picture)
    assert "nginx:1.27" not in by_number.words
    arn = lab.snapshot().task_definitions[0].arn
    assert lab.draw(arn) == by_number
    assert "nginx:1.27" in lab.draw("webserver").words


def test_family_alone_is_the_newest_active_revision(lab: Lab) -> None:
    register()
    register("nginx:1.27")
    boto3.client("ecs").deregister_task_definition(taskDefinition="webserver:2")
    assert lab.draw("webserver") == lab.draw("webserver:1")
    assert isinstance(lab.draw("webserver:2"), Picture)


def test_a_cluster_and_a_service_of_it_are_drawn(lab: Lab) -> None:
    ecs = boto3.client("ecs")
    register()
    ecs.create_cluster(clusterName="demo")
    network = {"subnets": lab.vpc.public_subnets, "assignPublicIp": "ENABLED"}
    ecs.create_service(
        cluster="demo",
        serviceName="web",
        taskDefinition="webserver",
        desiredCount=2,
        launchType="FARGATE",
        networkConfiguration={"awsvpcConfiguration": network},
    )
    lab.advance(60)
    scene, chart = lab.draw("demo"), lab.draw("demo/web")
    assert isinstance(scene, Picture)
    assert lab.words("scene-name", name="demo") in scene.svg
    assert "RUNNING" in scene.words
    assert isinstance(chart, Chart)
    assert lab.words("chart-rollout", name="web") in chart.svg
    assert len(lab.draw("demo/web", since=lab.time).words) < len(chart.words)
    assert "webserver:1, demo, demo/web" in lab.draw("demo/nobody").words


def test_drawing_makes_no_call(lab: Lab) -> None:
    register()
    before = lab.calls
    lab.draw("webserver:1")
    lab.draw("ideas")
    lab.draw(NOTES)
    assert lab.calls == before


@pytest.mark.parametrize(
    "draft",
    [NOTES, {}, {"family": None}, {"containerDefinitions": "x"}, {"cpu": [1], "memory": {}}],
)
def test_any_draft_is_drawn(lab: Lab, draft: dict) -> None:
    assert isinstance(lab.draw(draft), Picture)


@pytest.mark.parametrize("what", ["nope", "webserver:0", "webserver:2", "", None, 7, [], "<b>"])
def test_what_does_not_exist_is_answered_with_what_does(lab: Lab, what: object) -> None:
    register()
    answer = lab.draw(what)
    assert isinstance(answer, Table)
    assert "ideas, poster, webserver:1" in answer.words
    assert "<b>" not in answer.html.replace('<b class="ecs-sign"', "")


def test_two_revisions_are_compared(lab: Lab) -> None:
    register()
    register("nginx:1.27")
    table = lab.compare("webserver:1", "webserver:2")
    told = lab.words(
        "told-changed",
        path="containerDefinitions[web].image",
        old='"nginx"',
        new='"nginx:1.27"',
    )
    assert table.words.splitlines()[1:] == [told]
    assert "containerDefinitions[web].image" in plain(table.html)


def test_an_unknown_revision_is_refused_in_aws_own_words(lab: Lab) -> None:
    register()
    for before, after in (("webserver:1", "webserver:9"), ("webserver:0", "webserver:1")):
        answer = lab.compare(before, after)
        assert "Unable to describe task definition." in answer.words
        assert lab.words("lab-refused") in answer.words
        wrong = before if before.endswith(":0") else after
        why = lab.words("why-unknown-task-definition", name=wrong)
        assert why.replace("`", "") in answer.words
        assert "list_task_definitions()" in answer.html
    assert "Invalid type for parameter taskDefinition" in lab.compare(1, "webserver:1").words


def test_a_closed_lab_says_so_and_draws_what_needs_no_lab() -> None:
    lab = Lab("en")
    lab.close()
    closed = lab.words("lab-closed", language="en")
    assert lab.draw("webserver:1").words == closed
    assert lab.compare("a:1", "a:2").words == closed
    assert isinstance(lab.draw("ideas"), Picture)
    assert isinstance(lab.draw(NOTES), Picture)
    with Lab("en"):
        assert lab.draw("webserver:1").words == lab.words("lab-replaced")
