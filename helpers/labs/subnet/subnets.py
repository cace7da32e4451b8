"""The subnets of the lab: made with EC2's calls, ticked for the service, removed at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ipywidgets as widgets

from helpers.diagrams.svg import escaped
from helpers.labs.look import button, column, html, row
from helpers.labs.subnet.blocks import block_for
from helpers.labs.task_definition.fields import text_input, tick_box
from helpers.simulator import REGION

if TYPE_CHECKING:
    from helpers.labs.subnet.subnet_lab import SubnetLab
    from helpers.simulator.snapshot import SubnetSnapshot

NAME = "subnet-lab"
"""The ``Name`` tag of what the lab makes, by which it finds that again."""

MOST = 4
"""Subnets beside each other on the map."""


class Subnets:
    """The form of the subnets.

    Args:
        lab: the panel that it belongs to.

    Attributes:
        prefix: how big the next one will be, or its whole block.
        create, give, reset: the buttons.
        ticks: which subnets the service is given, by id.
        made: the subnets that the lab has made, by id, with their blocks.
    """

    def __init__(self, lab: SubnetLab) -> None:
        words = lab.words
        self._lab = lab
        self.made: dict[str, str] = {}
        self.ticks: dict[str, widgets.Checkbox] = {}
        self.prefix = text_input(words("subnet-lab-prefix"), "/28")
        self.prefix.value = "/28"
        self.prefix.add_class("ecs-size")
        self.create = button("create_subnet", lab.action(self._create))
        self.give = button(words("subnet-lab-give"), lab.action(lab.move_service))
        self.reset = button(words("subnet-lab-reset"), lab.action(lab.start_over))
        self._ticks = row(classes="ecs-row ecs-ticks")
        of_service = html(escaped(words("subnet-lab-of-service")), "ecs-hint")
        self.widget: widgets.Widget = column(
            html(f"<h4>{escaped(words('subnet-lab-subnets-head'))}</h4>"),
            row(self.prefix, self.create, self.reset, classes="ecs-row ecs-acts"),
            row(of_service, self._ticks, self.give, classes="ecs-row ecs-acts ecs-given"),
            classes="ecs-section ecs-card",
        )

    @property
    def given(self) -> list[str]:
        """Ids of the subnets that are ticked."""
        return [name for name, tick in self.ticks.items() if tick.value]

    def find(self) -> None:
        """The ones that an earlier panel has made; one of /28 if there is none."""
        lab = self._lab
        found = lab.call.to(
            "ec2",
            "DescribeSubnets",
            Filters=[
                {"Name": "vpc-id", "Values": [lab.lab.vpc.id]},
                {"Name": "tag:Name", "Values": [NAME]},
            ],
        )
        for each in (found or {"Subnets": []})["Subnets"]:
            self._add(each["SubnetId"], each["CidrBlock"])
        if not self.made:
            self.make()

    def make(self) -> str | None:
        """Make one of the typed size, in a public part of the VPC: its id, if EC2 agrees."""
        lab, typed = self._lab, self.prefix.value
        if not typed.strip():
            lab.said("bad", lab.words("subnet-lab-no-prefix"))
            return None
        vpc, number = lab.lab.vpc, len(self.made)
        made = lab.call.to(
            "ec2",
            "CreateSubnet",
            VpcId=vpc.id,
            CidrBlock=block_for(typed, vpc.cidr, (each.cidr for each in self._in_vpc())),
            AvailabilityZone=f"{REGION}{'abc'[number % 3]}",
            TagSpecifications=[
                {"ResourceType": "subnet", "Tags": [{"Key": "Name", "Value": NAME}]}
            ],
        )
        if made is None:
            return None
        subnet = made["Subnet"]
        # the image comes from the internet: without this route no task would start
        lab.call.to(
            "ec2",
            "AssociateRouteTable",
            RouteTableId=lab.public_routes,
            SubnetId=subnet["SubnetId"],
        )
        self._add(subnet["SubnetId"], subnet["CidrBlock"])
        return str(subnet["SubnetId"])

    def remove(self, *names: str) -> None:
        """Delete these subnets, which must be empty."""
        for name in names:
            if self._lab.call.to("ec2", "DeleteSubnet", SubnetId=name) is not None:
                del self.made[name], self.ticks[name]
        self._show_ticks()

    def offer(self, known: frozenset[str]) -> None:
        """Forget the ones that somebody has deleted."""
        gone = self.made.keys() - known
        for name in gone:
            del self.made[name], self.ticks[name]
        if gone:
            self._show_ticks()

    def _create(self) -> None:
        lab = self._lab
        if len(self.made) >= MOST:
            lab.said("note", lab.words("subnet-lab-enough", count=MOST))
            return
        name = self.make()
        if name:
            lab.said("good", lab.words("subnet-lab-made", cidr=self.made[name]))

    def _in_vpc(self) -> tuple[SubnetSnapshot, ...]:
        vpc = self._lab.lab.vpc
        snapshot = self._lab.lab.snapshot(subnets=vpc.subnets)
        return tuple(each for each in snapshot.subnets if each.vpc_id == vpc.id)

    def _add(self, name: str, cidr: str) -> None:
        self.made[name] = cidr
        tick = self.ticks[name] = tick_box(cidr)
        tick.value = True
        self._show_ticks()

    def _show_ticks(self) -> None:
        self._ticks.children = tuple(self.ticks.values())
