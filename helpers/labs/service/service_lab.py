"""Lab 03: a service that keeps its tasks alive, beside a task that nobody looks after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.labs.cluster.choices import active_definitions
from helpers.labs.cluster.console import short
from helpers.labs.cluster.prepared import (
    CLUSTER,
    FAMILY,
    cluster,
    newest,
    prepare,
)
from helpers.labs.service.accidents import Accidents
from helpers.labs.service.rollout import Rollout
from helpers.labs.service.service_panel import SERVICE, ServicePanel
from helpers.labs.service.versions import with_image
from helpers.labs.service.versions_form import VersionsForm
from helpers.labs.task_definition.draft import WEBSERVER

if TYPE_CHECKING:
    from helpers.lab import Lab
    from helpers.simulator.snapshot import ClusterSnapshot, Snapshot


class ServiceLab(ServicePanel):
    """Create a service, scale it, hurt it, roll out new revisions.

    Args:
        lab: where it runs.

    Attributes:
        versions: the form of its revisions.
        accidents: what can happen to its tasks, and to one that nobody looks after.
        rollout: the chart of what happened.
    """

    def __init__(self, lab: Lab) -> None:
        super().__init__(lab)
        words = self.words
        self.versions = VersionsForm(
            words, self.action, roll_out=self._roll_out, choose=self._choose
        )
        self.accidents = Accidents(self, SERVICE)
        self.rollout = Rollout(self, SERVICE)
        if lab.closed:
            self.show([self.message])
            self.close_down()
            return
        self.network = prepare(lab, self.call, WEBSERVER)
        self.lay_out(
            words("service-lab-title"),
            words("service-lab-intro"),
            [self.wanted.widget, self.versions.widget, self.accidents.widget],
            below=[self.rollout.widget],
        )

    def offer(self, snapshot: Snapshot, found: ClusterSnapshot | None) -> None:
        """Task definitions and live tasks."""
        self.versions.offer(active_definitions(snapshot), newest(snapshot, FAMILY))
        self.accidents.offer(found)

    def close_down(self) -> None:
        """The chart goes too."""
        super().close_down()
        self.rollout.clear()

    # --- what the buttons do

    def _choose(self, definition: str) -> None:
        self.update("service-lab-updated", taskDefinition=definition)

    def _roll_out(self, image: str) -> None:
        """A new revision with this image, and the service is told to use it."""
        described = self.call("DescribeTaskDefinition", taskDefinition=self.definition())
        if described is None:
            return
        document = with_image(described["taskDefinition"], image)
        registered = self.call("RegisterTaskDefinition", **document)
        if registered is None:
            return
        made = registered["taskDefinition"]
        self._choose(f"{made['family']}:{made['revision']}")

    def run_alone(self) -> None:
        """A task from the same task definition that nobody looks after."""
        response = self.call(
            "RunTask",
            cluster=CLUSTER,
            taskDefinition=self.definition(),
            launchType="FARGATE",
            networkConfiguration=self.network,
        )
        if response is not None and response["tasks"]:
            task = short(response["tasks"][0]["taskArn"].rpartition("/")[2])
            self.said("good", self.words("service-lab-ran-alone", id=task))

    def shown_cluster(self) -> ClusterSnapshot | None:
        """The cluster as it is shown."""
        return cluster(self.snapshot) if self.snapshot else None
