"""The task definition operations of the ECS API, in front of the simulator."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from helpers.simulator import Simulator
    from helpers.simulator.task_definitions import TaskDefinition

Request = dict[str, Any]
Response = dict[str, Any]

REGISTERED_BY = "arn:aws:iam::{account}:root"


def _seconds(moment: datetime) -> float:
    return moment.timestamp()


def shape(definition: TaskDefinition, account: str) -> Response:
    """The TaskDefinition structure of the API, with times as epoch seconds."""
    body: Response = {
        "taskDefinitionArn": definition.arn,
        **definition.document,
        "revision": definition.revision,
        "status": definition.status,
        "registeredAt": _seconds(definition.registered_at),
        "registeredBy": REGISTERED_BY.format(account=account),
    }
    if definition.deregistered_at is not None:
        body["deregisteredAt"] = _seconds(definition.deregistered_at)
    if definition.delete_requested_at is not None:
        body["deleteRequestedAt"] = _seconds(definition.delete_requested_at)
    return body


def _with_tags(simulator: Simulator, definition: TaskDefinition, *, shown: bool) -> Response:
    body: Response = {"taskDefinition": shape(definition, simulator.arns.account)}
    if shown:
        body["tags"] = simulator.task_definitions.tags_of(definition.arn)
    return body


def register(simulator: Simulator, request: Request) -> Response:
    """RegisterTaskDefinition."""
    definition = simulator.task_definitions.register(request)
    return _with_tags(simulator, definition, shown=bool(request.get("tags")))


def describe(simulator: Simulator, request: Request) -> Response:
    """DescribeTaskDefinition; tags only when they are asked for."""
    definition = simulator.task_definitions.describe(request["taskDefinition"])
    return _with_tags(simulator, definition, shown="TAGS" in request.get("include", []))


def deregister(simulator: Simulator, request: Request) -> Response:
    """DeregisterTaskDefinition."""
    definition = simulator.task_definitions.deregister(request["taskDefinition"])
    return {"taskDefinition": shape(definition, simulator.arns.account)}


def delete(simulator: Simulator, request: Request) -> Response:
    """DeleteTaskDefinitions: each name on its own, refusals as failures."""
    deleted, failures = simulator.task_definitions.delete(request["taskDefinitions"])
    return {
        "taskDefinitions": [shape(d, simulator.arns.account) for d in deleted],
        "failures": [{"arn": f.arn, "reason": f.reason, "detail": f.detail} for f in failures],
    }


def _page(items: list[str], next_token: str | None, name: str) -> Response:
    body: Response = {name: items}
    if next_token:
        body["nextToken"] = next_token
    return body


def list_revisions(simulator: Simulator, request: Request) -> Response:
    """ListTaskDefinitions."""
    items, token = simulator.task_definitions.revisions(
        family_prefix=request.get("familyPrefix"),
        status=request.get("status", "ACTIVE"),
        sort=request.get("sort", "ASC"),
        max_results=request.get("maxResults"),
        next_token=request.get("nextToken"),
    )
    return _page(items, token, "taskDefinitionArns")


def list_families(simulator: Simulator, request: Request) -> Response:
    """ListTaskDefinitionFamilies."""
    items, token = simulator.task_definitions.families(
        family_prefix=request.get("familyPrefix"),
        status=request.get("status", "ALL"),
        max_results=request.get("maxResults"),
        next_token=request.get("nextToken"),
    )
    return _page(items, token, "families")


def tag(simulator: Simulator, request: Request) -> Response:
    """TagResource."""
    simulator.task_definitions.tag(request["resourceArn"], request["tags"])
    return {}


def untag(simulator: Simulator, request: Request) -> Response:
    """UntagResource."""
    simulator.task_definitions.untag(request["resourceArn"], request["tagKeys"])
    return {}


def list_tags(simulator: Simulator, request: Request) -> Response:
    """ListTagsForResource."""
    return {"tags": simulator.task_definitions.tags_of(request["resourceArn"])}


OPERATIONS: Mapping[str, Any] = {
    "RegisterTaskDefinition": register,
    "DescribeTaskDefinition": describe,
    "DeregisterTaskDefinition": deregister,
    "DeleteTaskDefinitions": delete,
    "ListTaskDefinitions": list_revisions,
    "ListTaskDefinitionFamilies": list_families,
}
