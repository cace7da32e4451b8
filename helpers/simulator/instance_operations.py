"""The operations on container instances: join, describe, drain, leave."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from helpers.simulator import tags as tagging
from helpers.simulator.container_instances import (
    AGENT_VERSION,
    ContainerInstance,
    as_api,
)
from helpers.simulator.errors import EcsError, ErrorCode, invalid
from helpers.simulator.instance_types import instance_type
from helpers.simulator.pages import page
from helpers.simulator.placement.expressions import parse
from helpers.simulator.registration import Registration, agent_attributes
from helpers.simulator.tasks import stop_reasons
from helpers.simulator.tasks.stop_reasons import StopCode
from helpers.simulator.words import check_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from helpers.simulator.clusters import Cluster
    from helpers.simulator.context import Context
    from helpers.simulator.tasks.life import Life

STATES = ("ACTIVE", "DRAINING")  # what UpdateContainerInstancesState can set


class ContainerInstances:
    """The container instance operations. Requests and answers are the API's, in camelCase."""

    def __init__(self, context: Context, life: Life) -> None:
        self._context = context
        self._life = life
        self._joined = 0

    # --- joining

    def join(
        self,
        cluster: str | None,
        *,
        ec2_instance_id: str,
        type_name: str,
        availability_zone: str,
        private_ip: str = "",
        public_ip: str | None = None,
        role_arn: str | None = None,
        image_id: str | None = None,
        subnet_id: str | None = None,
        vpc_id: str | None = None,
        attributes: Mapping[str, str | None] | None = None,
        tags: Mapping[str, str] | None = None,
        capacity_provider: str | None = None,
        cpu: int | None = None,
        memory: int | None = None,
    ) -> ContainerInstance:
        """Register an EC2 instance as its agent does at its first start.

        Args:
            cluster: name or ARN; ``default`` when none is given.
            ec2_instance_id: ``i-...``.
            type_name: decides CPU, memory and interfaces (7.3).
            availability_zone: of its subnet.
            private_ip: bridge and host tasks answer there.
            public_ip: they answer there too, from the internet.
            role_arn: the instance role (6.1).
            image_id: the AMI; like ``subnet_id`` and ``vpc_id`` it becomes an attribute.
            subnet_id: where the instance is.
            vpc_id: where the subnet is.
            attributes: custom ones, as ECS_INSTANCE_ATTRIBUTES gives them.
            tags: of the container instance.
            capacity_provider: the provider whose Auto Scaling group launched it.
            cpu: units, instead of the type's.
            memory: MiB, instead of the type's.

        Raises:
            EcsError: ClusterNotFoundException.
        """
        context = self._context
        home = context.cluster(cluster)
        offered = instance_type(type_name)
        instance_id = context.ids.hexadecimal(32)
        own = agent_attributes(
            type_name,
            offered.architecture,
            availability_zone,
            {"ecs.ami-id": image_id, "ecs.subnet-id": subnet_id, "ecs.vpc-id": vpc_id},
        )
        if context.trunking and offered.trunk_tasks is not None:
            own["ecs.awsvpc-trunk-id"] = f"eni-{context.ids.hexadecimal(17)}"
        self._joined += 1
        instance = ContainerInstance(
            id=instance_id,
            arn=context.arns.container_instance(home.name, instance_id),
            ec2_instance_id=ec2_instance_id,
            availability_zone=availability_zone,
            private_ip=private_ip,
            public_ip=public_ip,
            cpu=offered.cpu_units if cpu is None else cpu,
            memory=offered.registered_memory if memory is None else memory,
            interfaces=offered.task_interfaces(trunking=context.trunking),
            registered_at=context.now,
            order=self._joined,
            attributes={**own, **(attributes or {})},
            tags=dict(tags or {}),
            role_arn=role_arn,
            capacity_provider=capacity_provider,
        )
        home.instances[instance_id] = instance
        self._life.capacity_changed(home)
        return instance

    def register_container_instance(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """RegisterContainerInstance: the identity document says which instance it is.

        With the ARN of an instance that is there (the agent started again) that one answers.

        Raises:
            EcsError: when the document is not an identity document.
        """
        cluster = self._context.cluster(request.get("cluster"))
        known = str(request.get("containerInstanceArn", "")).rpartition("/")[2]
        instance = cluster.instances.get(known)
        if instance is None:
            registration = Registration.read(request, self._context.arns.region)
            tags = tagging.read(request.get("tags", ()))
            instance = self.join(cluster.name, tags=tags, **asdict(registration))
        instance.agent_connected = True
        instance.agent_version = request.get("versionInfo", {}).get(
            "agentVersion", instance.agent_version
        )
        return {"containerInstance": as_api(self._context, instance, frozenset({"TAGS"}))}

    # --- looking

    def describe_container_instances(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """DescribeContainerInstances: the unknown ones come back as failures."""
        cluster = self._context.cluster(request.get("cluster"))
        include = frozenset(request.get("include", ()))
        references = request["containerInstances"]
        if not references:  # as for tasks (1.6); this text is unsourced
            raise invalid("Container instances cannot be empty.", "container-instances-empty")
        found, failures = self._each(cluster, references)
        return {
            "containerInstances": [as_api(self._context, each, include) for each in found],
            "failures": failures,
        }

    def list_container_instances(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """ListContainerInstances: by status and by a cluster query expression."""
        cluster = self._context.cluster(request.get("cluster"))
        check_words(request)
        status = request.get("status")
        matches = parse(request["filter"]) if request.get("filter") else None
        arns = [
            each.arn
            for each in cluster.instances.values()
            if (not status or each.status == status) and (matches is None or matches(each))
        ]
        return page("containerInstanceArns", arns, request)

    def _each(
        self, cluster: Cluster, references: list[str]
    ) -> tuple[list[ContainerInstance], list[dict[str, str]]]:
        """Those that are there, and failures for the others (behaviour page 3)."""
        found: list[ContainerInstance] = []
        failures: list[dict[str, str]] = []
        for reference in references:
            instance_id = reference.rpartition("/")[2]
            instance = cluster.instances.get(instance_id)
            if instance:
                found.append(instance)
                continue
            gone = instance_id in cluster.former_instances
            arn = self._context.arns.container_instance(cluster.name, instance_id)
            failures.append({"arn": arn, "reason": "INACTIVE" if gone else "MISSING"})
        return found, failures

    def _find(self, cluster: Cluster, reference: str) -> ContainerInstance:
        instance = cluster.instances.get(reference.rpartition("/")[2])
        if instance is None:  # text unsourced
            raise invalid(
                "The referenced container instance was not found.",
                "container-instance-not-found",
                instance=reference[-80:],
            )
        return instance

    # --- states

    def update_container_instances_state(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """UpdateContainerInstancesState: ACTIVE, or DRAINING.

        Service tasks move away from a DRAINING instance; standalone tasks stay.
        """
        cluster = self._context.cluster(request.get("cluster"))
        if request["status"] not in STATES:  # text as moto and public reports show it
            raise invalid(
                "Container instance status should be one of [ACTIVE, DRAINING]",
                "container-instance-status",
                status=request["status"][:40],
            )
        found, failures = self._each(cluster, request["containerInstances"])
        for instance in found:
            if instance.status != request["status"]:
                instance.status = request["status"]
                instance.changed()
        self._life.capacity_changed(cluster)
        return {
            "containerInstances": [as_api(self._context, each) for each in found],
            "failures": failures,
        }

    def update_container_agent(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """UpdateContainerAgent: to the newest version, in a moment.

        Raises:
            EcsError: NoUpdateAvailableException when it is the newest already.
        """
        cluster = self._context.cluster(request.get("cluster"))
        instance = self._find(cluster, request["containerInstance"])
        if instance.agent_version == AGENT_VERSION:
            raise EcsError(  # text as public reports show it
                ErrorCode.NO_UPDATE_AVAILABLE,
                "There is no update available for your container agent.",
                reason="agent-is-newest",
                fields={"version": AGENT_VERSION},
            )
        instance.agent_update = "PENDING"
        instance.changed()
        self._context.clock.after(
            self._context.durations.agent_update, lambda: self._agent_updated(instance)
        )
        return {"containerInstance": as_api(self._context, instance)}

    @staticmethod
    def _agent_updated(instance: ContainerInstance) -> None:
        instance.agent_update = "UPDATED"
        instance.agent_version = AGENT_VERSION
        instance.changed()

    def set_agent_connected(self, ec2_instance_id: str, *, connected: bool) -> None:
        """The agent of an instance loses or regains its link (AGENT failures, page 3)."""
        for cluster, instance in self._of_ec2(ec2_instance_id):
            instance.agent_connected = connected
            instance.changed()
            for task in instance.tasks.values():
                task.connectivity_at = self._context.now
                task.touched()
            self._life.capacity_changed(cluster)

    # --- leaving

    def deregister_container_instance(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """DeregisterContainerInstance: with ``force`` also under running tasks (2.4).

        In reality the containers may run on, unseen by ECS; here they stop (simplified), and
        their stop code is unsourced.

        Raises:
            EcsError: tasks run and there is no force (text as the console shows it, unsourced).
        """
        cluster = self._context.cluster(request.get("cluster"))
        instance = self._find(cluster, request["containerInstance"])
        if instance.tasks and not request.get("force"):
            raise invalid(
                "Found running tasks on the instance.",
                "container-instance-has-tasks",
                count=len(instance.tasks),
            )
        self._leave(
            cluster, instance, StopCode.TERMINATION_NOTICE, stop_reasons.DEREGISTRATION_FORCED
        )
        return {"containerInstance": as_api(self._context, instance)}

    def terminate(self, ec2_instance_id: str) -> None:
        """The EC2 instance is terminated: it leaves the cluster, its tasks are gone (2.4)."""
        reason = stop_reasons.host_gone(ec2_instance_id, "terminated")
        for cluster, instance in self._of_ec2(ec2_instance_id):
            self._leave(cluster, instance, StopCode.TERMINATION_NOTICE, reason)

    def stop(self, ec2_instance_id: str) -> None:
        """The EC2 instance is stopped: its tasks are gone, it stays registered (2.4).

        Its agent is not connected until EC2 starts it again. Only running instances are
        deregistered when they are terminated (API:DeregisterContainerInstance).
        """
        reason = stop_reasons.host_gone(ec2_instance_id, "stopped")
        for cluster, instance in self._of_ec2(ec2_instance_id):
            instance.agent_connected = False  # no replacement lands here while the tasks go
            instance.public_ip = None
            for task in list(instance.tasks.values()):
                self._life.lose(task, StopCode.TERMINATION_NOTICE, reason)
            instance.changed()
            self._life.capacity_changed(cluster)

    def start(self, ec2_instance_id: str, public_ip: str | None = None) -> None:
        """EC2 started a stopped instance: its agent reports, from another public address."""
        for _cluster, instance in self._of_ec2(ec2_instance_id):
            instance.public_ip = public_ip
        self.set_agent_connected(ec2_instance_id, connected=True)

    def _leave(
        self, cluster: Cluster, instance: ContainerInstance, code: StopCode, reason: str
    ) -> None:
        instance.status = "INACTIVE"  # no replacement lands here while the tasks go
        instance.agent_connected = False
        for task in list(instance.tasks.values()):
            self._life.lose(task, code, reason)
        instance.changed()
        del cluster.instances[instance.id]
        cluster.former_instances.add(instance.id)
        self._life.capacity_changed(cluster)

    def _of_ec2(self, ec2_instance_id: str) -> Iterator[tuple[Cluster, ContainerInstance]]:
        for cluster in self._context.clusters.values():
            for instance in list(cluster.instances.values()):
                if instance.ec2_instance_id == ec2_instance_id:
                    yield cluster, instance
