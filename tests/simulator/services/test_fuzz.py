"""Whatever is asked, in the API's shapes: an answer or a refusal, and lab time goes on."""

from __future__ import annotations

import contextlib
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from service_world import MODEL, EcsError, World

GROUP = "arn:aws:elasticloadbalancing:ap-southeast-1:123456789012:targetgroup/web/0123456789abcdef"
LIKELY = {
    "cluster": ["lab"],
    "service": ["web", "api", "own", "new"],
    "serviceName": ["web", "new", "newer"],
    "taskDefinition": ["web", "web:1", "api", "api:1", "nobody:1", ""],
    "launchType": ["FARGATE", "EC2", "EXTERNAL", "x"],
    "containerName": ["app", "nobody"],
    "targetGroupArn": [GROUP],
    "capacityProvider": ["FARGATE", "FARGATE_SPOT", "nobody"],
    "expression": ["attribute:ecs.instance-type =~ t3.*", "not (", "task:group == service:web"],
    "field": ["instanceId", "attribute:ecs.availability-zone", "cpu", "MEMORY"],
    "maximumPercent": [100, 150, 200],
    "minimumHealthyPercent": [0, 50, 100],
    "desiredCount": [0, 1, 3],
    "strategy": ["ROLLING"],
}
NETWORK = World().network
FIXED: dict[str, st.SearchStrategy[Any]] = {
    "networkConfiguration": st.sampled_from(
        [NETWORK, {}, {"awsvpcConfiguration": {"subnets": ["subnet-nowhere"]}}]
    ),
}
"""Values that bring a request further than chance would."""


def values(shape: Any, name: str = "") -> st.SearchStrategy[Any]:
    if name in FIXED:
        return FIXED[name]
    if name in LIKELY:
        return st.sampled_from(LIKELY[name])
    if shape.type_name == "structure":
        members = {key: values(member, key) for key, member in shape.members.items()}
        needed = list(shape.members)[:1] if shape.is_tagged_union else shape.required_members
        required = {key: members.pop(key) for key in needed}
        if shape.is_tagged_union:
            members = {}
        return st.fixed_dictionaries(required, optional=members)
    if shape.type_name == "list":
        least = shape.metadata.get("min", 0)
        return st.lists(values(shape.member, name), min_size=least, max_size=max(3, least))
    if shape.type_name == "map":
        return st.just({})
    if shape.type_name == "boolean":
        return st.booleans()
    if shape.type_name in {"integer", "long"}:
        least, most = shape.metadata.get("min", -1), shape.metadata.get("max", 200)
        return st.integers(least, max(least, min(most, 200)))
    if shape.type_name in {"float", "double"}:
        return st.floats(-1, 200)
    return st.sampled_from([*(getattr(shape, "enum", None) or ()), "<b>điện</b>", "x"])


OPERATIONS = (
    "CreateService",
    "UpdateService",
    "DeleteService",
    "CreateTaskSet",
    "UpdateTaskSet",
)


def requests(operation: str) -> st.SearchStrategy[tuple[str, Any]]:
    shape = MODEL.operation_model(operation).input_shape
    few = {key: values(member, key) for key, member in shape.members.items()}
    required = {key: few.pop(key) for key in shape.required_members}
    if operation == "CreateService":
        required |= {key: few.pop(key) for key in ("taskDefinition", "desiredCount")}
        few |= {"fargate": st.just(None)}
    return st.tuples(
        st.just(operation),
        st.fixed_dictionaries(required, optional=few).flatmap(
            lambda full: st.sets(st.sampled_from(sorted(full)), max_size=3).map(
                lambda extra: {
                    key: value for key, value in full.items() if key in required or key in extra
                }
            )
        ),
    )


@settings(
    max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
@given(st.lists(st.one_of(*map(requests, OPERATIONS)), min_size=1, max_size=6))
def test_no_request_breaks_the_scheduler(asked: list[tuple[str, Any]]) -> None:
    world = World()
    world.register()
    world.register("api", mode="bridge")
    world.outside.targets.add(GROUP)
    world.add_instances(2)
    world.call("CreateService", **world.fargate(desiredCount=2))
    world.call("CreateService", **world.ec2(serviceName="api", taskDefinition="api"))
    external = {"serviceName": "own", "deploymentController": {"type": "EXTERNAL"}}
    world.call("CreateService", **external, desiredCount=2)
    for operation, request in asked:
        if request.pop("fargate", request) is None:
            request |= {"launchType": "FARGATE", "networkConfiguration": NETWORK}
        with contextlib.suppress(EcsError):
            world.call(operation, **request)
        world.advance(70)
        names = [arn.rpartition("/")[2] for arn in world.call("ListServices")["serviceArns"]]
        for name in names:
            world.service(name)
    world.ecs.snapshot()


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"launchType": "MANAGED_INSTANCES"}, "unknown-word"),
        ({"deploymentController": {"type": "CODE_DEPLOY"}}, "deployment-controller-not-carried"),
        (
            {"deploymentConfiguration": {"strategy": "BLUE_GREEN"}},
            "deployment-strategy-not-carried",
        ),
        ({"desiredCount": 5001}, "desired-count-over-quota"),
    ],
)
def test_what_the_lab_does_not_know_is_refused(changes: dict[str, Any], reason: str) -> None:
    world = World()
    world.register()
    assert world.refusal("CreateService", **world.fargate(**changes)).reason == reason
