"""Each claim of the beginner's notes and each failure that people meet is taught, tried and asked.

The claims are those of the behaviour page, section 9; the failures are the ten of lesson 08's lab.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest

from helpers.authoring.pages import pages
from helpers.exercises.course import EXERCISES, LESSONS, QUESTIONS
from helpers.i18n import LANGUAGES
from helpers.labs import LABS
from helpers.labs.logs.cases import CASES


@dataclass(frozen=True)
class Topic:
    """Something that the course promises.

    Args:
        taught: lesson and cell in which a learner sees it happen, or reads the exact version.
        shows: what stands there, in the source or in the output, whatever the language.
        tried: the lab in which it can be made to happen.
        asked: exercises and predictions about it, one at least.
    """

    taught: tuple[str, str]
    shows: str
    tried: str
    asked: tuple[str, ...]


CLAIMS = {
    "a": Topic(
        ("01", "break-eleven-containers"),
        "11 -> Too many containers.",
        "task_definition",
        ("01-eleven",),
    ),
    "b": Topic(
        ("04", "said-and-exact"), "AmazonECSTaskExecutionRolePolicy", "roles", ("04-no-roles",)
    ),
    "c": Topic(
        ("04", "said-and-exact"), "execution role", "roles", ("04-who-writes", "04-wrong-role")
    ),
    "d": Topic(
        ("05", "said-and-exact"),
        "hostPort",
        "placement",
        ("05-any-port", "05-three-copies-two-machines"),
    ),
    "e": Topic(
        ("05", "said-and-exact"),
        "assignPublicIp",
        "placement",
        ("05-public-subnet", "05-moved", "05-a-way-in-from-outside"),
    ),
    "f": Topic(
        ("06", "said-and-exact"), "PROVISIONING", "subnet", ("06-the-twelfth", "06-no-address-left")
    ),
    "g": Topic(
        ("08", "said-and-exact"), "aws logs tail", "logs", ("08-no-docker", "08-give-it-a-voice")
    ),
    "h": Topic(
        ("03", "said-and-exact"), "service", "service", ("00-who-restarts", "03-three-copies")
    ),
    "i": Topic(
        ("01", "said-and-exact"), "family", "task_definition", ("01-same-family", "01-the-way-back")
    ),
    "j": Topic(
        ("05", "said-and-exact"), "awsvpc", "placement", ("05-own-interface", "05-only-two-of-five")
    ),
    "k": Topic(("03", "said-and-exact"), "Infrastructure", "service", ("03-two-tabs",)),
}

FAILURES = {
    "image": Topic(
        ("08", "image-not-found"),
        "CannotPullContainerError",
        "logs",
        ("02-it-never-starts", "03-it-never-gets-steady"),
    ),
    "route": Topic(("08", "no-way-out"), "i/o timeout", "logs", ("05-no-way-out",)),
    "secret": Topic(("08", "no-secret"), "ResourceInitializationError", "logs", ("04-secret",)),
    "group": Topic(
        ("08", "no-log-group"), "log group", "logs", ("04-no-group", "04-two-that-look-alike")
    ),
    "address": Topic(
        ("08", "no-address"),
        "InsufficientFreeAddressesInSubnet",
        "logs",
        ("06-no-address-left", "06-a-full-house"),
    ),
    "crash": Topic(
        ("08", "program-fails"),
        "Essential container in task exited",
        "logs",
        ("08-it-exited", "08-it-says-so-itself"),
    ),
    "memory": Topic(
        ("08", "out-of-memory"), "137", "logs", ("08-killed", "08-killed-while-baking")
    ),
    "health": Topic(
        ("08", "container-health"),
        "failed container health checks",
        "logs",
        ("08-the-wrong-question",),
    ),
    "balancer": Topic(
        ("08", "balancer-health"),
        "Health checks failed with these codes",
        "logs",
        ("07-healthy-to-itself", "07-killed-too-early", "08-nothing-wrong-inside"),
    ),
    "no-room": Topic(
        ("08", "never-placed"),
        "unable to place a task",
        "logs",
        ("08-never-placed", "08-nobody-died"),
    ),
}

TOPICS = {**{f"claim ({name})": one for name, one in CLAIMS.items()}, **FAILURES}
TOPIC = pytest.mark.parametrize("topic", TOPICS.values(), ids=list(TOPICS))


@cache
def cells(language: str, number: str) -> dict[str, Any]:
    (page,) = pages(number, language)
    return {cell.id: cell for cell in page.cells}


def text(cell: Any) -> str:
    """What a reader sees of a cell: its source, and what it printed."""
    outputs = cell.get("outputs", [])
    shown = [
        output.get("text") or output.get("data", {}).get("text/plain", "") for output in outputs
    ]
    return "\n".join([cell.source, *shown])


def test_every_claim_and_every_failure_is_here() -> None:
    assert list(CLAIMS) == list("abcdefghijk")
    assert list(FAILURES) == [case.id for case in CASES]


@TOPIC
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_taught_in_a_lesson(topic: Topic, language: str) -> None:
    number, cell = topic.taught
    assert topic.shows in text(cells(language, number)[cell])


@TOPIC
def test_it_can_be_tried_in_a_lab_that_a_lesson_opens(topic: Topic) -> None:
    assert topic.tried in LABS
    opened = [
        lesson.number
        for lesson in LESSONS
        if f'lab.open("{topic.tried}")' in [c.source for c in cells("vi", lesson.number).values()]
    ]
    assert opened


@TOPIC
def test_it_is_asked(topic: Topic) -> None:
    assert topic.asked
    for name in topic.asked:
        assert name in EXERCISES or name in QUESTIONS, name


def test_the_last_page_has_every_claim() -> None:
    for language in LANGUAGES:
        table = cells(language, "09")["said-and-exact"].source
        for name in CLAIMS:
            assert f"| {name} | " in table
