"""The picture of a task definition, in words: one fact a line, nothing that only the eye gets."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from helpers.diagrams.phrases import say
from helpers.diagrams.shares import Scale, cpu_scale, memory_part, memory_scale
from helpers.diagrams.svg import plain
from helpers.i18n import Words

if TYPE_CHECKING:
    from helpers.simulator.task_definitions import ContainerView, PortView, TaskDefinitionView

_INDENT = "   "
_CPU_TOTALS = ("told-cpu", "told-cpu-over", "told-cpu-unsized")
_MEMORY_TOTALS = ("told-memory", "told-memory-over", "told-memory-unsized")


def tell(view: TaskDefinitionView, words: Words, revision: int | None = None) -> str:
    """Everything that the picture shows, as text."""
    return "\n".join(_lines(view, words, revision))


def host_port(port: PortView, network_mode: str) -> int | None:
    """The port on the host: 0 for one that ECS chooses, ``None`` where the task has its own.

    In bridge mode a host port that is left out is chosen by ECS, and one that is
    written is taken away from every other task on the host. In the other modes it is the
    container's own (behaviour page 1.1).
    """
    if network_mode == "bridge":
        return port.host_port or 0
    return None if port.host_port == port.container_port else port.host_port


def vcpu(units: int) -> str:
    """CPU units as vCPU: 256 is 0.25."""
    return f"{units / 1024:.4g}"


def _lines(view: TaskDefinitionView, words: Words, revision: int | None) -> Iterator[str]:
    family = plain(view.family)
    if not family:
        yield say(words, "told-draft-unnamed")
    elif revision is None:
        yield say(words, "told-draft", family=family)
    else:
        yield say(words, "told-definition", family=family, revision=str(revision))
    yield say(words, "told-network", mode=plain(view.network_mode))
    if view.requires_compatibilities:
        names = plain(", ".join(view.requires_compatibilities))
        yield say(words, "told-compatibilities", names=names)
    else:
        yield say(words, "told-no-compatibilities")
    cpu, memory = cpu_scale(view), memory_scale(view)
    yield _total(words, _CPU_TOTALS, cpu, vcpu=vcpu(cpu.whole))
    yield _total(words, _MEMORY_TOTALS, memory)
    if view.containers:
        yield say(words, "told-containers", count=len(view.containers))
    else:
        yield say(words, "told-no-containers")
    for number, container in enumerate(view.containers, 1):
        yield _container(container, number, words, cpu, memory, view.network_mode)
    if view.volumes:
        yield say(words, "told-volumes", names=plain(", ".join(view.volumes)))
    else:
        yield say(words, "told-no-volumes")


def _total(words: Words, messages: tuple[str, str, str], scale: Scale, **fields: str) -> str:
    enough, too_much, unsized = messages
    taken, whole = str(scale.taken), str(scale.whole)
    if not scale.given:
        return say(words, unsized, taken=taken)
    if scale.over:
        return say(words, too_much, taken=taken, whole=whole, over=str(scale.over), **fields)
    free = str(scale.whole - scale.taken)
    return say(words, enough, taken=taken, whole=whole, free=free, **fields)


@lru_cache(maxsize=256)
def _container(
    container: ContainerView,
    number: int,
    words: Words,
    cpu: Scale,
    memory: Scale,
    network_mode: str,
) -> str:
    return "\n".join(_container_lines(container, number, words, cpu, memory, network_mode))


def _container_lines(
    container: ContainerView,
    number: int,
    words: Words,
    cpu: Scale,
    memory: Scale,
    network_mode: str,
) -> Iterator[str]:
    yield say(
        words,
        "told-essential" if container.essential else "told-not-essential",
        number=str(number),
        name=plain(container.name) or say(words, "picture-unnamed"),
        image=plain(container.image) or say(words, "picture-no-image"),
    )
    yield _INDENT + _cpu(container, words, cpu)
    yield _INDENT + " ".join(_memory(container, words, memory))
    for port in container.ports:
        yield _INDENT + _port(port, words, network_mode)
    if container.environment:
        names = plain(", ".join(name for name, _ in container.environment))
        yield _INDENT + say(words, "told-environment", names=names)
    for volume, path, read_only in container.mounts:
        message = "told-mount-read-only" if read_only else "told-mount"
        yield _INDENT + say(words, message, volume=plain(volume), path=plain(path))


def _cpu(container: ContainerView, words: Words, scale: Scale) -> str:
    if container.cpu <= 0:
        return say(words, "told-cpu-unset")
    taken, whole = str(container.cpu), str(scale.whole)
    if not scale.given:
        return say(words, "told-cpu-share-unsized", taken=taken)
    over = container.cpu - scale.whole
    if over > 0:
        return say(words, "told-cpu-share-over", taken=taken, whole=whole, over=str(over))
    return say(words, "told-cpu-share", taken=taken, whole=whole)


def _memory(container: ContainerView, words: Words, scale: Scale) -> Iterator[str]:
    hard, soft = container.memory, container.memory_reservation
    if hard is None and soft is None:
        yield say(words, "told-memory-unset")
        return
    if soft is None:
        yield say(words, "told-memory-hard", hard=str(hard))
    elif hard is None:
        yield say(words, "told-memory-soft", soft=str(soft))
    else:
        yield say(words, "told-memory-both", soft=str(soft), hard=str(hard))
        if soft > hard:
            yield say(words, "told-memory-crossed")
    over = max(hard or 0, memory_part(container)) - scale.whole
    if scale.given and over > 0:
        yield say(words, "told-memory-share-over", over=str(over))


def _port(port: PortView, words: Words, network_mode: str) -> str:
    host = host_port(port, network_mode)
    fields = {"container": str(port.container_port), "protocol": plain(port.protocol)}
    if host is None:
        return say(words, "told-port", **fields)
    if host == 0:
        return say(words, "told-port-dynamic", **fields)
    return say(words, "told-port-mapped", host=str(host), **fields)
