"""Tags: pairs on every resource of ECS."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpers.simulator.errors import EcsError, ErrorCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from helpers.simulator.context import Context

MOST = 50
"""Tags on one resource (1.1)."""


def read(tags: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """The API's list of pairs as a mapping.

    Raises:
        EcsError: for more than fifty.
    """
    found = {each["key"]: each.get("value", "") for each in tags}
    if len(found) > MOST:  # text unsourced
        raise EcsError(
            ErrorCode.INVALID_PARAMETER,
            "The number of tags exceeds the limit of 50.",
            reason="too-many-tags",
            fields={"most": MOST},
        )
    return found


def as_api(tags: Mapping[str, str]) -> list[dict[str, str]]:
    """The mapping as the API's list of pairs."""
    return [{"key": key, "value": value} for key, value in tags.items()]


class Tags:
    """TagResource, UntagResource, ListTagsForResource on what this simulator keeps."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def find(self, arn: str) -> dict[str, str] | None:
        """The tags of a cluster, service, task or container instance; None for other ARNs."""
        kind, _, rest = arn.rpartition(":")[2].partition("/")
        cluster_name, _, tail = rest.partition("/")
        cluster = self._context.clusters.get(cluster_name)
        if cluster is None:
            return None
        if kind == "cluster":
            return cluster.tags
        collection: Mapping[str, Any] = {
            "service": cluster.services,
            "task": cluster.tasks,
            "container-instance": cluster.instances,
        }.get(kind, {})
        resource = collection.get(tail)
        return resource.tags if resource else None

    def tag_resource(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """TagResource: a key that is there gets the new value."""
        tags = self._require(request["resourceArn"])
        merged = read([*as_api(tags), *request["tags"]])
        tags.clear()
        tags.update(merged)
        return {}

    def untag_resource(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """UntagResource: unknown keys are ignored."""
        tags = self._require(request["resourceArn"])
        for key in request["tagKeys"]:
            tags.pop(key, None)
        return {}

    def list_tags_for_resource(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """ListTagsForResource."""
        return {"tags": as_api(self._require(request["resourceArn"]))}

    def _require(self, arn: str) -> dict[str, str]:
        tags = self.find(arn)
        if tags is None:  # text unsourced
            raise EcsError(
                ErrorCode.INVALID_PARAMETER,
                "The specified resource was not found. Specify a valid resource and try again.",
                reason="tagged-resource-not-found",
                fields={"arn": arn},
            )
        return tags
