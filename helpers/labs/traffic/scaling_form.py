"""Requests and service auto scaling: turn the traffic up, and let the number of tasks follow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

from helpers.diagrams.svg import escaped, plain
from helpers.labs.cluster.choices import number
from helpers.labs.cluster.moments import written
from helpers.labs.cluster.prepared import CLUSTER
from helpers.labs.look import button, column, html, row
from helpers.labs.task_definition.fields import labelled
from helpers.labs.traffic.prepared import SERVICE

if TYPE_CHECKING:
    from helpers.labs.traffic.traffic_lab import TrafficLab

RATES = (0, 30, 60, 120, 300)
"""Requests a second that a button sends: a task of the lab can answer 24.5."""

_TARGET = {
    "ServiceNamespace": "ecs",
    "ResourceId": f"service/{CLUSTER}/{SERVICE}",
    "ScalableDimension": "ecs:service:DesiredCount",
}
_SCALING = "application-autoscaling"
_CPU, _PER_TARGET = "ECSServiceAverageCPUUtilization", "ALBRequestCountPerTarget"
_COOLDOWN = 60
_ACTIVITIES = 8


class TrafficForm:
    """How many requests come, and how long an answer takes.

    Args:
        lab: the panel that it belongs to.

    Attributes:
        rate, seconds: what ``lab.traffic`` gets.
        quick: buttons that set the rate.
        count_anew: lets the counts begin now.
    """

    def __init__(self, lab: TrafficLab) -> None:
        words = lab.words
        self._lab = lab
        self.rate = number(words("traffic-lab-rate"), 0)
        self.quick = [button(str(each), lab.in_lab(self._jump), "ecs-small") for each in RATES]
        self.seconds: widgets.Dropdown = labelled(
            widgets.Dropdown(
                options=[
                    (words("traffic-lab-seconds", seconds=f"{each:g}"), each)
                    for each in (0.1, 5.0, 60.0)
                ],
                value=0.1,
                description=words("traffic-lab-answer"),
            )
        )
        self.count_anew = button(words("traffic-lab-count-anew"), lab.action(lab.count_anew))
        self._changed = lab.action(self._send)
        self.rate.observe(self._changed, "value")
        self.seconds.observe(self._changed, "value")
        self.widget = column(
            html(f"<h4>{escaped(words('traffic-lab-traffic-head'))}</h4>"),
            row(self.rate, *self.quick, classes="ecs-row ecs-acts"),
            row(self.seconds, self.count_anew, classes="ecs-row ecs-acts"),
            classes="ecs-section ecs-card",
        )

    def _jump(self, pressed: widgets.Button) -> None:
        rate = int(pressed.description)
        if rate == self.rate.value:
            self._changed(pressed)  # nothing changes, and so nothing is observed
        self.rate.value = rate

    def _send(self) -> None:
        rate, seconds, lab = self.rate.value, self.seconds.value, self._lab
        longer = f", seconds={seconds:g}" if seconds != 0.1 else ""
        lab.call.note(f'lab.traffic({rate}, "{SERVICE}"{longer})', lab.words("panel-no-cli"))
        try:
            lab.lab.traffic(rate, SERVICE, seconds=seconds)
        except ValueError as error:
            lab.said("bad", str(error))
            return
        lab.said("note", lab.words("traffic-lab-sent", rate=str(rate), name=SERVICE))


class ScalingForm:
    """A scalable target and its target tracking policy.

    Args:
        lab: the panel that it belongs to.

    Attributes:
        least, most, metric, value: of the target and its policy.
        register, activities, deregister: the buttons.
    """

    def __init__(self, lab: TrafficLab) -> None:
        words = lab.words
        self._lab = lab
        self.least = number("MinCapacity", 2)
        self.most = number("MaxCapacity", 10)
        self.metric: widgets.Dropdown = labelled(
            widgets.Dropdown(
                options=[(_CPU, _CPU), (_PER_TARGET, _PER_TARGET)],
                value=_CPU,
                description="PredefinedMetricType",
            )
        )
        self.value: widgets.FloatText = labelled(
            widgets.FloatText(value=50.0, description="TargetValue")
        )
        self.metric.observe(lab.guarded(self._suggest), "value")
        self.register = button(
            "register + put_scaling_policy", lab.action(self._register), "ecs-primary"
        )
        self.activities = button("describe_scaling_activities", lab.action(self._activities))
        self.deregister = button("deregister_scalable_target", lab.action(self._deregister))
        self.metric.add_class("ecs-wide")
        for each in (self.least, self.most, self.value):
            each.add_class("ecs-middling")
        self.widget = column(
            html(f"<h4>{escaped(words('traffic-lab-scaling-head'))}</h4>"),
            self.metric,
            row(self.least, self.most, self.value, classes="ecs-fields"),
            row(*(self.register, self.activities, self.deregister), classes="ecs-row ecs-acts"),
            classes="ecs-section ecs-card",
        )

    def _suggest(self, _change: Any) -> None:
        """A value that makes sense for the metric: percent, or requests a minute."""
        self.value.value = 50.0 if self.metric.value == _CPU else 600.0

    def _metric(self) -> dict[str, str] | None:
        metric = {"PredefinedMetricType": self.metric.value}
        if self.metric.value == _CPU:
            return metric
        balancer, group = self._lab.balancer.found_balancer(), self._lab.used_group()
        if balancer is None or group is None:
            return None
        ends = (balancer.arn.partition("loadbalancer/")[2], group.arn.rpartition(":")[2])
        return {**metric, "ResourceLabel": "/".join(ends)}

    def _register(self) -> None:
        lab, metric = self._lab, self._metric()
        if metric is None:
            lab.said("note", lab.words("traffic-lab-first", button="create_service"))
            return
        bounds = {"MinCapacity": self.least.value, "MaxCapacity": self.most.value}
        if lab.call.to(_SCALING, "RegisterScalableTarget", **_TARGET, **bounds) is None:
            return
        put = lab.call.to(
            _SCALING,
            "PutScalingPolicy",
            **_TARGET,
            PolicyName="track",
            PolicyType="TargetTrackingScaling",
            TargetTrackingScalingPolicyConfiguration={
                "TargetValue": self.value.value,
                "PredefinedMetricSpecification": metric,
                "ScaleOutCooldown": _COOLDOWN,
                "ScaleInCooldown": _COOLDOWN,
            },
        )
        if put is not None:
            told = {"least": str(self.least.value), "most": str(self.most.value)}
            lab.said("good", lab.words("traffic-lab-scaling", name=SERVICE, **told))

    def _activities(self) -> None:
        lab = self._lab
        wanted = {name: _TARGET[name] for name in ("ServiceNamespace", "ResourceId")}
        found = lab.call.to(_SCALING, "DescribeScalingActivities", **wanted)
        if found is None:
            return
        activities = found["ScalingActivities"][:_ACTIVITIES]
        items = [
            f"{written(each['StartTime'])} {plain(each['Description'])} {plain(each['Cause'])}"
            for each in activities
        ]
        told = lab.words("traffic-lab-activities", count=len(items))
        listed = "".join(f"<li>{escaped(each)}</li>" for each in items)
        lab.said("note", told, f'<ol class="ecs-events">{listed}</ol>' if items else "")
        lab.answer_told = "\n".join([told, *items])

    def _deregister(self) -> None:
        lab = self._lab
        if lab.call.to(_SCALING, "DeregisterScalableTarget", **_TARGET) is not None:
            lab.said("good", lab.words("traffic-lab-unscaled", name=SERVICE))
