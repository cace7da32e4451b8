"""The scene of a cluster in words: every fact of the drawing, one a line, in the same order."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from helpers.diagrams.cluster import heading, subnet, task_facts, task_group
from helpers.diagrams.cluster.containers import told
from helpers.diagrams.cluster.endings import SHOWN
from helpers.diagrams.cluster.facts import Density, groups, why
from helpers.diagrams.cluster.host import head_of
from helpers.diagrams.phrases import say
from helpers.diagrams.svg import plain
from helpers.i18n import Words

if TYPE_CHECKING:
    from helpers.diagrams.cluster.facts import Host, Place, Scene, Shown
    from helpers.simulator.services.snapshot import ServiceSnapshot
    from helpers.simulator.snapshot import SubnetSnapshot

_INDENT = "   "


def tell(scene: Scene, words: Words) -> str:
    """Everything that the picture shows, as text."""
    return "\n".join(_lines(scene, words))


def _lines(scene: Scene, words: Words) -> Iterator[str]:
    name, time = plain(scene.cluster.name), f"{scene.time:%H:%M:%S}"
    yield say(words, "told-scene", name=name, time=time)
    yield say(
        words,
        "told-scene-counts",
        running=str(scene.cluster.running),
        pending=str(scene.cluster.pending),
    )
    for service in scene.services:
        yield _service(service, words)
    if any(scene.unowned):
        running, pending = map(str, scene.unowned)
        yield say(words, "told-scene-nobody", running=running, pending=pending)
    if not scene.places:
        yield say(words, "scene-empty")
    vpc = None
    for place in scene.places:
        if place.subnet and place.subnet.vpc_id != vpc:
            vpc = place.subnet.vpc_id
            yield f"VPC {place.subnet.vpc_cidr} ({vpc})"
        yield from _place(scene, place, words)
    if scene.endings:
        count = sum(each.count for each in scene.endings)
        yield say(words, "scene-stopped", count=count)
    for ending in scene.endings[:SHOWN]:
        reason = plain(ending.reason)
        at = f"{ending.at:%H:%M:%S}"
        yield f"{_INDENT}{ending.count} × {ending.code or 'STOPPED'}, {at}: {reason}"


@lru_cache(maxsize=256)
def _service(service: ServiceSnapshot, words: Words) -> str:
    revisions = ", ".join(heading.revisions(service, words)) or "-"
    return say(
        words,
        "told-scene-service",
        name=plain(service.name),
        counts=" · ".join(
            filter(None, (heading.counted(service, words), heading.troubles(service, words)))
        ),
        revisions=revisions,
    )


def _place(scene: Scene, place: Place, words: Words) -> Iterator[str]:
    if place.subnet:
        yield _subnet(place.subnet, words)
        by_id = {
            each.task_id: scene.owners[each.task_id]
            for each in place.subnet.taken
            if each.task_id in scene.owners
        }
        if place.subnet.taken:
            shares = subnet.shares(place.subnet, by_id, words)
            yield _INDENT + ", ".join(share for _, share in shares)
        if subnet.drawn_one_by_one(place.subnet):
            for each in place.subnet.taken:
                yield f"{_INDENT}{each.address}: {subnet.tenant(each, by_id, words)}"
    else:
        yield say(words, "scene-elsewhere")
    yield from _tasks(scene, place.tasks, words)
    for host in place.hosts:
        yield from _host(scene, host, words)


@lru_cache(maxsize=256)
def _subnet(found: SubnetSnapshot, words: Words) -> str:
    kind = say(words, "scene-public-subnet" if found.public else "scene-private-subnet")
    free = say(words, "scene-free", free=str(found.free), usable=str(found.usable))
    return f"{kind} {found.cidr} ({found.id}, {found.availability_zone}): {free}"


def _tasks(scene: Scene, tasks: tuple[Shown, ...], words: Words) -> Iterator[str]:
    if scene.density is Density.GROUPED:
        for group, count in groups(tasks):
            who = task_facts.owner(group.service, words)
            age = f", {task_facts.age(group.age, words)}" if group.age else ""
            yield f"{_INDENT}{count} × {group.status}, {who}, {task_group.name(group)}{age}"
        return
    for each in tasks:
        yield _INDENT + _task(each, words)


@lru_cache(maxsize=4096)
def _task(shown: Shown, words: Words) -> str:
    task = shown.task
    parts = [
        f"task {task_facts.short(task.id)}: {task.status}",
        task_facts.owner(task.service, words),
        task_facts.definition(task),
    ]
    if shown.age:
        parts.append(task_facts.age(shown.age, words))
    parts += [
        say(words, "scene-port-to", host=str(port.host_port), container=str(port.container_port))
        for container in task.containers
        for port in container.ports
        if port.host_port is not None and task.network_mode != "awsvpc"
    ]
    where, public = task_facts.address(task), task_facts.public_ip(task)
    if where:
        parts.append(where)
    if public:
        parts.append(say(words, "scene-public", address=public))
    if task.health != "UNKNOWN":
        parts.append(task.health)
    if len(task.containers) > 1 or task_facts.exits(task):
        parts += [told(each) for each in task.containers]
    if task.stop_code:
        parts.append(f"{task.stop_code}: {plain(why(task))}")
    return "; ".join(parts)


def _host(scene: Scene, host: Host, words: Words) -> Iterator[str]:
    head = head_of(host.instance)
    parts = [
        f"{head.ec2_instance_id} ({plain(head.instance_type)}, {head.private_ip})",
        "CPU " + say(words, "scene-cpu-left", left=str(head.cpu[0]), whole=str(head.cpu[1])),
        "RAM "
        + say(words, "scene-memory-left", left=str(head.memory[0]), whole=str(head.memory[1])),
        say(words, "scene-eni", free=str(head.interfaces[0]), whole=str(head.interfaces[1])),
        *head.troubles,
    ]
    yield f"{_INDENT}instance " + "; ".join(parts)
    if not host.tasks:
        yield _INDENT * 2 + say(words, "scene-no-tasks")
    for line in _tasks(scene, host.tasks, words):
        yield _INDENT + line
