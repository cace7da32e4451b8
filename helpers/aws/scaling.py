"""Service auto scaling: targets and policies of moto, decisions of the simulator (4.5).

Once a lab minute the metrics of every scalable service are taken, and its desired count follows
what the policies say.
"""

from __future__ import annotations

import operator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from helpers.aws import serving
from helpers.aws.calls import Call
from helpers.aws.scaling_activities import Activity, bounded, triggered
from helpers.simulator.outside.protocols import Who
from helpers.simulator.requests import Goal
from helpers.simulator.services.model import Rollout, Service
from helpers.simulator.services.scaling import (
    Change,
    Direction,
    Policy,
    Scaler,
    Step,
    StepScaling,
    TargetTracking,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from helpers.aws.outside import Neighbours
    from helpers.aws.traffic import Traffic
    from helpers.simulator import Simulator

MINUTE = 60.0
DIMENSION = "ecs:service:DesiredCount"
REMEMBERED = timedelta(weeks=6)
"""How long Application Auto Scaling can be asked what it did."""

_COMPARE: Mapping[str, Callable[[float, float], bool]] = {
    "GreaterThanThreshold": operator.gt,
    "GreaterThanOrEqualToThreshold": operator.ge,
    "LessThanThreshold": operator.lt,
    "LessThanOrEqualToThreshold": operator.le,
}


class Scaling:
    """Moves desired counts, region by region.

    Args:
        place: the neighbours and the simulator of a region.
        traffic: what reaches the services.
        record: keeps the calls that Application Auto Scaling makes.
    """

    def __init__(
        self,
        place: Callable[[str], tuple[Neighbours, Simulator]],
        traffic: Traffic,
        record: Callable[[Call], object],
    ) -> None:
        self._place = place
        self._traffic = traffic
        self._record = record
        self._ticking: set[str] = set()
        self._scalers: dict[tuple[str, str], Scaler] = {}
        self._known: dict[str, Any] = {}
        self._breached: dict[str, int] = {}
        self._alarming: dict[str, str] = {}
        self._activities: dict[str, list[Activity]] = {}

    def begin(self, region: str) -> None:
        """Look at the region's services once a minute from now on."""
        if region not in self._ticking:
            self._ticking.add(region)
            self._later(region)

    def activities(self, region: str) -> list[Activity]:
        """What was done in a region in the past six weeks, newest first."""
        since = self._place(region)[1].clock.time() - REMEMBERED
        return [each for each in reversed(self._activities.get(region, [])) if each.time >= since]

    def plans(self, region: str) -> dict[tuple[str, str], tuple[tuple[Goal, ...], tuple[int, int]]]:
        """What services are scaled to: goals and bounds, by the names of cluster and service."""
        scaling = self._place(region)[0].backends("applicationautoscaling")
        found = {}
        for target in scaling.targets.get(DIMENSION, {}).values():
            goals = []
            for policy in _policies(scaling, target):
                tracking = policy.target_tracking_scaling_policy_configuration or {}
                metric = tracking.get("PredefinedMetricSpecification", {})
                kind = metric.get("PredefinedMetricType")
                if kind:
                    goals.append(Goal(policy.policy_name, kind, float(tracking["TargetValue"])))
            _, cluster, name = target.resource_id.split("/")
            bounds = (int(target.min_capacity), int(target.max_capacity))
            found[cluster, name] = (tuple(goals), bounds)
        return found

    def _service(self, region: str, resource_id: str) -> Service | None:
        _, _, rest = resource_id.partition("/")
        cluster_name, _, name = rest.partition("/")
        cluster = self._place(region)[1].context.clusters.get(cluster_name)
        found = cluster.services.get(name) if cluster else None
        return found if found is not None and found.status == "ACTIVE" else None

    # --- once a minute

    def _later(self, region: str) -> None:
        self._place(region)[1].clock.after(MINUTE, lambda: self._tick(region))

    def _tick(self, region: str) -> None:
        scaling = self._place(region)[0].backends("applicationautoscaling")
        targets = list(scaling.targets.get(DIMENSION, {}).values())
        if not targets:
            self._ticking.discard(region)
            return
        for target in targets:
            service = self._service(region, target.resource_id)
            if service is not None:
                self._look(region, scaling, target, service)
        self._later(region)

    def _look(self, region: str, scaling: Any, target: Any, service: Service) -> None:
        simulator = self._place(region)[1]
        scaler = self._scaler(region, scaling, target)
        self._measure(region, scaling, scaler, target, service)
        within = min(max(service.desired, scaler.minimum), scaler.maximum)
        if within != service.desired:
            cause = bounded(within, least=within > service.desired)
            self._note(region, target, within, cause)
            self._set(simulator, service, within, "")
            return
        deploying = any(each.rollout is Rollout.IN_PROGRESS for each in service.deployments)
        change = scaler.decide(simulator.clock.now, service.desired, deploying=deploying)
        if change is not None and change.desired != service.desired:
            self._note(region, target, change.desired, self._cause(scaling, target, change))
            self._set(simulator, service, change.desired, change.policy)

    def _scaler(self, region: str, scaling: Any, target: Any) -> Scaler:
        key = (region, target.resource_id)
        scaler = self._scalers.setdefault(key, Scaler(0, 0))
        scaler.minimum, scaler.maximum = int(target.min_capacity), int(target.max_capacity)
        suspended = target.suspended_state or {}
        scaler.out_suspended = bool(suspended.get("DynamicScalingOutSuspended"))
        scaler.in_suspended = bool(suspended.get("DynamicScalingInSuspended"))
        present = {each.policy_name: each for each in _policies(scaling, target)}
        for name in [each for each in scaler.policies if each not in present]:
            scaler.remove(name)
        for name, policy in present.items():
            if name not in scaler.policies or self._known.get(policy.policy_arn) is not policy:
                scaler.put(_read(policy))
            self._known[policy.policy_arn] = policy
        return scaler

    def _measure(
        self, region: str, scaling: Any, scaler: Scaler, target: Any, service: Service
    ) -> None:
        for policy in _policies(scaling, target):
            tracking = policy.target_tracking_scaling_policy_configuration
            if tracking:
                metric = tracking.get("PredefinedMetricSpecification", {})
                value = self._value(region, metric.get("PredefinedMetricType", ""), service)
                if value is not None:
                    scaler.sample(policy.policy_name, value)
            else:
                distance = self._distance(region, policy.policy_arn, service)
                scaler.breach(policy.policy_name, distance)

    def _value(self, region: str, metric: str, service: Service) -> float | None:
        """The metric of the past minute; None for one that the lab does not measure."""
        if metric in ("ECSServiceAverageMemoryUtilization", "MemoryUtilization"):
            return self._traffic.memory_of(service)
        measure = {
            "ECSServiceAverageCPUUtilization": self._traffic.cpu_of,
            "CPUUtilization": self._traffic.cpu_of,
            "ALBRequestCountPerTarget": self._traffic.per_target_of,
            "RequestCountPerTarget": self._traffic.per_target_of,
        }.get(metric)
        if measure is None:
            return None
        return measure(service, serving.reception(self._place(region)[0], service))

    def _distance(self, region: str, policy_arn: str, service: Service) -> float | None:
        """How far a metric is beyond the threshold of an alarm in ALARM that calls the policy."""
        alarms = self._place(region)[0].backends("cloudwatch").alarms.values()
        for alarm in alarms:
            compare = _COMPARE.get(alarm.comparison_operator)
            value = self._value(region, alarm.metric_name or "", service)
            if policy_arn not in (alarm.alarm_actions or ()) or compare is None or value is None:
                continue
            beyond = compare(value, float(alarm.threshold))
            self._breached[alarm.name] = self._breached.get(alarm.name, 0) + 1 if beyond else 0
            minutes = float(alarm.period or MINUTE) * int(alarm.evaluation_periods or 1) / MINUTE
            if beyond and self._breached[alarm.name] >= minutes:
                self._alarming[policy_arn] = alarm.name
                return value - float(alarm.threshold)
        return None

    def _cause(self, scaling: Any, target: Any, change: Change) -> str:
        """Which alarm called the policy: the learner's own, or one that tracking has made."""
        policy = next(
            each for each in _policies(scaling, target) if each.policy_name == change.policy
        )
        alarm = self._alarming.get(policy.policy_arn, "")
        if policy.target_tracking_scaling_policy_configuration:
            high, low = policy.alarms
            alarm = (high if change.direction is Direction.OUT else low).name
        return triggered(alarm, change.policy)

    def _note(self, region: str, target: Any, count: int, cause: str) -> None:
        now = self._place(region)[1].clock.time()
        activity = Activity(target.resource_id, target.scalable_dimension, count, cause, now)
        self._activities.setdefault(region, []).append(activity)

    def _set(self, simulator: Simulator, service: Service, count: int, policy: str) -> None:
        simulator.services.set_desired_count(service.cluster.name, service.name, count)
        self._record(
            Call(
                time=simulator.clock.time(),
                signer=Who.PLATFORM.value,
                service="ecs",
                action="UpdateService",
                parameters={
                    "cluster": service.cluster.name,
                    "service": service.name,
                    "desiredCount": count,
                    "policyName": policy,
                },
                resource=service.arn,
                allowed=True,
                error=None,
                response={},
            )
        )


def _policies(scaling: Any, target: Any) -> Iterator[Any]:
    for policy in scaling.policies.values():
        if (policy.resource_id, policy.scalable_dimension) == (target.resource_id, DIMENSION):
            yield policy


def _read(policy: Any) -> Policy:
    """A policy of Application Auto Scaling as the simulator reads it."""
    tracking = policy.target_tracking_scaling_policy_configuration
    if tracking:
        return TargetTracking(
            policy.policy_name,
            float(tracking["TargetValue"]),
            out_cooldown=float(tracking.get("ScaleOutCooldown", 300)),
            in_cooldown=float(tracking.get("ScaleInCooldown", 300)),
            scale_in_disabled=bool(tracking.get("DisableScaleIn")),
        )
    steps = policy.step_scaling_policy_configuration or {}
    return StepScaling(
        policy.policy_name,
        tuple(
            Step(
                int(each["ScalingAdjustment"]),
                each.get("MetricIntervalLowerBound"),
                each.get("MetricIntervalUpperBound"),
            )
            for each in steps.get("StepAdjustments", ())
        ),
        kind=steps.get("AdjustmentType", "ChangeInCapacity"),
        cooldown=float(steps.get("Cooldown", 300)),
        least=int(steps.get("MinAdjustmentMagnitude", 0)),
    )
