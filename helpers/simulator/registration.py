"""What an agent says of its instance: the request of RegisterContainerInstance, read."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from helpers.simulator.errors import EcsError, ErrorCode

if TYPE_CHECKING:
    from collections.abc import Mapping


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
