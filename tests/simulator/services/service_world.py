"""A small ECS for tests of services: every request and every answer is held to the API's model."""

from __future__ import annotations

import gzip
import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any

import botocore
from botocore.model import ServiceModel
from botocore.validate import validate_parameters

from helpers.simulator import EcsError, Simulator

__all__ = ["EcsError", "World", "text"]

_MODEL = Path(botocore.__file__).parent / "data/ecs/2014-11-13/service-2.json.gz"
MODEL = ServiceModel(json.loads(gzip.decompress(_MODEL.read_bytes())), "ecs")

PYTHON_TYPES = {
    "string": str,
    "boolean": bool,
    "integer": int,
    "long": int,
    "double": float,
    "float": float,
    "timestamp": datetime,
}


def check_shape(value: Any, shape: Any, path: str) -> None:
    """No unknown key, no wrong type, no None."""
    if shape.type_name == "structure":
        assert isinstance(value, dict), path
        unknown = value.keys() - shape.members.keys()
        assert not unknown, f"{path}: {unknown}"
        for key, member in value.items():
            check_shape(member, shape.members[key], f"{path}.{key}")
    elif shape.type_name == "list":
        assert isinstance(value, list), f"{path}: {value!r}"
        for member in value:
            check_shape(member, shape.member, path)
    elif shape.type_name == "map":
        assert isinstance(value, dict), path
    else:
        assert type(value) is PYTHON_TYPES[shape.type_name], f"{path}: {value!r}"


class World:
    """One simulator with a cluster named ``lab``."""

    def __init__(self, seed: int = 0) -> None:
        self.ecs = Simulator(seed=seed)
        self.outside: Any = self.ecs.context.outside
        self.clock = self.ecs.clock
        self.ecs.clusters.create_cluster(
            {"clusterName": "lab", "capacityProviders": ["FARGATE", "FARGATE_SPOT"]}
        )
        self._instances = 0

    # --- the API

    def call(self, operation: str, **request: Any) -> Any:
        """Call an operation of the API by its name."""
        shapes = MODEL.operation_model(operation)
        if "cluster" in shapes.input_shape.members:
            request.setdefault("cluster", "lab")
        validate_parameters(request, shapes.input_shape)
        name = re.sub(r"(?<=.)(?=[A-Z])", "_", operation).lower()
        parts = (
            self.ecs.services,
            self.ecs.services.history,
            self.ecs.services.task_sets,
            self.ecs.tasks,
            self.ecs.clusters,
            self.ecs.instances,
            self.ecs.tagging,
            self.ecs.task_protection,
        )
        part = next(each for each in parts if hasattr(each, name))
        answer = getattr(part, name)(request)
        check_shape(answer, shapes.output_shape, operation)
        return answer

    def refusal(self, operation: str, **request: Any) -> EcsError:
        """The refusal of a call that must be refused."""
        try:
            answer = self.call(operation, **request)
        except EcsError as error:
            return error
        raise AssertionError(f"{operation} was not refused: {answer}")

    # --- what services are made of

    def register(self, family: str = "web", image: str = "nginx:1", **changes: Any) -> str:
        """Register a Fargate definition, or a bridge one with ``mode="bridge"``; its ARN."""
        mode = changes.pop("mode", "awsvpc")
        container = {
            "name": "app",
            "image": image,
            "memory": 128,
            "portMappings": [{"containerPort": 80}],
            **changes.pop("container", {}),
        }
        document = {"family": family, "networkMode": mode, "containerDefinitions": [container]}
        if mode == "awsvpc":
            document |= {"requiresCompatibilities": ["FARGATE"], "cpu": "256", "memory": "512"}
        return self.ecs.task_definitions.register({**document, **changes}).arn

    @property
    def network(self) -> dict[str, Any]:
        """All three public subnets, with public addresses."""
        subnets = list(self.outside.network.subnets)
        return {"awsvpcConfiguration": {"subnets": subnets, "assignPublicIp": "ENABLED"}}

    def fargate(self, **changes: Any) -> dict[str, Any]:
        """The parameters of CreateService for a Fargate service of ``web``."""
        return {
            "serviceName": "web",
            "taskDefinition": "web",
            "desiredCount": 1,
            "launchType": "FARGATE",
            "networkConfiguration": self.network,
            **changes,
        }

    def ec2(self, **changes: Any) -> dict[str, Any]:
        """The parameters of CreateService for an EC2 service of ``web``."""
        return {"serviceName": "web", "taskDefinition": "web", "desiredCount": 1, **changes}

    def add_instances(self, count: int = 1, zone: str = "a", type_name: str = "t3.medium") -> Any:
        """Container instances in one zone; the last one."""
        for _ in range(count):
            self._instances += 1
            instance = self.ecs.instances.join(
                "lab",
                ec2_instance_id=f"i-{self._instances:017x}",
                type_name=type_name,
                availability_zone=f"ap-southeast-1{zone}",
                private_ip=f"10.0.0.{self._instances}",
            )
        return instance

    # --- what came of it

    def advance(self, seconds: float) -> None:
        """Let lab time pass."""
        self.clock.advance(seconds)

    def service(self, name: str = "web") -> Any:
        """The service as DescribeServices shows it."""
        return self.call("DescribeServices", services=[name])["services"][0]

    def kept(self, name: str = "web") -> Any:
        """The service as the simulator keeps it."""
        return self.ecs.context.clusters["lab"].services[name]

    def messages(self, name: str = "web") -> list[str]:
        """What the service said, oldest first."""
        return [each["message"] for each in reversed(self.service(name)["events"])]

    def tasks(self, name: str = "web", status: str = "RUNNING") -> list[Any]:
        """The tasks of the service, oldest first, as DescribeTasks shows them."""
        arns: list[str] = []
        token: dict[str, str] = {}
        while True:
            page = self.call("ListTasks", serviceName=name, desiredStatus=status, **token)
            arns += page["taskArns"]
            if "nextToken" not in page:
                break
            token = {"nextToken": page["nextToken"]}
        found: list[Any] = []
        for start in range(0, len(arns), 100):
            found += self.call("DescribeTasks", tasks=arns[start : start + 100])["tasks"]
        return found

    def until(self, done: Any, seconds: float = 1800, step: float = 1.0) -> float:
        """Advance second by second until ``done()``; how long it took."""
        began = self.clock.now
        while not done():
            assert self.clock.now - began < seconds, "it never came"
            self.advance(step)
        return self.clock.now - began

    def steady(self, name: str = "web") -> float:
        """Advance until the service is in a steady state."""
        return self.until(lambda: self.kept(name).steady_since is not None)


def text(message: str) -> str:
    """A message with its ids taken out: tasks T, deployments D."""
    message = re.sub(r"\(task [0-9a-f]{32}\)", "(task T)", message)
    return re.sub(r"ecs-svc/\d{19}", "D", message)
