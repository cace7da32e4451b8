"""Whatever happens, the drawings say what EC2 and ECS say: picture, twin in words, snapshot, API.

Random histories of Fargate and EC2 tasks in every network mode, services, instances, load
balancers, endpoints and loose interfaces; after each step the facts behind the address map and the
port line, and their words, are compared with ``describe_subnets``, ``describe_network_interfaces``,
``describe_tasks`` and ``describe_container_instances``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError
from hypothesis import given, settings
from hypothesis import strategies as some

from helpers import Lab
from helpers.diagrams.address_facts import Kind, address_facts
from helpers.diagrams.address_history import levels
from helpers.diagrams.charts import address_map, free_addresses, port_line
from helpers.diagrams.cluster.task_facts import short
from helpers.diagrams.port_facts import Taken, port_facts
from helpers.simulator.snapshot import ClusterSnapshot, InstanceSnapshot, Snapshot, SubnetSnapshot

KINDS = ("fargate", "bridge", "static", "host", "awsvpc")
ACTS = ("run", "stop", "scale", "join", "balancer", "endpoint", "interface", "delete", "update")

steps = some.lists(
    some.tuples(some.sampled_from(ACTS), some.integers(0, 99), some.integers(0, 70)),
    min_size=4,
    max_size=9,
)


class Story:
    """One history: acts on the lab, and what the APIs say of it afterwards.

    Several share a lab, each in a cluster and two subnets of its own.
    """

    def __init__(self, lab: Lab) -> None:
        self.lab = lab
        number = len(lab.snapshot().clusters)
        self.cluster = f"demo-{number}"
        self.ec2, self.ecs = boto3.client("ec2"), boto3.client("ecs")
        self.elb = boto3.client("elbv2")
        block, start = divmod(number, 8)
        self.subnets = [
            lab.vpc.add_subnet(f"10.0.{100 + block}.{start * 32 + n}/28") for n in (0, 16)
        ]
        self.loose: list[str] = []
        self.service = False
        self.balancers = 0
        self.ecs.create_cluster(clusterName=self.cluster)
        if not number:
            for kind in KINDS:
                self.ecs.register_task_definition(**definition(kind))
        self.act("join", 0)

    def network(self, number: int) -> dict[str, Any]:
        return {"awsvpcConfiguration": {"subnets": [self.subnets[number % 2]]}}

    def how(self, kind: str, number: int) -> dict[str, Any]:
        """The launch type and the network of a kind of task."""
        own = kind in ("fargate", "awsvpc")
        launch = "FARGATE" if kind == "fargate" else "EC2"
        return {"launchType": launch} | (
            {"networkConfiguration": self.network(number)} if own else {}
        )

    def act(self, what: str, number: int) -> None:
        try:
            getattr(self, f"_{what}")(number)
        except ClientError as error:  # a full subnet refuses interfaces, as on AWS
            assert "Insufficient" in str(error) or "Not enough IP space" in str(error), error
        except ValueError as error:  # add_instances in a full subnet
            assert self.free(self.subnets[number % 2]) == 0, error

    def _run(self, number: int) -> None:
        kind = KINDS[number % len(KINDS)]
        how = self.how(kind, number // 7)
        self.ecs.run_task(cluster=self.cluster, taskDefinition=kind, count=1 + number % 4, **how)

    def _stop(self, number: int) -> None:
        running = self.ecs.list_tasks(cluster=self.cluster)["taskArns"]
        if running:
            self.ecs.stop_task(cluster=self.cluster, task=running[number % len(running)])

    def _scale(self, number: int) -> None:
        count = number % 6
        if self.service:
            self.ecs.update_service(cluster=self.cluster, service="web", desiredCount=count)
            return
        self.service = True
        kind = KINDS[number % 2]
        how = self.how(kind, number)
        names = {"cluster": self.cluster, "serviceName": "web", "taskDefinition": kind}
        self.ecs.create_service(**names, desiredCount=count, **how)

    def _update(self, number: int) -> None:
        if self.service:
            self.ecs.update_service(cluster=self.cluster, service="web", forceNewDeployment=True)

    def _join(self, number: int) -> None:
        kind = ("t3.micro", "m5.large")[number % 2]
        self.lab.add_instances(self.cluster, 1, kind, subnets=[self.subnets[number % 2]])

    def _balancer(self, number: int) -> None:
        self.balancers += 1
        self.elb.create_load_balancer(Name=f"{self.cluster}-{self.balancers}", Subnets=self.subnets)

    def _endpoint(self, number: int) -> None:
        self.ec2.create_vpc_endpoint(
            VpcEndpointType="Interface",
            VpcId=self.lab.vpc.id,
            ServiceName="com.amazonaws.ap-southeast-1.logs",
            SubnetIds=[self.subnets[number % 2]],
        )

    def _interface(self, number: int) -> None:
        made = self.ec2.create_network_interface(SubnetId=self.subnets[number % 2])
        self.loose.append(made["NetworkInterface"]["NetworkInterfaceId"])

    def _delete(self, number: int) -> None:
        if self.loose:
            self.ec2.delete_network_interface(NetworkInterfaceId=self.loose.pop(0))

    # --- what the APIs say

    def free(self, subnet: str) -> int:
        found: int = self.ec2.describe_subnets(SubnetIds=[subnet])["Subnets"][0][
            "AvailableIpAddressCount"
        ]
        return found

    def interfaces(self, subnet: str) -> dict[str, str]:
        """Private address -> network interface."""
        found = self.ec2.describe_network_interfaces(
            Filters=[{"Name": "subnet-id", "Values": [subnet]}]
        )
        return {
            each["PrivateIpAddress"]: each["NetworkInterfaceId"]
            for each in found["NetworkInterfaces"]
        }

    def tasks(self) -> list[dict[str, Any]]:
        arns: list[str] = []
        for status in ("RUNNING", "STOPPED"):
            arns += self.ecs.list_tasks(cluster=self.cluster, desiredStatus=status)["taskArns"]
        if not arns:
            return []
        found: list[dict[str, Any]] = self.ecs.describe_tasks(cluster=self.cluster, tasks=arns)[
            "tasks"
        ]
        return found

    # --- the comparison

    def compare(self) -> None:
        snapshot, tasks = self.lab.snapshot(subnets=self.subnets), self.tasks()
        for subnet in snapshot.subnets:
            if subnet.id in self.subnets:
                self.compare_subnet(snapshot, subnet, tasks)
        cluster = next(each for each in snapshot.clusters if each.name == self.cluster)
        for instance in cluster.instances:
            self.compare_instance(snapshot, instance, tasks)

    def compare_subnet(
        self, snapshot: Snapshot, subnet: SubnetSnapshot, tasks: list[dict[str, Any]]
    ) -> None:
        facts, free = address_facts(snapshot, subnet), self.free(subnet.id)
        has = {each.address: each.holder.interface_id for each in facts.taken if each.holder}
        assert has == self.interfaces(subnet.id)
        assert facts.free == subnet.free == free
        assert sum(each.free for each in facts.blocks(4)) == free
        assert levels(snapshot, subnet)[-1].free == free
        drawn = address_map(snapshot, subnet, self.lab.words).words
        assert self.lab.words("address-free", count=str(free)) in drawn or free == 0
        told = dict(line.split(": ", 1) for line in drawn.splitlines()[2:])
        assert {address for address in told if address in has} == set(has)
        for address, interface in has.items():
            assert interface in told[address]
        assert f"free {free}." in free_addresses(snapshot, subnet, self.lab.words).words
        # every interface that ECS says a live task has is that task's, in facts and in words
        of_tasks = {
            details["privateIPv4Address"]: task["taskArn"].rpartition("/")[2]
            for task in tasks
            for details in [attached(task)]
            if details.get("subnetId") == subnet.id and "privateIPv4Address" in details
        }
        holders = {
            each.address: each.holder.task.id
            for each in facts.taken
            if each.holder and each.holder.task
        }
        assert holders == of_tasks
        for address, task_id in of_tasks.items():
            assert short(task_id) in told[address]
        tasks_counted = facts.counts.get(Kind.SERVICE, 0) + facts.counts.get(Kind.NOBODY, 0)
        assert tasks_counted == len(of_tasks)

    def compare_instance(
        self, snapshot: Snapshot, instance: InstanceSnapshot, tasks: list[dict[str, Any]]
    ) -> None:
        (described,) = self.ecs.describe_container_instances(
            cluster=self.cluster, containerInstances=[instance.arn]
        )["containerInstances"]
        facts = port_facts(snapshot, instance)
        kept = {
            int(port)
            for each in described["remainingResources"]
            if each["name"] == "PORTS"
            for port in each["stringSetValue"]
        }
        not_dynamic = {each.port for each in facts if each.taken is not Taken.DYNAMIC}
        assert not_dynamic == kept | {51680}  # reserved, but not registered (7.2)
        bound = {
            (binding["hostPort"], binding["protocol"]): task["taskArn"].rpartition("/")[2]
            for task in tasks
            if task.get("containerInstanceArn") == instance.arn and task["lastStatus"] != "STOPPED"
            for container in task["containers"]
            for binding in container.get("networkBindings", ())
        }
        by_port = {(each.port, each.protocol): each for each in facts}
        for port, task_id in bound.items():
            fact = by_port[port]
            assert fact.task
            assert fact.task.id == task_id
        dynamic = {(each.port, each.protocol) for each in facts if each.taken is Taken.DYNAMIC}
        assert dynamic <= bound.keys()
        lines = port_line(snapshot, instance, self.lab.words).words.splitlines()
        told = [re.match(r"(\d+)/(\w+): ", line) for line in lines[2:]]
        assert [(int(each[1]), each[2]) for each in told if each] == list(by_port)


def attached(task: dict[str, Any]) -> dict[str, str]:
    """The details of a task's network interface, while it has one."""
    for attachment in task.get("attachments", ()):
        if attachment["status"] in ("ATTACHING", "ATTACHED", "DETACHING"):
            return {each["name"]: each["value"] for each in attachment["details"]}
    return {}


def definition(kind: str) -> dict[str, Any]:
    """One task definition of each kind, with its own port."""
    port: dict[str, Any] = {"containerPort": 80}
    if kind == "static":
        port["hostPort"] = 8080
    if kind == "host":
        port = {"containerPort": 9000}
    container = {"name": "web", "image": "nginx", "memory": 64, "portMappings": [port]}
    modes = {"fargate": "awsvpc", "static": "bridge"}
    made = {
        "family": kind,
        "networkMode": modes.get(kind, kind),
        "containerDefinitions": [container],
    }
    if kind == "fargate":
        made |= {"requiresCompatibilities": ["FARGATE"], "cpu": "256", "memory": "512"}
    return made


@pytest.fixture(scope="module")
def lab() -> Iterator[Lab]:
    with Lab("en") as opened:
        yield opened


@given(history=steps)
@settings(max_examples=6, deadline=None)
def test_drawings_snapshots_and_apis_agree(lab: Lab, history: list[tuple[str, int, int]]) -> None:
    story = Story(lab)
    story.compare()
    for what, number, seconds in history:
        story.act(what, number)
        lab.advance(seconds)
        story.compare()


def test_the_comparison_can_fail(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    """A taken address that the snapshot leaves out is noticed, and so is a lost port."""
    story, whole = Story(lab), lab.snapshot
    story.act("interface", 0)
    story.act("run", 2)  # a static port
    story.compare()

    def forgetful(**options: Any) -> Snapshot:
        found = whole(**options)
        lacking = tuple(replace(each, taken=each.taken[:-1]) for each in found.subnets)
        return replace(found, subnets=lacking)

    def portless(**options: Any) -> Snapshot:
        found = whole(**options)
        return replace(found, clusters=tuple(_without_ports(each) for each in found.clusters))

    for lossy in (forgetful, portless):
        monkeypatch.setattr(lab, "snapshot", lossy)
        with pytest.raises(AssertionError):
            story.compare()


def _without_ports(cluster: ClusterSnapshot) -> ClusterSnapshot:
    instances = tuple(replace(each, static_ports=()) for each in cluster.instances)
    return replace(cluster, instances=instances)
