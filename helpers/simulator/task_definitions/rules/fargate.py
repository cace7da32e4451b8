"""What Fargate asks for in addition, and what it does not offer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.simulator.task_definitions import fargate
from helpers.simulator.task_definitions.rules.images import is_private_ecr
from helpers.simulator.task_definitions.rules.rule import Draft, Fields, Rule, when

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

LOG_DRIVERS = ("awslogs", "splunk", "awsfirelens")
"""Behaviour page 1.1, log drivers Fargate."""

LONGEST_CHOICE = 7
"""How many sizes are named one by one before the middle is left out."""

EPHEMERAL_GIB = (21, 200)
STOP_TIMEOUT_SECONDS = (2, 120)


def on_fargate(broken: Callable[[Draft], bool]) -> Callable[[Draft], Iterator[Fields]]:
    """One violation if the definition has to satisfy Fargate and ``broken`` says so."""
    return lambda d: when(d.fargate and broken(d))


def _containers(broken: Callable[[dict[str, object]], bool]) -> Callable[[Draft], Iterator[Fields]]:
    return lambda d: ({"name": str(c["name"])} for c in d.containers if d.fargate and broken(c))


def _no_such_size(draft: Draft) -> Iterator[Fields]:
    cpu, memory = draft.cpu or 0, draft.memory or 0
    if draft.fargate and not fargate.exists(cpu, memory, windows=draft.windows):
        memories = fargate.memories(cpu, windows=draft.windows)
        cpus = [units for units in fargate.SIZES if fargate.memories(units, windows=draft.windows)]
        yield {
            "cpu": cpu,
            "memory": memory,
            "wrong": "memory" if memories else "cpu",
            "choices": _shortened(memories or cpus),
        }


def _shortened(sizes: Sequence[int]) -> str:
    shown = [str(size) for size in sizes]
    return ", ".join(shown if len(shown) <= LONGEST_CHOICE else [*shown[:2], "…", shown[-1]])


def _linux(container: dict[str, object]) -> dict[str, object]:
    parameters = container.get("linuxParameters")
    return parameters if isinstance(parameters, dict) else {}


def _volumes(member: str) -> Callable[[Draft], Iterator[Fields]]:
    def broken(draft: Draft) -> Iterator[Fields]:
        for volume in draft.request.get("volumes") or ():
            value = volume.get(member)
            if member == "host":
                value = (value or {}).get("sourcePath")
            if draft.fargate and value:
                yield {"name": volume.get("name", "")}

    return broken


def _capabilities(draft: Draft) -> Iterator[Fields]:
    for container in draft.containers:
        added = (container.get("linuxParameters") or {}).get("capabilities") or {}
        for capability in added.get("add") or ():
            if draft.fargate and capability != "SYS_PTRACE":
                yield {"name": container["name"], "capability": capability[:40]}


def _not_supported(member: str, broken: Callable[[Draft], Iterator[Fields]], row: str) -> Rule:
    return Rule(
        f"fargate-{member.lower()}",
        row,
        f"Fargate compatible task definitions do not support {member}",
        broken,
    )


def _ephemeral(draft: Draft) -> int | None:
    size: int | None = (draft.request.get("ephemeralStorage") or {}).get("sizeInGiB")
    return size


_ROW = "1.5 FARGATE host path / docker volume / devices / sharedMemorySize /"

TASK_RULES = (
    Rule(
        "fargate-network-mode",
        "1.5 FARGATE, networkMode not awsvpc or omitted",
        "Fargate only supports network mode ‘awsvpc’.",
        on_fargate(lambda d: d.network_mode != "awsvpc"),
    ),
    Rule(
        "fargate-cpu-missing",
        "1.5 FARGATE, no task cpu (checked before memory)",
        "Fargate requires that 'cpu' be defined at the task level.",
        on_fargate(lambda d: d.request.get("cpu") is None),
    ),
    Rule(
        "fargate-memory-missing",
        "1.5 FARGATE, no task memory",
        "Fargate requires that 'memory' be defined at the task level.",
        on_fargate(lambda d: d.request.get("memory") is None),
    ),
    Rule(
        "fargate-size",
        "1.5 bad pair",
        "No Fargate configuration exists for given values: {cpu} CPU, {memory} memory. See the"
        " Amazon ECS documentation for the valid values.",
        _no_such_size,
    ),
)
"""Fargate on the task as a whole: mode, CPU before memory, and the pair."""

RULES = (
    Rule(
        "fargate-ecr-execution-role",
        "1.5 FARGATE + private ECR image, no execution role",
        "Fargate requires task definition to have execution role ARN to support ECR images.",
        on_fargate(
            lambda d: (
                not d.request.get("executionRoleArn")
                and any(is_private_ecr(c["image"]) for c in d.containers)
            )
        ),
    ),
    Rule(
        "fargate-log-driver",
        "1.5 FARGATE + other driver",
        "{driver} is not a valid log driver. Must be one of [awslogs,splunk,awsfirelens]",
        lambda d: (
            {"name": c["name"], "driver": driver}
            for c, driver, _ in d.logging()
            if d.fargate and driver not in LOG_DRIVERS
        ),
    ),
    Rule(
        "fargate-awslogs-execution-role",
        "1.5 FARGATE + awslogs, no execution role",
        "Fargate requires task definition to have execution role ARN to support log driver"
        " awslogs.",
        on_fargate(
            lambda d: (
                not d.request.get("executionRoleArn")
                and any(driver == "awslogs" for _, driver, _ in d.logging())
            )
        ),
    ),
    Rule(
        "fargate-awslogs-prefix",
        "1.5 FARGATE + awslogs, no prefix",
        "Fargate requires log configuration options to include awslogs-stream-prefix to support log"
        " driver awslogs.",
        lambda d: (
            {"name": c["name"]}
            for c, driver, options in d.logging()
            if d.fargate and driver == "awslogs" and not options.get("awslogs-stream-prefix")
        ),
    ),
    Rule(
        "fargate-privileged",
        "1.5 FARGATE privileged",
        "Fargate requires that the ‘privileged’ setting be ‘false’ at the container level.",
        _containers(lambda c: bool(c.get("privileged"))),
    ),
    _not_supported("sourcePath", _volumes("host"), _ROW),
    _not_supported("dockerVolumeConfiguration", _volumes("dockerVolumeConfiguration"), _ROW),
    _not_supported("devices", _containers(lambda c: bool(_linux(c).get("devices"))), _ROW),
    _not_supported(
        "sharedMemorySize",
        _containers(lambda c: _linux(c).get("sharedMemorySize") is not None),
        _ROW,
    ),
    _not_supported(
        "dockerSecurityOptions",
        _containers(lambda c: bool(c.get("dockerSecurityOptions"))),
        "PF:pf-ecs-fargate-docker-security-options",
    ),
    Rule(
        "fargate-capability",
        "PF:pf-ecs-fargate-capabilities-add",
        "{capability} is not allowed on Fargate.",
        _capabilities,
    ),
    _not_supported("maxSwap", _containers(lambda c: _linux(c).get("maxSwap") is not None), _ROW),
    _not_supported(
        "constraints", on_fargate(lambda d: bool(d.request.get("placementConstraints"))), _ROW
    ),
    Rule(
        "fargate-ipc-mode",
        "1.5 FARGATE ipcMode",
        "Tasks using the Fargate launch type do not support ipcMode.",
        on_fargate(lambda d: bool(d.request.get("ipcMode"))),
    ),
    Rule(
        "fargate-pid-mode",
        "1.5 FARGATE pidMode host",
        "Tasks using the Fargate launch type do not support pidMode 'host'. The supported value for"
        " pidMode is 'task'.",
        on_fargate(lambda d: d.request.get("pidMode") not in (None, "task")),
    ),
    Rule(
        "fargate-gpu",
        "1.1 privileged, ipcMode, host sourcePath, dockerVolume, devices,",
        "Tasks using the Fargate launch type do not support GPU resource requirements.",
        _containers(
            lambda c: any(
                r.get("type") == "GPU"
                for r in c.get("resourceRequirements") or ()  # type: ignore[attr-defined]
            )
        ),
    ),
    Rule(
        "fargate-stop-timeout",
        "1.1 stopTimeout on Fargate",
        "Invalid 'stopTimeout' setting for container '{name}'. The value must be between 2 and 120"
        " seconds on Fargate.",
        lambda d: (
            {"name": c["name"]}
            for c in d.containers
            if d.fargate
            and c.get("stopTimeout") is not None
            and not STOP_TIMEOUT_SECONDS[0] <= c["stopTimeout"] <= STOP_TIMEOUT_SECONDS[1]
        ),
        sourced=False,
    ),
    Rule(
        "ephemeral-storage-ec2",
        "PF:pf-ecs-fargate-ephemeral-storage-ec2",
        "Tasks using the EC2 launch type do not support EphemeralStorage.",
        lambda d: when(
            _ephemeral(d) is not None
            and not d.fargate
            and "EC2" in (d.request.get("requiresCompatibilities") or ())
        ),
    ),
    Rule(
        "ephemeral-storage-small",
        "1.5 ephemeralStorage 20 / 201",
        "EphemeralStorage size should be at least 21",
        lambda d: when((s := _ephemeral(d)) is not None and s < EPHEMERAL_GIB[0], size=s or 0),
    ),
    Rule(
        "ephemeral-storage-large",
        "1.5 ephemeralStorage 20 / 201",
        "EphemeralStorage size should be at most 200",
        lambda d: when((s := _ephemeral(d)) is not None and s > EPHEMERAL_GIB[1], size=s or 0),
    ),
)
