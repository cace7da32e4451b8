"""What the learner's calls have left in ECS, read as the learner would: through boto3."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from helpers.exercises.model import Ecs

Definition = dict[str, Any]
Container = dict[str, Any]


def newest(ecs: Ecs, family: str) -> Definition | None:
    """The newest ACTIVE revision of a family, or None if it has none (behaviour page 1.2)."""
    try:
        definition: Definition = ecs.describe_task_definition(taskDefinition=family)[
            "taskDefinition"
        ]
    except ecs.exceptions.ClientException:
        return None
    return definition


def name(definition: Definition) -> str:
    """``family:revision``, as people say it."""
    return f"{definition['family']}:{definition['revision']}"


def container(definition: Definition, called: str) -> Container | None:
    """The container with this name, if the definition has one."""
    containers: list[Container] = definition["containerDefinitions"]
    return next((one for one in containers if one["name"] == called), None)


def ports(of: Container) -> list[int]:
    """The container ports that a container opens."""
    return [
        mapping["containerPort"] for mapping in of["portMappings"] if "containerPort" in mapping
    ]
