"""What several exercises look for in a task definition; each yields what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.exercises.model import Missing
from helpers.exercises.state import container, name, ports

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpers.exercises.state import Definition


def for_fargate(definition: Definition) -> Iterator[Missing]:
    """Whether it asks to run on Fargate."""
    if "FARGATE" not in definition.get("requiresCompatibilities", ()):
        yield Missing("missing-fargate", {"revision": name(definition)})


def open_port(definition: Definition, called: str, port: int) -> Iterator[Missing]:
    """Whether a container is there and opens a port."""
    fields = {"revision": name(definition), "container": called}
    found = container(definition, called)
    if found is None:
        yield Missing("missing-container", fields)
    elif not ports(found):
        yield Missing("missing-any-port", {**fields, "port": str(port)})
    elif port not in ports(found):
        opened = ", ".join(map(str, ports(found)))
        yield Missing("missing-port", {**fields, "port": str(port), "opened": opened})


def smallest_size(definition: Definition, wanted: tuple[str, str]) -> Iterator[Missing]:
    """Whether the task has the smallest size that holds what is in it, as CPU units and MiB."""
    cpu, memory = definition.get("cpu"), definition.get("memory")
    if cpu is None or memory is None:
        yield Missing("missing-no-size", {"revision": name(definition)})
    elif (cpu, memory) != wanted:
        fields = {"revision": name(definition), "cpu": cpu, "memory": memory}
        yield Missing("missing-smaller", fields)
