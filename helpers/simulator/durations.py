"""How long everything takes, in lab seconds: the one table of times.

Measured where behaviour page 2.2, 4.4 and 4.5 have a measured time line, plausible elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Durations:
    """Lab seconds. Replace single entries to make a lab faster or slower."""

    # --- a task comes up; offsets from a measured Fargate start (2.2)
    interface_created: float = 1.5
    """PROVISIONING until the network interface exists and its address is taken."""
    interface_attached: float = 3.4
    """From there until it is attached and the agent is connected (+4.9 s on Fargate)."""
    fargate_host: float = 8.0
    """PENDING on Fargate until the image pull begins (+12.9 s after creation)."""
    agent: float = 1.0
    """PENDING on EC2 until the agent has fetched the task and begins to pull."""
    containers: float = 2.1
    """Create and start the containers after the pull (+19.5 s on Fargate)."""
    activation: float = 5.0
    """ACTIVATING: register with several target groups or service discovery."""
    registry_timeout: float = 60.0
    """Until a pull or secret without a way out gives up (retries included; plausible)."""
    image_missing: float = 15.0
    """Until a pull of a missing image gives up (plausible)."""

    # --- a task goes down
    sigterm_answer: float = 1.0
    """A well-behaved program ends this long after SIGTERM."""
    stop_timeout: float = 30.0
    """Default time between SIGTERM and SIGKILL (2.6)."""
    fargate_deprovision: float = 23.0
    """DEPROVISIONING on Fargate (2.2: 23 s after the containers ended)."""
    interface_release: float = 5.0
    """DEPROVISIONING of an awsvpc task on EC2."""
    clean_up: float = 0.5
    """From the end of the containers to STOPPED when there is no interface."""
    stopped_visible: float = 3600.0
    """A stopped task stays visible for one hour (2.6)."""

    # --- container instances
    agent_update: float = 30.0
    """UpdateContainerAgent until the newer agent runs (plausible)."""

    # --- the service scheduler
    scheduler_first: float = 2.0
    """From CreateService or UpdateService to the first tasks."""
    scheduler_replace: float = 18.0
    """From the end of a task to its replacement (4.5)."""
    scheduler_look: float = 5.0
    """From any other change to the scheduler's next look."""
    scheduler_retry: float = 30.0
    """Until the scheduler tries again where there was no room, or a task was protected."""
    scheduler_batch: float = 1.2
    """Between two batches of ten tasks (Fargate: about 500 tasks a minute for a service)."""
    healthy_bake: float = 40.0
    """Without any health check a task counts as healthy this long after RUNNING (4.2)."""
    completion: float = 35.0
    """From "everything is as wanted" to "deployment completed" and "steady state" (fits both
    measured time lines: 50 s after the old task in 4.4, 116 s after StopTask in 4.5)."""
    target_poll: float = 10.0
    """How often the scheduler asks the load balancer about a target."""
    target_bookkeeping: float = 10.0
    """From the end of a task until its targets are announced as deregistered (4.4)."""
    throttle_first: float = 150.0
    """First pause after a failed start; doubled for each next failed round (4.5). Three starts of
    a missing image then take the 8 to 12 minutes of 4.3."""
    throttle_most: float = 900.0
    """Longest pause (4.5: 15 minutes)."""
    event_silence: float = 6 * 3600.0
    """An identical message is not repeated for six hours (4.1)."""

    # --- around ECS
    instance_boot: float = 45.0
    """From RunInstances until the agent of an ECS-optimised image registers (plausible)."""
    target_first_check: float = 10.0
    """From the registration of a target to its first health check (plausible)."""
