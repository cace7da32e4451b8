"""What a caller changes for one task: ``overrides`` of RunTask and StartTask (API:TaskOverride).

Texts follow those of registration (1.5); that they are the same here is unsourced.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from helpers.simulator.errors import EcsError, ErrorCode, invalid
from helpers.simulator.task_definitions import fargate, units
from helpers.simulator.tasks.states import LaunchType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from helpers.simulator.tasks.blueprint import Blueprint, ContainerPlan


def apply(blueprint: Blueprint, overrides: Mapping[str, Any], launch_type: LaunchType) -> Blueprint:
    """The blueprint of one task.

    Raises:
        EcsError: a container that the definition does not have, or sizes that do not exist.
    """
    if not overrides:
        return blueprint
    changes = _by_container(blueprint, overrides)
    cpu = _size("cpu", overrides.get("cpu"), units.cpu_units)
    memory = _size("memory", overrides.get("memory"), units.memory_mib)
    changed = replace(
        blueprint,
        containers=tuple(
            _container(each, changes[each.name]) if each.name in changes else each
            for each in blueprint.containers
        ),
        cpu=cpu or blueprint.cpu,
        memory=memory or blueprint.memory,
        execution_role=overrides.get("executionRoleArn") or blueprint.execution_role,
        task_role=overrides.get("taskRoleArn") or blueprint.task_role,
        ephemeral_storage=overrides.get("ephemeralStorage", {}).get("sizeInGiB")
        or blueprint.ephemeral_storage,
    )
    if launch_type is LaunchType.FARGATE and (cpu or memory):
        _check_fargate(changed.cpu or 0, changed.memory or 0)
    return changed


def _by_container(
    blueprint: Blueprint, overrides: Mapping[str, Any]
) -> dict[str, Mapping[str, Any]]:
    known = {each.name for each in blueprint.containers}
    found: dict[str, Mapping[str, Any]] = {}
    for each in overrides.get("containerOverrides", ()):
        name = each.get("name")
        if name is None:  # text as public reports show it
            raise invalid("Container override name can not be blank.", "override-without-name")
        if name not in known:
            # The text is what the CLI shows for it; code unsourced.
            raise invalid(
                f"Override for container named {name} is not a container in the TaskDefinition.",
                "override-unknown-container",
                container=name[:80],
            )
        found[name] = each
    return found


def _container(plan: ContainerPlan, change: Mapping[str, Any]) -> ContainerPlan:
    for setting in ("cpu", "memory", "memoryReservation"):
        if change.get(setting, 0) < 0:
            raise invalid(
                f"Invalid '{setting}' setting for container '{plan.name}'.",
                "override-negative",
                container=plan.name,
                setting=setting,
            )
    environment = dict(plan.environment)
    environment.update(
        (each["name"], each.get("value", ""))
        for each in change.get("environment", ())
        if "name" in each
    )
    return replace(
        plan,
        command=tuple(change.get("command", plan.command)),
        environment=tuple(environment.items()),
        cpu=change.get("cpu", plan.cpu),
        memory=change.get("memory", plan.memory),
        reservation=change.get("memoryReservation", plan.reservation),
    )


def _size(name: str, text: str | None, read: Any) -> int | None:
    if not text:
        return None
    size: int | None = read(text)
    if not size:
        raise EcsError(
            ErrorCode.CLIENT,
            f"Invalid '{name}' setting for task.",
            reason="override-size",
            fields={"setting": name, "value": text[:40]},
        )
    return size


def _check_fargate(cpu: int, memory: int) -> None:
    if not fargate.exists(cpu, memory):
        raise EcsError(
            ErrorCode.CLIENT,
            f"No Fargate configuration exists for given values: {cpu} CPU, {memory} memory. "
            "See the Amazon ECS documentation for the valid values.",
            reason="override-fargate-size",
            fields={"cpu": cpu, "memory": memory},
        )
