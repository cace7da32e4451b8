"""What several exercises look for in the tasks of a cluster; each yields what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpers.exercises.model import Missing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpers.exercises.model import Ecs

Task = dict[str, Any]

CLUSTER = "demo"
"""The cluster that the lessons work in."""


def tasks(ecs: Ecs, family: str, desired: str = "RUNNING", *, cluster: str = CLUSTER) -> list[Task]:
    """The tasks of a family that are to run, or to stop; none if there is no cluster yet."""
    try:
        arns = ecs.list_tasks(cluster=cluster, family=family, desiredStatus=desired)["taskArns"]
    except ecs.exceptions.ClusterNotFoundException:
        return []
    if not arns:
        return []
    found: list[Task] = ecs.describe_tasks(cluster=cluster, tasks=arns, include=["TAGS"])["tasks"]
    return found


def up(of: list[Task]) -> list[Task]:
    """Those that are RUNNING."""
    return [task for task in of if task["lastStatus"] == "RUNNING"]


def short(task: Task) -> str:
    """The first letters of its id, enough to tell tasks apart by eye."""
    return str(task["taskArn"]).rsplit("/", 1)[-1][:8]


def none_up(ecs: Ecs, family: str, wanted: list[Task]) -> Iterator[Missing]:
    """Why none of the wanted tasks is RUNNING; nothing if one is.

    Args:
        ecs: a client.
        family: what they should run.
        wanted: those that would do, as :func:`tasks` gave them.
    """
    if up(wanted):
        return
    if wanted:
        fields = {"task": short(wanted[-1]), "status": str(wanted[-1]["lastStatus"])}
        yield Missing("missing-not-up-yet", {"family": family, **fields})
    elif tasks(ecs, family, "STOPPED"):
        yield Missing("missing-only-stopped", {"family": family})
    else:
        yield Missing("missing-task", {"family": family, "cluster": CLUSTER})


def tag(task: Task, key: str) -> str | None:
    """The value of one of its tags."""
    return next((one["value"] for one in task["tags"] if one["key"] == key), None)


def private_address(task: Task) -> str | None:
    """The private address that its network interface has taken (behaviour page 2.8)."""
    return _detail(task, "privateIPv4Address")


def network_interface(task: Task) -> str | None:
    """The id of its network interface."""
    return _detail(task, "networkInterfaceId")


def _detail(task: Task, name: str) -> str | None:
    details = [one for attachment in task["attachments"] for one in attachment["details"]]
    return next((one["value"] for one in details if one["name"] == name), None)
