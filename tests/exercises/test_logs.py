"""Lesson 08's exercises beyond starter and solution: other ways in, and wrong turns."""

from __future__ import annotations

from collections.abc import Iterator

import boto3
import pytest
from solving import Learner

from helpers import Lab
from helpers.exercises import logs
from helpers.exercises.course import EXERCISES
from helpers.i18n import LANGUAGES

UPDATE = (
    'ecs.update_service(cluster="demo", service="{0}", taskDefinition="{0}")\n'
    "lab.advance(seconds={1})"
)


@pytest.fixture
def lab() -> Iterator[Lab]:
    with Lab("en") as opened:
        yield opened


def learner(lab: Lab, name: str) -> Learner:
    """Somebody who has run the starter of the exercise."""
    at_work = Learner(EXERCISES[name], lab)
    at_work.runs(EXERCISES[name].starter)
    return at_work


def test_the_lesson_has_its_share() -> None:
    assert len(logs.EXERCISES) >= 6
    assert len(logs.QUESTIONS) >= 4


@pytest.mark.parametrize(
    ("name", "code", "missing"),
    [
        (
            "08-give-it-a-voice",
            'register("whisper", "redis")\n' + UPDATE.format("whisper", 120),
            ("missing-log",),
        ),
        (
            "08-give-it-a-voice",
            'register("whisper", "busybox", command=["sh", "-c", "echo hi; sleep infinity"])\n'
            + UPDATE.format("whisper", 120),
            ("missing-line",),
        ),
        (
            "08-give-it-a-voice",  # a log driver that writes somewhere else
            'register("whisper", "nginx", logConfiguration={"logDriver": "splunk", "options": '
            '{"splunk-url": "https://logs.example", "splunk-token": "x"}})\n'
            + UPDATE.format("whisper", 120),
            ("missing-log",),
        ),
        (
            "08-it-says-so-itself",
            'register("forecast", "weather", environment=[{"name": "TOWN", "value": "Hue"}])\n'
            + UPDATE.format("forecast", 120),
            ("missing-running-count",),
        ),
        (
            "08-killed-while-baking",
            'register("oven", "bakery", memory=256)\n' + UPDATE.format("oven", 120),
            ("missing-running-count",),
        ),
        (
            "08-killed-while-baking",
            'register("oven", "nginx")\n' + UPDATE.format("oven", 120),
            ("missing-own-image",),
        ),
        (
            "08-the-wrong-question",
            'register("clinic")\n' + UPDATE.format("clinic", 240),
            ("missing-member",),
        ),
        (
            "08-nothing-wrong-inside",
            'ecs.update_service(cluster="demo", service="market", loadBalancers=[])\n'
            "lab.advance(seconds=400)",
            ("missing-balancer",),
        ),
        (
            "08-nobody-died",
            'ecs.delete_service(cluster="demo", service="whale", force=True)',
            ("missing-service",),
        ),
        (
            "08-one-after-another",
            'logs.create_log_group(logGroupName="/ecs/tower")\n' + UPDATE.format("tower", 120),
            ("missing-running-count",),
        ),
    ],
)
def test_other_attempts_are_told_what_is_wrong(
    lab: Lab, name: str, code: str, missing: tuple[str, ...], capsys
) -> None:
    at_work = learner(lab, name)
    at_work.runs(code)
    assert at_work.missing() == missing


@pytest.mark.parametrize(
    ("name", "code"),
    [
        (
            "08-killed-while-baking",  # a bigger size works, too, without the second star
            'register("oven", "bakery", size=("512", "2048"))\n' + UPDATE.format("oven", 120),
        ),
        (
            "08-the-wrong-question",
            'kind = ["CMD-SHELL", "exit 0"]\n'
            'register("clinic", healthCheck={"command": kind, "interval": 5})\n'
            + UPDATE.format("clinic", 240),
        ),
        (
            "08-nobody-died",
            'lab.add_instances("demo", instance_type="t3.xlarge")\nlab.advance(seconds=120)',
        ),
    ],
)
def test_there_is_more_than_one_way(lab: Lab, name: str, code: str, capsys) -> None:
    at_work = learner(lab, name)
    at_work.runs(code)
    assert at_work.missing() == ()


def test_a_second_star_for_no_more_memory_than_needed(lab: Lab, capsys) -> None:
    at_work = learner(lab, "08-killed-while-baking")
    for size, star in (('("512", "2048")', False), ('("256", "1024")', True)):
        at_work.runs(f'register("oven", "bakery", size={size})\n' + UPDATE.format("oven", 300))
        assert at_work.missing() == ()
        assert (at_work.exercise.missing_for_second_star(at_work.ecs) == ()) is star


def test_the_starters_show_the_real_symptoms(lab: Lab, capsys) -> None:
    symptoms = {
        "08-give-it-a-voice": "1 running, and not a word from it\nNone",
        "08-it-says-so-itself": "app | exit code 1 | None",
        "08-killed-while-baking": "OutOfMemoryError: Container killed due to memory usage",
        "08-the-wrong-question": "Task failed container health checks",
        "08-nothing-wrong-inside": "Health checks failed with these codes: [404]",
        "08-nobody-died": "has insufficient memory available",
        "08-one-after-another": "secretsmanager:GetSecretValue",
    }
    assert set(symptoms) == {each.id for each in logs.EXERCISES}
    names = learner(lab, "08-give-it-a-voice").names
    for name, symptom in symptoms.items():
        at_work = Learner(EXERCISES[name])
        at_work.names = names
        at_work.runs(EXERCISES[name].starter)
        assert symptom in capsys.readouterr().out


def test_three_faults_show_one_after_the_other(lab: Lab, capsys) -> None:
    """In the order in which a task starts: secret, log, image."""
    name = "08-one-after-another"
    at_work = learner(lab, name)
    repairs = (
        EXERCISES[name].solution.split("logs.create_log_group")[0],
        ('logs.create_log_group(logGroupName="/ecs/tower")'),
    )
    reasons = []
    for repair in (*repairs, ""):
        reasons.append(capsys.readouterr().out)
        at_work.runs(repair)
        at_work.runs('ecs.update_service(cluster="demo", service="tower", forceNewDeployment=True)')
        at_work.runs(EXERCISES[name].starter)
    assert "AccessDeniedException" in reasons[0]
    assert "The specified log group does not exist." in reasons[1]
    assert "nginx:1.72: not found" in reasons[2]


def test_all_are_solved_in_one_lab_and_preparing_twice_changes_nothing(lab: Lab, capsys) -> None:
    names = Learner(logs.GIVE_IT_A_VOICE, lab).names
    for exercise in logs.EXERCISES:
        at_work = Learner(exercise)
        at_work.names = names
        at_work.runs(exercise.starter)
        at_work.runs(exercise.solution)
        Learner(exercise)
        assert at_work.missing() == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_opens_only_the_lab_finds_it_prepared(language: str) -> None:
    with Lab(language) as opened:
        for exercise in logs.EXERCISES:
            Learner(exercise)
        opened.advance(60)
        found = boto3.client("ecs").list_services(cluster="demo")["serviceArns"]
        assert len(found) == len(logs.EXERCISES)


def test_predictions_about_logs_come_true(lab: Lab, capsys) -> None:
    at_work = Learner(EXERCISES["08-nobody-died"], lab)
    at_work.runs(
        """
command = ["sh", "-c", "echo up; sleep infinity"]
pair = [{"name": each, "image": "busybox", "logConfiguration": awslogs, "command": command}
        for each in ("app", "helper")]
ecs.register_task_definition(
    family="pair", containerDefinitions=pair, executionRoleArn=role, **fargate)
ecs.run_task(taskDefinition="pair", count=2, **where)
lab.advance(seconds=60)
streams = logs.describe_log_streams(logGroupName="/ecs/demo")["logStreams"]
"""
    )
    names = [each["logStreamName"].split("/") for each in at_work.names["streams"]]
    assert sorted((prefix, container) for prefix, container, _ in names) == [
        ("ecs", "app"),
        ("ecs", "app"),
        ("ecs", "helper"),
        ("ecs", "helper"),
    ]
    at_work.runs(EXERCISES["08-nobody-died"].starter)
    assert at_work.names["stopped"]("whale") == []  # 08-never-placed


def test_a_check_that_asks_nobody_earns_one_star_only(lab: Lab) -> None:
    at_work = learner(lab, "08-the-wrong-question")
    at_work.runs(
        'kind = ["CMD-SHELL", "exit 0"]\n'
        'register("clinic", healthCheck={"command": kind, "interval": 5})\n'
        + UPDATE.format("clinic", 240)
    )
    assert at_work.missing() == ()
    (short,) = at_work.exercise.missing_for_second_star(at_work.ecs) or ()
    assert "exit 0" in short.said(lab.words)
