"""Which instances could take a task at all: resources, attributes, constraints (3, 4.5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from helpers.simulator.container_instances import wanted_ports
from helpers.simulator.placement.expressions import parse
from helpers.simulator.placement.verdicts import Unfit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from helpers.simulator.container_instances import ContainerInstance
    from helpers.simulator.tasks.blueprint import Blueprint


@dataclass(frozen=True, slots=True)
class Demand:
    """What a task asks of an instance, worked out once for a whole batch."""

    group: str
    cpu: int
    memory: int
    ports: tuple[tuple[int, str], ...]
    interface: bool
    attributes: frozenset[str]
    member_of: tuple[Callable[[ContainerInstance], bool], ...]
    distinct: bool
    gpu: bool
    zones: frozenset[str]
    """Zones of the given subnets; empty when any zone will do."""

    def unfit(self, instance: ContainerInstance) -> Unfit | None:
        """None when the instance can take the task, else the first thing that is in the way."""
        if not instance.agent_connected:
            return Unfit.AGENT
        if self.zones and instance.availability_zone not in self.zones:
            return Unfit.LOCATION
        if not self.attributes <= instance.attributes.keys():
            return Unfit.ATTRIBUTE
        if self.cpu > instance.remaining_cpu:
            return Unfit.CPU
        if self.memory > instance.remaining_memory:
            return Unfit.MEMORY
        if self.gpu:  # simplified: no type in the lab's table has one
            return Unfit.GPU
        if self.ports and not instance.ports.free_for(self.ports):
            return Unfit.PORTS
        if self.interface and not instance.remaining_interfaces:
            return Unfit.ENI
        if self.distinct and instance.groups.get(self.group):
            return Unfit.DISTINCT
        if not all(test(instance) for test in self.member_of):
            return Unfit.MEMBER_OF
        return None


def demand(
    blueprint: Blueprint,
    group: str,
    constraints: Iterable[Mapping[str, Any]] = (),
    zones: Iterable[str] = (),
) -> Demand:
    """What a task of this blueprint asks for, with the request's own constraints added."""
    every = (*blueprint.constraints, *constraints)
    return Demand(
        group=group,
        cpu=blueprint.demanded_cpu,
        memory=blueprint.demanded_memory,
        ports=wanted_ports(blueprint),
        interface=blueprint.awsvpc,
        attributes=blueprint.required_attributes,
        member_of=tuple(parse(each["expression"]) for each in every if each["type"] == "memberOf"),
        distinct=any(each["type"] == "distinctInstance" for each in every),
        gpu=any(container.gpu for container in blueprint.containers),
        zones=frozenset(zones),
    )
