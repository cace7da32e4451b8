"""Whatever is asked for, the answer is one of the API's, or a refusal."""

from __future__ import annotations

import random
import re
from collections import Counter
from datetime import datetime
from typing import Any

import pytest
from any_request import SERVICE, AnyRequest
from small_world import SUBNETS, World

from helpers.simulator import EcsError

PARTS = [
    "clusters",
    "instances",
    "attributes",
    "tasks",
    "task_protection",
    "execute_command",
    "account_settings",
    "capacity_providers",
    "tagging",
]
TYPES = {"string": str, "integer": int, "long": int, "boolean": bool, "timestamp": datetime}


def operations(world: World) -> dict[str, Any]:
    """Every operation of these parts, by its name."""
    found = {}
    for operation in SERVICE.operation_names:
        method = re.sub(r"(?<!^)(?=[A-Z])", "_", operation).lower()
        for part in PARTS:
            call = getattr(getattr(world.simulator, part), method, None)
            if call:
                found[operation] = call
    return found


def assert_fits(shape: Any, value: Any, path: str) -> None:
    """The value is what the model describes, to the last member."""
    kind = shape.type_name
    if kind == "structure":
        assert isinstance(value, dict), path
        for name, member in value.items():
            assert name in shape.members, f"{path}.{name}"
            assert_fits(shape.members[name], member, f"{path}.{name}")
    elif kind == "list":
        assert isinstance(value, list), path
        for member in value:
            assert_fits(shape.member, member, f"{path}[]")
    elif kind == "double":
        assert type(value) in {int, float}, path
    else:
        assert type(value) is TYPES[kind], f"{path}: {value!r}"


@pytest.mark.parametrize("seed", range(4))
def test_any_request_is_answered_or_refused(seed: int) -> None:
    world = World(seed=seed, providers=("FARGATE", "FARGATE_SPOT"))
    world.fargate()
    world.ec2()
    world.instance()
    cluster = world.simulator.context.clusters["default"]
    source = random.Random(seed)

    def names(member: str) -> list[str]:
        if member == "cluster":
            return ["default"]
        if member == "taskDefinition":
            return ["web", "job"]
        if member == "subnets":
            return list(SUBNETS)
        if "ask" in member:
            return list(cluster.tasks)
        if "nstance" in member:
            return list(cluster.instances)
        return []

    requests, calls = AnyRequest(source, names), operations(world)
    assert len(calls) > 30
    outcomes: Counter[str] = Counter()
    for _ in range(2500):
        operation = source.choice(sorted(calls))
        if operation == "DeleteCluster":
            continue
        request = requests.make(operation)
        try:
            answer = calls[operation](request)
        except EcsError as error:
            assert error.message
            outcomes["refused"] += 1
        else:
            assert_fits(SERVICE.operation_model(operation).output_shape, answer, operation)
            outcomes[operation] += 1
        if source.random() < 0.2:
            world.wait(source.choice([0.5, 5, 60]))
            world.simulator.snapshot()
        if source.random() < 0.02:
            world.instance()
    assert outcomes["RunTask"]
    assert outcomes["StopTask"]
    assert outcomes["DescribeTasks"]
    assert outcomes["refused"]
