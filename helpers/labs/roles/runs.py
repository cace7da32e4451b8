"""Runs the task once more, and writes down its life: who signed what, and how it ended."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from helpers.diagrams.roles import Life, Refused, SignedCall
from helpers.diagrams.roles.life import EXECUTION, INSTANCE, PASS_ROLE, TASK, YOU, gather
from helpers.labs.roles.app import App
from helpers.labs.roles.calls import USER
from helpers.labs.roles.permissions import role_arn
from helpers.labs.roles.prepared import (
    CLUSTER,
    CONTAINER,
    FAMILY,
    IMAGE,
    LOG_GROUP,
    definition,
    network,
)
from helpers.labs.roles.refusals import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from helpers.aws.calls import Call
    from helpers.lab import Lab
    from helpers.labs.roles.calls import Calls

SECONDS = 45.0
"""Lab time at a time: a task is RUNNING after 19 s, and STOPPED after 37 s when it cannot start."""

_PATIENCE = 4
"""So many times; a pull that is tried again takes longest."""

KEPT = 12
"""Lives that can be compared."""


class Runs:
    """The lives of the shop's task, one after the other.

    Args:
        lab: where they run.
        call: makes calls.
        secret: the ARN of the secret.

    Attributes:
        lives: oldest first, the last ``KEPT``.
    """

    def __init__(self, lab: Lab, call: Calls, secret: str) -> None:
        self._lab = lab
        self._call = call
        self._secret = secret
        self._number = 0
        self._running: str | None = None
        self._registered: tuple[str | None, str | None] | None = None
        self._definition = ""
        self.lives: list[Life] = []

    def run(self, execution: str | None, task: str | None, source: str) -> Life:
        """Run the task with these roles and this program, and let lab time pass.

        Args:
            execution: the name of the execution role, None for none.
            task: the name of the task role, None for none.
            source: the program in the image.
        """
        self._number += 1
        before = self._lab.calls[-1]
        asked_at = self._lab.time
        self._lab.program(IMAGE, App(source))
        nobody = Life(
            self._number, self._definition or FAMILY, "FARGATE", USER, execution, task, asked_at
        )
        try:
            self._stop_the_last()
            self._register(execution, task)
            arn = self._run_task()
        except RefusedError as error:
            refusal = Refused(error.code or "boto3", error.message)
            calls = tuple(self._mine(before, execution, task))
            life = replace(nobody, refused=refusal, calls=calls)
        else:
            self._settle(arn)
            life = self._life(arn, before, execution, task, asked_at) or nobody
        self.lives = [*self.lives, life][-KEPT:]
        return life

    def _stop_the_last(self) -> None:
        """One task at a time, so that the account does not fill up."""
        running, self._running = self._running, None
        if running is not None and self.lives[-1].status != "STOPPED":
            self._call("ecs", "StopTask", cluster=CLUSTER, task=running)

    def _settle(self, arn: str) -> None:
        """Let lab time pass until the task has come up, or has ended."""
        for _ in range(_PATIENCE):
            self._lab.advance(SECONDS)
            tasks = (t for c in self._lab.snapshot().clusters for t in c.tasks if t.arn == arn)
            if all(each.status in ("RUNNING", "STOPPED") for each in tasks):
                return

    def _register(self, execution: str | None, task: str | None) -> None:
        if self._registered == (execution, task):
            return
        request = definition(execution, task, self._secret)
        made = self._call("ecs", "RegisterTaskDefinition", as_user=True, **request)
        found = made["taskDefinition"]
        self._definition = f"{found['family']}:{found['revision']}"
        self._registered = (execution, task)

    def _run_task(self) -> str:
        answer = self._call(
            "ecs",
            "RunTask",
            as_user=True,
            cluster=CLUSTER,
            taskDefinition=self._definition,
            launchType="FARGATE",
            networkConfiguration=network(self._lab),
        )
        if answer["failures"]:
            failure = answer["failures"][0]
            raise RefusedError(str(failure.get("reason", "")), str(failure.get("detail", "")))
        self._running = str(answer["tasks"][0]["taskArn"])
        return self._running

    def _life(
        self, arn: str, before: Call, execution: str | None, task: str | None, asked_at: datetime
    ) -> Life | None:
        task_id = arn.rpartition("/")[2]
        calls = [*self._mine(before, execution, task), *self._signed(before, task_id)]
        self._call("ecs", "DescribeTasks", as_user=True, cluster=CLUSTER, tasks=[arn])
        life = gather(
            self._lab.snapshot(),
            arn,
            number=self._number,
            caller=USER,
            asked_at=asked_at,
            calls=calls,
        )
        if life is None or not life.log_place:
            return life
        return replace(life, log=self._log(f"ecs/{CONTAINER}/{task_id}"))

    def _log(self, stream: str) -> tuple[str, ...]:
        """What the program printed, from CloudWatch Logs."""
        try:
            found = self._call("logs", "GetLogEvents", logGroupName=LOG_GROUP, logStreamName=stream)
        except RefusedError:
            return ()  # somebody deleted the group meanwhile
        return tuple(str(event["message"]) for event in found["events"])

    # --- calls

    def _since(self, before: Call) -> Iterator[Call]:
        """The calls after that one."""
        found: list[Call] = []
        for call in reversed(self._lab.calls):
            if call is before:
                break
            found.append(call)
        return reversed(found)

    def _signed(self, before: Call, task_id: str) -> Iterator[SignedCall]:
        """What the platform and the program signed for this task."""
        for call in self._since(before):
            own = call.signer in (EXECUTION, TASK) and call.signed_as.endswith(f"/{task_id}")
            if own or call.signer == INSTANCE:
                yield signed_call(call, call.signer)

    def _mine(self, before: Call, execution: str | None, task: str | None) -> Iterator[SignedCall]:
        """The user's own calls, and iam:PassRole, which ECS checks on the way (6.6)."""
        for call in self._since(before):
            if call.action not in ("RegisterTaskDefinition", "RunTask") or call.service != "ecs":
                continue
            if call.action == "RegisterTaskDefinition" and call.error is None:
                continue  # before the life begins
            told = call.error.message if call.error else ""
            refused_role = PASS_ROLE in told
            yield signed_call(call, YOU)
            if call.action == "RunTask" or refused_role:
                roles = " ".join(role_arn(name) for name in (execution, task) if name)
                if roles:
                    passed = told if refused_role else ""
                    yield SignedCall(call.time, YOU, PASS_ROLE, roles, not refused_role, passed)


def signed_call(call: Call, signer: str) -> SignedCall:
    """A call on the ledger, as the picture of two roles shows it."""
    told = call.error.message if call.error else ""
    good = call.allowed and (call.error is None or signer != YOU)
    action = f"{call.service}:{call.action}"
    return SignedCall(call.time, signer, action, call.resource, good, told)
