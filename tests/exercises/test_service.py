"""Lesson 03's exercises beyond starter and solution: other ways in, and wrong turns."""

from collections.abc import Iterator

import pytest
from solving import Learner

from helpers import Lab
from helpers.exercises import service
from helpers.exercises.course import EXERCISES
from helpers.exercises.keeping import public_network
from helpers.i18n import LANGUAGES

UPDATE = 'ecs.update_service(cluster="demo", service="{name}", {change})\n'


@pytest.fixture
def lab() -> Iterator[Lab]:
    with Lab("en") as opened:
        yield opened


def learner(lab: Lab, name: str) -> Learner:
    """Somebody who has run the starter of the exercise."""
    at_work = Learner(EXERCISES[name], lab)
    at_work.runs(EXERCISES[name].starter)
    return at_work


def update(name: str, change: str, seconds: int = 0) -> str:
    return UPDATE.format(name=name, change=change) + f"lab.advance(seconds={seconds})"


def test_the_lesson_has_its_share() -> None:
    assert len(service.EXERCISES) >= 5
    assert len(service.QUESTIONS) >= 4


@pytest.mark.parametrize(
    ("name", "code", "missing"),
    [
        ("03-three-copies", "lab.advance(seconds=1)", ("missing-running-count",)),
        (
            "03-five-without-a-deployment",
            update("tea", "desiredCount=5, forceNewDeployment=True", 300),
            ("missing-first-deployment",),
        ),
        (
            "03-never-fewer-than-three",
            update("bank", 'taskDefinition="bank:2"', 300),
            ("missing-fewest",),
        ),
        (
            "03-never-fewer-than-three",
            update(
                "bank",
                'taskDefinition="bank:2", deploymentConfiguration='
                '{"minimumHealthyPercent": 50, "maximumPercent": 200}',
                300,
            ),
            ("missing-fewest",),  # a higher ceiling alone does not hold the floor
        ),
        (
            "03-never-fewer-than-three",
            update("bank", 'taskDefinition="bank:2"', 40),
            ("missing-rollout-end",),
        ),
        ("03-it-never-gets-steady", update("bakery", "desiredCount=0"), ("missing-desired-count",)),
        (
            "03-no-room-to-move",
            update("library", "desiredCount=4", 300),
            ("missing-desired-count",),
        ),
        (
            "03-back-to-stable",
            update(
                "post",
                'deploymentConfiguration={"deploymentCircuitBreaker": '
                '{"enable": True, "rollback": False}}',
                300,
            ),
            ("missing-breaker", "missing-service-revision"),
        ),
        (
            "03-back-to-stable",
            update("post", 'taskDefinition="post:1"', 300),
            ("missing-breaker",),
        ),
        (
            "03-leave-nothing-behind",
            'ecs.delete_service(cluster="demo", service="popup", force=True)',
            ("missing-deletion", "missing-stopped-by-hand"),
        ),
        (
            "03-leave-nothing-behind",
            'ecs.delete_service(cluster="demo", service="popup", force=True)\n'
            "lab.advance(seconds=60)",
            ("missing-stopped-by-hand",),
        ),
    ],
)
def test_other_attempts_are_told_what_is_wrong(
    lab: Lab, name: str, code: str, missing: tuple[str, ...], capsys
) -> None:
    at_work = learner(lab, name)
    if name == "03-three-copies":
        at_work.runs(EXERCISES[name].solution.splitlines()[0])
    at_work.runs(code)
    assert at_work.missing() == missing


@pytest.mark.parametrize(
    ("name", "code"),
    [
        (
            "03-never-fewer-than-three",
            update(
                "bank",
                'taskDefinition="bank:2", deploymentConfiguration='
                '{"minimumHealthyPercent": 100, "maximumPercent": 200}',
                300,
            ),
        ),
        (
            "03-never-fewer-than-three",
            update("bank", 'taskDefinition="bank:2"', 300)
            + "\n"
            + update(
                "bank",
                "forceNewDeployment=True, deploymentConfiguration="
                '{"minimumHealthyPercent": 75, "maximumPercent": 125}',
                600,
            ),
        ),
        (
            "03-no-room-to-move",
            update(
                "library",
                'deploymentConfiguration={"minimumHealthyPercent": 50, "maximumPercent": 100}',
                400,
            ),
        ),
        (
            "03-leave-nothing-behind",
            update("popup", "desiredCount=0", 60)
            + '\necs.delete_service(cluster="demo", service="popup")\n'
            + 'for arn in ecs.list_tasks(cluster="demo", family="popup")["taskArns"]:\n'
            + '    ecs.stop_task(cluster="demo", task=arn)\n'
            + "lab.advance(seconds=60)",
        ),
    ],
)
def test_there_is_more_than_one_way(lab: Lab, name: str, code: str, capsys) -> None:
    at_work = learner(lab, name)
    at_work.runs(code)
    assert at_work.missing() == ()


def test_the_starters_show_the_real_events(lab: Lab, capsys) -> None:
    learner(lab, "03-no-room-to-move")
    assert "was unable to stop or start tasks during a deployment" in capsys.readouterr().out
    learner(lab, "03-it-never-gets-steady")
    assert "is unable to consistently start tasks successfully" in capsys.readouterr().out


def test_a_service_that_was_deleted_is_made_again(lab: Lab, capsys) -> None:
    at_work = learner(lab, "03-five-without-a-deployment")
    at_work.runs('ecs.delete_service(cluster="demo", service="tea", force=True)')
    assert at_work.missing() == ("missing-service",)
    Learner(at_work.exercise)  # too early: it is still DRAINING
    assert at_work.missing() == ("missing-service",)
    at_work.runs("lab.advance(seconds=60)")
    Learner(at_work.exercise)
    assert at_work.missing() == ("missing-desired-count",)


@pytest.mark.parametrize("exercise", service.EXERCISES, ids=lambda one: one.id)
def test_preparing_twice_changes_nothing(lab: Lab, exercise, capsys) -> None:
    at_work = learner(lab, exercise.id)
    at_work.runs(exercise.solution)
    Learner(exercise)
    assert at_work.missing() == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_comes_back_and_opens_only_the_lab_finds_it_prepared(language: str) -> None:
    with Lab(language) as opened:
        for exercise in service.EXERCISES:
            if exercise.prepare:
                at_work = Learner(exercise)
        opened.advance(120)
        arns = at_work.ecs.list_services(cluster="demo")["serviceArns"]
        found = at_work.ecs.describe_services(cluster="demo", services=arns)["services"]
        down = {one["serviceName"] for one in found if one["runningCount"] != one["desiredCount"]}
        assert len(found) >= 5
        assert down == {"bakery"}, "which is the one to repair"
    with Lab(language) as opened:
        own = public_network()["awsvpcConfiguration"]["subnets"]
        assert own
        assert set(own).isdisjoint(opened.vpc.subnets)
        assert set(public_network()["awsvpcConfiguration"]["subnets"]) == set(
            opened.vpc.public_subnets
        )
