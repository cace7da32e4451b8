"""Task protection: scale-in and deployments leave a protected service task alone for a while.

Source: API:UpdateTaskProtection. The scheduler asks ``protected``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpers.simulator.errors import invalid

if TYPE_CHECKING:
    from collections.abc import Mapping

    from helpers.simulator.clusters import Cluster
    from helpers.simulator.context import Context
    from helpers.simulator.tasks.model import Task

MINUTES = range(1, 2881)
DEFAULT_MINUTES = 120
MOST = 10
"""Tasks of one UpdateTaskProtection."""


def protected(context: Context, task: Task) -> bool:
    """Is the task under protection at this moment?"""
    return task.protected_until is not None and task.protected_until > context.now


class TaskProtection:
    """GetTaskProtection and UpdateTaskProtection."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def get_task_protection(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """GetTaskProtection: of the tasks named, or of all service tasks of the cluster."""
        cluster = self._context.cluster(request["cluster"])
        references = request.get("tasks")
        if not references:
            references = [each.id for each in cluster.live.values() if each.deployment]
        tasks, failures = self._find(cluster, references)
        return {"protectedTasks": [self._shape(each) for each in tasks], "failures": failures}

    def update_task_protection(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """UpdateTaskProtection: for 1 to 2,880 minutes, two hours when none are named."""
        cluster = self._context.cluster(request["cluster"])
        references = request["tasks"]
        if not 1 <= len(references) <= MOST:  # text unsourced
            raise invalid(
                f"Between 1 and {MOST} tasks must be specified.",
                "protection-too-many-tasks",
                count=len(references),
            )
        minutes = request.get("expiresInMinutes", DEFAULT_MINUTES)
        if minutes not in MINUTES:  # text unsourced
            raise invalid(
                "expiresInMinutes must be between 1 and 2880.",
                "protection-minutes",
                minutes=minutes,
            )
        tasks, failures = self._find(cluster, references)
        until = self._context.now + 60 * minutes if request["protectionEnabled"] else None
        for task in tasks:
            task.protected_until = until
            task.touched()
        return {"protectedTasks": [self._shape(each) for each in tasks], "failures": failures}

    def _find(
        self, cluster: Cluster, references: list[str]
    ) -> tuple[list[Task], list[dict[str, str]]]:
        found: list[Task] = []
        failures: list[dict[str, str]] = []
        for reference in references:
            task_id = reference.rpartition("/")[2]
            task = cluster.tasks.get(task_id)
            arn = self._context.arns.task(cluster.name, task_id)
            if task is None or task.stopping:
                failures.append({"arn": arn, "reason": "MISSING"})
            elif task.deployment is None:
                failures.append(
                    {
                        "arn": arn,
                        "reason": "TASK_NOT_VALID",
                        "detail": "The task isn't part of an Amazon ECS service.",  # unsourced
                    }
                )
            else:
                found.append(task)
        return found, failures

    def _shape(self, task: Task) -> dict[str, Any]:
        shape: dict[str, Any] = {
            "taskArn": task.arn,
            "protectionEnabled": protected(self._context, task),
        }
        if shape["protectionEnabled"] and task.protected_until is not None:
            shape["expirationDate"] = self._context.date(task.protected_until)
        return shape
