"""Views of task definitions for the tests of the drawings."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PortView:
    container_port: int
    host_port: int | None = None
    protocol: str = "tcp"


@dataclass(frozen=True)
class ContainerView:
    name: str
    image: str
    cpu: int = 0
    memory: int | None = None
    memory_reservation: int | None = None
    essential: bool = True
    ports: tuple[PortView, ...] = ()
    environment: tuple[tuple[str, str], ...] = ()
    mounts: tuple[tuple[str, str, bool], ...] = ()


@dataclass(frozen=True)
class TaskDefinitionView:
    family: str
    network_mode: str
    requires_compatibilities: tuple[str, ...]
    cpu: int | None
    memory: int | None
    containers: tuple[ContainerView, ...]
    volumes: tuple[str, ...]
