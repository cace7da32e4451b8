"""Application Auto Scaling sees the services of the lab."""

from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError

from helpers import Lab

TARGET = {
    "ServiceNamespace": "ecs",
    "ScalableDimension": "ecs:service:DesiredCount",
    "MinCapacity": 1,
    "MaxCapacity": 4,
}


def test_a_service_of_the_lab_can_be_a_scalable_target(lab: Lab, ecs: Any) -> None:
    ecs.create_cluster(clusterName="lab")
    containers = [{"name": "web", "image": "nginx", "memory": 64}]
    ecs.register_task_definition(family="web", containerDefinitions=containers)
    ecs.create_service(cluster="lab", serviceName="web", taskDefinition="web", desiredCount=1)
    scaling = boto3.client("application-autoscaling")
    scaling.register_scalable_target(ResourceId="service/lab/web", **TARGET)
    found = scaling.describe_scalable_targets(ServiceNamespace="ecs")["ScalableTargets"]
    assert [each["ResourceId"] for each in found] == ["service/lab/web"]
    with pytest.raises(ClientError, match="ECS service doesn't exist"):
        scaling.register_scalable_target(ResourceId="service/lab/nobody", **TARGET)
