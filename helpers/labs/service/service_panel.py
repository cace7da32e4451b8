"""A cluster panel with one service: created, scaled, configured, rolled out, deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpers.labs.cluster import ClusterPanel
from helpers.labs.cluster.prepared import CLUSTER, FAMILY, newest
from helpers.labs.service.wanted import Wanted

if TYPE_CHECKING:
    from helpers.lab import Lab

SERVICE = "web"


class ServicePanel(ClusterPanel):
    """What the labs about a service share: its form, and the calls behind the form.

    A subclass says in :attr:`network` where the tasks run, and may use another :attr:`family`.

    Args:
        lab: where it runs.

    Attributes:
        wanted: the form of what the service is asked to be.
        network: ``networkConfiguration`` of new tasks.
    """

    family = FAMILY
    """Whose newest revision new tasks are made from."""

    def __init__(self, lab: Lab) -> None:
        super().__init__(lab)
        self.network: dict[str, Any] = {}
        self.wanted = Wanted(
            self.words,
            self.action,
            create=self._create,
            scale=self._scale,
            configure=self.configure,
            force=self._force,
            delete=self._delete,
        )
        self.tabs.first = SERVICE

    def definition(self) -> str:
        """What the next service or task is made from: the newest revision of the family."""
        return newest(self.lab.snapshot(), self.family) or self.family

    def update(self, message: str, **changes: Any) -> bool:
        """Call UpdateService and say so in a message of the catalogue: whether it was taken.

        Args:
            message: may use the placeholders ``count`` and ``definition``.
            changes: the members of the call.
        """
        updated = self.call("UpdateService", cluster=CLUSTER, service=SERVICE, **changes)
        if updated is None:
            return False
        service = updated["service"]
        made_from = str(service.get("taskDefinition", "")).rpartition("/")[2]
        self.said(
            "good",
            self.words(message, count=service["desiredCount"], definition=made_from),
        )
        return True

    def configure(self) -> None:
        """Change the bounds of deployments to those of the form."""
        self.update("service-lab-configured", deploymentConfiguration=self.wanted.configuration)

    def _create(self) -> None:
        created = self.call(
            "CreateService",
            cluster=CLUSTER,
            serviceName=SERVICE,
            taskDefinition=self.definition(),
            desiredCount=self.wanted.desired.value,
            launchType="FARGATE",
            networkConfiguration=self.network,
            deploymentConfiguration=self.wanted.configuration,
        )
        if created is not None:
            count = created["service"]["desiredCount"]
            self.said("good", self.words("service-lab-created", name=SERVICE, count=count))

    def _scale(self) -> None:
        self.update("service-lab-scaled", desiredCount=self.wanted.desired.value)

    def _force(self) -> None:
        self.update("service-lab-forced", forceNewDeployment=True)

    def _delete(self) -> None:
        deleted = self.call("DeleteService", cluster=CLUSTER, service=SERVICE, force=True)
        if deleted is not None:
            self.said("good", self.words("service-lab-deleted", name=SERVICE))
