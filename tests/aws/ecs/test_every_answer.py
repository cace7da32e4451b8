"""Whatever is asked, in whatever order and at whatever time: answers fit botocore's model."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest
import shape_strategies
from hypothesis import given, settings
from hypothesis import strategies as st
from shape_strategies import requests, spoilt

sys.path.append(str(Path(__file__).parent.parent))

from model_fit import fits_model

from helpers.aws.ecs import front
from helpers.aws.ecs.operations import OPERATIONS
from helpers.aws.ecs.shapes import service_model
from helpers.simulator import Simulator

CODES = {shape.name for shape in map(service_model().shape_for, service_model().shape_names)}
CODES |= {"SerializationException"}

FARGATE = {
    "requiresCompatibilities": ["FARGATE"],
    "networkMode": "awsvpc",
    "cpu": "256",
    "memory": "512",
}
CONTAINERS = [
    {
        "name": "app",
        "image": "nginx",
        "memory": 64,
        "portMappings": [{"containerPort": 80}],
        "healthCheck": {"command": ["CMD-SHELL", "exit 0"]},
    },
    {
        "name": "side",
        "image": "busybox",
        "memory": 32,
        "command": ["sleep", "30"],
        "essential": False,
    },
]


SUBNET = "subnet-public-a"


def beginning() -> list[tuple[str, dict[str, Any]]]:
    """What makes later requests meet something."""
    network = {"awsvpcConfiguration": {"subnets": [SUBNET], "assignPublicIp": "ENABLED"}}
    document = shape_strategies.NAMES["instanceIdentityDocument"]
    return [
        ("CreateCluster", {}),
        ("CreateCluster", {"clusterName": "lab", "capacityProviders": ["FARGATE", "FARGATE_SPOT"]}),
        ("RegisterTaskDefinition", {"family": "web", "containerDefinitions": CONTAINERS}),
        (
            "RegisterTaskDefinition",
            {"family": "worker", "containerDefinitions": CONTAINERS, **FARGATE},
        ),
        ("RegisterContainerInstance", {"instanceIdentityDocument": document[0]}),
        ("RegisterContainerInstance", {"instanceIdentityDocument": document[1]}),
        ("RunTask", {"taskDefinition": "web", "count": 2}),
        (
            "RunTask",
            {
                "cluster": "lab",
                "taskDefinition": "worker",
                "launchType": "FARGATE",
                "networkConfiguration": network,
                "count": 3,
            },
        ),
        ("CreateService", {"serviceName": "web", "taskDefinition": "web", "desiredCount": 2}),
        (
            "CreateService",
            {
                "cluster": "lab",
                "serviceName": "api",
                "taskDefinition": "worker",
                "desiredCount": 3,
                "networkConfiguration": network,
                "capacityProviderStrategy": [{"capacityProvider": "FARGATE_SPOT", "weight": 1}],
            },
        ),
    ]


def ask(simulator: Simulator, operation: str, request: Any) -> front.Answer:
    answer = front.called(simulator, operation, request)
    json.dumps(answer.body)
    if answer.refusal is None:
        assert fits_model(operation, answer.body) == []
        shape_strategies.remember(answer.body)
    else:
        assert answer.refusal.code in CODES
        assert answer.refusal.message
        assert answer.refusal.reason
    return answer


def world() -> Simulator:
    shape_strategies.SEEN.clear()
    simulator = Simulator(seed=7)
    network: Any = simulator.context.outside.network
    network.add_subnet(SUBNET, "10.0.0.0/24", "ap-southeast-1a")
    return simulator


def test_the_beginning_succeeds() -> None:
    simulator = world()
    for operation, request in beginning():
        assert ask(simulator, operation, request).refusal is None, operation
    simulator.clock.advance(120)
    described = ask(simulator, "DescribeClusters", {"clusters": ["default", "lab"]}).body
    assert [c["runningTasksCount"] for c in described["clusters"]] == [4, 6]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(data=st.data())
def test_every_answer_in_every_state_fits_the_model(data: st.DataObject) -> None:
    simulator = world()
    for operation, request in beginning():
        ask(simulator, operation, request)
    for _ in range(data.draw(st.integers(1, 15))):
        simulator.clock.advance(data.draw(st.sampled_from([0, 1, 10, 60, 600])))
        operation = data.draw(st.sampled_from(sorted(OPERATIONS)))
        ask(simulator, operation, data.draw(st.one_of(requests(operation), spoilt(operation))))


@pytest.mark.parametrize("operation", sorted(OPERATIONS))
@settings(max_examples=15, deadline=None, derandomize=True)
@given(data=st.data())
def test_every_operation_answers(operation: str, data: st.DataObject) -> None:
    simulator = world()
    for each, request in beginning():
        ask(simulator, each, request)
    simulator.clock.advance(60)
    ask(simulator, operation, data.draw(requests(operation)))
    ask(simulator, operation, data.draw(spoilt(operation)))


def test_the_answers_of_busy_states_fit_the_model() -> None:
    """Every read of everything, while tasks start, run, stop and services roll."""
    simulator = world()
    for operation, request in beginning():
        ask(simulator, operation, request)
    for step in range(40):
        simulator.clock.advance(5)
        if step == 15:
            ask(simulator, "UpdateService", {"service": "web", "forceNewDeployment": True})
            ask(simulator, "UpdateService", {"cluster": "lab", "service": "api", "desiredCount": 1})
        if step == 25:
            for service, cluster in (("web", "default"), ("api", "lab")):
                request = {"service": service, "cluster": cluster, "force": True}
                ask(simulator, "DeleteService", request)
        for cluster, service in (("default", "web"), ("lab", "api")):
            place = {"cluster": cluster}
            every = {"include": ["TAGS"]}
            ask(simulator, "DescribeServices", {**place, "services": [service], **every})
            ask(simulator, "ListServiceDeployments", {**place, "service": service})
            for desired in ("RUNNING", "STOPPED"):
                listed = ask(simulator, "ListTasks", {**place, "desiredStatus": desired})
                if arns := listed.body.get("taskArns"):
                    ask(simulator, "DescribeTasks", {**place, "tasks": arns, **every})
            listed = ask(simulator, "ListContainerInstances", place)
            if arns := listed.body["containerInstanceArns"]:
                ask(
                    simulator,
                    "DescribeContainerInstances",
                    {**place, "containerInstances": arns, **every},
                )
