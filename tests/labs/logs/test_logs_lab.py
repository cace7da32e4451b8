"""Lab 08 pressed as a learner presses it: every case happens, and its evidence leads to it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Literal

import boto3
import pytest

from helpers import Lab
from helpers.i18n import LANGUAGES
from helpers.labs.logs import LogsLab
from helpers.labs.logs.cases import ALL, AT_START, CASES, LOG_GROUP
from helpers.labs.logs.method import STEPS
from helpers.labs.logs.prepared import CLUSTER, FULL, ROLE

LEFT = {
    "image": AT_START - {"group"},
    "route": AT_START - {"group"},
    "secret": AT_START - {"group"},
    "address": AT_START - {"group"},
    **{name: {name} for name in ("group", "crash", "memory", "health", "balancer", "no-room")},
}
"""What the five steps leave; among the first four, the reason has to be read to its end."""

REASONS = {
    "image": "CannotPullContainerError",
    "route": "i/o timeout",
    "secret": "is not authorized to perform: secretsmanager:GetSecretValue",
    "group": "The specified log group does not exist.",
    "address": "InsufficientFreeAddressesInSubnet",
    "crash": "KeyError: 'DATABASE_URL'",
    "memory": "OutOfMemoryError: Container killed due to memory usage",
    "health": "Task failed container health checks",
    "balancer": "Health checks failed with these codes: [404]",
    "no-room": "has insufficient memory available",
}
"""AWS's own words, one a case, that stand on the board (behaviour page 2.4, 2.5, 4.4, 6.4, 7.5)."""


@pytest.fixture(scope="module")
def lab() -> Iterator[Lab]:
    with Lab("en") as opened:
        yield opened


@pytest.fixture(scope="module")
def panel(lab: Lab) -> LogsLab:
    made: LogsLab = lab.open("logs")
    return made


def happen(panel: LogsLab, case: str) -> None:
    panel.chosen.value = case
    panel.begin.click()


def name(panel: LogsLab, cause: str) -> str:
    """Name a cause: what the lab says to that."""
    panel.cause.value = cause
    panel.name.click()
    without = re.sub(r"<(?!/?code)[^>]+>", " ", panel.verdict.value)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", without)).split())


@pytest.mark.parametrize("case", [case.id for case in CASES])
def test_a_case_happens_and_five_steps_lead_to_it(panel: LogsLab, case: str) -> None:
    happen(panel, case)
    assert panel.possible == ALL
    for step, press in panel.steps.items():
        press.click()
        assert panel.found[step].answer or case == "no-room"
        assert case in panel.possible
    assert panel.possible == LEFT[case]
    if case != "no-room":
        panel.steps["describe"].click()
        assert "\nstopCode: " in panel.answer.value
    told = panel.told()
    assert REASONS[case] in told
    assert panel.words(f"logs-lab-cause-{case}") in told
    said = name(panel, case)
    assert panel.solved
    assert panel.words(f"logs-lab-mend-{case}").replace("`", "") in said
    assert "ecs.create_service(" in panel.call.view.boto3.value
    assert "aws ecs create-service" in panel.call.view.cli.value


def test_a_wrong_name_is_answered_with_the_evidence_against_it(panel: LogsLab) -> None:
    happen(panel, "memory")
    said = name(panel, "crash")
    assert not panel.solved
    assert said.endswith(panel.words("logs-lab-wrong-look").replace("`", ""))
    panel.steps["exit"].click()
    said = name(panel, "crash")
    assert "4 · Exit code" in said
    assert panel.words("logs-lab-saw-exit-memory").replace("`", "") in said


def test_a_step_shows_its_own_calls_and_nothing_of_how_the_case_was_made(panel: LogsLab) -> None:
    panel.chosen.value = "surprise"
    panel.begin.click()
    shown = panel.call.view
    assert panel.words("logs-lab-hidden") in shown.boto3.value[2:].replace("\n# ", " ")
    calls = {
        "events": "describe-services",
        "stopped": "list-tasks",
        "describe": "describe-tasks",
        "exit": "describe-tasks",
        "log": "get-log-events",
    }
    happen(panel, "crash")
    for step, call in calls.items():
        panel.steps[step].click()
        assert call in shown.cli.value.splitlines()[-1]
        assert "create-service" not in shown.cli.value


def test_surprises_come_in_the_same_order_and_none_twice(panel: LogsLab) -> None:
    panel._deck.clear()
    drawn = [panel._next_surprise() for _ in CASES]
    assert set(drawn) == ALL
    with Lab("en") as lab:
        first: LogsLab = lab.open("logs")
        assert first.case is not None
        assert first.case.id in ALL
        assert first.told() == first._repr_mimebundle_()["text/plain"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_tells_the_same_in_every_run_and_says_when_it_is_closed(language: str) -> None:
    told = []
    for _ in range(2):
        with Lab(language) as lab:
            panel: LogsLab = lab.open("logs")
            happen(panel, "address")
            for press in panel.steps.values():
                press.click()
            bundle = panel._repr_mimebundle_()
            told.append((bundle["text/plain"], bundle["text/html"]))
        panel.begin.click()
        assert lab.words("lab-closed", language=language) in html.unescape(panel.message.value)
        assert lab.words("lab-closed", language=language) in panel.told()
    assert told[0] == told[1]


def test_opened_in_a_closed_lab_it_says_so() -> None:
    lab = Lab("en")
    lab.close()
    panel: LogsLab = lab.open("logs")
    assert lab.words("lab-closed", language="en") in panel.told()


@pytest.mark.parametrize("kind", ["public", "private"])
def test_in_a_network_that_is_too_small_it_says_what_to_do(
    kind: Literal["public", "private"],
) -> None:
    with Lab("en", subnets={"10.0.9.0/28": kind}) as lab:
        panel: LogsLab = lab.open("logs")
        assert 'lab = Lab("en")' in panel.told()
        assert "two public subnets" in html.unescape(panel.message.value)


def test_a_block_that_is_taken_is_left_alone() -> None:
    taken = {"10.0.250.0/24": "public", "10.0.1.0/24": "public"}
    with Lab("en", subnets=taken) as lab:
        panel: LogsLab = lab.open("logs")
        happen(panel, "address")
        panel.steps["describe"].click()
        assert REASONS["address"] in panel.told()


class TestWhenCellsMeddle:
    """A learner's own cells share the lab with the panel."""

    @pytest.fixture
    def lab(self) -> Iterator[Lab]:
        with Lab("en") as opened:
            yield opened

    @pytest.fixture
    def panel(self, lab: Lab) -> LogsLab:
        made: LogsLab = lab.open("logs")
        return made

    def test_a_second_panel_uses_what_is_there(self, lab: Lab, panel: LogsLab) -> None:
        again: LogsLab = lab.open("logs")
        happen(again, "address")
        happen(panel, "balancer")
        for each, case in ((again, "address"), (panel, "balancer")):
            for press in each.steps.values():
                press.click()
            assert case in each.possible
        named = [{"Name": "tag:Name", "Values": [FULL]}]
        found = boto3.client("ec2").describe_subnets(Filters=named)
        assert len(found["Subnets"]) == 1

    def test_what_was_taken_away_is_said_and_made_again(self, panel: LogsLab) -> None:
        ecs, logs = boto3.client("ecs"), boto3.client("logs")
        for arn in ecs.list_services(cluster=CLUSTER)["serviceArns"]:
            ecs.delete_service(cluster=CLUSTER, service=arn, force=True)
        logs.delete_log_group(logGroupName=LOG_GROUP)
        panel.steps["events"].click()
        happen(panel, "crash")  # the old case cannot be deleted twice
        panel.begin.click()
        for press in panel.steps.values():
            press.click()
        assert panel.possible == {"crash"}

    def test_a_role_that_is_gone_is_refused_in_awss_words(self, panel: LogsLab) -> None:
        iam = boto3.client("iam")
        policy = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
        iam.detach_role_policy(RoleName=ROLE, PolicyArn=policy)
        iam.delete_role(RoleName=ROLE)
        happen(panel, "image")
        panel.steps["events"].click()
        assert "ECS was unable to assume the role" in panel.told()
        assert panel.possible == frozenset()
        happen(panel, "image")
        for step in STEPS:
            panel.steps[step].click()
        assert panel.possible == LEFT["image"]
