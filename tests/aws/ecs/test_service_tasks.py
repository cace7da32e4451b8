"""How tasks of services end, and how services go on, through boto3."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from stage import fargate, network

if TYPE_CHECKING:
    from helpers import Lab


def subnet() -> str:
    return str(boto3.client("ec2").describe_subnets()["Subnets"][0]["SubnetId"])


def serve(ecs: Any, where: dict[str, Any], count: int = 2, **more: Any) -> None:
    ecs.create_service(
        cluster="c",
        serviceName="web",
        taskDefinition="web",
        desiredCount=count,
        launchType="FARGATE",
        networkConfiguration=where,
        **more,
    )
    ecs.get_waiter("services_stable").wait(cluster="c", services=["web"])


def service(ecs: Any) -> Any:
    return ecs.describe_services(cluster="c", services=["web"])["services"][0]


def messages(ecs: Any) -> list[str]:
    """The events, oldest first."""
    return [each["message"] for each in reversed(service(ecs)["events"])]


def stopped(ecs: Any) -> list[Any]:
    arns = ecs.list_tasks(cluster="c", desiredStatus="STOPPED")["taskArns"]
    return list(ecs.describe_tasks(cluster="c", tasks=arns)["tasks"]) if arns else []


@pytest.fixture
def web(ecs: Any) -> Any:
    ecs.create_cluster(clusterName="c")
    ecs.register_task_definition(**fargate())
    return ecs


@pytest.mark.behaviour(
    "2.3 ServiceSchedulerInitiated", "2.4 Scaling activity initiated by (deployment ecs-svc/<n>)"
)
def test_scaling_in_stops_a_task_in_the_name_of_the_deployment(lab: Lab, web: Any) -> None:
    serve(web, network(subnet()), 3)
    web.update_service(cluster="c", service="web", desiredCount=2)
    lab.advance(300)
    (task,) = stopped(web)
    deployment = service(web)["deployments"][0]["id"]
    assert task["stopCode"] == "ServiceSchedulerInitiated"
    assert task["stoppedReason"] == f"Scaling activity initiated by (deployment {deployment})"
    assert task["startedBy"] == deployment
    assert (task["group"], service(web)["runningCount"]) == ("service:web", 2)


@pytest.mark.behaviour("2.4 Task failed container health checks")
def test_a_task_of_a_service_that_is_unhealthy_is_replaced(lab: Lab, web: Any) -> None:
    check = {"command": ["CMD-SHELL", "exit 1"], "interval": 5, "timeout": 2, "retries": 2}
    web.register_task_definition(**fargate(healthCheck=check))
    web.create_service(
        cluster="c",
        serviceName="web",
        taskDefinition="web:2",
        desiredCount=1,
        launchType="FARGATE",
        networkConfiguration=network(subnet()),
    )
    lab.advance(300)
    ended = stopped(web)
    assert ended
    assert {task["stoppedReason"] for task in ended} == {"Task failed container health checks"}
    assert {task["stopCode"] for task in ended} == {"ServiceSchedulerInitiated"}


@pytest.mark.behaviour(
    "2.1 DEACTIVATING",
    "2.2 Behind a load balancer with default deregistration delay the old task",
)
def test_behind_a_load_balancer_the_old_task_drains_long_after_success(lab: Lab, web: Any) -> None:
    elb, ec2 = boto3.client("elbv2"), boto3.client("ec2")
    subnets = ec2.describe_subnets()["Subnets"]
    balancer = elb.create_load_balancer(Name="web", Subnets=[s["SubnetId"] for s in subnets[:2]])
    group = elb.create_target_group(
        Name="web", Protocol="HTTP", Port=80, VpcId=subnets[0]["VpcId"], TargetType="ip"
    )["TargetGroups"][0]["TargetGroupArn"]
    elb.create_listener(
        LoadBalancerArn=balancer["LoadBalancers"][0]["LoadBalancerArn"],
        Protocol="HTTP",
        Port=80,
        DefaultActions=[{"Type": "forward", "TargetGroupArn": group}],
    )
    target = {"targetGroupArn": group, "containerName": "app", "containerPort": 80}
    serve(web, network(subnets[0]["SubnetId"]), 1, loadBalancers=[target])
    lab.advance(120)
    (old,) = web.list_tasks(cluster="c")["taskArns"]
    web.update_service(cluster="c", service="web", forceNewDeployment=True)
    statuses: list[str] = []
    succeeded = stopped_at = None
    for _ in range(1200):
        lab.advance(1)
        (task,) = web.describe_tasks(cluster="c", tasks=[old])["tasks"]
        if task["lastStatus"] not in statuses:
            statuses.append(task["lastStatus"])
        if succeeded is None and service(web)["deployments"][0]["rolloutState"] == "COMPLETED":
            succeeded = lab.time
        if task["lastStatus"] == "STOPPED":
            stopped_at = lab.time
            break
    assert statuses == ["RUNNING", "DEACTIVATING", "STOPPING", "DEPROVISIONING", "STOPPED"]
    assert succeeded is not None
    assert stopped_at is not None
    assert stopped_at - succeeded > timedelta(minutes=3)


@pytest.mark.behaviour("7.5 for a service: no dedicated event text found; repeated failures lead")
def test_a_service_in_a_full_subnet_retries_ever_more_slowly(lab: Lab, web: Any) -> None:
    ec2 = boto3.client("ec2")
    vpc = ec2.describe_subnets()["Subnets"][0]["VpcId"]
    small = ec2.create_subnet(VpcId=vpc, CidrBlock="172.31.250.0/28")["Subnet"]["SubnetId"]
    web.create_service(
        cluster="c",
        serviceName="web",
        taskDefinition="web",
        desiredCount=12,
        launchType="FARGATE",
        networkConfiguration=network(small),
    )
    lab.advance(1800)
    assert service(web)["runningCount"] == 11
    failed = sorted(task["createdAt"] for task in stopped(web))
    assert {task["stopCode"] for task in stopped(web)} == {"TaskFailedToStart"}
    assert all("InsufficientFreeAddressesInSubnet" in t["stoppedReason"] for t in stopped(web))
    pauses = [later - earlier for earlier, later in pairwise(failed)]
    assert len(pauses) >= 3
    assert pauses == sorted(pauses)
    assert any("unable to consistently start tasks successfully" in m for m in messages(web))
    ec2_free = ec2.describe_subnets(SubnetIds=[small])["Subnets"][0]["AvailableIpAddressCount"]
    assert ec2_free == 0
