"""Clusters: a name, its container instances, its tasks and its services."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from helpers.simulator import tags as tagging
from helpers.simulator.capacity.strategy import check_for, check_known
from helpers.simulator.errors import EcsError, ErrorCode, invalid
from helpers.simulator.pages import page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from helpers.simulator.container_instances import ContainerInstance
    from helpers.simulator.context import Context
    from helpers.simulator.placement.verdicts import Decision
    from helpers.simulator.services.model import Service
    from helpers.simulator.tasks.model import Task

DECISIONS_KEPT = 200
INSIGHTS = "containerInsights"
"""The only cluster setting (API:ClusterSettingName)."""
NAME = re.compile(r"[A-Za-z0-9_-]{1,255}")


@dataclass(slots=True, eq=False)
class Cluster:
    """One cluster. The two counters are kept by ``tasks.ledger`` and by nobody else."""

    name: str
    arn: str
    tags: dict[str, str] = field(default_factory=dict)
    status: str = "ACTIVE"
    settings: list[dict[str, str]] = field(default_factory=list)
    configuration: dict[str, Any] = field(default_factory=dict)
    service_connect_defaults: dict[str, Any] = field(default_factory=dict)
    capacity_providers: list[str] = field(default_factory=list)
    default_strategy: list[dict[str, Any]] = field(default_factory=list)
    instances: dict[str, ContainerInstance] = field(default_factory=dict)
    former_instances: set[str] = field(default_factory=set)
    """Ids of instances that were deregistered: INACTIVE, not MISSING (behaviour page 3)."""
    tasks: dict[str, Task] = field(default_factory=dict)
    """Every task that is still shown: the live ones, and those stopped less than an hour ago."""
    live: dict[str, Task] = field(default_factory=dict)
    """The tasks that are not STOPPED."""
    live_by_subnet: dict[tuple[str, str], int] = field(default_factory=dict)
    """How many live tasks of each group have their interface in each subnet."""
    services: dict[str, Service] = field(default_factory=dict)
    running: int = 0
    pending: int = 0
    decisions: deque[Decision] = field(default_factory=lambda: deque(maxlen=DECISIONS_KEPT))
    """The latest placement decisions, with every candidate's verdict."""

    @property
    def active_services(self) -> int:
        """Services that are not deleted."""
        return sum(service.status == "ACTIVE" for service in self.services.values())


def as_api(cluster: Cluster, include: frozenset[str] = frozenset()) -> dict[str, Any]:
    """The API's Cluster (API:Cluster). Tags, settings and statistics only on request."""
    return {
        "clusterArn": cluster.arn,
        "clusterName": cluster.name,
        "status": cluster.status,
        "registeredContainerInstancesCount": len(cluster.instances),
        "runningTasksCount": cluster.running,
        "pendingTasksCount": cluster.pending,
        "activeServicesCount": cluster.active_services,
        "statistics": _statistics(cluster) if "STATISTICS" in include else [],
        "tags": tagging.as_api(cluster.tags) if "TAGS" in include else [],
        "settings": list(cluster.settings) if "SETTINGS" in include else [],
        "capacityProviders": list(cluster.capacity_providers),
        "defaultCapacityProviderStrategy": [dict(item) for item in cluster.default_strategy],
        **(
            {"configuration": cluster.configuration}
            if cluster.configuration and "CONFIGURATIONS" in include
            else {}
        ),
        **(
            {"serviceConnectDefaults": cluster.service_connect_defaults}
            if cluster.service_connect_defaults
            else {}
        ),
    }


def _statistics(cluster: Cluster) -> list[dict[str, str]]:
    """Tasks and services by launch type (API:Cluster.statistics)."""
    counts = {
        f"{state}{launch}{what}Count": 0
        for what, states in (
            ("Tasks", ("running", "pending")),
            ("Service", ("active", "draining")),
        )
        for launch in ("EC2", "Fargate")
        for state in states
    }
    for task in cluster.tasks.values():
        launch = "Fargate" if task.launch_type == "FARGATE" else "EC2"
        if task.status == "RUNNING":
            counts[f"running{launch}TasksCount"] += 1
        elif task.status in {"PROVISIONING", "PENDING", "ACTIVATING"}:
            counts[f"pending{launch}TasksCount"] += 1
    for service in cluster.services.values():
        launch = "Fargate" if service.revision and service.revision.on_fargate else "EC2"
        if service.status in {"ACTIVE", "DRAINING"}:
            counts[f"{service.status.lower()}{launch}ServiceCount"] += 1
    return [{"name": name, "value": str(value)} for name, value in counts.items()]


def _settings(request: Mapping[str, Any]) -> list[dict[str, str]]:
    """The settings of a request; there is one name, so that the last one counts.

    Raises:
        EcsError: for another name or value (the texts are unsourced).
    """
    settings = [dict(each) for each in request.get("settings", ())]
    for each in settings:
        if each.get("name") != INSIGHTS:
            raise invalid(
                f"Invalid cluster setting name {each.get('name')}.",
                "cluster-setting-name",
                name=str(each.get("name"))[:40],
            )
        if each.get("value") not in {"enabled", "disabled", "enhanced"}:
            raise invalid(
                f"Invalid value for cluster setting {INSIGHTS}.",
                "cluster-setting-value",
                value=str(each.get("value"))[:40],
            )
    return settings[-1:]


class Clusters:
    """The cluster operations. Requests and answers are the API's, in camelCase."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def create_cluster(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """CreateCluster: an ACTIVE cluster of that name is returned as it is."""
        name = request.get("clusterName") or "default"
        if not NAME.fullmatch(name):  # text unsourced
            raise invalid(
                "Cluster names can have up to 255 letters (uppercase and lowercase), numbers, "
                "underscores, and hyphens.",
                "cluster-name",
                name=name[:80],
            )
        cluster = self._context.clusters.get(name)
        if cluster is None or cluster.status != "ACTIVE":
            providers, strategy = self._capacity(request)
            cluster = Cluster(
                name=name,
                arn=self._context.arns.cluster(name),
                tags=tagging.read(request.get("tags", ())),
                settings=_settings(request)
                or [{"name": INSIGHTS, "value": self._context.insights}],
                configuration=dict(request.get("configuration", {})),
                service_connect_defaults=dict(request.get("serviceConnectDefaults", {})),
                capacity_providers=providers,
                default_strategy=strategy,
            )
            self._context.clusters[name] = cluster
        return {"cluster": as_api(cluster, frozenset({"TAGS", "SETTINGS", "CONFIGURATIONS"}))}

    def _capacity(self, request: Mapping[str, Any]) -> tuple[list[str], list[dict[str, Any]]]:
        """The providers and the default strategy, if they exist and fit together."""
        names = [each.rpartition("/")[2] for each in request.get("capacityProviders", ())]
        check_known(self._context.capacity_providers, names)
        strategy = [dict(each) for each in request.get("defaultCapacityProviderStrategy", ())]
        check_for(names, strategy)
        return names, strategy

    def describe_clusters(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """DescribeClusters: the unknown ones come back as failures."""
        include = frozenset(request.get("include", ()))
        found, failures = [], []
        for reference in request.get("clusters") or ["default"]:
            name = reference.rpartition("/")[2]
            cluster = self._context.clusters.get(name)
            if cluster:
                found.append(as_api(cluster, include))
            else:
                failures.append({"arn": self._context.arns.cluster(name), "reason": "MISSING"})
        return {"clusters": found, "failures": failures}

    def list_clusters(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """ListClusters."""
        arns = [each.arn for each in self._context.clusters.values() if each.status == "ACTIVE"]
        return page("clusterArns", arns, request)

    def delete_cluster(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """DeleteCluster: refused while anything is in it (1.6; the texts are unsourced)."""
        cluster = self._context.cluster(request["cluster"])
        checks = (
            (
                len(cluster.instances),
                ErrorCode.CLUSTER_CONTAINS_CONTAINER_INSTANCES,
                "The Cluster cannot be deleted while Container Instances are active or draining.",
                "cluster-contains-container-instances",
            ),
            (
                sum(each.status != "INACTIVE" for each in cluster.services.values()),
                ErrorCode.CLUSTER_CONTAINS_SERVICES,
                "The Cluster cannot be deleted while Services are active.",
                "cluster-contains-services",
            ),
            (
                sum(each.status != "STOPPED" for each in cluster.tasks.values()),
                ErrorCode.CLUSTER_CONTAINS_TASKS,
                "The Cluster cannot be deleted while Tasks are active.",
                "cluster-contains-tasks",
            ),
        )
        for count, code, message, reason in checks:
            if count:
                raise EcsError(
                    code, message, reason=reason, fields={"cluster": cluster.name, "count": count}
                )
        cluster.status = "INACTIVE"
        return {"cluster": as_api(cluster)}

    def update_cluster(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """UpdateCluster: settings, configuration, Service Connect defaults."""
        cluster = self._context.cluster(request["cluster"])
        if "configuration" in request:
            cluster.configuration = dict(request["configuration"])
        if "serviceConnectDefaults" in request:
            cluster.service_connect_defaults = dict(request["serviceConnectDefaults"])
        return self.update_cluster_settings(request)

    def update_cluster_settings(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """UpdateClusterSettings."""
        cluster = self._context.cluster(request["cluster"])
        cluster.settings = _settings(request) or cluster.settings
        return {"cluster": as_api(cluster, frozenset({"SETTINGS", "CONFIGURATIONS"}))}
