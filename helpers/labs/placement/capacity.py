"""Where tasks can go: EC2 instances that join the bench or leave it, ways out, and ports let in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

from helpers.diagrams.svg import escaped, plain
from helpers.labs.cluster.choices import Choice
from helpers.labs.cluster.prepared import cluster
from helpers.labs.look import button, column, html, row
from helpers.labs.placement.launching import add_instances, clear, let_in
from helpers.labs.placement.places import Places
from helpers.labs.task_definition.fields import WHOLE, labelled, text_input
from helpers.simulator.instance_types import TYPES
from helpers.simulator.network.ports import EPHEMERAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from helpers.labs.cluster import ClusterPanel
    from helpers.simulator.snapshot import ClusterSnapshot, InstanceSnapshot, SubnetSnapshot

STARTS_WITH = ("t3.small", 2)
"""Type and number of the instances that the bench begins with."""

MOST = 20
"""Instances on the bench: more would not fit on the screen."""


class Capacity:
    """The form of the instances, and what its buttons do.

    Args:
        lab: the panel that it belongs to.

    Attributes:
        type, count, subnets, add: of new instances.
        instance, terminate: one that is there.
        nat: gives private subnets a way out.
        ports: lets clients in at the dynamic ports, or no longer.
        reset: everything as it was at the beginning.
    """

    def __init__(self, lab: ClusterPanel) -> None:
        words = lab.words
        self._lab = lab
        self._opened = False  # the range of the dynamic ports, to everybody
        self._astray: list[str] = []  # instances that were launched and did not join
        kind, many = STARTS_WITH
        self.type: Any = labelled(
            widgets.Dropdown(options=list(TYPES), value=kind, description="instance_type")
        )
        self.count = text_input("count")
        self.count.value = str(many)
        self.count.add_class("ecs-narrow")
        self.subnets = Places(words("placement-instance-subnets"), words)
        self.subnets.widget.add_class("ecs-wide")
        self.add = button("add_instances", lab.action(self._add), "ecs-primary")
        self.instance = Choice(words("placement-instance"), words("placement-no-instance"))
        self.terminate = button("terminate_instances", lab.action(self._terminate))
        self.nat = button(words("placement-add-nat"), lab.action(self._add_nat))
        self.ports = button("", lab.action(self._let_in))
        self.reset = button(words("placement-reset"), lab.action(self._reset), "ecs-quiet")
        self._show_ports()
        self.widget: widgets.Widget = column(
            html(f"<h4>{escaped(words('placement-capacity-head'))}</h4>"),
            row(
                *(self.type, self.count, self.subnets.widget, self.add),
                classes="ecs-row ecs-acts",
            ),
            row(
                *(self.instance.widget, self.terminate, self.nat, self.ports, self.reset),
                classes="ecs-row ecs-acts",
            ),
            classes="ecs-section ecs-card",
        )

    def offer(
        self, instances: Sequence[InstanceSnapshot], subnets: Sequence[SubnetSnapshot]
    ) -> None:
        """What is there now."""
        self.subnets.offer_subnets(subnets)
        self.instance.offer(
            [
                (f"{each.ec2_instance_id[:8]}… · {each.instance_type}", each.ec2_instance_id)
                for each in instances
            ]
        )
        self.nat.disabled = any(
            taken.owner == "nat-gateway" for each in subnets for taken in each.taken
        )

    def begin(self) -> None:
        """The instances that the bench begins with.

        The first call to EC2 takes a second; this one is made so that no click has to wait for it.
        """
        vpc = self._lab.lab.vpc
        try:
            made = self._launch(*STARTS_WITH, vpc.public_subnets or vpc.subnets)
        except ValueError as error:
            self._lab.said("bad", str(error))
        else:
            self._lab.call.to("ec2", "DescribeInstances", InstanceIds=made)

    def _launch(self, kind: str, count: int, subnets: Sequence[str]) -> list[str]:
        lab = self._lab
        made = add_instances(lab.lab, lab.call, lab.cluster_name, kind, count, subnets)
        there = self._bench()
        joined = {each.ec2_instance_id for each in there.instances} if there else set()
        self._astray += [each for each in made if each not in joined]
        return made

    def _bench(self) -> ClusterSnapshot | None:
        return cluster(self._lab.lab.snapshot(), self._lab.cluster_name)

    # --- what the buttons do

    def _add(self) -> None:
        lab, there = self._lab, self._bench()
        held = len(there.instances) if there else 0
        wanted = WHOLE.read(self.count.value)
        if not isinstance(wanted, int) or wanted < 1 or held + wanted > MOST:
            typed = plain(self.count.value)[:40]
            lab.said("bad", lab.words("placement-bad-count", typed=typed, held=held, most=MOST))
            return
        try:
            made = self._launch(self.type.value, wanted, self.subnets.subnets)
        except ValueError as error:
            lab.said("bad", str(error))
            return
        if not set(made) & set(self._astray):
            kind = self.type.value
            lab.said("good", lab.words("placement-joined", count=len(made), type=kind))
        else:
            lab.said("bad", lab.words("placement-not-joined", count=len(made)))

    def _terminate(self) -> None:
        lab, instance = self._lab, self.instance.value
        if not instance:
            lab.said("note", lab.words("placement-no-instance"))
        elif lab.call.to("ec2", "TerminateInstances", InstanceIds=[instance]) is not None:
            lab.said("good", lab.words("placement-terminated", id=instance))

    def _add_nat(self) -> None:
        lab = self._lab
        if not lab.lab.vpc.public_subnets:
            lab.said("bad", lab.words("placement-no-public-subnet"))
            return
        lab.lab.vpc.add_nat()
        lab.call.note("lab.vpc.add_nat()", lab.words("placement-nat-cli"))
        lab.said("good", lab.words("placement-nat-added"))

    def _let_in(self) -> None:
        """The security group of instances and tasks lets the dynamic ports in, or no longer."""
        lab, opened = self._lab, not self._opened
        group = lab.lab.vpc.security_group
        if let_in(lab.call, group, opened=opened):
            self._opened = opened
            self._show_ports()
            said = "placement-ports-opened" if opened else "placement-ports-closed"
            lab.said("good", lab.words(said, group=group))

    def _show_ports(self) -> None:
        """Say what the button would do."""
        name = "placement-close-ports" if self._opened else "placement-open-ports"
        ends = {"first": str(EPHEMERAL[0]), "last": str(EPHEMERAL[-1])}
        self.ports.description = self._lab.words(name, **ends)

    def _reset(self) -> None:
        lab, found = self._lab, self._bench()
        astray, self._astray = self._astray, []
        if not clear(lab.lab, lab.call, found, astray):
            return
        if found is None:
            lab.call("CreateCluster", clusterName=lab.cluster_name)
        if self._opened:
            self._let_in()
        lab.said("good", lab.words("placement-was-reset"))
        self.begin()
