"""``lab.docker``: what ``docker ps`` and ``docker logs`` show on an EC2 container instance.

On Fargate there is no host to ask (behaviour page 8).
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from helpers.simulator.tasks.states import ContainerStatus

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from helpers.aws.outside import Neighbours
    from helpers.i18n import Words
    from helpers.simulator import Simulator
    from helpers.simulator.tasks.model import Container, Task

COLUMNS = ("CONTAINER ID", "IMAGE", "COMMAND", "CREATED", "STATUS", "PORTS", "NAMES")
AGENT = ("amazon/amazon-ecs-agent:latest", '"/agent"', "ecs-agent")
PAUSE = ("amazon/amazon-ecs-pause:0.1.0", '"/pause"')


class Printed(str):
    """Text that a notebook shows as it is printed."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


class NoHost:
    """There is no host to ask, and this says why.

    Args:
        why: the sentence, in the learner's language.
    """

    def __init__(self, why: str) -> None:
        self._why = Printed(why)

    def ps(self, *, all: bool = False) -> Printed:  # noqa: A002 - docker's own word
        """Why there is nothing to list."""
        del all
        return self._why

    def logs(self, container: str) -> Printed:
        """Why there is nothing to read."""
        del container
        return self._why

    def __repr__(self) -> str:
        return self._why


class DockerHost:
    """Docker on one container instance.

    Args:
        ec2_instance_id: the EC2 instance.
        neighbours: who knows what ended on it.
        simulator: ECS of its region.
        words: the learner's language.
    """

    def __init__(
        self, ec2_instance_id: str, neighbours: Neighbours, simulator: Simulator, words: Words
    ) -> None:
        self._id = ec2_instance_id
        self._neighbours = neighbours
        self._simulator = simulator
        self._words = words

    def ps(self, *, all: bool = False) -> Printed:  # noqa: A002 - docker's own word
        """``docker ps``; with ``all`` also the containers that have ended (``docker ps -a``)."""
        rows: list[Sequence[str]] = [COLUMNS]
        for task, container in self._containers():
            running = container.status is ContainerStatus.RUNNING
            if running or (all and container.status is ContainerStatus.STOPPED):
                rows.append(self._row(task, container))
        rows.extend(self._pauses())
        rows.append((_digits("agent" + self._id)[:12], *AGENT[:2], "", "Up", "", AGENT[2]))
        return Printed(_table(rows))

    def logs(self, container: str) -> Printed:
        """``docker logs``: by id, by docker's name, or by the container's name in ECS."""
        for task, each in self._containers():
            names = (self._name(task, each), each.plan.name)
            if container in names or (container and _id(task, each).startswith(container)):
                return Printed("\n".join(each.output or ()))
        return Printed(f"Error response from daemon: No such container: {container}")

    def __repr__(self) -> str:
        return self._words("world-docker-host", instance=self._id)

    def _tasks(self) -> Iterator[Task]:
        instance = self._neighbours.tenants.instance(self._id)
        yield from instance.tasks.values() if instance is not None else ()
        yield from self._neighbours.tenants.ended_on(self._id, self._simulator.context.now)

    def _containers(self) -> Iterator[tuple[Task, Container]]:
        """Newest first, as docker lists them."""
        for task in sorted(self._tasks(), key=lambda each: each.created_at, reverse=True):
            for container in task.containers:
                if container.started_at is not None:
                    yield task, container

    def _pauses(self) -> Iterator[Sequence[str]]:
        """Each awsvpc task has one more container, which holds its network interface."""
        for task in self._tasks():
            if task.attachment is not None and not task.stopping and task.started_at is not None:
                name = f"ecs-{task.blueprint.family}-internalecspause-{task.id[:20]}"
                yield (_digits(name)[:12], *PAUSE, "", "Up", "", name)

    def _row(self, task: Task, container: Container) -> Sequence[str]:
        now = self._simulator.context.now
        since = now - (container.started_at or now)
        running = container.status is ContainerStatus.RUNNING
        command = " ".join((*container.plan.entry_point, *container.plan.command))
        return (
            _id(task, container)[:12],
            container.plan.image,
            f'"{command[:18]}…"' if len(command) > 19 else f'"{command}"',
            f"{_ago(since)} ago",
            f"Up {_ago(since)}" if running else f"Exited ({container.exit_code})",
            ", ".join(
                f"0.0.0.0:{each.host_port}->{each.container_port}/{each.protocol}"
                for each in container.bindings
            ),
            self._name(task, container),
        )

    @staticmethod
    def _name(task: Task, container: Container) -> str:
        revision = task.blueprint.arn.rpartition(":")[2]
        tail = _digits(task.id + container.plan.name)[:20]
        return f"ecs-{task.blueprint.family}-{revision}-{container.plan.name}-{tail}"


def _digits(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _id(task: Task, container: Container) -> str:
    return container.runtime_id or _digits(task.id + container.plan.name)


def _ago(seconds: float) -> str:
    """As docker rounds it: seconds, minutes, hours."""
    for size, name in ((3600, "hours"), (60, "minutes")):
        if seconds >= 2 * size:
            return f"{int(seconds // size)} {name}"
    return "About a minute" if seconds >= 60 else f"{int(seconds)} seconds"


def _table(rows: list[Sequence[str]]) -> str:
    widths = [max(len(row[i]) for row in rows) for i in range(len(COLUMNS))]
    return "\n".join(
        "   ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def docker(
    reference: str, neighbours: Neighbours, simulator: Simulator, words: Words
) -> DockerHost | NoHost:
    """The docker of a host, by EC2 instance id or by a task on it; on Fargate why there is none."""
    if neighbours.tenants.instance(reference) is not None:
        return DockerHost(reference, neighbours, simulator, words)
    wanted = reference.rpartition("/")[2]
    for cluster in simulator.context.clusters.values():
        task = cluster.tasks.get(wanted)
        if task is not None and task.instance is not None:
            return DockerHost(task.instance.ec2_instance_id, neighbours, simulator, words)
        if task is not None:
            return NoHost(words("world-docker-fargate", task=task.id))
    if reference.startswith("i-") and neighbours.backends("ec2").get_instance_by_id(reference):
        return NoHost(words("world-docker-not-joined", instance=reference))
    return NoHost(words("world-docker-unknown", reference=reference))
