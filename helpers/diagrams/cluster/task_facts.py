"""Short forms of what a task is: its name, its owner, its addresses, why it stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.diagrams.phrases import say
from helpers.diagrams.svg import plain
from helpers.i18n import Words

if TYPE_CHECKING:
    from helpers.simulator.snapshot import TaskSnapshot


_AGES = {"old": "scene-old", "new": "scene-new"}


def short(task_id: str) -> str:
    """The first letters of a task's id: enough to tell a few hundred apart."""
    return task_id[:6]


def short_instance(ec2_instance_id: str) -> str:
    """The first letters of an EC2 instance's id."""
    return ec2_instance_id[:8] + ("…" if len(ec2_instance_id) > 8 else "")


def owner(service: str | None, words: Words) -> str:
    """The service that keeps the task alive, or that there is none."""
    if service is None:
        return say(words, "scene-nobody")
    return say(words, "scene-service", name=plain(service))


def tone(task: TaskSnapshot) -> str:
    """The colour of the owner."""
    return "nobody" if task.service is None else "service"


def definition(task: TaskSnapshot) -> str:
    """``family:revision``."""
    return f"{plain(task.family)}:{task.revision}"


def age(which: str, words: Words) -> str:
    """Whether it is the old or the new revision of a rollout; empty when there is none."""
    return say(words, _AGES[which]) if which else ""


def ports(task: TaskSnapshot) -> list[str]:
    """Its ports as a client reaches them at its own address: container ports, or host ports."""
    own = task.network_mode == "awsvpc"
    found = []
    for container in task.containers:
        for port in container.ports:
            number = port.container_port if own else port.host_port
            if number is not None:
                found.append(f"{number}" + ("" if port.protocol == "tcp" else f"/{port.protocol}"))
    return found


def address(task: TaskSnapshot) -> str:
    """``10.0.1.7:80``, with ``+1`` for a second port; empty while it has none."""
    if task.private_ip is None or task.status == "STOPPED":
        return ""
    found = ports(task)
    if not found:
        return task.private_ip
    more = f" +{len(found) - 1}" if len(found) > 1 else ""
    return f"{task.private_ip}:{found[0]}{more}"


def public_ip(task: TaskSnapshot) -> str | None:
    """Its public address, while it has one."""
    if task.interface is None or task.status == "STOPPED":
        return None
    return task.interface.public_ip


def exits(task: TaskSnapshot) -> list[tuple[str, int]]:
    """Containers that have ended, with their exit codes."""
    return [
        (plain(each.name), each.exit_code) for each in task.containers if each.exit_code is not None
    ]
