"""The method, step by step: events, stopped tasks, stop code and reason, exit code, log.

Each step makes the call that answers it, and reads the answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpers.labs.logs import reading
from helpers.labs.logs.cases import NEVER
from helpers.labs.logs.prepared import CLUSTER
from helpers.labs.logs.reading import Evidence
from helpers.labs.logs.staging import CONTAINER
from helpers.labs.roles.refusals import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from helpers.labs.roles.calls import Calls

EVENTS, STOPPED, DESCRIBE, EXIT, LOG = "events", "stopped", "describe", "exit", "log"
STEPS = (EVENTS, STOPPED, DESCRIBE, EXIT, LOG)
"""In the order in which one looks."""

_NOBODY = Evidence("", "", "nobody-to-ask", NEVER)


class Method:
    """Looks at one service.

    Args:
        call: makes the calls.
        service: its name.
    """

    def __init__(self, call: Calls, service: str) -> None:
        self._call = call
        self._service = service
        self._steps: dict[str, Callable[[], Evidence]] = {
            EVENTS: self._events,
            STOPPED: self._stopped,
            DESCRIBE: self._describe,
            EXIT: self._exit,
            LOG: self._log,
        }

    def look(self, step: str) -> Evidence:
        """Take a step.

        Raises:
            RefusedError: AWS refuses to answer, and that is no evidence.
        """
        return self._steps[step]()

    def _events(self) -> Evidence:
        found = self._call("ecs", "DescribeServices", cluster=CLUSTER, services=[self._service])
        return reading.events([event for each in found["services"] for event in each["events"]])

    def _stopped(self) -> Evidence:
        return reading.stopped(self._arns())

    def _arns(self) -> list[str]:
        found = self._call(
            "ecs",
            "ListTasks",
            cluster=CLUSTER,
            serviceName=self._service,
            desiredStatus="STOPPED",
        )
        return [str(arn) for arn in found["taskArns"]]

    def _task(self) -> dict[str, Any] | None:
        """The first of the stopped tasks; all of them have stopped for the same reason."""
        arns = self._arns()
        if not arns:
            return None
        self._call.begin()  # the step before shows this call
        found = self._call("ecs", "DescribeTasks", cluster=CLUSTER, tasks=arns[:1])
        task: dict[str, Any] = found["tasks"][0]
        return task

    def _describe(self) -> Evidence:
        task = self._task()
        return reading.described(task) if task else _NOBODY

    def _exit(self) -> Evidence:
        task = self._task()
        return reading.exit_code(task["containers"][0]) if task else _NOBODY

    def _log(self) -> Evidence:
        task = self._task()
        if task is None:
            return _NOBODY
        self._call.begin()
        revision = task["taskDefinitionArn"].rpartition("/")[2]
        found = self._call("ecs", "DescribeTaskDefinition", taskDefinition=revision)
        container = found["taskDefinition"]["containerDefinitions"][0]
        options = container["logConfiguration"]["options"]
        task_id = task["taskArn"].rpartition("/")[2]
        try:
            events = self._call(
                "logs",
                "GetLogEvents",
                logGroupName=options["awslogs-group"],
                logStreamName=f"{options['awslogs-stream-prefix']}/{CONTAINER}/{task_id}",
            )
        except RefusedError as error:
            if error.code != "ResourceNotFoundException":
                raise
            return reading.no_log(error.code, error.message)
        return reading.log([str(each["message"]) for each in events["events"]])
