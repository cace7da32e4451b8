"""``requiresAttributes``: what a container instance has to be able to do for a definition.

Source: output of DescribeTaskDefinition as people paste it; the names are those of the ECS agent's
capabilities (amazon-ecs-agent, agent/app/agent_capability.go).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpers.simulator.task_definitions.attribute_order import in_hash_order
from helpers.simulator.task_definitions.rules.images import is_private_ecr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from helpers.simulator.task_definitions.rules import Draft

_AGENT = "com.amazonaws.ecs.capability."
_CAPABILITY = "ecs.capability."
_DOCKER = f"{_AGENT}docker-remote-api."
_BUFFERING = frozenset({"mode", "max-buffer-size"})
"""Options of a log driver that came with Docker's API 1.28."""


def _any(draft: Draft, test: Callable[[dict[str, Any]], object]) -> bool:
    return any(test(container) for container in draft.containers)


def required_attributes(draft: Draft) -> list[str]:
    """The names, in ECS's order."""
    wanted = {**_of_containers(draft), **_of_task(draft)}
    return in_hash_order(name for name, needed in wanted.items() if needed)


def _of_containers(draft: Draft) -> dict[str, object]:
    """What follows from what containers say."""
    drivers = {driver for _, driver, _ in draft.logging()}
    role = draft.request.get("executionRoleArn")
    ecr = _any(draft, lambda c: is_private_ecr(c["image"]))
    checks = [c["healthCheck"] for c in draft.containers if c.get("healthCheck")]
    env_files = _any(draft, lambda c: c.get("environmentFiles"))
    options = {option for _, _, options in draft.logging() for option in options}
    ordered = _any(draft, lambda c: c.get("dependsOn"))
    return {
        **{f"{_AGENT}logging-driver.{driver}": True for driver in sorted(drivers)},
        f"{_DOCKER}1.24": any("startPeriod" not in check for check in checks),
        f"{_CAPABILITY}execution-role-awslogs": role and "awslogs" in drivers,
        f"{_AGENT}ecr-auth": ecr,
        f"{_DOCKER}1.19": bool(drivers) or ecr,
        f"{_DOCKER}1.17": _any(draft, lambda c: c.get("user")),
        f"{_DOCKER}1.21": _any(draft, lambda c: c.get("memoryReservation")),
        f"{_AGENT}privileged-container": _any(draft, lambda c: c.get("privileged")),
        f"{_CAPABILITY}private-registry-authentication.secretsmanager": _any(
            draft, lambda c: c.get("repositoryCredentials")
        ),
        f"{_CAPABILITY}container-health-check": checks,
        f"{_CAPABILITY}container-ordering": ordered,
        **_secrets(draft.each("secrets"), "environment-variables"),
        **_secrets(_secret_options(draft), "bootstrap.log-driver"),
        **{f"{_CAPABILITY}firelens.{name}": True for name in _firelens(draft)},
        f"{_CAPABILITY}env-files.s3": env_files,
        f"{_DOCKER}1.28": env_files or options & _BUFFERING,
        f"{_CAPABILITY}execution-role-ecr-pull": role and ecr,
        f"{_DOCKER}1.18": draft.network_mode == "awsvpc" or _any(draft, lambda c: c.get("ulimits")),
        f"{_CAPABILITY}task-eni": draft.network_mode == "awsvpc",
        f"{_DOCKER}1.29": env_files
        or "awslogs-create-group" in options
        or any("startPeriod" in check for check in checks),
    }


def _of_task(draft: Draft) -> dict[str, object]:
    """What follows from the rest of the definition."""
    request = draft.request
    efs = any(each.get("efsVolumeConfiguration") for each in request.get("volumes", ()))
    init = _any(draft, lambda c: c.get("linuxParameters", {}).get("initProcessEnabled"))
    return {
        f"{_AGENT}task-iam-role": request.get("taskRoleArn"),
        f"{_CAPABILITY}aws-appmesh": request.get("proxyConfiguration"),
        f"{_CAPABILITY}efs": efs,
        f"{_CAPABILITY}efsAuth": efs,
        f"{_DOCKER}1.25": efs or init,
        f"{_CAPABILITY}extensible-ephemeral-storage": request.get("ephemeralStorage"),
        f"{_CAPABILITY}pid-ipc-namespace-sharing": request.get("pidMode") or request.get("ipcMode"),
    }


def _secrets(found: Iterable[tuple[Any, dict[str, Any]]], use: str) -> dict[str, object]:
    sources = [secret.get("valueFrom", "") for _, secret in found]
    asm = [":secretsmanager:" in source for source in sources]
    return {
        f"{_CAPABILITY}secrets.asm.{use}": any(asm),
        f"{_CAPABILITY}secrets.ssm.{use}": not all(asm),
    }


def _secret_options(draft: Draft) -> Iterator[tuple[Any, dict[str, Any]]]:
    for container in draft.containers:
        for secret in (container.get("logConfiguration") or {}).get("secretOptions") or ():
            yield container, secret


def _firelens(draft: Draft) -> Iterator[str]:
    """The router's kind, and from where it takes a configuration of one's own."""
    for container in draft.containers:
        if router := container.get("firelensConfiguration"):
            yield router["type"]
            if source := (router.get("options") or {}).get("config-file-type"):
                yield f"options.config.{source}"
