"""Lesson 03's exercises beyond starter and solution: other ways in, and wrong turns."""

from collections.abc import Iterator
from typing import Any

import pytest
from solving import Learner

from helpers import Lab
from helpers.exercises import service
from helpers.exercises.course import EXERCISES, QUESTIONS
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


WEB = """\
ecs.create_service(serviceName="web", taskDefinition="webserver:1", desiredCount={desired},
    deploymentConfiguration={{"minimumHealthyPercent": {least}, "maximumPercent": {most}}}, **where)
lab.advance(seconds=120)
register("webserver", "nginx:1.28")
register("webserver", "nginx:1.72")
"""


class Watcher:
    """Somebody who sees for themselves whether a prediction of the lesson comes true."""

    def __init__(self, lab: Lab, desired: int, least: int = 100, most: int = 200) -> None:
        self._lab = lab
        self._learner = Learner(service.THREE_COPIES, lab)
        self.does(WEB.format(desired=desired, least=least, most=most))

    def does(self, code: str) -> None:
        self._learner.runs(code)

    def service(self) -> dict[str, Any]:
        found: dict[str, Any] = self._learner.ecs.describe_services(
            cluster="demo", services=["web"]
        )["services"][0]
        return found

    def ids(self, **which: str) -> set[str]:
        return set(self._learner.ecs.list_tasks(cluster="demo", **which)["taskArns"])

    def fewest(self, seconds: int) -> int:
        """The fewest tasks of the service that are RUNNING in that time."""
        counts = []
        for _ in range(seconds):
            counts.append(self.service()["runningCount"])
            self._lab.advance(1)
        return min(counts)


def right(name: str) -> str:
    return QUESTIONS[name].right


def test_a_new_task_takes_the_place_of_the_stopped_one(lab: Lab) -> None:
    watcher = Watcher(lab, desired=3)
    before = watcher.ids(serviceName="web")
    stopped = min(before)
    watcher.does(f'ecs.stop_task(cluster="demo", task="{stopped}")\nlab.advance(seconds=60)')
    after = watcher.ids(serviceName="web")
    assert (len(after), len(after & before), stopped in after) == (3, 2, False)
    assert right("03-one-dies") == "new"


def test_two_more_are_started_and_the_three_are_left_alone(lab: Lab) -> None:
    watcher = Watcher(lab, desired=3)
    before, deployment = watcher.ids(), watcher.service()["deployments"][0]["id"]
    watcher.does('ecs.update_service(cluster="demo", service="web", desiredCount=5)')
    lab.advance(120)
    assert len(watcher.ids()) == 5
    assert watcher.ids() > before
    assert [each["id"] for each in watcher.service()["deployments"]] == [deployment]
    assert right("03-more-copies") == "two-more"


def test_what_was_run_by_hand_is_among_the_tasks_only_and_is_not_made_up_for(lab: Lab) -> None:
    watcher = Watcher(lab, desired=3)
    kept = watcher.ids()
    watcher.does('ecs.run_task(taskDefinition="webserver:1", count=2, **where)')
    lab.advance(60)
    by_hand = watcher.ids() - kept
    assert len(by_hand) == 2
    assert watcher.ids(serviceName="web") == kept
    assert right("03-two-tabs") == "tasks"
    for task in (min(kept), min(by_hand)):
        lab.crash(task, "web")
    lab.advance(120)
    assert str(len(watcher.ids())) == right("03-same-accident")


@pytest.mark.parametrize(
    ("desired", "least", "fewest"), [(4, 50, int(right("03-fewest"))), (2, 75, 2)]
)
def test_so_many_are_left_at_the_lowest(lab: Lab, desired: int, least: int, fewest: int) -> None:
    watcher = Watcher(lab, desired, least, most=100)
    before = watcher.ids()
    watcher.does('ecs.update_service(cluster="demo", service="web", taskDefinition="webserver:2")')
    assert watcher.fewest(seconds=180) == fewest
    moved = before != watcher.ids()
    assert moved is (desired == 4)
    assert right("03-two-of-75") == "nothing"


def test_stable_means_the_old_revision_after_a_rollback(lab: Lab) -> None:
    watcher = Watcher(lab, desired=3)
    watcher.does(
        'ecs.update_service(cluster="demo", service="web", taskDefinition="webserver:3",'
        ' deploymentConfiguration={"deploymentCircuitBreaker": {"enable": True, "rollback": True}})'
        '\necs.get_waiter("services_stable").wait(cluster="demo", services=["web"])'
    )
    assert watcher.service()["deployments"][0]["taskDefinition"].endswith("webserver:1")
    assert right("03-stable-means") == "old"
