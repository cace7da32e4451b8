"""The operations on container instances: join, describe, drain, leave."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from helpers.simulator import tags as tagging
from helpers.simulator.container_instances import CAPABILITIES, ContainerInstance, as_api
from helpers.simulator.errors import EcsError, ErrorCode
from helpers.simulator.instance_types import instance_type
from helpers.simulator.pages import page
from helpers.simulator.placement.expressions import parse
from helpers.simulator.tasks import stop_reasons
from helpers.simulator.tasks.stop_reasons import StopCode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from helpers.simulator.clusters import Cluster
    from helpers.simulator.context import Context
    from helpers.simulator.tasks.life import Life


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
        role_arn: str | None = None,
        attributes: Mapping[str, str | None] | None = None,
        tags: Mapping[str, str] | None = None,
        capacity_provider: str | None = None,
    ) -> ContainerInstance:
        """Register an EC2 instance as its agent does at its first start."""
        home = self._context.cluster(cluster)
        offered = instance_type(type_name)
        instance_id = self._context.ids.hexadecimal(32)
        everything: dict[str, str | None] = dict.fromkeys(CAPABILITIES)
        everything |= {
            "ecs.availability-zone": availability_zone,
            "ecs.instance-type": type_name,
            "ecs.os-type": "linux",
            "ecs.os-family": "LINUX",
            "ecs.cpu-architecture": "arm64" if type_name.startswith("t4g") else "x86_64",
            **(attributes or {}),
        }
        if self._context.trunking and offered.trunk_tasks is not None:
            everything["ecs.awsvpc-trunk-id"] = None
        self._joined += 1
        instance = ContainerInstance(
            id=instance_id,
            arn=self._context.arns.container_instance(home.name, instance_id),
            ec2_instance_id=ec2_instance_id,
            availability_zone=availability_zone,
            private_ip=private_ip,
            cpu=offered.cpu_units,
            memory=offered.registered_memory,
            interfaces=offered.task_interfaces(trunking=self._context.trunking),
            registered_at=self._context.now,
            order=self._joined,
            attributes=everything,
            tags=dict(tags or {}),
            role_arn=role_arn,
            capacity_provider=capacity_provider,
        )
        home.instances[instance_id] = instance
        self._life.capacity_changed(home)
        return instance

    def register_container_instance(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """RegisterContainerInstance: the instance identity document says which instance it is.

        Raises:
            EcsError: when the document is not an identity document (the text is unsourced).
        """
        try:
            document = json.loads(request.get("instanceIdentityDocument") or "{}")
            ec2_instance_id = document["instanceId"]
        except (ValueError, KeyError, TypeError) as error:
            raise EcsError(
                ErrorCode.CLIENT,
                "Invalid instance identity document.",
                reason="identity-document-invalid",
            ) from error
        instance = self.join(
            request.get("cluster"),
            ec2_instance_id=ec2_instance_id,
            type_name=document.get("instanceType", "t3.micro"),
            availability_zone=document.get("availabilityZone") or f"{self._context.arns.region}a",
            private_ip=document.get("privateIp", ""),
            attributes={each["name"]: each.get("value") for each in request.get("attributes", ())},
            tags=tagging.read(request.get("tags", ())),
        )
        for resource in request.get("totalResources", ()):
            if resource["name"] == "CPU" and resource.get("integerValue"):
                instance.cpu = instance.remaining_cpu = resource["integerValue"]
            if resource["name"] == "MEMORY" and resource.get("integerValue"):
                instance.memory = instance.remaining_memory = resource["integerValue"]
        return {"containerInstance": as_api(self._context, instance)}

    # --- looking

    def describe_container_instances(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """DescribeContainerInstances: the unknown ones come back as failures."""
        cluster = self._context.cluster(request.get("cluster"))
        include = frozenset(request.get("include", ()))
        references = request["containerInstances"]
        if not references:  # as for tasks (1.6); this text is unsourced
            raise EcsError(
                ErrorCode.INVALID_PARAMETER,
                "Container instances cannot be empty.",
                reason="container-instances-empty",
            )
        found, failures = [], []
        for reference in references:
            instance = cluster.instances.get(reference.rpartition("/")[2])
            if instance:
                found.append(as_api(self._context, instance, include))
            else:
                failures.append({"arn": self._arn(cluster, reference), "reason": "MISSING"})
        return {"containerInstances": found, "failures": failures}

    def list_container_instances(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """ListContainerInstances: by status and by a cluster query expression."""
        cluster = self._context.cluster(request.get("cluster"))
        status = request.get("status")
        matches = parse(request["filter"]) if request.get("filter") else None
        arns = [
            each.arn
            for each in cluster.instances.values()
            if (not status or each.status == status) and (matches is None or matches(each))
        ]
        return page("containerInstanceArns", arns, request)

    # --- leaving

    def update_container_instances_state(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """UpdateContainerInstancesState: ACTIVE, or DRAINING (service tasks move away)."""
        cluster = self._context.cluster(request.get("cluster"))
        found, failures = [], []
        for reference in request["containerInstances"]:
            instance = cluster.instances.get(reference.rpartition("/")[2])
            if instance is None:
                failures.append({"arn": self._arn(cluster, reference), "reason": "MISSING"})
                continue
            instance.status = request["status"]
            instance.version += 1
            found.append(as_api(self._context, instance))
        self._life.capacity_changed(cluster)
        return {"containerInstances": found, "failures": failures}

    def deregister_container_instance(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """DeregisterContainerInstance: with ``force`` also under running tasks.

        The tasks keep running on the instance in reality; ECS no longer sees them and stops
        managing them, so here they stop (simplified).

        Raises:
            EcsError: tasks run and there is no force (text as the console shows it, unsourced).
        """
        cluster = self._context.cluster(request.get("cluster"))
        reference = request["containerInstance"]
        instance = cluster.instances.get(reference.rpartition("/")[2])
        if instance is None:
            raise EcsError(
                ErrorCode.INVALID_PARAMETER,
                "The referenced container instance was not found.",
                reason="container-instance-not-found",
                fields={"instance": reference},
            )
        live = [each for each in instance.tasks.values() if not each.stopping]
        if live and not request.get("force"):
            raise EcsError(
                ErrorCode.INVALID_PARAMETER,
                "Found running tasks on the instance.",
                reason="container-instance-has-tasks",
                fields={"count": len(live)},
            )
        self._leave(
            cluster,
            instance,
            StopCode.TERMINATION_NOTICE,
            stop_reasons.DEREGISTRATION_FORCED,
        )
        return {"containerInstance": as_api(self._context, instance)}

    def terminate(self, ec2_instance_id: str) -> None:
        """The EC2 instance is terminated: its tasks are gone at once (2.4)."""
        for cluster in self._context.clusters.values():
            for instance in list(cluster.instances.values()):
                if instance.ec2_instance_id == ec2_instance_id:
                    self._leave(
                        cluster,
                        instance,
                        StopCode.TERMINATION_NOTICE,
                        stop_reasons.host_terminated(ec2_instance_id),
                    )

    def _leave(
        self, cluster: Cluster, instance: ContainerInstance, code: StopCode, reason: str
    ) -> None:
        instance.agent_connected = False
        for task in list(instance.tasks.values()):
            self._life.lose(task, code, reason)
        instance.status = "INACTIVE"
        cluster.instances.pop(instance.id, None)
        self._life.capacity_changed(cluster)

    def set_agent_connected(self, ec2_instance_id: str, *, connected: bool) -> None:
        """The agent of an instance loses or regains its link (AGENT failures, behaviour page 3)."""
        for cluster in self._context.clusters.values():
            for instance in cluster.instances.values():
                if instance.ec2_instance_id == ec2_instance_id:
                    instance.agent_connected = connected
                    self._life.capacity_changed(cluster)

    def _arn(self, cluster: Cluster, reference: str) -> str:
        return self._context.arns.container_instance(cluster.name, reference.rpartition("/")[2])

    # --- attributes

    def put_attributes(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """PutAttributes: custom attributes, used in placement constraints."""
        for each in request["attributes"]:
            self._target(request, each).attributes[each["name"]] = each.get("value")
        return {"attributes": [dict(each) for each in request["attributes"]]}

    def delete_attributes(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """DeleteAttributes."""
        for each in request["attributes"]:
            self._target(request, each).attributes.pop(each["name"], None)
        return {"attributes": [dict(each) for each in request["attributes"]]}

    def list_attributes(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """ListAttributes of all container instances, by name and value."""
        cluster = self._context.cluster(request.get("cluster"))
        name, wanted = request.get("attributeName"), request.get("attributeValue")
        found = [
            {"name": key, **({} if value is None else {"value": value}), "targetId": instance.arn}
            for instance in cluster.instances.values()
            for key, value in instance.attributes.items()
            if (not name or key == name) and (not wanted or value == wanted)
        ]
        return page("attributes", found, request)

    def _target(
        self, request: Mapping[str, Any], attribute: Mapping[str, Any]
    ) -> ContainerInstance:
        cluster = self._context.cluster(request.get("cluster"))
        target = str(attribute.get("targetId", ""))
        instance = cluster.instances.get(target.rpartition("/")[2])
        if instance is None:
            raise EcsError(  # API:TargetNotFoundException; ErrorCode has no member for it
                ErrorCode.INVALID_PARAMETER,
                "The specified target wasn't found.",
                reason="attribute-target-not-found",
                fields={"target": target},
            )
        return instance
