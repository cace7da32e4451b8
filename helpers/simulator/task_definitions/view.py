"""A tolerant reading of a task definition, finished or half typed, for pictures and forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from helpers.simulator.task_definitions import units


@dataclass(frozen=True, slots=True)
class PortView:
    """One port mapping; ``host_port`` is None when the document leaves it to ECS."""

    container_port: int
    host_port: int | None
    protocol: str


@dataclass(frozen=True, slots=True)
class ContainerView:
    """One container: ``cpu`` in CPU units, ``memory`` (hard) and reservation (soft) in MiB."""

    name: str
    image: str
    cpu: int
    memory: int | None
    memory_reservation: int | None
    essential: bool
    ports: tuple[PortView, ...]
    environment: tuple[tuple[str, str], ...]
    mounts: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True, slots=True)
class TaskDefinitionView:
    """What a task definition says, as far as it can be read: CPU in CPU units, memory in MiB."""

    family: str
    network_mode: str
    requires_compatibilities: tuple[str, ...]
    cpu: int | None
    memory: int | None
    containers: tuple[ContainerView, ...]
    volumes: tuple[str, ...]


def view(document: object) -> TaskDefinitionView:
    """Read what can be read; a value of the wrong type counts as not there. Never raises."""
    top = _mapping(document)
    return TaskDefinitionView(
        family=_text(top.get("family")),
        network_mode=_text(top.get("networkMode")) or "bridge",
        requires_compatibilities=tuple(
            item for item in _list(top.get("requiresCompatibilities")) if isinstance(item, str)
        ),
        cpu=_size(top.get("cpu"), units.cpu_units),
        memory=_size(top.get("memory"), units.memory_mib),
        containers=tuple(_container(item) for item in _list(top.get("containerDefinitions"))),
        volumes=tuple(
            name
            for item in _list(top.get("volumes"))
            if (name := _text(_mapping(item).get("name")))
        ),
    )


def _container(item: object) -> ContainerView:
    body = _mapping(item)
    essential = body.get("essential")
    return ContainerView(
        name=_text(body.get("name")),
        image=_text(body.get("image")),
        cpu=_whole(body.get("cpu")) or 0,
        memory=_whole(body.get("memory")),
        memory_reservation=_whole(body.get("memoryReservation")),
        essential=essential if isinstance(essential, bool) else True,
        ports=tuple(
            port for entry in _list(body.get("portMappings")) if (port := _port(_mapping(entry)))
        ),
        environment=tuple(
            (_text(pair.get("name")), _text(pair.get("value")))
            for pair in map(_mapping, _list(body.get("environment")))
            if pair
        ),
        mounts=tuple(
            (_text(m.get("sourceVolume")), _text(m.get("containerPath")), m.get("readOnly") is True)
            for m in map(_mapping, _list(body.get("mountPoints")))
            if m
        ),
    )


def _port(entry: Mapping[str, Any]) -> PortView | None:
    container_port = _whole(entry.get("containerPort"))
    if container_port is None:
        return None
    protocol = _text(entry.get("protocol")) or "tcp"
    return PortView(container_port, _whole(entry.get("hostPort")), protocol)


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else list(value) if isinstance(value, tuple) else []


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _whole(value: object) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        return None
    return value


def _size(value: object, read: Any) -> int | None:
    if isinstance(value, str):
        found: int | None = read(value)
        return found
    return _whole(value)
