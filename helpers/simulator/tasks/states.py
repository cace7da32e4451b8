"""The states of a task, in order: one table (behaviour page 2.1)."""

from __future__ import annotations

from enum import StrEnum


class TaskStatus(StrEnum):
    """``lastStatus``, in the order a task passes through it."""

    # Before launch. awsvpc tasks only: ECS creates and attaches the network interface.
    PROVISIONING = "PROVISIONING"
    # The agent works: image pull, secrets, log streams, containers created.
    PENDING = "PENDING"
    # Launched, but not yet in service: registration with several target groups, discovery.
    ACTIVATING = "ACTIVATING"
    # The containers run.
    RUNNING = "RUNNING"
    # Before the containers are stopped: targets are deregistered and drain.
    DEACTIVATING = "DEACTIVATING"
    # SIGTERM, and SIGKILL after the stop timeout. Skipped by a task that never ran.
    STOPPING = "STOPPING"
    # awsvpc tasks only: the interface is detached and deleted, its address comes back.
    DEPROVISIONING = "DEPROVISIONING"
    # The end. The task stays visible for an hour.
    STOPPED = "STOPPED"


PENDING_STATES = frozenset({TaskStatus.PROVISIONING, TaskStatus.PENDING, TaskStatus.ACTIVATING})
"""What ``pendingCount`` counts (PROVISIONING among them is unsourced, Appendix B 5)."""


class DesiredStatus(StrEnum):
    """``desiredStatus``: only ever one of two (behaviour page 2.1)."""

    RUNNING = "RUNNING"
    STOPPED = "STOPPED"


class ContainerStatus(StrEnum):
    """``containers[].lastStatus``: everything before RUNNING is reported as PENDING."""

    PENDING = "PENDING"
    RUNNING = "RUNNING"
    STOPPED = "STOPPED"


class Health(StrEnum):
    """``healthStatus`` of a container or a task."""

    HEALTHY = "HEALTHY"
    UNHEALTHY = "UNHEALTHY"
    UNKNOWN = "UNKNOWN"


class LaunchType(StrEnum):
    """Where a task runs."""

    EC2 = "EC2"
    FARGATE = "FARGATE"
    EXTERNAL = "EXTERNAL"
