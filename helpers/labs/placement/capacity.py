"""Where tasks can go: EC2 instances that join the bench or leave it, and the way out of subnets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

from helpers.diagrams.svg import escaped
from helpers.labs.cluster.choices import Choice
from helpers.labs.look import button, column, html, row
from helpers.labs.placement.places import Places
from helpers.labs.task_definition.fields import WHOLE, labelled, text_input
from helpers.simulator.instance_types import TYPES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from helpers.i18n import Words
    from helpers.simulator.snapshot import InstanceSnapshot, SubnetSnapshot

STARTS_WITH = ("t3.small", 2)
"""Type and number of the instances that the bench begins with."""

MOST = 20
"""Instances on the bench: more would not fit on the screen."""


class Capacity:
    """The form of the instances.

    Args:
        words: the language.
        act: makes a callback of a button.
        add, terminate, nat, reset: what the buttons do.

    Attributes:
        type, count, subnets: of new instances.
        instance: one that is there.
    """

    def __init__(
        self,
        words: Words,
        act: Callable[[Callable[[], None]], Callable[..., None]],
        *,
        add: Callable[[], None],
        terminate: Callable[[], None],
        nat: Callable[[], None],
        reset: Callable[[], None],
    ) -> None:
        kind, many = STARTS_WITH
        self.type: Any = labelled(
            widgets.Dropdown(options=list(TYPES), value=kind, description="instance_type")
        )
        self.count = text_input("count")
        self.count.value = str(many)
        self.count.add_class("ecs-narrow")
        self.subnets = Places(words("placement-instance-subnets"), words)
        self.subnets.widget.add_class("ecs-wide")
        self.add = button("add_instances", act(add), "ecs-primary")
        self.instance = Choice(words("placement-instance"), words("placement-no-instance"))
        self.terminate = button("terminate_instances", act(terminate))
        self.nat = button(words("placement-add-nat"), act(nat))
        self.reset = button(words("placement-reset"), act(reset), "ecs-quiet")
        self.widget: widgets.Widget = column(
            html(f"<h4>{escaped(words('placement-capacity-head'))}</h4>"),
            row(
                *(self.type, self.count, self.subnets.widget, self.add),
                classes="ecs-row ecs-acts",
            ),
            row(
                *(self.instance.widget, self.terminate, self.nat, self.reset),
                classes="ecs-row ecs-acts",
            ),
            classes="ecs-section ecs-card",
        )

    @property
    def wanted(self) -> int | None:
        """How many instances were asked for; None when what was typed is no number of them."""
        count = WHOLE.read(self.count.value)
        return count if isinstance(count, int) and count > 0 else None

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
