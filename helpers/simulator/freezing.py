"""Makes snapshots. What has not changed since the last one is not made again."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from helpers.simulator.services import snapshot as services
from helpers.simulator.snapshot import (
    AddressSnapshot,
    ClusterSnapshot,
    ContainerSnapshot,
    DecisionSnapshot,
    InstanceSnapshot,
    InterfaceSnapshot,
    PortSnapshot,
    SubnetSnapshot,
    TaskSnapshot,
    VerdictSnapshot,
)

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from helpers.simulator.clusters import Cluster
    from helpers.simulator.container_instances import ContainerInstance
    from helpers.simulator.context import Context
    from helpers.simulator.network.ports import PortsByProtocol
    from helpers.simulator.outside.protocols import SubnetUse
    from helpers.simulator.placement.verdicts import Decision
    from helpers.simulator.tasks.model import Container, Task


def clusters(context: Context) -> tuple[ClusterSnapshot, ...]:
    """Every ACTIVE cluster, in order of creation."""
    return tuple(
        _cluster(context, each) for each in context.clusters.values() if each.status == "ACTIVE"
    )


def subnets(context: Context, named: Collection[str] = ()) -> tuple[SubnetSnapshot, ...]:
    """Every subnet of the VPCs that tasks, services or instances use, or of those ``named``.

    Nobody outside is asked before something is in a subnet: the first question loads moto.
    """
    used: set[str] = set(named)
    tasks: dict[str, str] = {}
    for cluster in context.clusters.values():
        for place in (each.attributes.get("ecs.subnet-id") for each in cluster.instances.values()):
            if place:
                used.add(place)
        for service in cluster.services.values():
            if service.revision:
                used.update(each.id for each in service.revision.plan.subnets)
        for task in cluster.live.values():
            if task.attachment:
                used.add(task.attachment.subnet_id)
                if task.attachment.interface:
                    tasks[task.attachment.interface.id] = task.id
    return (
        tuple(_subnet(each, tasks) for each in context.outside.network.uses(used)) if used else ()
    )


def _subnet(use: SubnetUse, tasks: dict[str, str]) -> SubnetSnapshot:
    return SubnetSnapshot(
        id=use.subnet.id,
        cidr=use.cidr,
        availability_zone=use.subnet.availability_zone,
        public=use.subnet.public,
        vpc_id=use.subnet.vpc_id,
        vpc_cidr=use.vpc_cidr,
        usable=use.usable,
        taken=tuple(
            AddressSnapshot(
                each.address, each.tenant.value, each.interface_id, tasks.get(each.interface_id)
            )
            for each in use.taken
        ),
        history=use.history,
    )


def _cluster(context: Context, cluster: Cluster) -> ClusterSnapshot:
    return ClusterSnapshot(
        name=cluster.name,
        arn=cluster.arn,
        running=cluster.running,
        pending=cluster.pending,
        capacity_providers=tuple(cluster.capacity_providers),
        instances=tuple(each.frozen or _instance(each) for each in cluster.instances.values()),
        tasks=tuple(each.frozen or _task(context, each) for each in cluster.tasks.values()),
        services=tuple(services.freeze(context, each) for each in cluster.services.values()),
        decisions=tuple(each.frozen or _decision(context, each) for each in cluster.decisions),
    )


def _task(context: Context, task: Task) -> TaskSnapshot:
    blueprint, attachment, deployment = task.blueprint, task.attachment, task.deployment
    interface = attachment.interface if attachment else None

    def moment(seconds: float | None) -> datetime | None:
        return None if seconds is None else context.date(seconds)

    task.frozen = TaskSnapshot(
        id=task.id,
        arn=task.arn,
        family=blueprint.family,
        revision=blueprint.definition.revision,
        network_mode=blueprint.network_mode,
        launch_type=task.launch_type.value,
        capacity_provider=task.capacity_provider,
        group=task.group,
        service=deployment.service.name if deployment else None,
        deployment_id=deployment.id if deployment else None,
        started_by=task.started_by,
        status=task.status.value,
        desired=task.desired.value,
        health=task.health.value,
        availability_zone=task.availability_zone,
        instance_id=task.instance.id if task.instance else None,
        ec2_instance_id=task.instance.ec2_instance_id if task.instance else None,
        interface=InterfaceSnapshot(
            attachment.subnet_id,
            attachment.security_groups,
            attachment.status,
            interface.id if interface else None,
            interface.private_ip if interface else None,
            interface.public_ip if interface else None,
        )
        if attachment
        else None,
        private_ip=task.private_ip,
        cpu=blueprint.demanded_cpu,
        memory=blueprint.demanded_memory,
        task_role=blueprint.task_role,
        execution_role=blueprint.execution_role,
        containers=tuple(_container(each) for each in task.containers),
        stop_code=task.stop_code.value if task.stop_code else None,
        stopped_reason=task.stopped_reason,
        protected_until=moment(task.protected_until),
        created_at=context.date(task.created_at),
        started_at=moment(task.started_at),
        stopping_at=moment(task.stopping_at),
        stopped_at=moment(task.stopped_at),
        slot=task.slot,
    )
    return task.frozen


def _container(container: Container) -> ContainerSnapshot:
    plan = container.plan
    bound = {(each.container_port, each.protocol): each.host_port for each in container.bindings}
    return ContainerSnapshot(
        name=plan.name,
        image=plan.image,
        essential=plan.essential,
        status=container.status.value,
        health=container.health.value,
        exit_code=container.exit_code,
        reason=container.reason,
        ports=tuple(
            PortSnapshot(
                each.container_port, bound.get((each.container_port, each.protocol)), each.protocol
            )
            for each in plan.ports
        ),
        log_group=plan.logging.options.get("awslogs-group") if plan.logging else None,
        log_stream=container.log_stream,
    )


def _instance(instance: ContainerInstance) -> InstanceSnapshot:
    instance.frozen = InstanceSnapshot(
        id=instance.id,
        arn=instance.arn,
        ec2_instance_id=instance.ec2_instance_id,
        instance_type=instance.attributes.get("ecs.instance-type") or "",
        availability_zone=instance.availability_zone,
        private_ip=instance.private_ip,
        status=instance.status,
        agent_connected=instance.agent_connected,
        cpu=instance.cpu,
        memory=instance.memory,
        interfaces=instance.interfaces,
        remaining_cpu=instance.remaining_cpu,
        remaining_memory=instance.remaining_memory,
        remaining_interfaces=instance.remaining_interfaces,
        static_ports=_ports(instance.ports.taken),
        dynamic_ports=_ports(instance.ports.dynamic),
        running=instance.running,
        pending=instance.pending,
        task_ids=tuple(instance.tasks),
        attributes=MappingProxyType(dict(instance.attributes)),
        public_ip=instance.public_ip,
    )
    return instance.frozen


def _ports(taken: PortsByProtocol) -> tuple[tuple[int, str], ...]:
    return tuple((port, protocol) for protocol in taken for port in sorted(taken[protocol]))


def _decision(context: Context, decision: Decision) -> DecisionSnapshot:
    decision.frozen = DecisionSnapshot(
        at=context.date(decision.at),
        group=decision.group,
        task_id=decision.task_id,
        verdicts=tuple(
            VerdictSnapshot(
                each.instance.id,
                each.instance.ec2_instance_id,
                each.unfit.value if each.unfit else None,
                each.chosen,
            )
            for each in decision.verdicts
        ),
    )
    return decision.frozen
