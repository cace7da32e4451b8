"""A service behind a load balancer, made through boto3 as a learner makes it."""

from __future__ import annotations

from typing import Any

import boto3
from stage import fargate, network

from helpers import Lab
from helpers.simulator.requests import Total, total

CLUSTER, SERVICE, GROUP = "c", "web", "web-targets"


class Balanced:
    """Cluster ``c``, service ``web``, load balancer ``front``, target group ``web-targets``.

    Checks every ten seconds, healthy and unhealthy after two, thirty seconds to drain.
    """

    def __init__(self, lab: Lab, desired: int = 3, **more: Any) -> None:
        self.lab = lab
        self.ecs, self.elb = boto3.client("ecs"), boto3.client("elbv2")
        self.group, self.listener = self._balancer()
        self.ecs.create_cluster(clusterName=CLUSTER)
        self.ecs.register_task_definition(**fargate(image="shop:1"))
        self.ecs.create_service(
            cluster=CLUSTER,
            serviceName=SERVICE,
            taskDefinition="web",
            desiredCount=desired,
            launchType="FARGATE",
            loadBalancers=[
                {"targetGroupArn": self.group, "containerName": "app", "containerPort": 80}
            ],
            networkConfiguration=network(*lab.vpc.public_subnets, groups=(lab.vpc.security_group,)),
            availabilityZoneRebalancing="DISABLED",
            **more,
        )

    def _balancer(self) -> tuple[str, str]:
        lab = self.lab
        balancer = self.elb.create_load_balancer(
            Name="front", Subnets=lab.vpc.public_subnets, SecurityGroups=[lab.vpc.security_group]
        )["LoadBalancers"][0]["LoadBalancerArn"]
        group = self.elb.create_target_group(
            Name=GROUP,
            Protocol="HTTP",
            Port=80,
            VpcId=lab.vpc.id,
            TargetType="ip",
            HealthCheckIntervalSeconds=10,
            HealthyThresholdCount=2,
            UnhealthyThresholdCount=2,
        )["TargetGroups"][0]["TargetGroupArn"]
        delay = {"Key": "deregistration_delay.timeout_seconds", "Value": "30"}
        self.elb.modify_target_group_attributes(TargetGroupArn=group, Attributes=[delay])
        listener = self.elb.create_listener(
            LoadBalancerArn=balancer,
            Protocol="HTTP",
            Port=80,
            DefaultActions=[{"Type": "forward", "TargetGroupArn": group}],
        )["Listeners"][0]["ListenerArn"]
        return group, listener

    def tasks(self) -> list[str]:
        """ARNs of the tasks that shall run, oldest first."""
        found: list[str] = self.ecs.list_tasks(cluster=CLUSTER, serviceName=SERVICE)["taskArns"]
        return found

    def health(self) -> dict[str, str]:
        """The state of each target, as DescribeTargetHealth answers."""
        answer = self.elb.describe_target_health(TargetGroupArn=self.group)
        return {
            f"{each['Target']['Id']}:{each['Target']['Port']}": each["TargetHealth"]["State"]
            for each in answer["TargetHealthDescriptions"]
        }

    def during(self, seconds: float) -> Total:
        """Let time pass: what became of the requests meanwhile."""
        begun = self.lab.time
        self.lab.advance(seconds)
        return total(self.lab.snapshot(), SERVICE, CLUSTER, begun)
