"""Lesson 02: other ways through its exercises, and its predictions as they come true."""

from collections.abc import Iterator

import pytest
from solving import STOP_ALL, Learner

from helpers import Lab
from helpers.exercises.course import EXERCISES, QUESTIONS
from helpers.exercises.task import EXERCISES as OF_LESSON
from helpers.i18n import LANGUAGES

PRIVATE = """
lab.vpc.add_nat()
inside = {"awsvpcConfiguration": {"subnets": lab.vpc.private_subnets[:1]}}
"""


@pytest.fixture(params=LANGUAGES)
def lab(request: pytest.FixtureRequest) -> Iterator[Lab]:
    with Lab(request.param) as opened:
        yield opened


@pytest.mark.parametrize(
    ("name", "code", "missing"),
    [
        (
            "02-an-address-of-its-own",
            'ecs.run_task(taskDefinition="shop", **where)',
            ("missing-not-up-yet",),
        ),
        (
            "02-an-address-of-its-own",
            f"{PRIVATE}\n"
            'ecs.run_task(taskDefinition="shop", **{**where, "networkConfiguration": inside})\n'
            "lab.advance(seconds=60)",
            ("missing-public-address",),
        ),
        (
            "02-another-month",
            'month = [{"name": "MONTH", "value": "03"}]\n'
            'instead = {"containerOverrides": [{"name": "report", "environment": month}]}\n'
            'ecs.run_task(taskDefinition="report", overrides=instead, **where)',
            ("missing-override",),
        ),
        (
            "02-another-month",
            'month = [{"name": "MONTH", "value": "02"}]\n'
            'instead = {"containerOverrides": [{"name": "report", "environment": month}]}\n'
            'ecs.run_task(taskDefinition="report", overrides=instead, **where)',
            ("missing-not-up-yet",),
        ),
        (
            "02-another-month",
            STOP_ALL.format(family="report") + "\n"
            'made = ecs.describe_task_definition(taskDefinition="report")["taskDefinition"]\n'
            'containers = made["containerDefinitions"]\n'
            'containers[0]["environment"] = [{"name": "MONTH", "value": "02"}]\n'
            'ecs.register_task_definition(family="report", containerDefinitions=containers,\n'
            "    **fargate)\n"
            'ecs.run_task(taskDefinition="report", **where)',
            ("missing-same-revision",),
        ),
        (
            "02-one-too-many",
            'ecs.stop_task(cluster="demo", task=trio[0])',
            ("missing-own-reason",),
        ),
        (
            "02-one-too-many",
            'for task in trio: ecs.stop_task(cluster="demo", task=task, reason="closed")',
            ("missing-count",),
        ),
        (
            "02-the-helper-may-crash",
            'blog[1] = {**blog[1], "essential": False, "command": ["sleep", "600"]}\n'
            'ecs.register_task_definition(family="blog", containerDefinitions=blog, **fargate)\n'
            'ecs.run_task(taskDefinition="blog", **where)\n'
            "lab.advance(seconds=60)",
            ("missing-crash",),
        ),
        (
            "02-the-helper-may-crash",
            "alone = blog[:1]\n"
            'ecs.register_task_definition(family="blog", containerDefinitions=alone, **fargate)\n'
            'ecs.run_task(taskDefinition="blog", **where)\n'
            "lab.advance(seconds=60)",
            ("missing-crash",),
        ),
        (
            "02-it-never-starts",
            'ecs.register_task_definition(family="api", containerDefinitions=[web], **fargate)\n'
            'ecs.run_task(taskDefinition="api", **where)\n'
            "lab.advance(seconds=60)",
            ("missing-same-program",),
        ),
    ],
)
def test_other_attempts_are_told_what_is_wrong(
    lab: Lab, name: str, code: str, missing: tuple[str, ...], capsys
) -> None:
    learner = Learner(EXERCISES[name], lab)
    learner.runs(EXERCISES[name].starter)
    learner.runs(code)
    assert learner.missing() == missing
    for one in learner.exercise.missing(learner.ecs):
        assert one.said(lab.words)


def test_one_stopped_without_a_reason_can_be_made_up_for(lab: Lab, capsys) -> None:
    learner = Learner(EXERCISES["02-one-too-many"], lab)
    learner.runs(learner.exercise.starter)
    learner.runs('ecs.stop_task(cluster="demo", task=trio[0])')
    learner.runs('ecs.run_task(taskDefinition="trio", **where)')
    learner.runs('ecs.stop_task(cluster="demo", task=trio[1], reason="two are enough")')
    assert learner.missing() == ()


@pytest.mark.parametrize("exercise", OF_LESSON, ids=lambda exercise: exercise.id)
def test_a_solved_exercise_stays_solved_when_its_cells_are_run_again(
    lab: Lab, exercise, capsys
) -> None:
    learner = Learner(exercise, lab)
    learner.runs(exercise.starter)
    learner.runs(exercise.solution)
    if exercise.prepare:
        exercise.prepare(learner.ecs)
    learner.runs(exercise.starter)
    assert learner.missing() == ()


def status(learner: Learner) -> str:
    """Where the learner's task is now."""
    return str(learner.names["look"](learner.names["task"])["lastStatus"])


@pytest.fixture
def learner(lab: Lab) -> Learner:
    """Somebody who has run the first cells of the lesson."""
    return Learner(OF_LESSON[0], lab)


def running(learner: Learner) -> int:
    """How many tasks are to run."""
    return len(learner.ecs.list_tasks(cluster="demo")["taskArns"])


def test_what_a_task_is_right_after_run_task(learner: Learner) -> None:
    learner.runs('task = ecs.run_task(taskDefinition="webserver", **where)["tasks"][0]')
    assert status(learner) == QUESTIONS["02-right-after"].right.upper()


def test_nobody_brings_a_stopped_task_back(learner: Learner, lab: Lab) -> None:
    learner.runs('task = ecs.run_task(taskDefinition="webserver", **where)["tasks"][0]')
    lab.advance(60)
    learner.runs('ecs.stop_task(cluster="demo", task=task["taskArn"])')
    lab.advance(600)
    assert str(running(learner)) == QUESTIONS["02-ten-minutes"].right


def test_eleven_at_once_are_none(learner: Learner) -> None:
    with pytest.raises(learner.ecs.exceptions.InvalidParameterException):
        learner.runs('ecs.run_task(taskDefinition="webserver", count=11, **where)')
    assert QUESTIONS["02-eleven"].right == "none"
    assert running(learner) == 0


@pytest.mark.parametrize(
    ("question", "essential", "code", "expected"),
    [("02-exit-zero", True, 0, "STOPPED"), ("02-helper-crashes", False, 1, "RUNNING")],
)
def test_what_the_end_of_a_container_does(
    learner: Learner, lab: Lab, question: str, essential: bool, code: int, expected: str
) -> None:
    ends = {
        "name": "helper",
        "image": "busybox",
        "essential": essential,
        "command": ["sh", "-c", f"sleep 10; exit {code}"],
    }
    learner.runs(
        f'ecs.register_task_definition(family="try", containerDefinitions=[web, {ends}], **fargate)'
        '\ntask = ecs.run_task(taskDefinition="try", **where)["tasks"][0]'
    )
    lab.advance(120)
    assert status(learner) == expected
    comes_true = {"STOPPED": "stops", "RUNNING": "goes-on"}
    assert QUESTIONS[question].right == comes_true[expected]


def test_a_broken_image_is_accepted_and_never_runs(learner: Learner, lab: Lab) -> None:
    learner.runs(
        'web["image"] = "nginx:1.72"\n'
        'ecs.register_task_definition(family="typo", containerDefinitions=[web], **fargate)\n'
        'answer = ecs.run_task(taskDefinition="typo", **where)\n'
        'task = answer["tasks"][0]\n'
        'assert answer["failures"] == []\n'
    )
    assert status(learner) == "PROVISIONING"
    lab.advance(60)
    assert status(learner) == "STOPPED"
    assert QUESTIONS["02-broken-image"].right == "accepted"
