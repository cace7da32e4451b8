"""ECS Exec: a shell in a running container, when it was asked for before the start (page 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpers.simulator.errors import invalid
from helpers.simulator.outside.protocols import Principal, Who
from helpers.simulator.tasks.operations import Tasks
from helpers.simulator.tasks.shape import container_arn
from helpers.simulator.tasks.states import ContainerStatus

if TYPE_CHECKING:
    from collections.abc import Mapping

    from helpers.simulator.context import Context
    from helpers.simulator.tasks.model import Container, Task

NOT_ENABLED = (
    "The execute command failed because execute command was not enabled when the task was run or "
    "the execute command agent isn't running. Wait and try again or run a new task with execute "
    "command enabled and try again."
)
"""Row 1.6; what follows the first sentence is as public reports show it."""


class ExecuteCommand:
    """ExecuteCommand: the answer is a session for the Session Manager plugin to open."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def execute_command(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """ExecuteCommand.

        Raises:
            EcsError: InvalidParameterException when it is not enabled, the task is not running,
                its task role may not open the channel, or the container is not clear.
        """
        if not request["interactive"]:
            raise invalid(  # as public reports show it
                "Interactive is the only mode supported currently.", "exec-not-interactive"
            )
        cluster = self._context.cluster(request.get("cluster"))
        task = Tasks.find(cluster, request["task"])
        container = self._container(task, request.get("container"))
        if (
            not task.execute_command
            or task.stopping
            or container.status is not ContainerStatus.RUNNING
            or self._denied(task)
        ):
            raise invalid(NOT_ENABLED, "exec-not-enabled", task=task.id)
        ids, region = self._context.ids, self._context.arns.region
        session = f"ecs-execute-command-{ids.hexadecimal(17)}"
        return {
            "clusterArn": cluster.arn,
            "containerArn": container_arn(self._context, task, container),
            "containerName": container.plan.name,
            "interactive": True,
            "session": {
                "sessionId": session,
                "streamUrl": (
                    f"wss://ssmmessages.{region}.amazonaws.com/v1/data-channel/{session}"
                    "?role=publish_subscribe"
                ),
                "tokenValue": ids.hexadecimal(64),
            },
            "taskArn": task.arn,
        }

    def _denied(self, task: Task) -> bool:
        """The agent in the container works with the task role (6.1)."""
        signer = Principal(Who.TASK_ROLE, task.blueprint.task_role, task.id)
        action = "ssmmessages:CreateControlChannel"
        return self._context.outside.identity.denial(signer, action, "*") is not None

    @staticmethod
    def _container(task: Task, name: str | None) -> Container:
        if name is None and len(task.containers) == 1:
            return task.containers[0]
        if name is None:  # text unsourced
            raise invalid(
                "A container name must be specified for a task with several containers.",
                "exec-container-needed",
            )
        for container in task.containers:
            if container.plan.name == name:
                return container
        raise invalid(  # text unsourced
            f"The container {name} was not found in the task.",
            "exec-container-unknown",
            container=name[:80],
        )
