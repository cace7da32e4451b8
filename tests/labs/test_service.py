"""Lab 03: a service that keeps its tasks, deployments, and the same accident to both kinds."""

from __future__ import annotations

from collections.abc import Iterator

import boto3
import pytest
from building import plain
from clusters import choose_task_of, cli_actions, made_by, replayed, same, service_lab, wait

from helpers import Lab
from helpers.i18n import LANGUAGES
from helpers.labs.service import ServiceLab
from helpers.labs.service.versions import BROKEN, IMAGES


@pytest.fixture(params=LANGUAGES)
def empty(request: pytest.FixtureRequest) -> Iterator[ServiceLab]:
    with Lab(request.param) as lab:
        yield service_lab(lab)


@pytest.fixture
def panel(empty: ServiceLab) -> ServiceLab:
    """Three tasks of the service and one of nobody's are RUNNING."""
    empty.wanted.create.click()
    empty.accidents.alone.click()
    wait(empty, 60)
    return empty


def described() -> dict[str, object]:
    found: dict[str, object] = boto3.client("ecs").describe_services(
        cluster="demo", services=["web"]
    )["services"][0]
    return found


def live() -> list[str]:
    arns: list[str] = boto3.client("ecs").list_tasks(cluster="demo")["taskArns"]
    return arns


def test_a_service_starts_what_it_is_asked_for(empty: ServiceLab) -> None:
    empty.wanted.desired.value = 4
    empty.wanted.breaker.value = True
    [call] = made_by(empty, empty.wanted.create)
    assert call.parameters["deploymentConfiguration"] == {
        "minimumHealthyPercent": 100,
        "maximumPercent": 200,
        "deploymentCircuitBreaker": {"enable": True, "rollback": True},
    }
    assert same(replayed(empty), [call])
    wait(empty, 60)
    assert described()["runningCount"] == 4


def test_the_same_accident_to_both(panel: ServiceLab) -> None:
    for press in (panel.accidents.stop_both, panel.accidents.crash_both):
        before = live()
        press.click()
        wait(panel, 120)
        assert described()["runningCount"] == 3
        assert len(live()) == 3
        assert len(set(live()) & set(before)) == 2
        panel.accidents.alone.click()
        wait(panel, 60)
    page = plain(panel.tabs.tasks_page.value)
    assert page.count("UserInitiated") == 2
    assert page.count("EssentialContainerExited") == 2


def test_both_need_a_task_of_each_kind(empty: ServiceLab) -> None:
    empty.wanted.create.click()
    wait(empty, 60)
    empty.accidents.stop_both.click()
    assert empty.words("service-lab-no-pair", name="web") in plain(empty.message.value)
    assert len(live()) == 3


def test_other_services_and_families_of_the_cluster_are_left_alone(empty: ServiceLab) -> None:
    ecs = boto3.client("ecs")
    ecs.register_task_definition(
        family="cafe",
        cpu="256",
        memory="512",
        networkMode="awsvpc",
        requiresCompatibilities=["FARGATE"],
        containerDefinitions=[{"name": "nginx", "image": "nginx"}],
    )
    subnets = empty.lab.vpc.public_subnets
    network = {"awsvpcConfiguration": {"subnets": subnets, "assignPublicIp": "ENABLED"}}
    made = {"cluster": "demo", "launchType": "FARGATE", "networkConfiguration": network}
    ecs.create_service(serviceName="aside", taskDefinition="webserver", desiredCount=1, **made)
    ecs.run_task(taskDefinition="cafe", **made)
    wait(empty, 60)
    assert empty.tabs.chosen_service.value == "aside"
    others = set(live())
    empty.accidents.alone.click()
    wait(empty, 60)
    for press in (empty.accidents.stop_both, empty.accidents.crash_both):
        press.click()
        assert empty.words("service-lab-no-pair", name="web") in plain(empty.message.value)
    empty.wanted.create.click()
    wait(empty, 60)
    assert empty.tabs.chosen_service.value == "web"
    [(first, _), *_] = empty.accidents.task.widget.options
    assert first.endswith(empty.words("panel-service", name="web"))
    for press in (empty.accidents.stop_both, empty.accidents.crash_both):
        press.click()
        wait(empty, 120)
        assert set(live()) >= others
        empty.accidents.alone.click()
        wait(empty, 60)


def test_a_killed_task_of_the_service_is_replaced(panel: ServiceLab) -> None:
    victim = choose_task_of(panel, "web")
    [call] = made_by(panel, panel.accidents.kill)
    assert (call.action, call.parameters["task"]) == ("StopTask", victim)
    wait(panel, 120)
    assert described()["runningCount"] == 3
    assert not any(victim in arn for arn in live())
    assert panel.tabs.tasks.description == panel.words("panel-tasks-tab", count=4)


def test_scaling(panel: ServiceLab) -> None:
    for count in (6, 1):
        panel.wanted.desired.value = count
        [call] = made_by(panel, panel.wanted.scale)
        assert call.parameters == {"cluster": "demo", "service": "web", "desiredCount": count}
        assert same(replayed(panel), [call])
        wait(panel, 120)
        assert described()["runningCount"] == count


def test_a_new_revision_is_rolled_out_with_the_calls_that_are_shown(panel: ServiceLab) -> None:
    made = made_by(panel, panel.versions.roll_out)
    assert [call.action for call in made] == [
        *("DescribeTaskDefinition", "RegisterTaskDefinition", "UpdateService")
    ]
    assert [command for command, _ in cli_actions(panel)] == [
        *("describe-task-definition", "register-task-definition", "update-service")
    ]
    replay = replayed(panel)
    assert same(replay, made)
    wait(panel, 300)
    images = {
        container.image
        for task in panel.lab.snapshot().clusters[0].tasks
        if task.status == "RUNNING" and task.service
        for container in task.containers
    }
    assert images == {IMAGES[0]}
    panel.versions.definition.value = "webserver:1"
    panel.versions.update.click()
    wait(panel, 300)
    assert str(described()["taskDefinition"]).endswith("webserver:1")


def test_a_broken_image_rolls_back_when_there_is_a_circuit_breaker(panel: ServiceLab) -> None:
    wait(panel, 60)  # there is nothing to go back to before a deployment has completed
    panel.wanted.breaker.value = True
    panel.wanted.configure.click()
    panel.versions.image.value = BROKEN
    panel.versions.roll_out.click()
    wait(panel, 900)
    assert str(described()["taskDefinition"]).endswith("webserver:1")
    assert "rolling back" in plain(panel.tabs.events_page.value)
    assert "CannotPullContainerError" in plain(panel.tabs.tasks_page.value)


def test_impossible_percentages_are_refused_in_aws_own_words(panel: ServiceLab) -> None:
    panel.wanted.most.value = 100
    panel.wanted.configure.click()
    assert "cannot be 100" in plain(panel.message.value)
    assert panel.wanted.most.value == 100


def test_a_forced_deployment_replaces_every_task(panel: ServiceLab) -> None:
    before = set(live())
    panel.wanted.force.click()
    wait(panel, 300)
    assert len(set(live()) & before) == 1
    assert described()["runningCount"] == 3


def test_deleting_leaves_what_nobody_looks_after(panel: ServiceLab) -> None:
    [call] = made_by(panel, panel.wanted.delete)
    assert call.parameters == {"cluster": "demo", "service": "web", "force": True}
    wait(panel, 120)
    assert len(live()) == 1
    assert panel.tabs.services.description == panel.words("panel-services-tab", count=0)
    panel.wanted.scale.click()
    assert "ServiceNotActiveException" in plain(panel.message.value)
    panel.wanted.create.click()
    wait(panel, 60)
    assert described()["runningCount"] == 3


def test_the_chart_is_drawn_when_asked_for(panel: ServiceLab) -> None:
    assert "<svg" not in panel.rollout.chart.value
    panel.versions.roll_out.click()
    wait(panel, 180)
    panel.rollout.draw.click()
    assert "<svg" in panel.rollout.chart.value
    assert panel.rollout.told


def test_a_service_that_is_not_there_is_answered_in_aws_own_words(empty: ServiceLab) -> None:
    for press in (empty.wanted.scale, empty.wanted.force, empty.wanted.delete):
        press.click()
        assert "ServiceNotFoundException" in plain(empty.message.value)
    empty.accidents.kill.click()
    assert empty.words("panel-run-first") in plain(empty.message.value)
    empty.rollout.draw.click()
    assert empty.words("lab-unexpected") not in plain(empty.message.value)
