"""What an agent says of its instance: its attributes, and the request by which it registers."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from helpers.simulator.errors import EcsError, ErrorCode

if TYPE_CHECKING:
    from collections.abc import Mapping


CAPABILITIES = (
    "com.amazonaws.ecs.capability.privileged-container",
    "com.amazonaws.ecs.capability.docker-remote-api.1.17",
    "com.amazonaws.ecs.capability.docker-remote-api.1.18",
    "com.amazonaws.ecs.capability.docker-remote-api.1.19",
    "com.amazonaws.ecs.capability.docker-remote-api.1.21",
    "com.amazonaws.ecs.capability.docker-remote-api.1.24",
    "com.amazonaws.ecs.capability.docker-remote-api.1.25",
    "com.amazonaws.ecs.capability.docker-remote-api.1.28",
    "com.amazonaws.ecs.capability.docker-remote-api.1.29",
    "com.amazonaws.ecs.capability.ecr-auth",
    "com.amazonaws.ecs.capability.task-iam-role",
    "com.amazonaws.ecs.capability.task-iam-role-network-host",
    *(
        f"com.amazonaws.ecs.capability.logging-driver.{driver}"
        for driver in (
            "awsfirelens",
            "awslogs",
            "fluentd",
            "gelf",
            "journald",
            "json-file",
            "syslog",
        )
    ),
    "ecs.capability.aws-appmesh",
    "ecs.capability.docker-plugin.local",
    "ecs.capability.task-eni",
    "ecs.capability.execution-role-awslogs",
    "ecs.capability.execution-role-ecr-pull",
    "ecs.capability.container-health-check",
    "ecs.capability.container-ordering",
    "ecs.capability.efs",
    "ecs.capability.efsAuth",
    "ecs.capability.env-files.s3",
    "ecs.capability.firelens.fluentbit",
    "ecs.capability.firelens.fluentd",
    "ecs.capability.firelens.options.config.file",
    "ecs.capability.firelens.options.config.s3",
    "ecs.capability.pid-ipc-namespace-sharing",
    "ecs.capability.private-registry-authentication.secretsmanager",
    "ecs.capability.task-cpu-mem-limit",
    "ecs.capability.secrets.asm.bootstrap.log-driver",
    "ecs.capability.secrets.asm.environment-variables",
    "ecs.capability.secrets.ssm.bootstrap.log-driver",
    "ecs.capability.secrets.ssm.environment-variables",
)
"""What the agent of an ECS-optimised image announces, as attributes without a value."""


def agent_attributes(
    type_name: str, architecture: str, availability_zone: str, where: Mapping[str, str | None]
) -> dict[str, str | None]:
    """The attributes that the agent registers by itself; ``where`` without what is not known."""
    return {
        **dict.fromkeys(CAPABILITIES),
        "ecs.availability-zone": availability_zone,
        "ecs.instance-type": type_name,
        "ecs.os-type": "linux",
        "ecs.os-family": "LINUX",
        "ecs.cpu-architecture": architecture,
        **{name: value for name, value in where.items() if value},
    }


@dataclass(frozen=True, slots=True)
class Registration:
    """The instance identity document with the request's resources and attributes.

    Source: EC2 User Guide, "Instance identity documents". ``cpu`` in units, ``memory`` in MiB;
    None leaves them to the instance type.
    """

    ec2_instance_id: str
    type_name: str
    availability_zone: str
    private_ip: str
    image_id: str | None
    cpu: int | None
    memory: int | None
    attributes: Mapping[str, str | None]

    @classmethod
    def read(cls, request: Mapping[str, Any], region: str) -> Registration:
        """Read the request.

        Raises:
            EcsError: when the document is not an identity document (the text is unsourced).
        """
        try:
            document = json.loads(request.get("instanceIdentityDocument") or "{}")
            ec2_instance_id = str(document["instanceId"])
        except (ValueError, KeyError, TypeError) as error:
            raise EcsError(
                ErrorCode.CLIENT,
                "Invalid instance identity document.",
                reason="identity-document-invalid",
            ) from error
        totals = {each.get("name"): each for each in request.get("totalResources", ())}
        return cls(
            ec2_instance_id=ec2_instance_id,
            type_name=str(document.get("instanceType") or "t3.micro"),
            availability_zone=str(document.get("availabilityZone") or f"{region}a"),
            private_ip=str(document.get("privateIp") or ""),
            image_id=document.get("imageId"),
            cpu=_amount(totals.get("CPU")),
            memory=_amount(totals.get("MEMORY")),
            attributes={each["name"]: each.get("value") for each in request.get("attributes", ())},
        )


def _amount(resource: Mapping[str, Any] | None) -> int | None:
    amount = (resource or {}).get("integerValue")
    return int(amount) if amount else None
