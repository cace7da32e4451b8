"""The task operations: run, start, stop, describe, list. Requests and answers are the API's."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from helpers.simulator.errors import EcsError, ErrorCode, invalid
from helpers.simulator.pages import invalid_token, page_size
from helpers.simulator.tasks import shape, stop_reasons
from helpers.simulator.tasks.running import TaskRunner
from helpers.simulator.tasks.states import DesiredStatus
from helpers.simulator.tasks.stop_reasons import StopCode
from helpers.simulator.words import check_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from helpers.simulator.clusters import Cluster
    from helpers.simulator.context import Context
    from helpers.simulator.tasks.launching import Launcher
    from helpers.simulator.tasks.life import Life
    from helpers.simulator.tasks.model import Task

MOST = 100
"""Tasks of one DescribeTasks."""

ID_LENGTHS = (32, 36)
"""Characters of a task id: today's, and that of the short ARNs, which had hyphens."""


class Tasks:
    """What the API can do with tasks."""

    def __init__(self, context: Context, launcher: Launcher, life: Life) -> None:
        self._context = context
        self._runner = TaskRunner(context, launcher)
        self._life = life

    def run_task(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """RunTask: ECS chooses where."""
        return self._runner.run(request)

    def start_task(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """StartTask: the caller chooses where."""
        return self._runner.start(request)

    def stop_task(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """StopTask: SIGTERM, later SIGKILL (2.6); its tags are deleted.

        The reason is shown as ``stoppedReason`` word for word (2.4).
        """
        cluster = self._context.cluster(request.get("cluster"))
        task = self.find(cluster, request["task"])
        reason = request.get("reason") or stop_reasons.BY_USER
        self._life.stop(task, StopCode.USER_INITIATED, reason[: stop_reasons.REASON_LIMIT])
        task.tags.clear()
        return {"task": shape.with_tags(self._context, task)}

    def describe_tasks(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """DescribeTasks: the unknown ones come back as failures. It changes nothing.

        What cannot be an id refuses the whole request (text as public reports show it; most often
        the word "None", which a command line makes of an empty ListTasks).
        """
        context = self._context
        cluster = context.cluster(request.get("cluster"))
        references = request["tasks"]
        if not references:
            raise invalid("Tasks cannot be empty.", "tasks-empty")
        if len(references) > MOST:  # text unsourced
            raise invalid(
                f"Tasks can have at most {MOST} items.", "too-many-tasks", count=len(references)
            )
        form = shape.with_tags if "TAGS" in request.get("include", ()) else shape.as_api
        found, failures = [], []
        for reference in references:
            task_id = reference.rpartition("/")[2]
            if len(task_id) not in ID_LENGTHS:
                raise invalid(
                    "taskId length should be one of [32,36]", "task-id-length", task=task_id[:80]
                )
            task = cluster.tasks.get(task_id)
            if task:
                found.append(form(context, task))
            else:
                arn = context.arns.task(cluster.name, task_id)
                failures.append({"arn": arn, "reason": "MISSING"})
        return {"tasks": found, "failures": failures}

    def list_tasks(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """ListTasks: those that shall run, unless ``desiredStatus`` asks for STOPPED (2.1).

        The token is the number of the last task, so that a page stays right while others go.
        """
        cluster = self._context.cluster(request.get("cluster"))
        check_words(request)
        token = request.get("nextToken") or "0"
        if not token.isdecimal():
            raise invalid_token()
        size = page_size(request)
        after = int(token)
        tests = self._tests(cluster, request)
        matching: Iterator[Task] = (
            each
            for each in self._pool(cluster, request)
            if each.number > after and all(test(each) for test in tests)
        )
        page = list(islice(matching, size + 1))
        answer: dict[str, Any] = {"taskArns": [each.arn for each in page[:size]]}
        if len(page) > size:
            answer["nextToken"] = str(page[size - 1].number)
        return answer

    def _pool(self, cluster: Cluster, request: Mapping[str, Any]) -> Iterable[Task]:
        """The smallest collection that holds all that can match."""
        if request.get("desiredStatus") == "STOPPED":
            return cluster.tasks.values()
        reference = request.get("containerInstance")
        if reference:
            instance = cluster.instances.get(reference.rpartition("/")[2])
            return instance.tasks.values() if instance else ()
        return cluster.live.values()

    def _tests(self, cluster: Cluster, request: Mapping[str, Any]) -> list[Callable[[Task], bool]]:
        desired = request.get("desiredStatus") or DesiredStatus.RUNNING.value
        tests: list[Callable[[Task], bool]] = [lambda each: each.desired.value == desired]
        family, started_by = request.get("family"), request.get("startedBy")
        if family:
            tests.append(lambda each: each.blueprint.family == family)
        if started_by:
            tests.append(lambda each: each.started_by == started_by)
        launch_type = request.get("launchType")
        if launch_type:
            tests.append(lambda each: each.launch_type.value == launch_type)
        instance = request.get("containerInstance")
        if instance:
            instance_id = instance.rpartition("/")[2]
            if instance_id not in cluster.instances:  # text unsourced
                raise invalid(
                    "The referenced container instance was not found.",
                    "container-instance-not-found",
                    instance=instance_id[:80],
                )
            tests.append(lambda each: each.instance is not None and each.instance.id == instance_id)
        service = request.get("serviceName")
        if service:
            name = service.rpartition("/")[2]
            if name not in cluster.services:
                raise EcsError(
                    ErrorCode.SERVICE_NOT_FOUND,
                    "Service not found.",
                    reason="service-not-found",
                    fields={"service": name[:80]},
                )
            group = f"service:{name}"
            tests.append(lambda each: each.group == group and each.deployment is not None)
        return tests

    @staticmethod
    def find(cluster: Cluster, reference: str) -> Task:
        """The task by id or ARN.

        Raises:
            EcsError: InvalidParameterException (text as public reports show it).
        """
        task = cluster.tasks.get(reference.rpartition("/")[2])
        if task is None:
            raise invalid(
                "The referenced task was not found.", "task-not-found", task=reference[-80:]
            )
        return task
