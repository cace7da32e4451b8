"""Which addresses there are to knock at now, and which places to knock from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.diagrams.cluster.task_facts import short, short_instance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from helpers.i18n import Words
    from helpers.simulator.snapshot import ClusterSnapshot, InstanceSnapshot, Snapshot, TaskSnapshot

    Door = tuple[str, str, int]
    """What to call it, its address, its port."""

MOST = 40
"""So many are offered; any other address can be typed."""


def doors(snapshot: Snapshot) -> list[Door]:
    """Load balancers, tasks with an address of their own, host ports of instances."""
    found = [
        (f"{each.name}:{listener.port}", each.dns_name, listener.port)
        for each in snapshot.traffic.balancers
        for listener in each.listeners
    ]
    for cluster in snapshot.clusters:
        for task in cluster.tasks:
            found += _of_task(task)
        for instance in cluster.instances:
            found += _of_instance(instance, cluster)
    return found[:MOST]


def _of_task(task: TaskSnapshot) -> Iterator[Door]:
    """Its public address first: beginners look for that one."""
    own = task.interface
    if own is None or task.status == "STOPPED":
        return
    for address in (own.public_ip, own.private_ip):
        for port in _ports(task, own=True):
            if address:
                yield f"{address}:{port} · task {short(task.id)}", address, port


def _of_instance(instance: InstanceSnapshot, cluster: ClusterSnapshot) -> Iterator[Door]:
    """The host ports of the tasks on it."""
    name = short_instance(instance.ec2_instance_id)
    for task in cluster.tasks:
        if task.instance_id != instance.id or task.interface or task.status == "STOPPED":
            continue
        for port in _ports(task, own=False):
            for address in (instance.public_ip, instance.private_ip):
                if address:
                    label = f"{address}:{port} · {name} · task {short(task.id)}"
                    yield label, address, port


def _ports(task: TaskSnapshot, *, own: bool) -> list[int]:
    """Container ports of a task with an address of its own, else the host ports that are bound."""
    found = []
    for container in task.containers:
        for port in container.ports:
            number = port.container_port if own else port.host_port
            if number and port.protocol == "tcp":
                found.append(number)
    return found


def sources(snapshot: Snapshot, words: Words) -> Sequence[tuple[str, str]]:
    """Instances and tasks with an interface of their own, as label and ``source``."""
    found = []
    for cluster in snapshot.clusters:
        for instance in cluster.instances:
            name = short_instance(instance.ec2_instance_id)
            label = words("knock-from-instance", instance=name)
            found.append((label, instance.ec2_instance_id))
        for task in cluster.tasks:
            if task.interface and task.interface.id and task.status == "RUNNING":
                found.append((words("knock-from-task", task=short(task.id)), task.arn))
    return found[:MOST]
