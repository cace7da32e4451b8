"""A task as the API shows it (API:Task, API:Container; behaviour page 2.8)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpers.simulator import tags as tagging
from helpers.simulator.tasks.states import ContainerStatus, LaunchType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from helpers.simulator.context import Context
    from helpers.simulator.tasks.model import Attachment, Container, Task

DEFAULT_STORAGE = 20
"""GiB of ephemeral storage on Fargate when the definition says nothing (1.1)."""

_MOMENTS = (
    ("connectivityAt", "connectivity_at"),
    ("pullStartedAt", "pull_started_at"),
    ("pullStoppedAt", "pull_stopped_at"),
    ("startedAt", "started_at"),
    ("stoppingAt", "stopping_at"),
    ("executionStoppedAt", "execution_stopped_at"),
    ("stoppedAt", "stopped_at"),
)


def as_api(context: Context, task: Task) -> dict[str, Any]:
    """The API's Task without its tags. Kept for each version: read it, do not change it."""
    found = task.shape
    if found is None:
        found = task.shape = _task(context, task)
    return found


def with_tags(context: Context, task: Task) -> dict[str, Any]:
    """The API's Task with its tags."""
    return {**as_api(context, task), "tags": tagging.as_api(task.tags)}


def _task(context: Context, task: Task) -> dict[str, Any]:
    blueprint, attachment = task.blueprint, task.attachment
    architecture = "x86_64"
    if task.instance:
        architecture = task.instance.attributes.get("ecs.cpu-architecture") or architecture
    shape: dict[str, Any] = {
        "attachments": [_attachment(attachment)] if attachment else [],
        "attributes": [{"name": "ecs.cpu-architecture", "value": architecture}],
        "availabilityZone": task.availability_zone,
        "clusterArn": task.cluster.arn,
        "containers": [_container(context, task, each) for each in task.containers],
        "cpu": str(blueprint.demanded_cpu),
        "createdAt": context.date(task.created_at),
        "desiredStatus": task.desired.value,
        "enableExecuteCommand": task.execute_command,
        "group": task.group,
        "healthStatus": task.health.value,
        "lastStatus": task.status.value,
        "launchType": task.launch_type.value,
        "memory": str(blueprint.demanded_memory),
        "overrides": _overrides(task),
        "tags": [],
        "taskArn": task.arn,
        "taskDefinitionArn": blueprint.arn,
        "version": task.version,
    }
    if task.instance:
        shape["containerInstanceArn"] = task.instance.arn
    if task.launch_type is LaunchType.FARGATE:
        size = {"sizeInGiB": blueprint.ephemeral_storage or DEFAULT_STORAGE}
        shape["platformVersion"] = task.platform_version
        shape["platformFamily"] = blueprint.platform_family
        shape["ephemeralStorage"] = size
        shape["fargateEphemeralStorage"] = size
    if task.capacity_provider:
        shape["capacityProviderName"] = task.capacity_provider
    if task.started_by:
        shape["startedBy"] = task.started_by
    if task.connectivity_at is not None:
        linked = task.instance.agent_connected if task.instance else True
        shape["connectivity"] = "CONNECTED" if linked else "DISCONNECTED"
    for name, attribute in _MOMENTS:
        seconds = getattr(task, attribute)
        if seconds is not None:
            shape[name] = context.date(seconds)
    if task.stop_code:
        shape["stopCode"] = task.stop_code.value
        shape["stoppedReason"] = task.stopped_reason
    return shape


def _attachment(attachment: Attachment) -> dict[str, Any]:
    details = [("subnetId", attachment.subnet_id)]
    interface = attachment.interface
    if interface:
        details += [
            ("networkInterfaceId", interface.id),
            ("macAddress", interface.mac_address),
            ("privateDnsName", interface.private_dns_name),
            ("privateIPv4Address", interface.private_ip),
        ]
    return {
        "id": attachment.id,
        "type": "ElasticNetworkInterface",
        "status": attachment.status,
        "details": [{"name": name, "value": value} for name, value in details],
    }


def _container(context: Context, task: Task, container: Container) -> dict[str, Any]:
    plan, attachment = container.plan, task.attachment
    shape: dict[str, Any] = {
        "containerArn": container_arn(context, task, container),
        "taskArn": task.arn,
        "name": plan.name,
        "image": plan.image,
        "lastStatus": container.status.value,
        "healthStatus": container.health.value,
        "cpu": str(plan.cpu),
        "networkBindings": [
            {
                "bindIP": "0.0.0.0",  # noqa: S104 - 7.2; nothing is bound on this computer
                "containerPort": each.container_port,
                "hostPort": each.host_port,
                "protocol": each.protocol,
            }
            for each in container.bindings
        ],
        "networkInterfaces": [],
    }
    if attachment and attachment.interface:
        shape["networkInterfaces"] = [
            {
                "attachmentId": attachment.id,
                "privateIpv4Address": attachment.interface.private_ip,
            }
        ]
    if plan.memory is not None:
        shape["memory"] = str(plan.memory)
    if plan.reservation is not None:
        shape["memoryReservation"] = str(plan.reservation)
    for name, value in (
        ("imageDigest", container.digest),
        ("runtimeId", container.runtime_id),
        ("exitCode", container.exit_code),
        ("reason", container.reason),
    ):
        if value is not None:
            shape[name] = value
    if task.execute_command:
        shape["managedAgents"] = [_exec_agent(context, container)]
    return shape


def _exec_agent(context: Context, container: Container) -> dict[str, Any]:
    """The agent of ECS Exec lives as long as its container."""
    agent: dict[str, Any] = {"name": "ExecuteCommandAgent", "lastStatus": container.status.value}
    if container.status is ContainerStatus.RUNNING and container.started_at is not None:
        agent["lastStartedAt"] = context.date(container.started_at)
    return agent


def container_arn(context: Context, task: Task, container: Container) -> str:
    """The ARN of a container of a task."""
    return context.arns.container(task.cluster.name, task.id, container.id)


def _overrides(task: Task) -> dict[str, Any]:
    """What the caller overrode; every container is named, as in AWS's answers."""
    given: Mapping[str, Any] = task.overrides
    by_name = {each.get("name"): each for each in given.get("containerOverrides", ())}
    return {
        **given,
        "containerOverrides": [
            by_name.get(each.plan.name) or {"name": each.plan.name} for each in task.containers
        ],
        "inferenceAcceleratorOverrides": given.get("inferenceAcceleratorOverrides", []),
    }
