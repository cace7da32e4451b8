"""The ways to give a task a place and a port: one table, and the requests that each one makes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from helpers.labs.task_definition.fields import WHOLE

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Way:
    """One way.

    Args:
        name: ends its message ids, ``placement-way-<name>`` and ``placement-client-<name>``.
        family: of its task definition; a public address is no matter of the definition, so both
            ways on Fargate share one.
        mode: networkMode.
        launch_type: of RunTask.
        fixed: does the definition name a host port?
        public: assignPublicIp.
    """

    name: str
    family: str
    mode: str
    launch_type: str
    fixed: bool = False
    public: bool = False


WAYS = (
    Way("bridge-fixed", "bench-bridge-fixed", "bridge", "EC2", fixed=True),
    Way("bridge-dynamic", "bench-bridge-dynamic", "bridge", "EC2"),
    Way("host", "bench-host", "host", "EC2"),
    Way("awsvpc", "bench-awsvpc", "awsvpc", "EC2"),
    Way("fargate-public", "bench-fargate", "awsvpc", "FARGATE", public=True),
    Way("fargate-private", "bench-fargate", "awsvpc", "FARGATE"),
)
"""In the order of the comparison."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What was typed of a task, as it was typed."""

    cpu: str
    memory: str
    container_port: str
    host_port: str

    def definition(self, way: Way) -> dict[str, Any]:
        """What RegisterTaskDefinition is asked for; numbers that are none stay as typed."""
        port = {"containerPort": WHOLE.read(self.container_port)}
        if way.fixed:
            port["hostPort"] = WHOLE.read(self.host_port)
        mapping = {name: value for name, value in port.items() if value is not None}
        size = {"cpu": self.cpu.strip(), "memory": self.memory.strip()}
        return {
            "family": way.family,
            "networkMode": way.mode,
            "requiresCompatibilities": [way.launch_type],
            **{name: value for name, value in size.items() if value},
            "containerDefinitions": [{"name": "web", "image": "nginx", "portMappings": [mapping]}],
        }

    def not_whole(self, way: Way) -> str:
        """The member that should be a whole number and is not; empty when all is well."""
        [container] = self.definition(way)["containerDefinitions"]
        [mapping] = container["portMappings"]
        return next((name for name, value in mapping.items() if not isinstance(value, int)), "")


def network(way: Way, subnets: Sequence[str], group: str) -> dict[str, Any]:
    """What RunTask gets besides: an awsvpc task needs to be told where its interface goes."""
    if way.mode != "awsvpc":
        return {}
    configuration: dict[str, Any] = {"subnets": list(subnets), "securityGroups": [group]}
    if way.launch_type == "FARGATE":
        configuration["assignPublicIp"] = "ENABLED" if way.public else "DISABLED"
    return {"networkConfiguration": {"awsvpcConfiguration": configuration}}
