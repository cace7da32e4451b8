"""Attributes of container instances: the agent's own, and custom ones for constraints (4.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpers.simulator.errors import EcsError, ErrorCode
from helpers.simulator.pages import page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from helpers.simulator.container_instances import ContainerInstance
    from helpers.simulator.context import Context


class Attributes:
    """The attribute operations."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def put_attributes(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """PutAttributes: an attribute of that name gets the new value."""
        targets = [(self._target(request, each), each) for each in request["attributes"]]
        for instance, each in targets:
            instance.attributes[each["name"]] = each.get("value")
            instance.changed()
        return {"attributes": [dict(each) for _, each in targets]}

    def delete_attributes(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """DeleteAttributes: unknown names are ignored."""
        targets = [(self._target(request, each), each) for each in request["attributes"]]
        for instance, each in targets:
            instance.attributes.pop(each["name"], None)
            instance.changed()
        return {"attributes": [dict(each) for _, each in targets]}

    def list_attributes(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """ListAttributes of all container instances, by name and value."""
        cluster = self._context.cluster(request.get("cluster"))
        name, wanted = request.get("attributeName"), request.get("attributeValue")
        found = [
            {"name": key, **({} if value is None else {"value": value}), "targetId": instance.arn}
            for instance in cluster.instances.values()
            for key, value in instance.attributes.items()
            if (not name or key == name) and (not wanted or value == wanted)
        ]
        return page("attributes", found, request)

    def _target(
        self, request: Mapping[str, Any], attribute: Mapping[str, Any]
    ) -> ContainerInstance:
        cluster = self._context.cluster(request.get("cluster"))
        target = str(attribute.get("targetId", ""))
        instance = cluster.instances.get(target.rpartition("/")[2])
        if instance is None:  # text unsourced
            raise EcsError(
                ErrorCode.TARGET_NOT_FOUND,
                f"The specified target wasn't found: {target[:120]}",
                reason="attribute-target-not-found",
                fields={"target": target[:120]},
            )
        return instance
