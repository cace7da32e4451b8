"""RunTask and StartTask (behaviour page 1.6, 3): answers with tasks, and with failures."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from helpers.simulator.capacity import strategy as strategies
from helpers.simulator.errors import EcsError, ErrorCode, invalid
from helpers.simulator.placement.checks import check_constraints, check_strategies
from helpers.simulator.placement.filters import demand
from helpers.simulator.placement.placing import candidates, place
from helpers.simulator.placement.verdicts import Decision
from helpers.simulator.tasks import admission, orders, shape
from helpers.simulator.tasks.states import LaunchType
from helpers.simulator.words import check_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from helpers.simulator.clusters import Cluster
    from helpers.simulator.context import Context
    from helpers.simulator.tasks.launching import Launcher
    from helpers.simulator.tasks.model import Task
    from helpers.simulator.tasks.orders import Order

MOST = 10
"""Tasks of one call (behaviour page 3)."""

NO_CAPACITY = (
    "Capacity is unavailable at this time. Please try again later or in a different "
    "availability zone"
)
"""Fargate or Fargate Spot has no room (1.6)."""


class TaskRunner:
    """Runs tasks that nobody looks after once they are started (behaviour page 3)."""

    def __init__(self, context: Context, launcher: Launcher) -> None:
        self._context = context
        self._launcher = launcher
        self._tokens: dict[tuple[str, str], tuple[str, list[str]]] = {}

    # --- RunTask

    def run(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """RunTask: ECS chooses where. What cannot be placed comes back as failures."""
        cluster = self._context.cluster(request.get("cluster"))
        repeated = self._repeated(cluster, request)
        if repeated is not None:
            return repeated
        count = request.get("count", 1)
        if not 1 <= count <= MOST:  # text unsourced
            raise invalid(f"Count must be between 1 and {MOST}.", "count-out-of-range", count=count)
        check_words(request)
        strategy = self._strategy(cluster, request)
        launch_type = _launch_type(request, strategy)
        constraints = request.get("placementConstraints", ())
        placement = request.get("placementStrategy", ())
        order = orders.read(self._context, cluster, request, launch_type)
        admission.check_placement(launch_type, constraints, placement)
        check_constraints(constraints)
        check_strategies(placement)
        if launch_type is LaunchType.FARGATE:
            started, failures = self._on_fargate(order, count, strategy)
        else:
            started, failures = self._on_instances(order, count, strategy, constraints, placement)
        self._remember(cluster, request, started)
        return self._answer(started, failures)

    def _answer(self, started: Sequence[Task], failures: list[dict[str, str]]) -> dict[str, Any]:
        return {
            "tasks": [shape.with_tags(self._context, each) for each in started],
            "failures": failures,
        }

    def _strategy(
        self, cluster: Cluster, request: Mapping[str, Any]
    ) -> Sequence[Mapping[str, Any]]:
        """The request's strategy, or the cluster's default when it names no launch type."""
        given: Sequence[Mapping[str, Any]] = request.get("capacityProviderStrategy", ())
        if given and request.get("launchType"):  # text as public reports show it
            raise invalid(
                "Specifying both a launch type and capacity provider strategy is not supported. "
                "Remove one and try again.",
                "launch-type-and-strategy",
            )
        if not given and not request.get("launchType"):
            given = cluster.default_strategy
        strategies.check_for(cluster.capacity_providers, given)
        return given

    def _on_fargate(
        self, order: Order, count: int, strategy: Sequence[Mapping[str, Any]]
    ) -> tuple[list[Task], list[dict[str, str]]]:
        """No host to choose; a full subnet is found out later, by the task itself (7.5)."""
        counts: dict[str, int] = {}
        started: list[Task] = []
        for _ in range(count):
            provider = strategies.next_provider(strategy, counts) if strategy else None
            if (provider or strategies.FARGATE) in self._context.exhausted:
                return started, [{"reason": NO_CAPACITY}]
            if provider:
                counts[provider] = counts.get(provider, 0) + 1
            started.append(order.launch(self._launcher, capacity_provider=provider))
        return started, []

    def _on_instances(
        self,
        order: Order,
        count: int,
        strategy: Sequence[Mapping[str, Any]],
        constraints: Sequence[Mapping[str, Any]],
        placement: Sequence[Mapping[str, Any]],
    ) -> tuple[list[Task], list[dict[str, str]]]:
        """As many as fit; then one failure for each instance that was asked (3)."""
        context, cluster = self._context, order.cluster
        wanted = demand(order.blueprint, order.group, constraints, order.network.zones)
        counts: dict[str, int] = {}
        started: list[Task] = []
        for _ in range(count):
            provider = strategies.next_provider(strategy, counts) if strategy else None
            # External instances are not carried: there is never one.
            external = order.launch_type is LaunchType.EXTERNAL
            instances = [] if external else candidates(cluster, provider)
            if not instances and not started:
                raise invalid(
                    "No Container Instances were found in your cluster.",
                    "no-container-instances",
                    cluster=cluster.name,
                )
            chosen, verdicts = place(instances, wanted, placement, context.ids)
            if chosen is None:
                cluster.decisions.append(Decision(context.now, order.group, "", verdicts))
                return started, [
                    {"arn": each.instance.arn, "reason": each.unfit.value}
                    for each in verdicts
                    if each.unfit
                ]
            task = order.launch(self._launcher, instance=chosen, capacity_provider=provider)
            cluster.decisions.append(Decision(context.now, order.group, task.id, verdicts))
            if provider:
                counts[provider] = counts.get(provider, 0) + 1
            started.append(task)
        return started, []

    # --- RunTask twice with one clientToken

    def _repeated(self, cluster: Cluster, request: Mapping[str, Any]) -> dict[str, Any] | None:
        """The tasks of the first call with this clientToken (API:RunTaskRequest.clientToken)."""
        token = request.get("clientToken")
        known = self._tokens.get((cluster.name, token)) if token else None
        if known is None:
            return None
        asked, task_ids = known
        if asked != _fingerprint(request):
            raise EcsError(  # text unsourced
                ErrorCode.CONFLICT,
                "The clientToken was already used with different parameters.",
                reason="client-token-reused",
                fields={"token": str(token)[:64]},
            )
        return self._answer([cluster.tasks[i] for i in task_ids if i in cluster.tasks], [])

    def _remember(
        self, cluster: Cluster, request: Mapping[str, Any], started: Sequence[Task]
    ) -> None:
        token = request.get("clientToken")
        if token:
            known = (_fingerprint(request), [each.id for each in started])
            self._tokens[cluster.name, token] = known

    # --- StartTask

    def start(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """StartTask: the caller chooses the instances; there is no scheduler in between."""
        cluster = self._context.cluster(request.get("cluster"))
        references = request["containerInstances"]
        if not 1 <= len(references) <= MOST:  # text unsourced
            raise invalid(
                f"Between 1 and {MOST} container instances must be specified.",
                "container-instances-out-of-range",
                count=len(references),
            )
        order = orders.read(self._context, cluster, request, LaunchType.EC2)
        wanted = demand(order.blueprint, order.group, zones=order.network.zones)
        started: list[Task] = []
        failures: list[dict[str, str]] = []
        for reference in references:
            instance_id = reference.rpartition("/")[2]
            instance = cluster.instances.get(instance_id)
            if instance is None or instance.status != "ACTIVE":
                arn = self._context.arns.container_instance(cluster.name, instance_id)
                gone = instance is not None or instance_id in cluster.former_instances
                failures.append({"arn": arn, "reason": "INACTIVE" if gone else "MISSING"})
                continue
            unfit = wanted.unfit(instance)
            if unfit:
                failures.append({"arn": instance.arn, "reason": unfit.value})
            else:
                started.append(order.launch(self._launcher, instance=instance))
        return self._answer(started, failures)


def _launch_type(request: Mapping[str, Any], strategy: Sequence[Mapping[str, Any]]) -> LaunchType:
    if strategy:
        built_in = strategy[0]["capacityProvider"] in strategies.BUILT_IN
        return LaunchType.FARGATE if built_in else LaunchType.EC2
    return LaunchType(request.get("launchType") or "EC2")


def _fingerprint(request: Mapping[str, Any]) -> str:
    return json.dumps(request, sort_keys=True, default=str)
