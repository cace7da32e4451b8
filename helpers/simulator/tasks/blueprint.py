"""A registered task definition, read once into what launching a task needs.

``containers`` are in start order: every container comes after the ones it depends on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from helpers.simulator.tasks.images import ImageName

if TYPE_CHECKING:
    from collections.abc import Mapping

    from helpers.simulator.task_definitions import TaskDefinition


@dataclass(frozen=True, slots=True)
class PortMapping:
    """One port mapping; ``host_port`` 0 means "any free one" in bridge mode."""

    container_port: int
    host_port: int
    protocol: str


@dataclass(frozen=True, slots=True)
class HealthCheck:
    """A container health check, in seconds (1.1)."""

    command: tuple[str, ...]
    interval: float
    timeout: float
    retries: int
    start_period: float


@dataclass(frozen=True, slots=True)
class RestartPolicy:
    """Restart in place (2.7)."""

    ignored_exit_codes: frozenset[int]
    attempt_period: float


@dataclass(frozen=True, slots=True)
class Logging:
    """A log configuration; ``options`` as in the task definition."""

    driver: str
    options: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ContainerPlan:
    """One container of the task definition."""

    name: str
    image: str
    image_name: ImageName
    cpu: int
    memory: int | None
    reservation: int | None
    essential: bool
    ports: tuple[PortMapping, ...]
    command: tuple[str, ...]
    entry_point: tuple[str, ...]
    environment: tuple[tuple[str, str], ...]
    environment_files: tuple[str, ...]
    """ARNs of objects in S3."""
    secrets: tuple[tuple[str, str], ...]
    registry_credentials: str | None
    logging: Logging | None
    depends_on: tuple[tuple[str, str], ...]
    needed: bool
    """Does another container depend on it?"""
    start_timeout: float | None
    stop_timeout: float | None
    health_check: HealthCheck | None
    restart: RestartPolicy | None
    gpu: bool = False
    """Does it ask for GPUs of its instance?"""


@dataclass(frozen=True, slots=True)
class Blueprint:
    """A task definition as the launcher reads it. ``cpu`` in units, ``memory`` in MiB."""

    definition: TaskDefinition
    arn: str
    family: str
    network_mode: str
    cpu: int | None
    memory: int | None
    containers: tuple[ContainerPlan, ...]
    execution_role: str | None
    task_role: str | None
    constraints: tuple[Mapping[str, Any], ...]
    compatibilities: frozenset[str]
    ephemeral_storage: int | None
    platform_family: str
    required_attributes: frozenset[str]
    """``requiresAttributes``: placement looks for them on instances (ATTRIBUTE, page 3)."""

    @property
    def tags(self) -> list[dict[str, str]]:
        """The tags that the definition has now, as the API's pairs: they can change."""
        return [{"key": key, "value": value} for key, value in self.definition.tags.items()]

    @property
    def awsvpc(self) -> bool:
        """Does each task get its own network interface?"""
        return self.network_mode == "awsvpc"

    @property
    def demanded_cpu(self) -> int:
        """CPU units that placement subtracts: of the task, else the sum of its containers."""
        return self.cpu or sum(container.cpu for container in self.containers)

    @property
    def demanded_memory(self) -> int:
        """MiB that placement subtracts: of the task, else soft limits, else hard ones (1.3)."""
        if self.memory:
            return self.memory
        return sum(each.reservation or each.memory or 0 for each in self.containers)


def read(definition: TaskDefinition) -> Blueprint:
    """Read a registered definition (its defaults are filled in)."""
    document = definition.document
    mode = document.get("networkMode", "bridge")
    written = document["containerDefinitions"]
    needed = {other["containerName"] for each in written for other in each.get("dependsOn", ())}
    containers = [_container(each, mode, needed=each["name"] in needed) for each in written]
    system = document.get("runtimePlatform", {}).get("operatingSystemFamily", "LINUX")
    return Blueprint(
        definition=definition,
        arn=definition.arn,
        family=definition.family,
        network_mode=mode,
        cpu=_number(document.get("cpu")),
        memory=_number(document.get("memory")),
        containers=_start_order(containers),
        execution_role=document.get("executionRoleArn"),
        task_role=document.get("taskRoleArn"),
        constraints=tuple(document.get("placementConstraints", ())),
        compatibilities=frozenset(document.get("compatibilities", ())),
        ephemeral_storage=document.get("ephemeralStorage", {}).get("sizeInGiB"),
        platform_family="Linux" if system == "LINUX" else system,
        required_attributes=frozenset(
            each["name"] for each in document.get("requiresAttributes", ())
        ),
    )


def _number(value: Any) -> int | None:
    return int(value) if value not in (None, "") else None


def _container(document: Mapping[str, Any], mode: str, *, needed: bool) -> ContainerPlan:
    check = document.get("healthCheck")
    restart = document.get("restartPolicy")
    logging = document.get("logConfiguration")
    return ContainerPlan(
        name=document["name"],
        image=document["image"],
        image_name=ImageName.read(document["image"]),
        cpu=document.get("cpu", 0),
        memory=document.get("memory"),
        reservation=document.get("memoryReservation"),
        essential=document.get("essential", True),
        ports=tuple(
            _port(each, mode)
            for each in document.get("portMappings", ())
            if "containerPort" in each
        ),
        command=tuple(document.get("command", ())),
        entry_point=tuple(document.get("entryPoint", ())),
        environment=tuple(
            (each["name"], each.get("value", ""))
            for each in document.get("environment", ())
            if "name" in each
        ),
        environment_files=tuple(each["value"] for each in document.get("environmentFiles", ())),
        secrets=tuple((each["name"], each["valueFrom"]) for each in document.get("secrets", ())),
        registry_credentials=document.get("repositoryCredentials", {}).get("credentialsParameter"),
        logging=Logging(logging["logDriver"], logging.get("options", {})) if logging else None,
        depends_on=tuple(
            (each["containerName"], each["condition"]) for each in document.get("dependsOn", ())
        ),
        needed=needed,
        start_timeout=document.get("startTimeout"),
        stop_timeout=document.get("stopTimeout"),
        health_check=HealthCheck(
            command=tuple(check["command"]),
            interval=check.get("interval", 30),
            timeout=check.get("timeout", 5),
            retries=check.get("retries", 3),
            start_period=check.get("startPeriod") or 0,
        )
        if check
        else None,
        gpu=any(each["type"] == "GPU" for each in document.get("resourceRequirements", ())),
        restart=RestartPolicy(
            frozenset(restart.get("ignoredExitCodes", ())), restart.get("restartAttemptPeriod", 300)
        )
        if restart and restart.get("enabled")
        else None,
    )


def _port(document: Mapping[str, Any], mode: str) -> PortMapping:
    container_port = document["containerPort"]
    host_port = document.get("hostPort", 0)
    if mode in {"awsvpc", "host"}:
        host_port = container_port
    return PortMapping(container_port, host_port, document.get("protocol", "tcp"))


def _start_order(containers: list[ContainerPlan]) -> tuple[ContainerPlan, ...]:
    """Dependencies first; otherwise as written. Registration has refused cycles."""
    ordered: dict[str, ContainerPlan] = {}
    waiting = list(containers)
    while waiting:
        ready = [
            each for each in waiting if all(name in ordered for name, _ in each.depends_on)
        ] or waiting[:1]
        for each in ready:
            ordered[each.name] = each
        waiting = [each for each in waiting if each.name not in ordered]
    return tuple(ordered.values())
