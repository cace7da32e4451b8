"""Where one part of the definition names another: dependencies, volumes, mounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.simulator.task_definitions.rules.family import NAME
from helpers.simulator.task_definitions.rules.rule import Draft, Fields, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

CONDITIONS = ("START", "COMPLETE", "SUCCESS", "HEALTHY")


def _dependencies(draft: Draft) -> Iterator[tuple[dict[str, object], str, str]]:
    for container, dependency in draft.each("dependsOn"):
        yield container, dependency.get("containerName", ""), dependency.get("condition", "")


def _unknown(draft: Draft) -> Iterator[Fields]:
    for container, name, _ in _dependencies(draft):
        if name not in draft.by_name:
            yield {"name": str(container["name"]), "dependency": name[:60]}


def _unhealthy(draft: Draft) -> Iterator[Fields]:
    for container, name, condition in _dependencies(draft):
        if condition == "HEALTHY" and not draft.by_name[name].get("healthCheck"):
            yield {"name": str(container["name"]), "dependency": name}


def _essential(draft: Draft) -> Iterator[Fields]:
    for container, name, condition in _dependencies(draft):
        if condition in ("SUCCESS", "COMPLETE") and draft.by_name[name].get("essential", True):
            yield {"name": str(container["name"]), "dependency": name}


def _cycle(draft: Draft) -> Iterator[Fields]:
    waits: dict[str, set[str]] = {name: set() for name in draft.by_name}
    for container, name, _ in _dependencies(draft):
        waits[str(container["name"])].add(name)
    while ready := [name for name, others in waits.items() if not others & waits.keys()]:
        for name in ready:
            del waits[name]
    if waits:
        yield {"names": ", ".join(waits)}


def _volume_names(draft: Draft) -> list[str]:
    return [v.get("name") or "" for v in draft.request.get("volumes") or ()]


def _duplicate_volumes(draft: Draft) -> Iterator[Fields]:
    names = _volume_names(draft)
    return ({"name": name} for place, name in enumerate(names) if name in names[:place])


RULES = (
    Rule(
        "depends-on-condition",
        "API reference, ContainerDependency.condition",
        "Invalid dependency condition '{value}' for container '{name}'.",
        lambda d: (
            {"name": str(c["name"]), "value": condition[:20]}
            for c, _, condition in _dependencies(d)
            if condition not in CONDITIONS
        ),
        sourced=False,
    ),
    Rule(
        "depends-on-unknown",
        "1.5 dependsOn unknown",
        "Cannot depend on container + '{dependency}' because it does not exist",
        _unknown,
    ),
    Rule(
        "depends-on-healthy",
        "1.5 dependsOn HEALTHY without check",
        "A dependency container with HEALTHY condition must have health check configured",
        _unhealthy,
    ),
    Rule(
        "depends-on-essential",
        "1.5 dependsOn SUCCESS/COMPLETE on essential",
        "A dependency container with SUCCESS or COMPLETE condition cannot be an essential"
        " container",
        _essential,
    ),
    Rule(
        "depends-on-cycle",
        "API reference, ContainerDependency.condition",
        "Cyclic container dependencies are not allowed: {names}",
        _cycle,
        sourced=False,
    ),
    Rule(
        "volume-name",
        "API reference, Volume.name",
        "Volume.name contains invalid characters.",
        lambda d: ({"name": n[:60]} for n in _volume_names(d) if not NAME.fullmatch(n)),
        sourced=False,
    ),
    Rule(
        "duplicate-volume-names",
        "API reference, Volume.name",
        "Volume names must be unique within a task definition",
        _duplicate_volumes,
        sourced=False,
    ),
    Rule(
        "mount-unknown-volume",
        "1.5 mountPoint to undeclared volume",
        "Unknown volume '{volume}'.",
        lambda d: (
            {"name": c["name"], "volume": m.get("sourceVolume", "")[:60]}
            for c, m in d.each("mountPoints")
            if m.get("sourceVolume", "") not in _volume_names(d)
        ),
    ),
)
