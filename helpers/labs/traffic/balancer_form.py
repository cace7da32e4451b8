"""The form of the load balancer: its target group's type, its checks, and the three calls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

from helpers.diagrams.svg import escaped
from helpers.labs.cluster.choices import number
from helpers.labs.look import button, column, html, row
from helpers.labs.task_definition.fields import labelled, text_input
from helpers.labs.traffic.prepared import BALANCER, PORT

if TYPE_CHECKING:
    from helpers.labs.traffic.traffic_lab import TrafficLab
    from helpers.simulator.target_groups import BalancerSnapshot, TargetGroupSnapshot

_DELAY = "deregistration_delay.timeout_seconds"


class BalancerForm:
    """Load balancer, target group, listener.

    Args:
        lab: the panel that it belongs to.

    Attributes:
        type, path, interval, healthy, unhealthy, delay: of the target group.
        all, balancer, group, listener, modify, delete: the buttons.
    """

    def __init__(self, lab: TrafficLab) -> None:
        words = lab.words
        self._lab = lab
        self.type: widgets.Dropdown = labelled(
            widgets.Dropdown(
                options=[
                    (words("traffic-lab-type-ip"), "ip"),
                    (words("traffic-lab-type-instance"), "instance"),
                ],
                value="ip",
                description="TargetType",
            )
        )
        self.path = text_input("HealthCheckPath")
        self.path.value = "/"
        self.interval = number("HealthCheckIntervalSeconds", 10)
        self.healthy = number("HealthyThresholdCount", 2)
        self.unhealthy = number("UnhealthyThresholdCount", 2)
        self.delay = number(_DELAY, 30)
        self.all = button(words("traffic-lab-build-all"), lab.action(self._all), "ecs-primary")
        self.balancer = button("create_load_balancer", lab.action(self._create_balancer))
        self.group = button("create_target_group", lab.action(self._create_group))
        self.listener = button("create_listener", lab.action(self._create_listener))
        self.modify = button("modify_target_group", lab.action(self._modify))
        self.delete = button(words("traffic-lab-delete-balancer"), lab.action(self._delete))
        self.type.add_class("ecs-wide")
        self.widget = column(
            html(f"<h4>{escaped(words('traffic-lab-balancer-head'))}</h4>"),
            self.type,
            row(
                *(self.path, self.interval, self.healthy, self.unhealthy, self.delay),
                classes="ecs-fields",
            ),
            row(self.all, self.balancer, self.group, self.listener, classes="ecs-row ecs-acts"),
            row(self.modify, self.delete, classes="ecs-row ecs-acts"),
            classes="ecs-section ecs-card",
        )

    @property
    def group_name(self) -> str:
        """The name of the target group of the chosen type."""
        return f"{BALANCER}-{self.type.value}"

    def found_group(self) -> TargetGroupSnapshot | None:
        """The target group of the chosen type, if there is one."""
        groups = self._lab.lab.snapshot().traffic.groups
        return next((each for each in groups if each.name == self.group_name), None)

    def found_balancer(self) -> BalancerSnapshot | None:
        """The load balancer, if there is one."""
        balancers = self._lab.lab.snapshot().traffic.balancers
        return next((each for each in balancers if each.name == BALANCER), None)

    @property
    def _checks(self) -> dict[str, Any]:
        return {
            "HealthCheckPath": self.path.value,
            "HealthCheckIntervalSeconds": self.interval.value,
            "HealthCheckTimeoutSeconds": max(2, min(5, self.interval.value - 1)),
            "HealthyThresholdCount": self.healthy.value,
            "UnhealthyThresholdCount": self.unhealthy.value,
        }

    def _elb(self, action: str, **parameters: Any) -> dict[str, Any] | None:
        return self._lab.call.to("elbv2", action, **parameters)

    # --- what the buttons do

    def _all(self) -> None:
        """The three calls, without those whose result is there already."""
        balancer = self.found_balancer() is not None or self._create_balancer()
        group = balancer and (self.found_group() is not None or self._create_group())
        if group and self._create_listener():
            words, name = self._lab.words, self.group_name
            self._lab.said("good", words("traffic-lab-built", name=BALANCER, group=name))

    def _create_balancer(self) -> bool:
        place = self._lab.place
        made = self._elb(
            "CreateLoadBalancer",
            Name=BALANCER,
            Subnets=list(place.subnets),
            SecurityGroups=[place.balancer_group],
        )
        if made is not None:
            name = made["LoadBalancers"][0]["DNSName"]
            self._lab.said("good", self._lab.words("traffic-lab-balancer-made", name=name))
        return made is not None

    def _create_group(self) -> bool:
        made = self._elb(
            "CreateTargetGroup",
            Name=self.group_name,
            Protocol="HTTP",
            Port=PORT,
            VpcId=self._lab.place.vpc,
            TargetType=self.type.value,
            **self._checks,
        )
        if made is None or not self._set_delay(made["TargetGroups"][0]["TargetGroupArn"]):
            return False
        told = self._lab.words("traffic-lab-group-made", name=self.group_name)
        self._lab.said("good", told)
        return True

    def _set_delay(self, arn: str) -> bool:
        attributes = [{"Key": _DELAY, "Value": str(self.delay.value)}]
        put = self._elb("ModifyTargetGroupAttributes", TargetGroupArn=arn, Attributes=attributes)
        return put is not None

    def _create_listener(self) -> bool:
        """A listener that forwards to the chosen group, or the one there is is told to."""
        words, balancer, group = self._lab.words, self.found_balancer(), self.found_group()
        if balancer is None or group is None:
            missing = "create_load_balancer" if balancer is None else "create_target_group"
            self._lab.said("note", words("traffic-lab-first", button=missing))
            return False
        actions = [{"Type": "forward", "TargetGroupArn": group.arn}]
        there = self._listener_arn(balancer) if balancer.listeners else None
        if there:
            done = self._elb("ModifyListener", ListenerArn=there, DefaultActions=actions)
        else:
            done = self._elb(
                "CreateListener",
                LoadBalancerArn=balancer.arn,
                Protocol="HTTP",
                Port=PORT,
                DefaultActions=actions,
            )
        if done is not None:
            self._lab.said("good", words("traffic-lab-listener-made", group=group.name))
        return done is not None

    def _listener_arn(self, balancer: BalancerSnapshot) -> str | None:
        found = self._elb("DescribeListeners", LoadBalancerArn=balancer.arn)
        listeners = found["Listeners"] if found else []
        return next((str(x["ListenerArn"]) for x in listeners if x["Port"] == PORT), None)

    def _modify(self) -> None:
        group = self.found_group()
        if group is None:
            told = self._lab.words("traffic-lab-first", button="create_target_group")
            self._lab.said("note", told)
            return
        changed = self._elb("ModifyTargetGroup", TargetGroupArn=group.arn, **self._checks)
        if changed is not None and self._set_delay(group.arn):
            told = self._lab.words("traffic-lab-group-changed", name=group.name)
            self._lab.said("good", told)

    def _delete(self) -> None:
        """The load balancer with its listener, and its target groups where no service is left."""
        balancer, snapshot = self.found_balancer(), self._lab.lab.snapshot()
        if balancer is None:
            told = self._lab.words("traffic-lab-first", button="create_load_balancer")
            self._lab.said("note", told)
            return
        if self._elb("DeleteLoadBalancer", LoadBalancerArn=balancer.arn) is None:
            return
        for group in snapshot.traffic.groups:
            own = group.name.startswith(f"{BALANCER}-")
            if own and self._elb("DeleteTargetGroup", TargetGroupArn=group.arn) is None:
                return
        self._lab.said("good", self._lab.words("traffic-lab-balancer-gone", name=BALANCER))
