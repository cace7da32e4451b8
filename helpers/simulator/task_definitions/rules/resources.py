"""CPU and memory: of the task, and of the containers inside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.simulator.task_definitions.rules.rule import Draft, Fields, Rule, when

if TYPE_CHECKING:
    from collections.abc import Iterator

SMALLEST_CONTAINER_MIB = 6
"""Docker 20.10 and newer (behaviour page 1.3)."""

EC2_CPU_UNITS = (128, 196_608)
"""Task CPU outside Fargate (behaviour page 1.3; older docs say 10240 at most)."""


def _cpu_unreadable(draft: Draft) -> bool:
    given = draft.request.get("cpu")
    if given is None:
        return False
    lowest, highest = EC2_CPU_UNITS
    return draft.cpu is None or not lowest <= draft.cpu <= highest


def _no_memory(draft: Draft) -> Iterator[Fields]:
    if draft.request.get("memory") is None:
        for container in draft.containers:
            if container.get("memory") is None and container.get("memoryReservation") is None:
                yield {"name": container["name"]}


def _over_task(draft: Draft) -> Iterator[Fields]:
    if draft.memory is not None:
        for container in draft.containers:
            if container.get("memory", 0) > draft.memory:
                yield {
                    "name": container["name"],
                    "memory": container["memory"],
                    "task": draft.memory,
                }


def _cpu_sum(draft: Draft) -> Iterator[Fields]:
    total = sum(c.get("cpu", 0) for c in draft.containers)
    return when(draft.cpu is not None and total > draft.cpu, sum=total, task=draft.cpu or 0)


TASK_RULES = (
    Rule(
        "task-cpu-invalid",
        "1.5 unparsable / out-of-range cpu",
        "Invalid 'cpu' setting for task.",
        lambda d: when(_cpu_unreadable(d), value=d.request.get("cpu", "")[:40]),
    ),
    Rule(
        "task-memory-invalid",
        "1.5 unparsable / out-of-range cpu",
        "Invalid 'memory' setting for task.",
        lambda d: when(
            d.request.get("memory") is not None and not d.memory,
            value=(d.request.get("memory") or "")[:40],
        ),
        sourced=False,
    ),
)
"""Whether the task's own CPU and memory can be read at all."""

RULES = (
    Rule(
        "no-memory",
        "1.5 no memory anywhere",
        "Invalid setting for container '{name}'. At least one of 'memory' or 'memoryReservation'"
        " must be specified.",
        _no_memory,
    ),
    Rule(
        "container-memory-small",
        "1.3 minimum container memory 6 MiB (Docker ≥20.10), 4 MiB before",
        "Invalid setting for container '{name}'. 'memory' must be at least 6.",
        lambda d: (
            {"name": c["name"]}
            for c in d.containers
            if c.get("memory") is not None and c["memory"] < SMALLEST_CONTAINER_MIB
        ),
        sourced=False,
    ),
    Rule(
        "container-reservation-small",
        "1.3 minimum container memory 6 MiB (Docker ≥20.10), 4 MiB before",
        "Invalid setting for container '{name}'. 'memoryReservation' must be at least 6.",
        lambda d: (
            {"name": c["name"]}
            for c in d.containers
            if c.get("memoryReservation") is not None
            and c["memoryReservation"] < SMALLEST_CONTAINER_MIB
        ),
        sourced=False,
    ),
    Rule(
        "container-cpu-negative",
        "API reference, ContainerDefinition.cpu",
        "Invalid 'cpu' setting for container '{name}'.",
        lambda d: ({"name": c["name"]} for c in d.containers if c.get("cpu", 0) < 0),
        sourced=False,
    ),
    Rule(
        "memory-below-reservation",
        "1.5 memory < reservation",
        "Invalid setting for container '{name}'. 'memory' must be greater than or equal to"
        " 'memoryReservation'",
        lambda d: (
            {"name": c["name"], "memory": c["memory"], "reservation": c["memoryReservation"]}
            for c in d.containers
            if c.get("memory") is not None and c.get("memoryReservation", 0) > c["memory"]
        ),
    ),
    Rule(
        "container-memory-over-task",
        "1.5 container memory > task",
        "The 'memory' setting for container '{name}' is greater than for the task",
        _over_task,
    ),
    Rule(
        "container-cpu-over-task",
        "1.5 Σ container cpu > task",
        "The sum of all container 'cpu' values cannot be greater than the value of the task 'cpu'.",
        _cpu_sum,
    ),
)
