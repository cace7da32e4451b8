"""The tag operations: task definitions keep their own tags, all other resources share a part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpers.aws.ecs import task_definitions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from helpers.simulator import Simulator

Request = dict[str, Any]
Response = dict[str, Any]


def _of_task_definition(request: Request) -> bool:
    return ":task-definition/" in request["resourceArn"]


def tag(simulator: Simulator, request: Request) -> Response:
    """TagResource."""
    if _of_task_definition(request):
        return task_definitions.tag(simulator, request)
    return simulator.tagging.tag_resource(request)


def untag(simulator: Simulator, request: Request) -> Response:
    """UntagResource."""
    if _of_task_definition(request):
        return task_definitions.untag(simulator, request)
    return simulator.tagging.untag_resource(request)


def list_tags(simulator: Simulator, request: Request) -> Response:
    """ListTagsForResource."""
    if _of_task_definition(request):
        return task_definitions.list_tags(simulator, request)
    return simulator.tagging.list_tags_for_resource(request)


OPERATIONS: Mapping[str, Any] = {
    "TagResource": tag,
    "UntagResource": untag,
    "ListTagsForResource": list_tags,
}
