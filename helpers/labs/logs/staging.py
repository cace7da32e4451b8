"""Makes a case happen, with calls that anybody could have made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpers.labs.logs.cases import PROGRAMS
from helpers.labs.logs.prepared import CLUSTER, prepare
from helpers.labs.roles.app import App
from helpers.simulator import REGION

if TYPE_CHECKING:
    from helpers.lab import Lab
    from helpers.labs.logs.cases import Case
    from helpers.labs.logs.prepared import World
    from helpers.labs.roles.calls import Calls

CONTAINER = "app"
PREFIX = "ecs"
NAMED = "case-"


class Staging:
    """Puts one case after the other on the desk, each as a service of its own.

    Args:
        lab: where they happen.
        call: makes the calls.

    Attributes:
        service: the name of the service of the present case; empty before the first one.
    """

    def __init__(self, lab: Lab, call: Calls) -> None:
        self._lab = lab
        self._call = call
        self._world: World = prepare(lab, call)
        self.service = ""
        for image, program in PROGRAMS.items():
            lab.program(image, App(program.source), answers={"/": 200}, memory=program.memory)

    def put(self, case: Case) -> None:
        """Make a case happen, and let lab time pass until it shows.

        Raises:
            RefusedError: a cell has taken away something that it needs.
        """
        if self.service:
            last, self.service = self.service, ""
            self._call("ecs", "DeleteService", cluster=CLUSTER, service=last, force=True)
        name = f"{NAMED}{self._number()}"
        self._call.begin()
        self._call("ecs", "RegisterTaskDefinition", **self._definition(case, name))
        self._call("ecs", "CreateService", **self._service(case, name))
        self.service = name
        self._lab.advance(case.seconds)

    def prepare_again(self) -> None:
        """Make what has been taken away; called after a refusal."""
        self._world = prepare(self._lab, self._call)

    def _number(self) -> int:
        """The next number that no case of this lab has had."""
        found = self._call("ecs", "ListTaskDefinitionFamilies", familyPrefix=NAMED)
        return 1 + max((_number(family) for family in found["families"]), default=0)

    def _definition(self, case: Case, family: str) -> dict[str, Any]:
        options = {
            "awslogs-group": case.group,
            "awslogs-region": REGION,
            "awslogs-stream-prefix": PREFIX,
        }
        container: dict[str, Any] = {
            "name": CONTAINER,
            "image": case.image,
            "portMappings": [{"containerPort": 80}],
            "logConfiguration": {"logDriver": "awslogs", "options": options},
            **case.container,
        }
        if case.id == "secret":
            container["secrets"] = [{"name": "PASSWORD", "valueFrom": self._world.secret}]
        definition: dict[str, Any] = {
            "family": family,
            "executionRoleArn": self._world.role,
            "containerDefinitions": [container],
        }
        if case.place == "instance":
            return definition
        size = {"networkMode": "awsvpc", "cpu": "256", "memory": "512"}
        return {**definition, "requiresCompatibilities": ["FARGATE"], **size}

    def _service(self, case: Case, name: str) -> dict[str, Any]:
        service: dict[str, Any] = {
            "cluster": CLUSTER,
            "serviceName": name,
            "taskDefinition": name,
            "desiredCount": 1,
        }
        if case.place == "instance":
            return {**service, "launchType": "EC2"}
        if case.balanced:
            service["loadBalancers"] = [
                {
                    "targetGroupArn": self._world.target_group,
                    "containerName": CONTAINER,
                    "containerPort": 80,
                }
            ]
        vpc = self._lab.vpc
        network = {
            "subnets": [self._world.full] if case.place == "full" else vpc.public_subnets,
            "securityGroups": [vpc.security_group],
            "assignPublicIp": "ENABLED" if case.place == "public" else "DISABLED",
        }
        place = {"awsvpcConfiguration": network}
        return {**service, "launchType": "FARGATE", "networkConfiguration": place}


def _number(family: str) -> int:
    digits = family.removeprefix(NAMED)
    return int(digits) if digits.isascii() and digits.isdigit() else 0
