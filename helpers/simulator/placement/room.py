"""How many more tasks fit, and what stops the next one: RunTask rehearsed on a snapshot.

Task after task is placed with the very rules that RunTask uses, on copies of the instances, until
one finds no instance (behaviour page 3) or no address in the subnet that is chosen for it (7.5).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from helpers.simulator.container_instances import ContainerInstance
from helpers.simulator.ids import Ids
from helpers.simulator.network.subnet_choice import choose_subnet
from helpers.simulator.placement.filters import demand
from helpers.simulator.placement.placing import place
from helpers.simulator.placement.verdicts import Unfit
from helpers.simulator.task_definitions.registry import checked
from helpers.simulator.task_definitions.revision import TaskDefinition
from helpers.simulator.task_definitions.view import view
from helpers.simulator.tasks.admission import check_launch_type
from helpers.simulator.tasks.blueprint import Blueprint, read
from helpers.simulator.tasks.states import LaunchType

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from helpers.simulator.snapshot import ClusterSnapshot, InstanceSnapshot, SubnetSnapshot

MOST = 1000
"""Where counting ends: ``Room.more`` is that many or more then."""


class Shortage(StrEnum):
    """What stops a task besides the verdict of an instance (``Unfit``)."""

    ADDRESS = "address"
    """Its subnet has no free address (7.5)."""
    NO_INSTANCE = "no-instance"
    """There is no ACTIVE instance to ask (1.6)."""


@dataclass(frozen=True, slots=True)
class Stop:
    """What stops the next task at one place: an instance (by its id) or a subnet."""

    reason: Unfit | Shortage
    place: str


@dataclass(frozen=True, slots=True)
class Room:
    """What is left for tasks of one kind.

    Args:
        more: how many come up before the first that cannot, at most ``MOST``.
        stops: what that one meets; empty when counting ended before.
    """

    more: int
    stops: tuple[Stop, ...]


def draft_blueprint(definition: Mapping[str, Any], account: str) -> Blueprint:
    """A definition that nobody has registered, as the launcher would read it.

    Args:
        definition: the members of RegisterTaskDefinition.
        account: the account id.

    Raises:
        EcsError: the first rule that the definition breaks, in AWS's words.
    """
    document = checked(definition, account)
    long_ago = datetime.fromtimestamp(0, UTC)
    return read(TaskDefinition(document["family"], 0, "", long_ago, document, view(document)))


def room(
    blueprint: Blueprint,
    cluster: ClusterSnapshot,
    launch_type: LaunchType,
    subnets: Sequence[SubnetSnapshot] = (),
) -> Room:
    """Rehearse ``run_task`` with one task after the other until one could not come up.

    Args:
        blueprint: of the tasks; their group is ``family:<family>``.
        cluster: as it is now.
        launch_type: FARGATE or EC2.
        subnets: of the network configuration; an awsvpc task needs one at least.

    Raises:
        EcsError: the definition cannot run on this launch type.
    """
    check_launch_type(blueprint, launch_type)
    group = f"family:{blueprint.family}"
    addresses = _Addresses(group, cluster, subnets)
    if launch_type is LaunchType.FARGATE:
        return _on_fargate(addresses)
    instances = [_trial(each, cluster) for each in cluster.instances if each.status == "ACTIVE"]
    zones = {each.availability_zone for each in subnets} if blueprint.awsvpc else set()
    wanted = demand(blueprint, group, zones=zones)
    if not instances:
        return Room(0, (Stop(Shortage.NO_INSTANCE, ""),))
    ids = Ids(0)
    for placed in range(MOST):
        chosen, verdicts = place(instances, wanted, (), ids)
        if chosen is None:
            stops = tuple(Stop(each.unfit, each.instance.id) for each in verdicts if each.unfit)
            return Room(placed, stops)
        if blueprint.awsvpc and (stop := addresses.take(chosen.availability_zone)):
            return Room(placed, (stop,))
        chosen.take(blueprint, group)
    return Room(MOST, ())


def _on_fargate(addresses: _Addresses) -> Room:
    """There is no host to ask: only addresses can run out."""
    for taken in range(MOST):
        if stop := addresses.take(None):
            return Room(taken, (stop,))
    return Room(MOST, ())


class _Addresses:
    """The free addresses of the subnets, taken one after the other as the launcher takes them."""

    def __init__(
        self, group: str, cluster: ClusterSnapshot, subnets: Sequence[SubnetSnapshot]
    ) -> None:
        self._group, self._subnets = group, subnets
        self._free = {each.id: each.free for each in subnets}
        self._live: Counter[tuple[str, str]] = Counter()
        for task in cluster.tasks:
            if task.interface is None or task.status == "STOPPED":
                continue
            subnet = task.interface.subnet_id
            self._live[task.group, subnet] += 1
            if task.interface.id is None and task.desired == "RUNNING" and subnet in self._free:
                self._free[subnet] -= 1  # it will have taken one before the next task does

    def take(self, zone: str | None) -> Stop | None:
        """One address for a task on an instance in this zone; what stops it if it gets none."""
        subnet = choose_subnet(self._subnets, self._group, self._live, zone)
        if self._free[subnet.id] <= 0:
            return Stop(Shortage.ADDRESS, subnet.id)
        self._free[subnet.id] -= 1
        self._live[self._group, subnet.id] += 1
        return None


def _trial(snapshot: InstanceSnapshot, cluster: ClusterSnapshot) -> ContainerInstance:
    """The instance as it is now, free to be filled."""
    made = ContainerInstance(
        id=snapshot.id,
        arn=snapshot.arn,
        ec2_instance_id=snapshot.ec2_instance_id,
        availability_zone=snapshot.availability_zone,
        private_ip=snapshot.private_ip,
        cpu=snapshot.cpu,
        memory=snapshot.memory,
        interfaces=snapshot.interfaces,
        registered_at=0,
        order=[each.id for each in cluster.instances].index(snapshot.id),
        attributes=dict(snapshot.attributes),
        agent_connected=snapshot.agent_connected,
    )
    made.remaining_cpu = snapshot.remaining_cpu
    made.remaining_memory = snapshot.remaining_memory
    made.remaining_interfaces = snapshot.remaining_interfaces
    held = set(snapshot.task_ids)
    made.groups = dict(Counter(each.group for each in cluster.tasks if each.id in held))
    for port, protocol in snapshot.static_ports:
        made.ports.taken[protocol].add(port)
    for port, protocol in snapshot.dynamic_ports:
        made.ports.dynamic[protocol].add(port)
    return made
