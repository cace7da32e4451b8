"""Lab 04 pressed as a learner presses it: every answer comes from running the task."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from using import opened, plain, run, switch, verdicts, written

from helpers import Lab
from helpers.diagrams.roles.life import Shows
from helpers.i18n import LANGUAGES
from helpers.labs.roles import RolesLab
from helpers.labs.roles.calls import USER
from helpers.labs.roles.prepared import EXECUTION_ROLE, MANAGED, POLICY, TASK_ROLE


@pytest.fixture
def panel() -> Iterator[RolesLab]:
    with Lab("en") as lab:
        yield opened(lab)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_opens_with_a_healthy_life_and_the_same_words_in_every_run(language: str) -> None:
    told = []
    for _ in range(2):
        with Lab(language) as lab:
            panel = opened(lab)
            assert panel.runs.lives[-1].shows is Shows.NOTHING_WRONG
            bundle = panel._repr_mimebundle_()
            told.append((bundle["text/plain"], bundle["image/svg+xml"]))
    assert told[0] == told[1]
    assert "DynamoDB: wrote a report" in told[0][0]


def test_a_second_lab_uses_what_is_there(panel: RolesLab) -> None:
    switch(panel, TASK_ROLE, "s3", False)
    again = opened(panel.lab)
    again.holder.value = TASK_ROLE
    assert again.switches.by_id["s3"].value is False
    assert run(again).shows is Shows.LOG
    assert run(panel).shows is Shows.LOG


def test_a_right_of_the_task_role_is_missed_only_in_the_log(panel: RolesLab) -> None:
    switch(panel, TASK_ROLE, "dynamodb", False)
    life = run(panel)
    assert (life.status, life.shows) == ("RUNNING", Shows.LOG)
    assert verdicts(life)["task-role", "dynamodb:PutItem"] is False
    assert verdicts(life)["task-role", "s3:GetObject"] is True
    assert "AccessDeniedException" in "\n".join(life.log)
    assert "is not authorized to perform: dynamodb:PutItem" in plain(panel.lives.outcome.value)
    assert "≠ dynamodb:PutItem · task role: ✓ allowed | ✕ denied" in panel.lives.table.words


def test_a_right_of_the_execution_role_is_missed_at_the_start(panel: RolesLab) -> None:
    switch(panel, EXECUTION_ROLE, "secret", False)
    life = run(panel)
    assert (life.status, life.stop_code) == ("STOPPED", "TaskFailedToStart")
    assert life.shows is Shows.STOPPED_REASON
    assert life.stopped_reason in plain(panel.lives.outcome.value)
    assert life.by("task-role") == ()


def test_without_the_managed_policy_the_image_cannot_be_pulled(panel: RolesLab) -> None:
    panel.holder.value = EXECUTION_ROLE
    panel.switches.managed.value = False
    life = run(panel)
    assert verdicts(life)["execution-role", "ecr:GetAuthorizationToken"] is False
    assert "ecr:GetAuthorizationToken" in life.stopped_reason
    for each in ("ecr-token", "ecr-layers", "log-stream", "log-events"):
        panel.switches.by_id[each].value = True
    assert run(panel).shows is Shows.NOTHING_WRONG


def test_lines_that_may_not_be_written_are_missed_nowhere(panel: RolesLab) -> None:
    panel.holder.value = EXECUTION_ROLE
    panel.switches.managed.value = False
    for each in ("ecr-token", "ecr-layers", "log-stream"):
        panel.switches.by_id[each].value = True
    life = run(panel)
    assert (life.status, life.log, life.shows) == ("RUNNING", (), Shows.NOWHERE)


def test_swapped_roles_are_registered_and_fail(panel: RolesLab) -> None:
    panel.swap.click()
    life = run(panel)
    assert (life.execution_role, life.task_role) == (TASK_ROLE, EXECUTION_ROLE)
    assert life.definition == "shop:2"
    assert life.shows is Shows.STOPPED_REASON
    panel.swap.click()
    assert run(panel).shows is Shows.NOTHING_WRONG


def test_without_an_execution_role_ecs_refuses_the_definition(panel: RolesLab) -> None:
    panel.execution.value = ""
    life = run(panel)
    assert life.refused.code == "ClientException"
    assert life.refused.message in plain(panel.lives.outcome.value)


def test_without_a_task_role_the_program_finds_no_credentials(panel: RolesLab) -> None:
    panel.task.value = ""
    life = run(panel)
    assert life.by("task-role") == ()
    assert "Unable to locate credentials" in "\n".join(life.log)


def test_a_broken_trust_policy_is_told_to_the_caller(panel: RolesLab) -> None:
    panel.holder.value = TASK_ROLE
    panel.switches.trust.value = False
    life = run(panel)
    assert life.refused.message.startswith("ECS was unable to assume the role")
    assert life.shows is Shows.ANSWER
    panel.switches.trust.value = True
    assert run(panel).shows is Shows.NOTHING_WRONG


def test_without_pass_role_there_is_no_task(panel: RolesLab) -> None:
    switch(panel, USER, "pass-role", False)
    life = run(panel)
    assert life.refused.code == "AccessDeniedException"
    assert "is not authorized to perform: iam:PassRole" in life.refused.message
    assert verdicts(life)["you", "iam:PassRole"] is False


def test_a_moved_permission_is_answered_by_running_it(panel: RolesLab) -> None:
    panel.moved.value = "s3"
    panel.move.click()
    life = panel.runs.lives[-1]
    assert verdicts(life)["task-role", "s3:GetObject"] is False
    moved = panel.words(
        "roles-lab-moved", action="s3:GetObject", source=TASK_ROLE, target=EXECUTION_ROLE
    )
    assert moved in plain(panel.message.value)
    panel.move.click()
    assert panel.runs.lives[-1].shows is Shows.NOTHING_WRONG
    panel.moved.value = "secret"
    panel.move.click()
    assert panel.runs.lives[-1].shows is Shows.STOPPED_REASON


@pytest.mark.parametrize(("on", "message"), [(True, "both-have"), (False, "neither-has")])
def test_what_cannot_be_moved_is_explained(panel: RolesLab, on: bool, message: str) -> None:
    for name in (EXECUTION_ROLE, TASK_ROLE):
        switch(panel, name, "s3", on)
    lives = len(panel.runs.lives)
    panel.move.click()
    said = panel.words(f"roles-lab-{message}", action="s3:GetObject")
    assert said in plain(panel.message.value)
    assert len(panel.runs.lives) == lives


def test_starting_over_makes_everything_healthy(panel: RolesLab) -> None:
    switch(panel, TASK_ROLE, "s3", False)
    switch(panel, USER, "pass-role", False)
    panel.holder.value = EXECUTION_ROLE
    panel.switches.managed.value = False
    panel.switches.trust.value = False
    panel.swap.click()
    panel.program.value = "nonsense("
    assert run(panel).shows is Shows.ANSWER
    panel.start_over.click()
    assert panel.runs.lives[-1].shows is Shows.NOTHING_WRONG


def test_any_two_lives_can_be_compared(panel: RolesLab) -> None:
    switch(panel, TASK_ROLE, "s3", False)
    run(panel)
    switch(panel, TASK_ROLE, "s3", True)
    run(panel)
    assert panel.lives.table.words.startswith("run 2 | run 3")
    panel.lives.compared.value = "1"
    head, *rows = panel.lives.table.words.splitlines()
    assert head == "run 1 | run 3"
    assert [row for row in rows if row.startswith("≠")] == []


# --- policies, both ways


def stored(name: str = TASK_ROLE) -> Any:
    return boto3.client("iam").get_role_policy(RoleName=name, PolicyName=POLICY)["PolicyDocument"]


def test_switches_change_the_policy_in_iam_and_its_json(panel: RolesLab) -> None:
    switch(panel, TASK_ROLE, "dynamodb", False)
    assert written(panel) == stored()
    assert [each["Action"] for each in stored()["Statement"]] == ["s3:GetObject"]
    switch(panel, TASK_ROLE, "s3", False)
    assert written(panel)["Statement"] == []
    assert boto3.client("iam").list_role_policies(RoleName=TASK_ROLE)["PolicyNames"] == []
    switch(panel, TASK_ROLE, "s3", True)
    assert written(panel) == stored()


def test_json_changes_the_switches(panel: RolesLab) -> None:
    panel.holder.value = TASK_ROLE
    everything = {"Effect": "Allow", "Action": "*", "Resource": "*"}
    document = {"Version": "2012-10-17", "Statement": [everything]}
    panel.json.text.value = json.dumps(document)
    assert all(box.value for box in panel.switches.by_id.values())
    assert stored() == document
    document["Statement"].append({"Effect": "Deny", "Action": "s3:Get*", "Resource": "*"})
    panel.json.text.value = json.dumps(document)
    assert panel.switches.by_id["s3"].value is False
    assert verdicts(run(panel))["task-role", "s3:GetObject"] is False


def test_a_switch_that_cannot_do_what_it_says_says_so(panel: RolesLab) -> None:
    panel.holder.value = TASK_ROLE
    everything = {"Effect": "Allow", "Action": "*", "Resource": "*"}
    panel.json.text.value = json.dumps({"Version": "2012-10-17", "Statement": [everything]})
    panel.switches.by_id["s3"].value = False
    assert panel.switches.by_id["s3"].value is True
    said = panel.words("roles-lab-allowed-anyway", action="s3:GetObject")
    assert said in plain(panel.message.value)
    nothing = {"Effect": "Deny", "Action": "s3:*", "Resource": "*"}
    panel.json.text.value = json.dumps({"Version": "2012-10-17", "Statement": [nothing]})
    panel.switches.by_id["s3"].value = True
    assert panel.switches.by_id["s3"].value is False
    said = panel.words("roles-lab-denied-anyway", action="s3:GetObject")
    assert said in plain(panel.message.value)


def test_what_does_not_parse_is_kept_explained_and_not_stored(panel: RolesLab) -> None:
    panel.holder.value = TASK_ROLE
    before, broken = stored(), '{"Version": "2012-10-17", "Statement": [}'
    panel.json.text.value = broken
    assert panel.json.text.value == broken
    assert stored() == before
    assert "Line 1, column" in plain(panel.json.status.value)
    switch(panel, TASK_ROLE, "s3", False)
    panel.json.back.click()
    assert panel.json.text.value == broken


def test_what_iam_refuses_is_kept_and_shown_in_its_words(panel: RolesLab) -> None:
    panel.holder.value = TASK_ROLE
    before, wrong = stored(), '{"Version": "2012-10-17", "Statement": [{"Effect": "Perhaps"}]}'
    panel.json.text.value = wrong
    assert "MalformedPolicyDocument" in plain(panel.message.value)
    assert panel.json.text.value == wrong
    assert stored() == before


def test_trust_policies_are_edited_as_json(panel: RolesLab) -> None:
    panel.holder.value, panel.document.value = TASK_ROLE, "trust"
    document = written(panel)
    document["Statement"][0]["Principal"]["Service"] = "lambda.amazonaws.com"
    panel.json.text.value = json.dumps(document)
    assert panel.switches.trust.value is False
    assert run(panel).shows is Shows.ANSWER
    panel.holder.value = USER
    panel.json.text.value = json.dumps(document)
    assert panel.words("roles-lab-user-trusts-nobody") in plain(panel.message.value)


def test_the_managed_policy_is_attached_in_iam(panel: RolesLab) -> None:
    panel.holder.value = TASK_ROLE
    panel.switches.managed.value = True
    attached = boto3.client("iam").list_attached_role_policies(RoleName=TASK_ROLE)
    assert [p["PolicyArn"] for p in attached["AttachedPolicies"]] == [MANAGED]


# --- the program, the calls, the end


def test_an_error_in_the_program_is_the_containers(panel: RolesLab) -> None:
    panel.program.value = 'print("up")\nprices = {}\nprices["<b>"]'
    life = run(panel)
    assert (life.status, life.exit_code, life.shows) == ("STOPPED", 1, Shows.EXIT)
    assert life.log[0] == "up"
    assert '  File "/app/main.py", line 3, in <module>' in life.log
    assert '    prices["<b>"]' in life.log
    assert life.log[-1] == "KeyError: '<b>'"
    assert "<b>" not in panel.lives.outcome.value
    assert "<b>" not in panel.lives.comparison.value
    assert "KeyError: '<b>'" in plain(panel.lives.outcome.value)


def test_every_click_shows_calls_that_do_the_same_again(panel: RolesLab) -> None:
    """The lines are run as they stand, with boto3 and the clients that a notebook has."""
    switch(panel, TASK_ROLE, "s3", False)
    panel.swap.click()
    for press in (
        lambda: panel.run.click(),
        lambda: switch(panel, EXECUTION_ROLE, "s3", True),
        lambda: panel.start_over.click(),
    ):
        press()
        made = [(call.service, call.action) for call, _ in panel.call.made]
        before = panel.lab.calls[-1]
        names = ("ecs", "iam", "logs")
        scope: dict[str, Any] = {name: boto3.client(name) for name in names}
        exec(panel.call.view.boto3.value, {"boto3": boto3, **scope})
        calls = list(panel.lab.calls)
        again = calls[calls.index(before) + 1 :]
        assert [(c.service, c.action) for c in again] == made
        assert panel.call.view.cli.value.count("aws ") >= len(made)


def test_a_closed_lab_is_said_and_nothing_is_lost(panel: RolesLab) -> None:
    panel.program.value = "print('mine')"
    panel.lab.close()
    lives = len(panel.runs.lives)
    panel.run.click()
    said = panel.words("lab-closed", language="en")
    assert said in plain(panel.message.value)
    assert len(panel.runs.lives) == lives
    assert panel.program.value == "print('mine')"
    assert said in opened(panel.lab).told()


def test_a_policy_that_a_cell_has_changed_is_not_overwritten(panel: RolesLab) -> None:
    panel.holder.value = TASK_ROLE
    iam = boto3.client("iam")
    document = {
        "Version": "2012-10-17",
        "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}],
    }
    iam.put_role_policy(RoleName=TASK_ROLE, PolicyName=POLICY, PolicyDocument=json.dumps(document))
    switch(panel, TASK_ROLE, "secret", True)
    assert stored()["Statement"][0] == document["Statement"][0]
    assert panel.switches.by_id["dynamodb"].value is False
    assert verdicts(run(panel))["task-role", "dynamodb:PutItem"] is False


@pytest.mark.parametrize("value", [True, None, "it's true"])
def test_documents_in_the_boto3_lines_are_python(panel: RolesLab, value: Any) -> None:
    panel.holder.value = TASK_ROLE
    test = {"Bool": {"aws:SecureTransport": value}} if value is not None else {}
    statement = {"Effect": "Allow", "Action": "s3:*", "Resource": "*", "Condition": test}
    panel.json.text.value = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    exec(panel.call.view.boto3.value, {"iam": boto3.client("iam")})
    assert stored()["Statement"] == [statement]
