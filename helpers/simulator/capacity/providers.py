"""Capacity providers: FARGATE and FARGATE_SPOT, and those of Auto Scaling groups.

A provider of an Auto Scaling group is stored and can be used in strategies; its group does not
scale by itself here (simplified): instances join with the provider's name. Texts of refusals that
the behaviour page does not name are unsourced.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from helpers.simulator import tags as tagging
from helpers.simulator.capacity import strategy as strategies
from helpers.simulator.clusters import as_api as cluster_as_api
from helpers.simulator.errors import EcsError, ErrorCode, invalid
from helpers.simulator.pages import page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from helpers.simulator.context import Context


@dataclass(slots=True, eq=False)
class CapacityProvider:
    """One provider; ``group`` is the API's AutoScalingGroupProvider, None for Fargate's own."""

    name: str
    arn: str
    group: dict[str, Any] | None = None
    tags: dict[str, str] = field(default_factory=dict)
    status: str = "ACTIVE"
    update_status: str | None = None


def as_api(provider: CapacityProvider, *, tags: bool) -> dict[str, Any]:
    """The API's CapacityProvider."""
    kind = provider.name if provider.group is None else "EC2_AUTOSCALING"
    answer: dict[str, Any] = {
        "capacityProviderArn": provider.arn,
        "name": provider.name,
        "status": provider.status,
        "type": kind,
        "tags": tagging.as_api(provider.tags) if tags else [],
    }
    if provider.group is not None:
        answer["autoScalingGroupProvider"] = provider.group
    if provider.update_status:
        answer["updateStatus"] = provider.update_status
    return answer


class CapacityProviders:
    """The capacity provider operations."""

    def __init__(self, context: Context) -> None:
        self._context = context
        for name in strategies.BUILT_IN:
            context.capacity_providers[name] = CapacityProvider(
                name, context.arns.capacity_provider(name)
            )

    def create_capacity_provider(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """CreateCapacityProvider, for an Auto Scaling group."""
        name, group = request["name"], request.get("autoScalingGroupProvider")
        if name.lower().startswith(("aws", "ecs", "fargate")):
            raise invalid(
                "The specified capacity provider name is invalid. Up to 255 characters are "
                "allowed, including letters (upper and lowercase), numbers, underscores, and "
                'hyphens. The name cannot be prefixed with "aws", "ecs", or "fargate".',
                "capacity-provider-name",
                name=name[:80],
            )
        if not group:
            raise invalid(
                "A capacity provider must specify an autoScalingGroupProvider.",
                "capacity-provider-without-group",
            )
        if name in self._context.capacity_providers:
            raise invalid(
                "A capacity provider with the specified name already exists.",
                "capacity-provider-exists",
                name=name,
            )
        provider = CapacityProvider(
            name,
            self._context.arns.capacity_provider(name),
            _group(group),
            tagging.read(request.get("tags", ())),
        )
        self._context.capacity_providers[name] = provider
        return {"capacityProvider": as_api(provider, tags=True)}

    def describe_capacity_providers(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """DescribeCapacityProviders: all, or those named; the unknown ones are failures."""
        known = self._context.capacity_providers
        tags = "TAGS" in request.get("include", ())
        failures: list[dict[str, str]] = []
        references = request.get("capacityProviders")
        chosen = list(known.values())
        if references:
            chosen = []
            for reference in references:
                name = reference.rpartition("/")[2]
                if name in known:
                    chosen.append(known[name])
                else:
                    arn = self._context.arns.capacity_provider(name)
                    failures.append({"arn": arn, "reason": "MISSING"})
        shapes = [as_api(each, tags=tags) for each in chosen]
        return {**page("capacityProviders", shapes, request), "failures": failures}

    def update_capacity_provider(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """UpdateCapacityProvider: the settings of its Auto Scaling group."""
        provider = self._own(request["name"])
        assert provider.group is not None  # noqa: S101 - _own refuses Fargate's own
        changes = dict(request.get("autoScalingGroupProvider") or {})
        scaling = {**provider.group["managedScaling"], **changes.pop("managedScaling", {})}
        provider.group = {**provider.group, **changes, "managedScaling": scaling}
        provider.update_status = "UPDATE_COMPLETE"
        return {"capacityProvider": as_api(provider, tags=True)}

    def delete_capacity_provider(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """DeleteCapacityProvider: not while a cluster has it."""
        provider = self._own(request["capacityProvider"])
        for cluster in self._context.clusters.values():
            if cluster.status == "ACTIVE" and provider.name in cluster.capacity_providers:
                raise invalid(
                    "The specified capacity provider is in use and cannot be removed.",
                    "capacity-provider-in-use",
                    name=provider.name,
                    cluster=cluster.name,
                )
        del self._context.capacity_providers[provider.name]
        provider.status = "INACTIVE"
        provider.update_status = "DELETE_COMPLETE"
        return {"capacityProvider": as_api(provider, tags=True)}

    def put_cluster_capacity_providers(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """PutClusterCapacityProviders: replaces both lists, the default strategy included."""
        cluster = self._context.cluster(request["cluster"])
        names = [each.rpartition("/")[2] for each in request["capacityProviders"]]
        strategies.check_known(self._context.capacity_providers, names)
        in_use = sorted(
            {each.capacity_provider for each in cluster.live.values() if each.capacity_provider}
            - set(names)
        )
        if in_use:
            raise EcsError(
                ErrorCode.RESOURCE_IN_USE,
                "The specified capacity provider is in use and cannot be removed.",
                reason="capacity-provider-in-use",
                fields={"name": in_use[0], "cluster": cluster.name},
            )
        strategy = [dict(each) for each in request["defaultCapacityProviderStrategy"]]
        strategies.check_for(names, strategy)
        cluster.capacity_providers = names
        cluster.default_strategy = strategy
        return {"cluster": cluster_as_api(cluster, frozenset({"TAGS", "SETTINGS"}))}

    def _own(self, reference: str) -> CapacityProvider:
        name = reference.rpartition("/")[2]
        strategies.check_known(self._context.capacity_providers, [name])
        provider = self._context.capacity_providers[name]
        if provider.group is None:
            raise invalid(
                f"The {name} capacity provider is reserved and cannot be changed or deleted.",
                "capacity-provider-reserved",
                name=name,
            )
        return provider


def _group(given: Mapping[str, Any]) -> dict[str, Any]:
    """The defaults of API:AutoScalingGroupProvider and API:ManagedScaling."""
    scaling = {
        "status": "DISABLED",
        "targetCapacity": 100,
        "minimumScalingStepSize": 1,
        "maximumScalingStepSize": 10000,
        "instanceWarmupPeriod": 300,
        **given.get("managedScaling", {}),
    }
    return {
        "managedTerminationProtection": "DISABLED",
        "managedDraining": "ENABLED",
        **given,
        "managedScaling": scaling,
    }
