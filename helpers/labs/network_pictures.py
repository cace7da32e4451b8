"""Pictures of the network for a cell: the addresses of a subnet, the ports of an instance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.diagrams import charts

if TYPE_CHECKING:
    from datetime import datetime

    from helpers.diagrams.charts import Chart
    from helpers.lab import Lab
    from helpers.simulator.snapshot import InstanceSnapshot, Snapshot


def draw(lab: Lab, what: object, since: datetime | None) -> Chart | None:
    """The chart of a subnet or of a container instance; None for anything else.

    Args:
        lab: whose network and whose language.
        what: the id of a subnet, used or not, or of an EC2 instance that is in a cluster.
        since: of a subnet, draw its free addresses from that moment on.
    """
    if not isinstance(what, str):
        return None
    if what.startswith("i-"):
        snapshot = lab.snapshot()
        instance = next(
            (each for each in _instances(snapshot) if each.ec2_instance_id == what), None
        )
        return charts.port_line(snapshot, instance, lab.words) if instance else None
    if not what.startswith("subnet-"):
        return None
    snapshot = lab.snapshot(subnets=[what])
    subnet = next((each for each in snapshot.subnets if each.id == what), None)
    if subnet is None:
        return None
    if since is not None:
        return charts.free_addresses(snapshot, subnet, lab.words, since=since)
    return charts.address_map(snapshot, subnet, lab.words)


def subnets(snapshot: Snapshot) -> list[str]:
    """The ids of the subnets that can be drawn."""
    return [each.id for each in snapshot.subnets]


def instances(snapshot: Snapshot) -> list[str]:
    """The ids of the EC2 instances that can be drawn."""
    return [each.ec2_instance_id for each in _instances(snapshot)]


def _instances(snapshot: Snapshot) -> list[InstanceSnapshot]:
    return [each for cluster in snapshot.clusters for each in cluster.instances]
