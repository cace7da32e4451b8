"""UpdateService: which settings apply at once, and which begin a new deployment (4.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpers.simulator.errors import invalid
from helpers.simulator.services import revisions, settings
from helpers.simulator.tasks import admission
from helpers.simulator.tasks.states import LaunchType
from helpers.simulator.words import check_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from helpers.simulator.context import Context
    from helpers.simulator.services.model import Revision, Service


class Changes:
    """What an UpdateService changes: first everything is checked, then everything is applied."""

    def __init__(self, context: Context, service: Service, request: Mapping[str, Any]) -> None:
        self._context = context
        self._service = service
        self._request = request
        self.revision: Revision | None = None
        self.deploys = False
        self._configuration = service.configuration

    def check(self) -> None:
        """Raises an EcsError for anything that ECS would refuse."""
        service, request = self._service, self._request
        check_words(request)
        settings.check_grace(request)
        if request.get("desiredCount") is not None:
            settings.check_count(request["desiredCount"], daemon=service.daemon)
        if "deploymentConfiguration" in request:
            self._configuration = settings.deployment_configuration(
                request["deploymentConfiguration"],
                daemon=service.daemon,
                former=service.configuration,
            )
        if service.controller == "EXTERNAL":
            self._refuse_revision()
        else:
            self._check_revision()
        revision = self.revision or service.revision
        if revision and request.get("enableExecuteCommand", service.execute_command):
            admission.check_execute_command(revision.blueprint, "service couldn't be updated")
        settings.check_placement(
            LaunchType.FARGATE
            if service.revision and service.revision.on_fargate
            else LaunchType.EC2,
            request.get("placementConstraints", ()),
            request.get("placementStrategy", ()),
            daemon=service.daemon,
        )

    def _refuse_revision(self) -> None:
        given = [key for key in revisions.PARAMETERS if self._request.get(key)]
        if given:  # the text is unsourced
            raise invalid(
                f"Unable to update {given[0]} on services with the EXTERNAL deployment "
                "controller. Use CreateTaskSet instead.",
                "update-external-service",
                parameter=given[0],
            )

    def _check_revision(self) -> None:
        service, request = self._service, self._request
        former = service.revision
        if former is None:
            return
        force = bool(request.get("forceNewDeployment"))
        given = {key: request[key] for key in revisions.PARAMETERS if request.get(key) is not None}
        if not given and not force:
            return
        merged = {**revisions.parameters(former), **given}
        if given.get("capacityProviderStrategy"):
            merged.pop("launchType", None)
        blueprint = None if "taskDefinition" in given else former.blueprint
        revision = revisions.new_revision(self._context, service, merged, blueprint)
        self.deploys = force or revisions.needs_new_tasks(former, revision)
        if self.deploys or revision.strategy != former.strategy:
            self.revision = revision

    def apply(self) -> None:
        """Take over what applies at once."""
        service, request = self._service, self._request
        service.configuration = self._configuration
        if request.get("desiredCount") is not None and not service.daemon:
            service.desired = int(request["desiredCount"])
            service.steady_since = None
        if "placementConstraints" in request:
            service.placement_constraints = tuple(request["placementConstraints"])
        if "placementStrategy" in request:
            service.placement_strategy = tuple(request["placementStrategy"])
        if request.get("healthCheckGracePeriodSeconds") is not None:
            service.grace = float(request["healthCheckGracePeriodSeconds"])
            service.grace_given = True
        if request.get("availabilityZoneRebalancing"):
            service.rebalancing = request["availabilityZoneRebalancing"] == "ENABLED"
        service.propagate_tags = request.get("propagateTags") or service.propagate_tags
        if request.get("enableECSManagedTags") is not None:
            service.managed_tags = request["enableECSManagedTags"]
        if request.get("enableExecuteCommand") is not None:
            service.execute_command = request["enableExecuteCommand"]
