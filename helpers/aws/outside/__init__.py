"""The world around ECS, on moto's backends: one module a neighbour, here all of them together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from helpers.aws.mended.balancers import nodes
from helpers.aws.outside.backends import Backends
from helpers.aws.outside.credentials import Credentials
from helpers.aws.outside.identity import MotoIdentity
from helpers.aws.outside.images import MotoImages
from helpers.aws.outside.logs import MotoLogs
from helpers.aws.outside.network import MotoNetwork
from helpers.aws.outside.programs import Program, Programs
from helpers.aws.outside.secrets import MotoSecrets
from helpers.aws.outside.targets import MotoTargetGroups, balancers_of
from helpers.aws.outside.tenants import Tenants
from helpers.simulator.outside.protocols import Outside

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from helpers.aws.calls import Call
    from helpers.aws.outside.backends import Loader


@dataclass(frozen=True, slots=True)
class Neighbours:
    """All neighbours of ECS in one region."""

    backends: Backends
    network: MotoNetwork
    identity: MotoIdentity
    images: MotoImages
    secrets: MotoSecrets
    logs: MotoLogs
    targets: MotoTargetGroups
    programs: Programs
    tenants: Tenants

    @property
    def outside(self) -> Outside:
        """As the simulator wants them."""
        return Outside(
            network=self.network,
            identity=self.identity,
            images=self.images,
            secrets=self.secrets,
            logs=self.logs,
            targets=self.targets,
            programs=self.programs,
        )

    def interface_of(self, target_id: str, vpc_id: str | None) -> Any:
        """Moto's interface behind an address of a VPC, or behind an EC2 instance id; or None."""
        ec2 = self.backends("ec2")
        if target_id.startswith("i-"):
            instance = ec2.get_instance_by_id(target_id)
            return instance.nics[0] if instance is not None and instance.nics else None
        for each in ec2.enis.by_address.get(target_id, {}).values():
            if vpc_id is None or each.subnet.vpc_id == vpc_id:
                return each
        return None

    def nodes_of(self, group: Any) -> list[Any]:
        """Moto's interfaces of the load balancers in front of a target group."""
        balancers = balancers_of(self.backends("elbv2"), group)
        return [node for balancer in balancers for node in nodes(balancer)]

    def instance_role(self, ec2_instance_id: str) -> str | None:
        """The role behind the instance profile of an EC2 instance."""
        found = self.backends("ec2").iam_instance_profile_associations.get(ec2_instance_id)
        roles = found.iam_instance_profile.roles if found is not None else ()
        return str(roles[0].arn) if roles else None


def neighbours(
    loader: Loader,
    account: str,
    region: str,
    now: Callable[[], datetime],
    record: Callable[[Call], object],
    programs: dict[str, Program],
) -> Neighbours:
    """Build them. Nothing of moto is loaded before one of them is asked something.

    Args:
        loader: makes moto ready.
        account: the lab's account id.
        region: the region.
        now: the present lab time.
        record: keeps a call of the platform or of an app.
        programs: what runs in which image; all regions share it.
    """
    backends = Backends(loader, account, region)
    identity = MotoIdentity(backends, now, record)
    secrets = MotoSecrets(backends)
    own = Programs(Credentials(backends, identity.signers), programs)
    return Neighbours(
        backends=backends,
        network=MotoNetwork(backends, now),
        identity=identity,
        images=MotoImages(backends),
        secrets=secrets,
        logs=MotoLogs(backends, now),
        targets=MotoTargetGroups(backends),
        programs=own,
        tenants=Tenants(own),
    )
