"""Lab 07: a load balancer in front of a service; roll-outs, accidents and scaling under load."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from helpers.diagrams import traffic as targets
from helpers.labs.cluster import ClusterPanel
from helpers.labs.cluster.moments import written
from helpers.labs.look import column, html, row
from helpers.labs.traffic.accidents import Accidents
from helpers.labs.traffic.balancer_form import BalancerForm
from helpers.labs.traffic.load_chart import LoadChart
from helpers.labs.traffic.prepared import SERVICE, prepare
from helpers.labs.traffic.scaling_form import ScalingForm, TrafficForm
from helpers.labs.traffic.service_form import ServiceForm

if TYPE_CHECKING:
    from datetime import datetime

    from helpers.diagrams.picture import Picture
    from helpers.lab import Lab
    from helpers.simulator.snapshot import ClusterSnapshot, Snapshot
    from helpers.simulator.target_groups import TargetGroupSnapshot

_CSS = Path(__file__).with_name("traffic.css").read_text(encoding="utf-8").partition("*/")[2]


class TrafficLab(ClusterPanel):
    """Build a load balancer, put a service behind it, send requests, hurt it, let it scale.

    Args:
        lab: where it runs.

    Attributes:
        balancer, form, traffic, scaling, accidents, chart: its parts.
        place: ids of what the lab made ready.
        counting_since: from when on requests are counted.
    """

    def __init__(self, lab: Lab) -> None:
        super().__init__(lab)
        words = self.words
        self.counting_since: datetime | None = None
        self.balancer = BalancerForm(self)
        self.form = ServiceForm(self)
        self.traffic = TrafficForm(self)
        self.scaling = ScalingForm(self)
        self.accidents = Accidents(self)
        self.chart = LoadChart(self)
        self.tabs.first = SERVICE
        self.scene.add_class("ecs-targets")
        if lab.closed:
            self.show([self.message])
            self.close_down()
            return
        self.place = prepare(lab, self.call)
        style = html(f"<style>{_CSS}</style>", "ecs-style")
        self.lay_out(
            words("traffic-lab-title"),
            words("traffic-lab-intro"),
            [
                style,
                row(
                    column(self.balancer.widget, self.traffic.widget, self.accidents.widget),
                    column(self.form.widget, self.scaling.widget),
                    classes="ecs-columns ecs-traffic",
                ),
            ],
            below=[self.chart.widget],
        )

    def draw_scene(self, snapshot: Snapshot, before: Snapshot | None) -> Picture:
        """The targets, instead of the whole cluster."""
        return targets.draw(snapshot, self.words, before=before, since=self.counting_since)

    def offer(self, snapshot: Snapshot, found: ClusterSnapshot | None) -> None:
        """Tasks that can be hurt."""
        del snapshot
        self.accidents.offer(found)

    def used_group(self) -> TargetGroupSnapshot | None:
        """The target group behind which the service stands."""
        service, snapshot = self.service(SERVICE), self.lab.snapshot()
        arns = service.target_groups if service else ()
        return next((each for each in snapshot.traffic.groups if each.arn in arns), None)

    def count_anew(self) -> None:
        """Sum up requests, and draw the chart, from now on only."""
        self.counting_since = self.lab.time
        self.said("note", self.words("traffic-lab-counting", time=written(self.lab.time)))

    def close_down(self) -> None:
        """The chart goes too."""
        super().close_down()
        self.chart.clear()
