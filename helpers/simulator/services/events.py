"""What a service says: AWS's own texts word for word, newest last (behaviour page 4.4).

Ids stand in parentheses, as in the API; the console shows the same texts without them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.simulator.placement.verdicts import Unfit
from helpers.simulator.services.model import Event

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from helpers.simulator.context import Context
    from helpers.simulator.placement.verdicts import Verdict
    from helpers.simulator.services.model import Service
    from helpers.simulator.tasks.model import Task

TROUBLESHOOTING = (
    "For more information, see the Troubleshooting section of the Amazon ECS Developer Guide."
)

STEADY = "has reached a steady state."
STUCK = (
    "was unable to stop or start tasks during a deployment because of the service deployment "
    "configuration. Update the minimumHealthyPercent or maximumPercent value and try again."
)
# The tail is that of the other messages of its time (aws/amazon-ecs-agent#1455 shows its
# shorter form of 2018).
CANNOT_START = f"is unable to consistently start tasks successfully. {TROUBLESHOOTING}"
NO_CAPACITY = (
    "was unable to place a task. Reason: Capacity is unavailable at this time. Please try again "
    "later or in a different availability zone."
)

_CLOSEST = {
    Unfit.CPU: "has insufficient CPU units available.",
    Unfit.MEMORY: "has insufficient memory available.",
    Unfit.PORTS: "is already using a port required by your task.",
    Unfit.ENI: 'encountered error "RESOURCE:ENI".',  # the text is unsourced
    Unfit.GPU: 'encountered error "RESOURCE:GPU".',  # the text is unsourced
    Unfit.AGENT: 'encountered error "AGENT".',
    Unfit.ATTRIBUTE: "is missing an attribute required by your task.",
    # The three below follow the form of AGENT; unsourced.
    Unfit.LOCATION: 'encountered error "LOCATION".',
    Unfit.MEMBER_OF: f'encountered error "{Unfit.MEMBER_OF}".',
    Unfit.DISTINCT: f'encountered error "{Unfit.DISTINCT}".',
}
_CLOSENESS = (
    Unfit.PORTS,
    Unfit.CPU,
    Unfit.MEMORY,
    Unfit.ENI,
    Unfit.GPU,
    Unfit.DISTINCT,
    Unfit.MEMBER_OF,
    Unfit.ATTRIBUTE,
    Unfit.LOCATION,
    Unfit.AGENT,
)
"""Which obstacle leaves an instance closest to taking the task (the order is unsourced)."""


def write(context: Context, service: Service, message: str) -> None:
    """Add an event: ``(service <name>) <message>``."""
    add(context, service, f"(service {service.name}) {message}")


def add(context: Context, service: Service, text: str) -> None:
    """Add an event with its full text."""
    service.events.append(Event(context.ids.uuid(), context.now, text))


def complain(context: Context, service: Service, message: str) -> None:
    """Write about a lasting condition: not again until it is resolved, or for six hours (4.1)."""
    last = service.said.get(message)
    if last is not None and context.now - last < context.durations.event_silence:
        return
    service.said[message] = context.now
    write(context, service, message)


def resolve(service: Service) -> None:
    """Whatever was complained about may be said again."""
    service.said.clear()


def _ids(tasks: Iterable[Task]) -> str:
    return " ".join(f"(task {each.id})" for each in tasks)


def started(tasks: Sequence[Task], *, replaced: int = 0) -> str:
    """Tasks were started; ``replaced`` of them in the place of unhealthy ones."""
    text = f"has started {len(tasks)} tasks: {_ids(tasks)}."
    if replaced:
        text += f" Amazon ECS replaced {replaced} tasks due to an unhealthy status."
    return text


def started_to_rebalance(tasks: Sequence[Task], zone: str) -> str:
    """A task was started only to spread the service over the zones."""
    return f"has started {len(tasks)} tasks in {zone} to AZ Rebalance: {_ids(tasks)}."


def stopped_running(tasks: Sequence[Task]) -> str:
    """RUNNING tasks were stopped."""
    return f"has stopped {len(tasks)} running tasks: {_ids(tasks)}."


def stopped_pending(count: int) -> str:
    """Tasks were stopped on their way up."""
    return f"stopped {count} pending tasks."


def registered(count: int, group_arn: str) -> str:
    """Targets were registered (AWS writes no full stop)."""
    return f"registered {count} targets in (target-group {group_arn})"


def deregistered(count: int, group_arn: str) -> str:
    """Targets were deregistered (AWS writes no full stop)."""
    return f"deregistered {count} targets in (target-group {group_arn})"


def draining(service: str, deployment: str, count: int) -> str:
    """Connections drain; the full text, for the deployment stands inside the parentheses."""
    return (
        f"(service {service}, taskSet {deployment}) has begun draining connections on "
        f"{count} tasks."
    )


def completed(deployment: str) -> str:
    """A deployment is complete."""
    return f"(deployment {deployment}) deployment completed."


def failed(deployment: str) -> str:
    """The circuit breaker has opened."""
    return f"(deployment {deployment}) deployment failed: tasks failed to start."


def rolling_back(deployment: str) -> str:
    """Back to the deployment that worked."""
    return f"rolling back to deployment {deployment}."


def container_unhealthy(task: str) -> str:
    """A container health check failed for good."""
    return f"(task {task}) failed container health checks."


def target_unhealthy(task: Task, port: int, group_arn: str, why: str) -> str:
    """The load balancer calls a target unhealthy; on EC2 the instance is named too."""
    where = f"(instance {task.instance.ec2_instance_id}) " if task.instance else ""
    return (
        f"(task {task.id}) {where}(port {port}) is unhealthy in "
        f"(target-group {group_arn}) due to (reason {why})."
    )


def cannot_launch(error: str) -> str:
    """A task could not even be created."""
    return f"failed to launch a task with (error {error})."


def protected(deployment: str, count: int) -> str:
    """Scale-in waits for task protection."""
    return (
        f"was unable to reach steady state because (taskSet {deployment}) was unable to scale in "
        f"due to (reason {count} tasks under protection)"
    )


def cannot_place(verdicts: Sequence[Verdict]) -> str:
    """No instance can take the task: the closest one and what it lacks."""
    text = "was unable to place a task because no container instance met all of its requirements. "
    closest = min(
        (each for each in verdicts if each.unfit),
        key=lambda each: _CLOSENESS.index(each.unfit or Unfit.AGENT),
        default=None,
    )
    if closest is None or closest.unfit is None:
        return f"{text}Reason: No Container Instances were found in your cluster. {TROUBLESHOOTING}"
    return (
        f"{text}The closest matching container-instance {closest.instance.id} "
        f"{_CLOSEST[closest.unfit]} {TROUBLESHOOTING}"
    )


def zones(counts: Mapping[str, int], *, balanced: bool) -> str:
    """How the service lies in the zones."""
    listed = ", ".join(f"{count} tasks in {zone}" for zone, count in sorted(counts.items()))
    if balanced:
        return f"is AZ balanced with {listed}."
    return f"is not AZ balanced with {listed}. AZ Rebalancing in progress."
