"""The service operations. Requests and answers are the API's, in camelCase."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from helpers.simulator import tags as tagging
from helpers.simulator.errors import invalid
from helpers.simulator.pages import page
from helpers.simulator.services import deployments, revisions, settings, shapes
from helpers.simulator.services.finding import find, find_active
from helpers.simulator.services.history_operations import History
from helpers.simulator.services.model import Service, ServiceStatus
from helpers.simulator.services.scheduler import Scheduler
from helpers.simulator.services.starting import Starter
from helpers.simulator.services.task_sets import TaskSets
from helpers.simulator.services.updating import Changes
from helpers.simulator.services.watching import Watch
from helpers.simulator.tasks import admission
from helpers.simulator.tasks.states import LaunchType
from helpers.simulator.words import check_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from helpers.simulator.clusters import Cluster
    from helpers.simulator.context import Context
    from helpers.simulator.services.model import Revision
    from helpers.simulator.tasks.launching import Launcher
    from helpers.simulator.tasks.life import Life

PAGE = 10
"""Services on a page of ListServices, when nothing is asked."""

MOST_DESCRIBED = 10
"""Services of one DescribeServices."""


class Services:
    """Everything the API can do with services; ``history`` and ``task_sets`` have the rest."""

    def __init__(self, context: Context, launcher: Launcher, life: Life) -> None:
        self._context = context
        self.scheduler = Scheduler(context, Starter(context, launcher), life)
        self.watch = Watch(context, self.scheduler)
        self.history = History(context, self.scheduler)
        self.task_sets = TaskSets(context, self.scheduler)

    # --- create

    def create_service(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """CreateService. The same request again answers with the service that is there.

        Raises:
            EcsError: the refusals of behaviour page 1.6 and 5.
        """
        context = self._context
        cluster = context.cluster(request.get("cluster"))
        name = request["serviceName"]
        settings.check_name(name)
        check_words(request)
        settings.check_grace(request)
        former = self._existing(cluster, name, request)
        if former:
            return {"service": shapes.service(context, former, tags=True)}
        service = self._new(cluster, name, request)
        revision = None
        if service.controller != "EXTERNAL" or request.get("taskDefinition"):
            revision = revisions.new_revision(context, service, request)
        if revision and service.execute_command:
            admission.check_execute_command(revision.blueprint, "service couldn't be created")
        self._check_placement(service, revision)
        cluster.services[name] = service
        if revision:
            self._revise(service, revision)
            if service.controller != "EXTERNAL":
                deployments.begin(context, service, revision)
        self.scheduler.wake(service, context.durations.scheduler_first)
        return {"service": shapes.service(context, service, tags=True)}

    @staticmethod
    def _existing(cluster: Cluster, name: str, request: Mapping[str, Any]) -> Service | None:
        """The service of that name, when this is the request that created it (idempotency).

        Raises:
            EcsError: another request, or the service is not gone yet.
        """
        former = cluster.services.get(name)
        if former is None or former.status is ServiceStatus.INACTIVE:
            return None
        if former.status is ServiceStatus.DRAINING:
            raise invalid(
                "Unable to Start a service that is still Draining.",
                "service-still-draining",
                service=name,
            )
        if _fingerprint(former.request) != _fingerprint(request):
            raise invalid("Creation of service was not idempotent.", "service-exists", service=name)
        return former

    def _new(self, cluster: Cluster, name: str, request: Mapping[str, Any]) -> Service:
        context = self._context
        scheduling = request.get("schedulingStrategy") or "REPLICA"
        daemon = scheduling == "DAEMON"
        if request.get("role"):
            revisions.may_pass(context, request["role"])
        return Service(
            name=name,
            arn=context.arns.service(cluster.name, name),
            cluster=cluster,
            created_at=context.now,
            scheduling=scheduling,
            controller=settings.controller_of(request),
            desired=settings.check_count(request.get("desiredCount"), daemon=daemon),
            configuration=settings.deployment_configuration(
                request.get("deploymentConfiguration", {}), daemon=daemon
            ),
            request=dict(request),
            tags=tagging.read(request.get("tags", ())),
            placement_constraints=tuple(request.get("placementConstraints", ())),
            placement_strategy=tuple(request.get("placementStrategy", ())),
            grace=float(request.get("healthCheckGracePeriodSeconds", 0)),
            grace_given="healthCheckGracePeriodSeconds" in request
            or bool(request.get("loadBalancers")),
            rebalancing=settings.rebalancing(request, daemon=daemon),
            propagate_tags=request.get("propagateTags", "NONE"),
            managed_tags=request.get("enableECSManagedTags", False),
            execute_command=request.get("enableExecuteCommand", False),
            role=request.get("role"),
        )

    @staticmethod
    def _check_placement(service: Service, revision: Revision | None) -> None:
        settings.check_placement(
            LaunchType.FARGATE if revision and revision.on_fargate else LaunchType.EC2,
            service.placement_constraints,
            service.placement_strategy,
            daemon=service.daemon,
        )

    @staticmethod
    def _revise(service: Service, revision: Revision) -> None:
        service.revisions[revision.arn] = revision
        service.revision = revision

    # --- update

    def update_service(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """UpdateService: what changes the tasks begins a new deployment, the rest applies at once.

        Raises:
            EcsError: ServiceNotFoundException, ServiceNotActiveException, and the refusals of
                CreateService.
        """
        context = self._context
        service = find_active(context, request.get("cluster"), request["service"])
        changes = Changes(context, service, request)
        changes.check()
        changes.apply()
        for each in service.everything():  # an update ends the pauses between starts (4.5)
            each.failed_rounds, each.paused_until = 0, 0.0
        if changes.revision:
            self._revise(service, changes.revision)
            if changes.deploys:
                deployments.begin(context, service, changes.revision)
            elif service.primary:
                service.primary.revision = changes.revision
        service.settle_at = None
        self.scheduler.wake(service, context.durations.scheduler_first)
        return {"service": shapes.service(context, service, tags=True)}

    def set_desired_count(self, cluster: str | None, name: str, count: int) -> Service:
        """Another desired count, as Application Auto Scaling sets it.

        Raises:
            EcsError: as UpdateService.
        """
        self.update_service({"cluster": cluster, "service": name, "desiredCount": count})
        return find(self._context, cluster, name)

    # --- delete

    def delete_service(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """DeleteService: DRAINING while tasks begin to stop, then INACTIVE (4.1).

        Raises:
            EcsError: scaled above 0 and no force (1.6); for DAEMON nothing has to be scaled.
        """
        context = self._context
        service = find_active(context, request.get("cluster"), request["service"])
        wanted = service.desired and not service.daemon
        if wanted and not request.get("force"):
            raise invalid(
                "The service cannot be stopped while it is scaled above 0.",
                "service-scaled-above-zero",
                service=service.name,
                desired=service.desired,
            )
        service.desired = 0
        service.status = ServiceStatus.DRAINING
        if any(each.live for each in service.everything()) or service.leaving:
            self.scheduler.wake(service, context.durations.scheduler_first)
        else:
            self.scheduler.look(service)
        return {"service": shapes.service(context, service, tags=True)}

    # --- look

    def describe_services(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """DescribeServices: the unknown ones come back as failures.

        Raises:
            EcsError: none, or more than ten are asked for (texts unsourced).
        """
        context = self._context
        cluster = context.cluster(request.get("cluster"))
        references = request["services"]
        if not references:
            raise invalid("Services cannot be empty.", "services-empty")
        if len(references) > MOST_DESCRIBED:
            raise invalid(
                f"Services can have at most {MOST_DESCRIBED} items.",
                "too-many-services",
                count=len(references),
            )
        tags = "TAGS" in request.get("include", ())
        found, failures = [], []
        for reference in references:
            name = reference.rpartition("/")[2]
            service = cluster.services.get(name)
            if service:
                found.append(shapes.service(context, service, tags=tags))
            else:
                arn = context.arns.service(cluster.name, name)
                failures.append({"arn": arn, "reason": "MISSING"})
        return {"services": found, "failures": failures}

    def list_services(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """ListServices: the ACTIVE ones, by launch type and scheduling strategy."""
        cluster = self._context.cluster(request.get("cluster"))
        check_words(request)
        launch_type = request.get("launchType")
        scheduling = request.get("schedulingStrategy")
        arns = [
            each.arn
            for each in cluster.services.values()
            if each.status is ServiceStatus.ACTIVE
            and (not scheduling or each.scheduling == scheduling)
            and (not launch_type or _launch_type(each) == launch_type)
            and request.get("resourceManagementType") != "ECS"
        ]
        return page("serviceArns", arns, request, size=PAGE)

    def list_services_by_namespace(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """ListServicesByNamespace: Service Connect is not carried, so there are none."""
        return page("serviceArns", [], request)


def _launch_type(service: Service) -> str | None:
    revision = service.revision
    return revision.launch_type.value if revision and revision.launch_type else None


def _fingerprint(request: Mapping[str, Any]) -> str:
    """Two requests that say the same have the same one; the token does not matter."""
    said = {key: value for key, value in request.items() if key not in {"clientToken", "cluster"}}
    return json.dumps(said, sort_keys=True, default=str)
