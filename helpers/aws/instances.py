"""EC2 instances that join a cluster, as an ECS-optimised image with ``ECS_CLUSTER`` does.

Source: ECS Developer Guide, "Amazon ECS container agent configuration" and "Bootstrapping container
instances with Amazon EC2 user data".
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from helpers.simulator import EcsError
from helpers.simulator.outside.protocols import Principal, Who

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from helpers.aws.outside import Neighbours
    from helpers.simulator import Simulator

_CLUSTER = re.compile(r"ECS_CLUSTER\s*=\s*[\"']?([A-Za-z0-9_-]+)")
_ATTRIBUTES = re.compile(r"ECS_INSTANCE_ATTRIBUTES\s*=\s*[\"']?(\{[^}]*\})")

INSTANCE_ROLE = "ecsInstanceRole"
"""The conventional name of role and instance profile (behaviour page 6.1)."""

INSTANCE_POLICY = "arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role"
IMAGE = "ami-0ec5c0f7b3a1d2e84"
"""Stands for an ECS-optimised image."""

TRUST_EC2 = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {"Service": "ec2.amazonaws.com"},
                "Action": "sts:AssumeRole",
            }
        ],
    }
)


def user_data_text(user_data: Any) -> str:
    """User data as text, whether it came in base64 or not."""
    if user_data is None:
        return ""
    if hasattr(user_data, "decode") and not isinstance(user_data, bytes):
        return str(user_data.decode())
    text = user_data.decode() if isinstance(user_data, bytes) else str(user_data)
    try:
        return base64.b64decode(text, validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        return text


def cluster_of(user_data: str) -> str | None:
    """The cluster that the agent shall join; None when the user data names none."""
    found = _CLUSTER.findall(user_data)
    return found[-1] if found else None


def attributes_of(user_data: str) -> dict[str, str]:
    """Custom attributes of the instance (``ECS_INSTANCE_ATTRIBUTES``)."""
    found = _ATTRIBUTES.search(user_data)
    if not found:
        return {}
    try:
        return {str(name): str(value) for name, value in json.loads(found[1]).items()}
    except ValueError:
        return {}


class Joining:
    """Lets instances join and leave.

    Args:
        place: the neighbours and the simulator of a region.
    """

    def __init__(self, place: Callable[[str], tuple[Neighbours, Simulator]]) -> None:
        self._place = place

    def launched(self, instance: Any) -> None:
        """EC2 launched an instance: its agent registers when it has booted."""
        if cluster_of(user_data_text(instance.user_data)) is None:
            return
        _neighbours, simulator = self._place(instance.region_name)
        boot = simulator.context.durations.instance_boot
        simulator.clock.after(boot, lambda: self._register(instance))

    def ended(self, instance: Any) -> None:
        """EC2 terminated or stopped a running instance, with all that ran on it."""
        instances = self._place(instance.region_name)[1].instances
        if instance.state == "stopped":
            instances.stop(instance.id)
        else:
            instances.terminate(instance.id)

    def started(self, instance: Any) -> None:
        """EC2 started a stopped instance: its agent reports again when it has booted."""
        neighbours, simulator = self._place(instance.region_name)

        def booted() -> None:
            if instance.state != "running":
                return
            if neighbours.tenants.instance(instance.id):
                simulator.instances.start(instance.id, instance.public_ip)
            elif cluster_of(user_data_text(instance.user_data)) is not None:
                self._register(instance)

        simulator.clock.after(simulator.context.durations.instance_boot, booted)

    def _register(self, instance: Any) -> str | None:
        """The agent registers, if it may and can: a silent failure otherwise, as on AWS."""
        neighbours, simulator = self._place(instance.region_name)
        if instance.state != "running" or neighbours.tenants.instance(instance.id):
            return None
        role = neighbours.instance_role(instance.id)
        if role is not None:
            principal = Principal(Who.INSTANCE_ROLE, role, instance.id)
            if neighbours.identity.denial(principal, "ecs:RegisterContainerInstance", "*"):
                return None
        if not neighbours.network.instance_reaches(
            instance.id, f"ecs.{instance.region_name}.amazonaws.com"
        ):
            return None
        text = user_data_text(instance.user_data)
        with suppress(EcsError):  # the cluster does not exist: the agent gives up
            joined = simulator.instances.join(
                cluster_of(text),
                ec2_instance_id=instance.id,
                type_name=instance.instance_type,
                availability_zone=instance.availability_zone,
                private_ip=instance.private_ip,
                public_ip=instance.public_ip,
                role_arn=role,
                image_id=instance.image_id,
                subnet_id=instance.subnet_id,
                vpc_id=instance.vpc_id,
                attributes=attributes_of(text),
            )
            return joined.arn
        return None

    def add(
        self,
        region: str,
        cluster: str,
        count: int,
        instance_type: str,
        subnet_ids: list[str],
        group_ids: list[str],
        attributes: Mapping[str, str],
    ) -> list[str]:
        """Launch instances, round the subnets in turn, which have already booted: their EC2 ids."""
        neighbours, _simulator = self._place(region)
        ec2 = neighbours.backends("ec2")
        profile = self._profile(neighbours)
        lines = ["#!/bin/bash", f"echo ECS_CLUSTER={cluster} >> /etc/ecs/ecs.config"]
        if attributes:
            lines.append(
                f"echo 'ECS_INSTANCE_ATTRIBUTES={json.dumps(dict(attributes))}'"
                " >> /etc/ecs/ecs.config"
            )
        user_data = base64.b64encode("\n".join(lines).encode()).decode()
        made: list[str] = []
        for number in range(count):
            reservation = ec2.run_instances(
                IMAGE,
                1,
                user_data,
                [],
                instance_type=instance_type,
                is_instance_type_default=False,
                region_name=region,
                subnet_id=subnet_ids[number % len(subnet_ids)],
                security_group_ids=list(group_ids),
                associate_public_ip=None,
            )
            instance = reservation.instances[0]
            ec2.associate_iam_instance_profile(
                instance_id=instance.id, iam_instance_profile_name=profile
            )
            self._register(instance)
            made.append(instance.id)
        return made

    @staticmethod
    def _profile(neighbours: Neighbours) -> str:
        """The instance profile ``ecsInstanceRole``, made at its first use."""
        iam = neighbours.backends("iam")
        if any(each.name == INSTANCE_ROLE for each in iam.instance_profiles.values()):
            return INSTANCE_ROLE
        if all(each.name != INSTANCE_ROLE for each in iam.roles.values()):
            iam.create_role(
                role_name=INSTANCE_ROLE,
                assume_role_policy_document=TRUST_EC2,
                path="/",
                permissions_boundary=None,
                description="",
                tags=[],
                max_session_duration="3600",
            )
            iam.attach_role_policy(INSTANCE_POLICY, INSTANCE_ROLE)
        iam.create_instance_profile(INSTANCE_ROLE, "/", [])
        iam.add_role_to_instance_profile(INSTANCE_ROLE, INSTANCE_ROLE)
        return INSTANCE_ROLE
