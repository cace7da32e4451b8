"""Services, deployments and task sets in the API's own form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpers.simulator import tags as tagging
from helpers.simulator.services.model import DeploymentStatus, TaskSet
from helpers.simulator.tasks.launching import PLATFORM_VERSION

if TYPE_CHECKING:
    from helpers.simulator.context import Context
    from helpers.simulator.services.model import Deployment, Event, Revision, Service


def service(context: Context, found: Service, *, tags: bool = False) -> dict[str, Any]:
    """The API's Service; tags only on request."""
    answer: dict[str, Any] = {
        "serviceArn": found.arn,
        "serviceName": found.name,
        "clusterArn": found.cluster.arn,
        "status": found.status.value,
        "desiredCount": found.desired,
        "runningCount": found.running,
        "pendingCount": found.pending,
        "loadBalancers": [],
        "serviceRegistries": [],
        "deploymentConfiguration": dict(found.configuration),
        "deployments": [deployment(context, each) for each in found.deployments],
        "events": [event(context, each) for each in reversed(found.events)],
        "createdAt": context.date(found.created_at),
        "placementConstraints": [dict(each) for each in found.placement_constraints],
        "placementStrategy": [dict(each) for each in found.placement_strategy],
        "schedulingStrategy": found.scheduling,
        "deploymentController": {"type": found.controller},
        "tags": tagging.as_api(found.tags) if tags else [],
        "createdBy": f"arn:aws:iam::{context.arns.account}:root",
        "enableECSManagedTags": found.managed_tags,
        "propagateTags": found.propagate_tags,
        "enableExecuteCommand": found.execute_command,
        "availabilityZoneRebalancing": "ENABLED" if found.rebalancing else "DISABLED",
    }
    if found.revision:
        answer |= _described(found.revision, latest=True)
        answer["loadBalancers"] = [dict(each) for each in found.revision.load_balancers]
        answer["serviceRegistries"] = [dict(each) for each in found.revision.registries]
    if found.grace_given:
        answer["healthCheckGracePeriodSeconds"] = int(found.grace)
    if role := found.role or _own_role(context, found):
        answer["roleArn"] = role
    if found.controller == "EXTERNAL":
        answer["taskSets"] = [task_set(context, each) for each in found.task_sets]
    elif found.deployments:
        answer["currentServiceRevisions"] = [_revision(each) for each in found.deployments]
        record = found.deployments[0].record
        if record and record.finished_at is None:
            answer["currentServiceDeployment"] = record.arn
    return answer


def _own_role(context: Context, found: Service) -> str | None:
    """The service-linked role, where ECS itself makes interfaces or registers targets (6.1)."""
    revision = found.revision
    needed = revision and (revision.network or revision.load_balancers)
    return context.arns.service_linked_role if needed else None


def _revision(found: Deployment) -> dict[str, Any]:
    return {
        "arn": found.revision.arn,
        "requestedTaskCount": requested(found),
        "runningTaskCount": found.running,
        "pendingTaskCount": found.pending,
    }


def requested(found: Deployment) -> int:
    """What the deployment is to hold: an older one only shrinks."""
    if isinstance(found, TaskSet):
        return computed_desired(found)
    if found.status is DeploymentStatus.PRIMARY:
        return found.service.desired
    return len(found.live)


def _described(revision: Revision, *, latest: bool) -> dict[str, Any]:
    """What services, deployments and task sets show of their revision."""
    answer: dict[str, Any] = {"taskDefinition": revision.blueprint.arn}
    if revision.launch_type:
        answer["launchType"] = revision.launch_type.value
    else:
        answer["capacityProviderStrategy"] = [dict(each) for each in revision.strategy]
    if revision.on_fargate:
        asked = revision.platform_version or "LATEST"
        resolved = PLATFORM_VERSION if asked == "LATEST" else asked
        answer["platformVersion"] = asked if latest else resolved
        answer["platformFamily"] = revision.blueprint.platform_family
    if revision.network:
        answer["networkConfiguration"] = dict(revision.network)
    return answer


def deployment(context: Context, found: Deployment) -> dict[str, Any]:
    """The API's Deployment."""
    return {
        "id": found.id,
        "status": found.status.value,
        "desiredCount": requested(found),
        "pendingCount": found.pending,
        "runningCount": found.running,
        "failedTasks": found.failed_tasks,
        "createdAt": context.date(found.created_at),
        "updatedAt": context.date(found.updated_at),
        **_described(found.revision, latest=False),
        **found.revision.extras,
        "rolloutState": found.rollout.value,
        "rolloutStateReason": found.rollout_reason,
    }


def event(context: Context, found: Event) -> dict[str, Any]:
    """The API's ServiceEvent."""
    return {"id": found.id, "createdAt": context.date(found.at), "message": found.message}


def computed_desired(found: TaskSet) -> int:
    """The share of the service's desired count, rounded up (API:TaskSet.computedDesiredCount)."""
    exact = found.service.desired * found.scale / 100
    whole = int(exact)
    return whole if exact == whole else whole + 1


def stable(found: TaskSet) -> bool:
    """Does it run exactly what it should?"""
    return found.running == computed_desired(found) and not found.pending


def task_set(context: Context, found: TaskSet, *, tags: bool = False) -> dict[str, Any]:
    """The API's TaskSet."""
    arn = found.service.arn.replace(":service/", ":task-set/", 1)
    answer: dict[str, Any] = {
        "id": found.id,
        "taskSetArn": f"{arn}/{found.id}",
        "serviceArn": found.service.arn,
        "clusterArn": found.service.cluster.arn,
        "status": found.status.value,
        "computedDesiredCount": computed_desired(found),
        "pendingCount": found.pending,
        "runningCount": found.running,
        "createdAt": context.date(found.created_at),
        "updatedAt": context.date(found.updated_at),
        **_described(found.revision, latest=True),
        "loadBalancers": [dict(each) for each in found.revision.load_balancers],
        "serviceRegistries": [dict(each) for each in found.revision.registries],
        "scale": {"value": found.scale, "unit": "PERCENT"},
        "stabilityStatus": "STEADY_STATE" if stable(found) else "STABILIZING",
        "stabilityStatusAt": context.date(context.now),
        "tags": tagging.as_api(found.tags) if tags else [],
    }
    if found.external_id:
        answer["externalId"] = found.external_id
    return answer
