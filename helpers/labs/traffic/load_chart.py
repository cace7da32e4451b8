"""The chart of the load, drawn when the learner asks for it: matplotlib takes its time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpers.diagrams.svg import escaped
from helpers.labs.cluster.prepared import CLUSTER
from helpers.labs.look import button, column, html, row
from helpers.labs.traffic.prepared import SERVICE

if TYPE_CHECKING:
    from helpers.labs.traffic.traffic_lab import TrafficLab


class LoadChart:
    """A button and the chart under it.

    Args:
        lab: the panel that it belongs to.

    Attributes:
        told: the chart in words, empty while there is none.
    """

    def __init__(self, lab: TrafficLab) -> None:
        self._lab = lab
        self.told = ""
        self.draw = button(lab.words("traffic-lab-chart"), lab.in_lab(self._draw))
        self.chart = html("", "ecs-chart")
        self.widget = column(row(self.draw), self.chart, classes="ecs-section ecs-card")
        self.clear()

    def clear(self) -> None:
        """No chart, but an invitation to ask for one."""
        self.told = ""
        hint = escaped(self._lab.words("traffic-lab-chart-hint"))
        self.chart.value = f'<p class="ecs-soft">{hint}</p>'

    def _draw(self, _button: Any) -> None:
        from helpers.diagrams.charts import load

        lab = self._lab
        drawn = load(lab.lab.snapshot(), SERVICE, lab.words, CLUSTER, since=lab.counting_since)
        self.told = drawn.words
        self.chart.value = drawn.svg
