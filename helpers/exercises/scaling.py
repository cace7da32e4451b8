"""Lesson 07's exercise on service auto scaling: a target that may not grow far enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

import boto3

from helpers.exercises.balancing import Front
from helpers.exercises.keeping import active, kept, no_service
from helpers.exercises.model import Exercise, Missing
from helpers.exercises.running import CLUSTER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpers.exercises.model import Ecs

_STAND = {
    "ServiceNamespace": "ecs",
    "ResourceId": f"service/{CLUSTER}/stand",
    "ScalableDimension": "ecs:service:DesiredCount",
}
_WANTED = 6
_LEAST = 2


def _stand(ecs: Ecs) -> None:
    Front(name="stand").prepare(ecs)
    scaling, elb = boto3.client("application-autoscaling"), boto3.client("elbv2")
    known = scaling.describe_scalable_targets(
        ServiceNamespace="ecs", ResourceIds=[_STAND["ResourceId"]]
    )
    if known["ScalableTargets"]:
        return
    balancer = elb.describe_load_balancers(Names=["stand"])["LoadBalancers"][0]["LoadBalancerArn"]
    group = elb.describe_target_groups(Names=["stand"])["TargetGroups"][0]["TargetGroupArn"]
    label = f"{balancer.split('loadbalancer/')[1]}/{group.split(':')[-1]}"
    scaling.register_scalable_target(**_STAND, MinCapacity=_LEAST, MaxCapacity=3)
    scaling.put_scaling_policy(
        **_STAND,
        PolicyName="keep-600",
        PolicyType="TargetTrackingScaling",
        TargetTrackingScalingPolicyConfiguration={
            "TargetValue": 600,
            "PredefinedMetricSpecification": {
                "PredefinedMetricType": "ALBRequestCountPerTarget",
                "ResourceLabel": label,
            },
        },
    )


def _enough(ecs: Ecs) -> Iterator[Missing]:
    stand = active(ecs, "stand")
    if stand is None:
        yield no_service("stand")
        return
    scaling = boto3.client("application-autoscaling")
    found = scaling.describe_scalable_targets(
        ServiceNamespace="ecs", ResourceIds=[_STAND["ResourceId"]]
    )["ScalableTargets"]
    if not found:
        yield Missing("missing-scalable-target", {"service": "stand"})
        return
    least, most = found[0]["MinCapacity"], found[0]["MaxCapacity"]
    if most < _WANTED:
        yield Missing("missing-max-capacity", {"count": str(most), "wanted": str(_WANTED)})
    if least > _LEAST:
        yield Missing("missing-min-capacity", {"count": str(least), "wanted": str(_LEAST)})
    yield from kept(stand, _WANTED)


IT_WANTS_MORE = Exercise(
    id="07-it-wants-more",
    prepare=_stand,
    starter="""\
lab.traffic(60, "stand")
lab.advance(seconds=600)
running = service("stand")["runningCount"]
print("desired", service("stand")["desiredCount"], " running", running)
print(60 * 60 // running, "requests a minute for each task")""",
    look=_enough,
    hints=2,
    solution="""\
scaling.register_scalable_target(
    ServiceNamespace="ecs", ResourceId="service/demo/stand",
    ScalableDimension="ecs:service:DesiredCount", MaxCapacity=8)
lab.advance(seconds=600)""",
)
