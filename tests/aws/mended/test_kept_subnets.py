"""A subnet goes when nothing lives in it any more."""

from __future__ import annotations

import boto3
import pytest
from botocore.exceptions import ClientError
from stage import fargate, network, run

from helpers import Lab


def test_a_subnet_with_a_task_in_it_stays(lab: Lab) -> None:
    ec2, ecs = boto3.client("ec2"), boto3.client("ecs")
    subnet = lab.vpc.add_subnet("10.0.77.0/28", public=True)
    (task,) = run(lab, fargate(), network(subnet))
    with pytest.raises(ClientError) as refused:
        ec2.delete_subnet(SubnetId=subnet)
    assert refused.value.response["Error"]["Code"] == "DependencyViolation"
    assert f"The subnet '{subnet}' has dependencies" in str(refused.value)

    ecs.stop_task(cluster="c", task=task["taskArn"])
    lab.advance(60)
    ec2.delete_subnet(SubnetId=subnet)
    with pytest.raises(ClientError, match=r"InvalidSubnetID\.NotFound"):
        ec2.describe_subnets(SubnetIds=[subnet])


def test_a_health_check_asks_for_a_path(lab: Lab) -> None:
    elb, vpc = boto3.client("elbv2"), lab.vpc
    found = boto3.client("ec2").describe_subnets(SubnetIds=vpc.public_subnets[:1])["Subnets"]
    group = {"Protocol": "HTTP", "Port": 80, "VpcId": found[0]["VpcId"], "TargetType": "ip"}
    with pytest.raises(ClientError, match="must begin with a '/' character"):
        elb.create_target_group(Name="web", HealthCheckPath="health", **group)
    made = elb.create_target_group(Name="web", HealthCheckPath="/health", **group)
    (kept,) = made["TargetGroups"]
    with pytest.raises(ClientError, match="must begin with a '/' character"):
        elb.modify_target_group(TargetGroupArn=kept["TargetGroupArn"], HealthCheckPath="up")
