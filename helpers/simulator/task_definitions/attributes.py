"""``requiresAttributes``: what a container instance has to be able to do for a definition.

Source: output of DescribeTaskDefinition as people paste it; the names are those of the ECS agent's
capabilities (amazon-ecs-agent, agent/app/agent_capability.go).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpers.simulator.task_definitions.rules.images import is_private_ecr

if TYPE_CHECKING:
    from collections.abc import Callable

    from helpers.simulator.task_definitions.rules import Draft

_AGENT = "com.amazonaws.ecs.capability."
_CAPABILITY = "ecs.capability."
_DOCKER = f"{_AGENT}docker-remote-api."


def _any(draft: Draft, test: Callable[[dict[str, Any]], object]) -> bool:
    return any(test(container) for container in draft.containers)


def required_attributes(draft: Draft) -> list[str]:
    """The names, in a fixed order."""
    request = draft.request
    drivers = {driver for _, driver, _ in draft.logging()}
    role = bool(request.get("executionRoleArn"))
    ecr = _any(draft, lambda c: is_private_ecr(c["image"]))
    secrets = [secret.get("valueFrom", "") for _, secret in draft.each("secrets")]
    env_files = _any(draft, lambda c: c.get("environmentFiles"))
    group_made = any("awslogs-create-group" in options for _, _, options in draft.logging())
    efs = any(each.get("efsVolumeConfiguration") for each in request.get("volumes", ()))
    init = _any(draft, lambda c: c.get("linuxParameters", {}).get("initProcessEnabled"))
    asm = any(":secretsmanager:" in source for source in secrets)
    wanted = {
        **{f"{_AGENT}logging-driver.{driver}": True for driver in sorted(drivers)},
        f"{_CAPABILITY}execution-role-awslogs": role and "awslogs" in drivers,
        f"{_AGENT}ecr-auth": ecr,
        f"{_DOCKER}1.19": bool(drivers) or ecr,
        f"{_DOCKER}1.21": _any(draft, lambda c: c.get("memoryReservation")),
        f"{_AGENT}privileged-container": _any(draft, lambda c: c.get("privileged")),
        f"{_AGENT}task-iam-role": bool(request.get("taskRoleArn")),
        f"{_CAPABILITY}container-health-check": _any(draft, lambda c: c.get("healthCheck")),
        f"{_DOCKER}1.24": _any(draft, lambda c: c.get("healthCheck")),
        f"{_CAPABILITY}container-ordering": _any(draft, lambda c: c.get("dependsOn")),
        f"{_CAPABILITY}secrets.asm.environment-variables": asm,
        f"{_CAPABILITY}secrets.ssm.environment-variables": bool(secrets)
        and not all(":secretsmanager:" in source for source in secrets),
        f"{_CAPABILITY}env-files.s3": env_files,
        f"{_DOCKER}1.28": env_files,
        f"{_CAPABILITY}efs": efs,
        f"{_CAPABILITY}efsAuth": efs,
        f"{_DOCKER}1.25": efs or init,
        f"{_CAPABILITY}extensible-ephemeral-storage": bool(request.get("ephemeralStorage")),
        f"{_CAPABILITY}execution-role-ecr-pull": role and ecr,
        f"{_CAPABILITY}pid-ipc-namespace-sharing": bool(
            request.get("pidMode") or request.get("ipcMode")
        ),
        f"{_CAPABILITY}task-cpu-mem-limit": draft.network_mode != "awsvpc"
        and bool(request.get("cpu") or request.get("memory")),
        f"{_DOCKER}1.18": True,
        f"{_CAPABILITY}task-eni": draft.network_mode == "awsvpc",
        f"{_DOCKER}1.29": group_made or env_files,
    }
    return [name for name, needed in wanted.items() if needed]
