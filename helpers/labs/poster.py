"""The poster of what runs in the lab now: ideas, cluster, traffic, roles and addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from helpers.diagrams import cluster, ideas, poster, roles, subnet_map, traffic
from helpers.diagrams.poster import Part
from helpers.diagrams.roles.life import EXECUTION, TASK, YOU, gather
from helpers.labs.roles.runs import signed_call

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpers.diagrams.picture import Picture
    from helpers.diagrams.roles.life import SignedCall
    from helpers.lab import Lab
    from helpers.simulator.snapshot import Snapshot, TaskSnapshot


def draw(lab: Lab) -> Picture:
    """Everything that there is something to show of."""
    return poster.draw(list(_parts(lab, lab.snapshot())), lab.words)


def _parts(lab: Lab, snapshot: Snapshot) -> Iterator[Part]:
    words = lab.words
    yield Part("poster-ideas", ("poster-ideas-note", "poster-service-note"), ideas.draw(words))
    for each in snapshot.clusters:
        if each.tasks:
            notes = ("poster-cluster-awsvpc", "poster-cluster-bridge")
            yield Part("poster-cluster", notes, cluster.draw(snapshot, words, each.name))
    for group in snapshot.traffic.groups:
        yield Part(
            "poster-traffic", ("poster-traffic-note",), traffic.draw(snapshot, words, group.name)
        )
    if picture := _life(lab, snapshot):
        yield Part("poster-roles", ("poster-roles-start", "poster-roles-run"), picture)
    if fullest := max(snapshot.subnets, key=lambda one: len(one.taken), default=None):
        drawn = subnet_map.draw(snapshot, words, (fullest.id,))
        yield Part("poster-addresses", ("poster-addresses-note",), drawn)


def _life(lab: Lab, snapshot: Snapshot) -> Picture | None:
    """The life of the newest task that you ran yourself, and that has both roles."""
    tasks = [
        task
        for each in snapshot.clusters
        for task in each.tasks
        if task.status == "RUNNING"
        and task.service is None
        and task.task_role
        and task.execution_role
    ]
    newest = max(tasks, key=lambda task: task.created_at, default=None)
    if newest is None:
        return None
    life = gather(
        snapshot,
        newest.arn,
        number=1,
        caller=_caller(lab),
        asked_at=newest.created_at,
        calls=_signed_for(lab, newest),
    )
    return None if life is None else roles.draw(life, lab.words)


def _caller(lab: Lab) -> str:
    """The name of the user who calls ECS in this lab."""
    signed_as = next(call.signed_as for call in lab.calls if call.signer == YOU)
    return re.split("[:/]", signed_as)[-1]


def _signed_for(lab: Lab, task: TaskSnapshot) -> Iterator[SignedCall]:
    for call in lab.calls:
        if call.signer in (EXECUTION, TASK) and call.signed_as.endswith(f"/{task.id}"):
            yield signed_call(call, call.signer)
        started = call.response.get("tasks", ()) if call.action == "RunTask" else ()
        if any(one.get("taskArn") == task.arn for one in started):
            yield signed_call(call, YOU)
