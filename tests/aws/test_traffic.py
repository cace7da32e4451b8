"""Service auto scaling moves the desired count as lab traffic changes (behaviour page 4.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import boto3
import pytest
from botocore.exceptions import ClientError
from stage import fargate, network

if TYPE_CHECKING:
    from helpers import Lab

TARGET = {
    "ServiceNamespace": "ecs",
    "ResourceId": "service/c/web",
    "ScalableDimension": "ecs:service:DesiredCount",
}


@pytest.fixture
def service(lab: Lab, ecs: Any) -> Any:
    """A service ``web`` of two tasks in cluster ``c``; what it asks for, when called."""
    ecs.create_cluster(clusterName="c")
    ecs.register_task_definition(**fargate())
    ecs.create_service(
        cluster="c",
        serviceName="web",
        taskDefinition="web",
        launchType="FARGATE",
        desiredCount=2,
        networkConfiguration=network(*lab.vpc.public_subnets),
    )
    ecs.get_waiter("services_stable").wait(cluster="c", services=["web"])

    def desired() -> int:
        found: int = ecs.describe_services(cluster="c", services=["web"])["services"][0][
            "desiredCount"
        ]
        return found

    return desired


def track(metric: str, value: float, **more: Any) -> Any:
    scaling = boto3.client("application-autoscaling")
    scaling.register_scalable_target(**TARGET, MinCapacity=1, MaxCapacity=8)
    scaling.put_scaling_policy(
        **TARGET,
        PolicyName="track",
        PolicyType="TargetTrackingScaling",
        TargetTrackingScalingPolicyConfiguration={
            "TargetValue": value,
            "PredefinedMetricSpecification": {"PredefinedMetricType": metric, **more},
            "ScaleOutCooldown": 60,
            "ScaleInCooldown": 60,
        },
    )
    return scaling


@pytest.mark.behaviour("4.5 service auto scaling (target tracking): Application Auto Scaling")
@pytest.mark.parametrize(
    ("metric", "value"),
    [("ECSServiceAverageCPUUtilization", 50.0), ("ALBRequestCountPerTarget", 600.0)],
)
def test_the_desired_count_follows_the_traffic_between_its_bounds(
    lab: Lab, service: Any, metric: str, value: float
) -> None:
    track(metric, value)
    lab.advance(1200)
    assert service() <= 2
    lab.traffic(rps=60)
    lab.advance(1200)
    busy = service()
    assert 4 <= busy <= 8
    lab.traffic(rps=10_000, service="web")
    lab.advance(1200)
    assert service() == 8
    lab.traffic(rps=0)
    lab.advance(7200)
    assert service() == 1
    changes = [c for c in lab.calls if c.signer == "platform"]
    assert [c.parameters["desiredCount"] for c in changes][-1] == 1
    assert {c.action for c in changes} == {"UpdateService"}


def test_step_scaling_follows_an_alarm(lab: Lab, service: Any) -> None:
    scaling = boto3.client("application-autoscaling")
    scaling.register_scalable_target(**TARGET, MinCapacity=2, MaxCapacity=9)
    arn = scaling.put_scaling_policy(
        **TARGET,
        PolicyName="steps",
        PolicyType="StepScaling",
        StepScalingPolicyConfiguration={
            "AdjustmentType": "ChangeInCapacity",
            "StepAdjustments": [
                {"MetricIntervalLowerBound": 0, "ScalingAdjustment": 3},
            ],
            "Cooldown": 600,
        },
    )["PolicyARN"]
    boto3.client("cloudwatch").put_metric_alarm(
        AlarmName="hot",
        Namespace="AWS/ECS",
        MetricName="CPUUtilization",
        Statistic="Average",
        Period=60,
        EvaluationPeriods=2,
        Threshold=70,
        ComparisonOperator="GreaterThanThreshold",
        AlarmActions=[arn],
    )
    lab.advance(300)
    assert service() == 2
    lab.traffic(rps=60)
    lab.advance(240)
    assert service() == 5
    (activity,) = scaling.describe_scaling_activities(ServiceNamespace="ecs")["ScalingActivities"]
    assert activity["Cause"] == "monitor alarm hot in state ALARM triggered policy steps"
    assert activity["Description"] == "Setting desired count to 5."


def test_bounds_hold_at_once_and_suspension_holds_everything(lab: Lab, service: Any) -> None:
    scaling = track("ECSServiceAverageCPUUtilization", 50.0)
    scaling.register_scalable_target(
        **TARGET, MinCapacity=3, MaxCapacity=8, SuspendedState={"DynamicScalingOutSuspended": True}
    )
    lab.advance(61)
    assert service() == 3
    lab.traffic(rps=1000)
    lab.advance(1200)
    assert service() == 3
    (target,) = scaling.describe_scalable_targets(ServiceNamespace="ecs")["ScalableTargets"]
    assert target["CreationTime"].year == lab.time.year


def test_auto_scaling_tells_what_it_did_newest_first(lab: Lab, service: Any) -> None:
    scaling = track("ECSServiceAverageCPUUtilization", 50.0)
    assert scaling.describe_scaling_activities(ServiceNamespace="ecs")["ScalingActivities"] == []
    begun = lab.time
    scaling.register_scalable_target(**TARGET, MinCapacity=3, MaxCapacity=8)
    lab.advance(61)
    lab.traffic(rps=10_000)
    lab.advance(600)
    lab.traffic(rps=0)
    lab.advance(7200)
    counts = [c.parameters["desiredCount"] for c in lab.calls if c.signer == "platform"]
    told = scaling.describe_scaling_activities(**TARGET)["ScalingActivities"]
    assert [each["Description"] for each in reversed(told)] == [
        f"Setting desired count to {count}." for count in counts
    ]
    assert len(told) >= 3
    times = [each["StartTime"] for each in told]
    assert times == sorted(times, reverse=True)
    assert begun < times[-1] <= times[0] <= lab.time
    assert len({each["ActivityId"] for each in told}) == len(told)

    newest, oldest = told[0], told[-1]
    assert {name: newest[name] for name in TARGET} == TARGET
    assert newest["StatusCode"] == "Successful"
    assert newest["StatusMessage"] == (
        "Successfully set desired count to 3. Change successfully fulfilled by ecs."
    )
    assert newest["EndTime"] == newest["StartTime"]
    assert oldest["Cause"] == "minimum capacity was set to 3"
    (policy,) = scaling.describe_scaling_policies(ServiceNamespace="ecs")["ScalingPolicies"]
    high, low = (each["AlarmName"] for each in policy["Alarms"])
    assert "AlarmHigh" in high
    assert told[-2]["Cause"] == f"monitor alarm {high} in state ALARM triggered policy track"
    assert newest["Cause"] == f"monitor alarm {low} in state ALARM triggered policy track"

    pages = scaling.get_paginator("describe_scaling_activities").paginate(
        ServiceNamespace="ecs", PaginationConfig={"PageSize": 1}
    )
    assert [each["ScalingActivities"] for each in pages] == [[each] for each in told]
    for others in (
        {"ServiceNamespace": "dynamodb"},
        {"ServiceNamespace": "ecs", "ResourceId": "service/c/other"},
    ):
        assert scaling.describe_scaling_activities(**others)["ScalingActivities"] == []
    with pytest.raises(scaling.exceptions.InvalidNextTokenException):
        scaling.describe_scaling_activities(ServiceNamespace="ecs", NextToken="nonsense")
    lab.advance(43 * 86_400)
    assert scaling.describe_scaling_activities(ServiceNamespace="ecs")["ScalingActivities"] == []


def test_bounds_that_cross_and_a_target_of_nothing_are_refused(lab: Lab, service: Any) -> None:
    scaling = boto3.client("application-autoscaling")
    with pytest.raises(ClientError, match="cannot be less than minimum capacity"):
        scaling.register_scalable_target(**TARGET, MinCapacity=9, MaxCapacity=2)
    track("ECSServiceAverageCPUUtilization", 50.0)
    with pytest.raises(ClientError, match="cannot be less than minimum capacity"):
        scaling.register_scalable_target(**TARGET, MinCapacity=9)
    for wrong in (0.0, -5.0):
        with pytest.raises(ClientError, match="greater than 0"):
            track("ECSServiceAverageCPUUtilization", wrong)
    lab.advance(300)
    assert service() == 2


def test_a_service_that_does_not_exist_cannot_be_scaled(lab: Lab) -> None:
    scaling = boto3.client("application-autoscaling")
    with pytest.raises(ClientError, match="ECS service doesn't exist: service/c/web"):
        scaling.register_scalable_target(**TARGET, MinCapacity=1, MaxCapacity=2)
    with pytest.raises(ValueError, match="not -1"):
        lab.traffic(rps=-1)
