"""Lesson 01's exercises: other ways to solve them, and what is told to those who go wrong."""

from collections.abc import Iterator

import pytest
from solving import Learner

from helpers import Lab
from helpers.exercises.course import EXERCISES
from helpers.exercises.task_definition import _SMALLEST, THE_WAY_BACK
from helpers.simulator.task_definitions import fargate


@pytest.fixture
def english() -> Iterator[Lab]:
    with Lab("en") as opened:
        yield opened


def test_the_way_back_may_also_be_a_new_registration(english: Lab) -> None:
    learner = Learner(THE_WAY_BACK)
    learner.runs(
        'ecs.register_task_definition(family="menu", containerDefinitions='
        '[{"name": "web", "image": "nginx:1.27", "memory": 128}])'
    )
    assert learner.missing() == ()


def test_the_way_back_is_open_even_when_everything_was_deregistered(english: Lab) -> None:
    learner = Learner(THE_WAY_BACK)
    learner.runs('for n in 1, 2, 3: ecs.deregister_task_definition(taskDefinition=f"menu:{n}")')
    assert learner.missing() == ("missing-image-again",)


def test_preparing_twice_changes_nothing(english: Lab) -> None:
    learner = Learner(THE_WAY_BACK)
    learner.runs(THE_WAY_BACK.solution)
    Learner(THE_WAY_BACK)
    assert learner.missing() == ()


@pytest.mark.parametrize(
    ("name", "code", "missing"),
    [
        (
            "01-give-it-a-port",
            'shop["containerDefinitions"][0]["name"] = "shop"; del shop["requiresCompatibilities"]',
            ("missing-fargate", "missing-container"),
        ),
        (
            "01-a-helper-that-may-stop",
            'del blog["containerDefinitions"][1]',
            ("missing-container",),
        ),
        (
            "01-a-size-that-fits",
            'api["containerDefinitions"][0]["memory"] = 1024; api["memory"] = "2048"',
            ("missing-room",),
        ),
        (
            "01-a-size-that-fits",
            'api["memory"] = "1024"; del api["containerDefinitions"][0]["memory"]',
            ("missing-room",),
        ),
        (
            "01-a-size-that-fits",
            'for n in "cpu", "memory", "requiresCompatibilities": del api[n]',
            ("missing-fargate", "missing-no-size"),
        ),
        (
            "01-a-size-that-fits",
            'api["memory"] = "2048"; api["containerDefinitions"][0]["name"] = "web"',
            ("missing-container",),
        ),
        (
            "01-what-binds",
            'del kitchen["containerDefinitions"][1]',
            ("missing-container",),
        ),
        (
            "01-what-binds",
            'kitchen["containerDefinitions"][0]["cpu"] = 128',
            ("missing-share",),
        ),
    ],
)
def test_other_attempts_are_told_what_is_wrong(
    english: Lab, name: str, code: str, missing: tuple[str, ...], capsys
) -> None:
    learner = Learner(EXERCISES[name])
    learner.runs(EXERCISES[name].starter)
    learner.runs(code)
    learner.runs(f"ecs.register_task_definition(**{EXERCISES[name].solution.split('**')[1]}")
    assert learner.missing() == missing


def test_the_smallest_size_is_the_smallest_of_the_table() -> None:
    fitting = [(cpu, mib) for cpu, sizes in fargate.SIZES.items() for mib in sizes if mib >= 1536]
    assert tuple(map(str, min(fitting))) == _SMALLEST


def test_the_kitchen_size_is_the_smallest_of_the_table() -> None:
    shares = EXERCISES["01-what-binds"]
    assert shares.solution.startswith('kitchen["cpu"], kitchen["memory"] = "1024", "2048"')
    fitting = [(cpu, mib) for cpu, sizes in fargate.SIZES.items() for mib in sizes if cpu >= 640]
    assert min(fitting) == (1024, 2048)
