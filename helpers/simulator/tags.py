"""Tags: pairs on every resource of ECS."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpers.simulator.errors import invalid
from helpers.simulator.task_definitions.tags import checked

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from helpers.simulator.context import Context


def read(tags: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """The API's list of pairs as a mapping.

    Raises:
        EcsError: when they break a limit (1.1).
    """
    return checked(tags) if tags else {}


def as_api(tags: Mapping[str, str]) -> list[dict[str, str]]:
    """The mapping as the API's list of pairs."""
    return [{"key": key, "value": value} for key, value in tags.items()]


class Tags:
    """TagResource, UntagResource, ListTagsForResource, whatever the ARN names."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def tag_resource(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """TagResource: a key that is there gets the new value."""
        arn = request["resourceArn"]
        if _is_task_definition(arn):
            self._context.task_definitions.tag(arn, request["tags"])
        else:
            tags = self._tags_of(arn)
            tags.update(checked(request["tags"], tags))
        return {}

    def untag_resource(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """UntagResource: unknown keys are ignored."""
        arn = request["resourceArn"]
        if _is_task_definition(arn):
            self._context.task_definitions.untag(arn, request["tagKeys"])
        else:
            tags = self._tags_of(arn)
            for key in request["tagKeys"]:
                tags.pop(key, None)
        return {}

    def list_tags_for_resource(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """ListTagsForResource."""
        arn = request["resourceArn"]
        if _is_task_definition(arn):
            return {"tags": self._context.task_definitions.tags_of(arn)}
        return {"tags": as_api(self._tags_of(arn))}

    def _tags_of(self, arn: str) -> dict[str, str]:
        tags = self._find(arn)
        if tags is None:  # text unsourced
            raise invalid(
                "The specified resource was not found. Specify a valid resource and try again.",
                "tagged-resource-not-found",
                arn=arn[:120],
            )
        return tags

    def _find(self, arn: str) -> dict[str, str] | None:
        kind, _, rest = arn.rpartition(":")[2].partition("/")
        if kind == "capacity-provider":
            provider = self._context.capacity_providers.get(rest)
            return provider.tags if provider else None
        cluster_name, _, tail = rest.partition("/")
        cluster = self._context.clusters.get(cluster_name)
        if cluster is None:
            return None
        if kind == "cluster":
            return cluster.tags
        collections: Mapping[str, Mapping[str, Any]] = {
            "service": cluster.services,
            "task": cluster.tasks,
            "container-instance": cluster.instances,
        }
        resource = collections.get(kind, {}).get(tail)
        return resource.tags if resource else None


def _is_task_definition(arn: str) -> bool:
    return ":task-definition/" in arn
