"""Targets of a service's tasks in its target groups (behaviour page 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.simulator.tasks.model import Target

if TYPE_CHECKING:
    from helpers.simulator.context import Context
    from helpers.simulator.tasks.model import Task


def wanted(task: Task) -> tuple[Target, ...]:
    """What to register: address and container port for awsvpc, instance and host port otherwise."""
    if task.deployment is None:
        return ()
    found = []
    for balancer in task.deployment.revision.load_balancers:
        arn = balancer.get("targetGroupArn")
        container = next(
            (each for each in task.containers if each.plan.name == balancer.get("containerName")),
            None,
        )
        if arn is None or container is None:
            continue
        port = balancer["containerPort"]
        if task.attachment:
            found.append(Target(arn, task.private_ip or "", port))
        elif task.instance:
            host_port = next(
                (each.host_port for each in container.bindings if each.container_port == port), port
            )
            found.append(Target(arn, task.instance.ec2_instance_id, host_port))
    return tuple(found)


def register(context: Context, task: Task, found: tuple[Target, ...]) -> None:
    """Register them; the load balancer begins to check their health."""
    for target in found:
        context.outside.targets.register(target.group_arn, target.target_id, target.port)
    task.targets = found


def deregister(context: Context, task: Task) -> None:
    """Let them drain; a second time does nothing."""
    if task.draining:
        return
    task.draining = True
    for target in task.targets:
        context.outside.targets.deregister(target.group_arn, target.target_id, target.port)


def draining_time(context: Context, task: Task) -> float:
    """The longest deregistration delay of the groups, in seconds."""
    groups = [context.outside.targets.find(target.group_arn) for target in task.targets]
    return max((group.deregistration_delay for group in groups if group), default=0.0)
