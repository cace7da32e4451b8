"""Whatever happens, free addresses are usable minus interfaces, and ECS and EC2 agree."""

from __future__ import annotations

from typing import Any

import boto3
from botocore.exceptions import ClientError
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from stage import fargate, network

from helpers import Lab


class Addresses(RuleBasedStateMachine):
    """Tasks, instances, balancers and interfaces come and go in two small subnets."""

    def __init__(self) -> None:
        super().__init__()
        self.lab = Lab("en")
        self.ec2, self.ecs = boto3.client("ec2"), boto3.client("ecs")
        self.elb = boto3.client("elbv2")
        self.loose: list[str] = []
        self.instances: list[str] = []
        self.tasks: list[str] = []
        self.balancer: str | None = None

    @initialize()
    def begin(self) -> None:
        self.subnets = [
            self.lab.vpc.add_subnet("10.0.200.0/28"),
            self.lab.vpc.add_subnet("10.0.201.0/28"),
        ]
        self.ecs.create_cluster(clusterName="c")
        self.ecs.register_task_definition(**fargate())

    @rule(count=st.integers(1, 6), which=st.integers(0, 1))
    def run_tasks(self, count: int, which: int) -> None:
        answer = self.ecs.run_task(
            cluster="c",
            taskDefinition="web",
            launchType="FARGATE",
            count=count,
            networkConfiguration=network(self.subnets[which]),
        )
        self.tasks += [each["taskArn"] for each in answer["tasks"]]

    @precondition(lambda self: self.tasks)
    @rule(data=st.data())
    def stop_task(self, data: Any) -> None:
        task = self.tasks.pop(data.draw(st.integers(0, len(self.tasks) - 1)))
        self.ecs.stop_task(cluster="c", task=task)

    @rule(which=st.integers(0, 1), count=st.integers(1, 3))
    def launch(self, which: int, count: int) -> None:
        try:
            answer = self.ec2.run_instances(
                ImageId="ami-1", MinCount=count, MaxCount=count, SubnetId=self.subnets[which]
            )
        except ClientError:
            assert self.free()[which] < count
            return
        self.instances += [each["InstanceId"] for each in answer["Instances"]]

    @precondition(lambda self: self.instances)
    @rule()
    def terminate(self) -> None:
        self.ec2.terminate_instances(InstanceIds=[self.instances.pop()])

    @rule(which=st.integers(0, 1))
    def create_interface(self, which: int) -> None:
        try:
            made = self.ec2.create_network_interface(SubnetId=self.subnets[which])
        except ClientError:
            assert self.free()[which] == 0
            return
        self.loose.append(made["NetworkInterface"]["NetworkInterfaceId"])

    @precondition(lambda self: self.loose)
    @rule()
    def delete_interface(self) -> None:
        self.ec2.delete_network_interface(NetworkInterfaceId=self.loose.pop(0))

    @precondition(lambda self: self.balancer is None)
    @rule()
    def create_balancer(self) -> None:
        try:
            made = self.elb.create_load_balancer(Name="front", Subnets=self.subnets)
        except ClientError:
            assert min(self.free()) < 8
            return
        self.balancer = made["LoadBalancers"][0]["LoadBalancerArn"]

    @precondition(lambda self: self.balancer is not None)
    @rule()
    def delete_balancer(self) -> None:
        self.elb.delete_load_balancer(LoadBalancerArn=self.balancer)
        self.balancer = None

    @rule(seconds=st.integers(1, 60))
    def wait(self, seconds: int) -> None:
        self.lab.advance(seconds)

    def free(self) -> list[int]:
        found = self.ec2.describe_subnets(SubnetIds=self.subnets)["Subnets"]
        by_id = {each["SubnetId"]: each["AvailableIpAddressCount"] for each in found}
        return [by_id[each] for each in self.subnets]

    @invariant()
    def agree(self) -> None:
        if not hasattr(self, "subnets"):
            return
        found = self.ec2.describe_network_interfaces()["NetworkInterfaces"]
        for subnet, free in zip(self.subnets, self.free(), strict=True):
            inside = [each for each in found if each["SubnetId"] == subnet]
            assert free == 11 - len(inside) >= 0
            addresses = {each["PrivateIpAddress"] for each in inside}
            assert len(addresses) == len(inside)
            assert {int(each.rpartition(".")[2]) for each in addresses} <= set(range(4, 15))
        of_tasks = {
            each["NetworkInterfaceId"] for each in found if ":attachment/" in each["Description"]
        }
        assert of_tasks == self.attached()

    def attached(self) -> set[str]:
        """The interfaces that ECS says its tasks hold."""
        arns: list[str] = []
        for status in ("RUNNING", "STOPPED"):
            arns += self.ecs.list_tasks(cluster="c", desiredStatus=status)["taskArns"]
        held = set()
        for start in range(0, len(arns), 100):
            answer = self.ecs.describe_tasks(cluster="c", tasks=arns[start : start + 100])
            for task in answer["tasks"]:
                (attachment,) = task["attachments"]
                details = {each["name"]: each["value"] for each in attachment["details"]}
                if attachment["status"] not in ("PRECREATED", "DELETED", "FAILED"):
                    held.add(details["networkInterfaceId"])
        return held

    def teardown(self) -> None:
        self.lab.close()


TestAddresses = Addresses.TestCase
TestAddresses.settings = settings(max_examples=8, stateful_step_count=20, deadline=None)
