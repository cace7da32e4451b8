"""Targets of load balancers, and their health in lab time (behaviour page 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import boto3
import pytest
from botocore.exceptions import ClientError
from stage import fargate, network, run

from helpers.aws.outside.health import Met, Outcome, Watched
from helpers.simulator.outside.protocols import TargetState

if TYPE_CHECKING:
    from helpers import Lab


class Front:
    """A load balancer with one target group, and what ELBv2 says about its targets."""

    def __init__(self, lab: Lab, kind: str = "ip", *, listening: bool = True, **group: Any) -> None:
        self.elb = boto3.client("elbv2")
        self.lab = lab
        self.balancer = self.elb.create_load_balancer(
            Name="front", Subnets=lab.vpc.public_subnets, SecurityGroups=[lab.vpc.security_group]
        )["LoadBalancers"][0]["LoadBalancerArn"]
        self.group = self.elb.create_target_group(
            Name="web", Protocol="HTTP", Port=80, VpcId=lab.vpc.id, TargetType=kind, **group
        )["TargetGroups"][0]["TargetGroupArn"]
        if listening:
            self.listen()

    def listen(self) -> None:
        self.elb.create_listener(
            LoadBalancerArn=self.balancer,
            Protocol="HTTP",
            Port=80,
            DefaultActions=[{"Type": "forward", "TargetGroupArn": self.group}],
        )

    def register(self, target: str, port: int = 80) -> None:
        self.elb.register_targets(TargetGroupArn=self.group, Targets=[{"Id": target, "Port": port}])

    def health(self, target: str | None = None, port: int = 80) -> list[tuple[str, str | None]]:
        """State and reason of each target, or of one."""
        wanted = {"Targets": [{"Id": target, "Port": port}]} if target else {}
        found = self.elb.describe_target_health(TargetGroupArn=self.group, **wanted)
        states = [each["TargetHealth"] for each in found["TargetHealthDescriptions"]]
        return [(each["State"], each.get("Reason")) for each in states]

    def description(self) -> str:
        found = self.elb.describe_target_health(TargetGroupArn=self.group)
        text: str = found["TargetHealthDescriptions"][0]["TargetHealth"]["Description"]
        return text


def task_address(lab: Lab, **container: Any) -> str:
    """A running Fargate task behind the ready VPC's group: its private address."""
    where = network(lab.vpc.public_subnets[0], groups=(lab.vpc.security_group,))
    (task,) = run(lab, fargate(**container), where)
    details = {each["name"]: each["value"] for each in task["attachments"][0]["details"]}
    address: str = details["privateIPv4Address"]
    return address


@pytest.mark.behaviour("5 target states initial → healthy / unhealthy → draining → unused;")
def test_a_target_is_initial_then_healthy_then_drains_then_is_gone(lab: Lab) -> None:
    front = Front(lab)
    address = task_address(lab)
    front.register(address)
    assert front.health() == [("initial", "Elb.RegistrationInProgress")]
    lab.advance(15)
    assert front.health() == [("healthy", None)]
    front.elb.deregister_targets(TargetGroupArn=front.group, Targets=[{"Id": address, "Port": 80}])
    assert front.health() == [("draining", "Target.DeregistrationInProgress")]
    lab.advance(299)
    assert front.health() == [("draining", "Target.DeregistrationInProgress")]
    lab.advance(2)
    assert front.health() == []
    assert front.health(address) == [("unused", "Target.NotRegistered")]
    with pytest.raises(ClientError) as unknown:
        front.elb.deregister_targets(
            TargetGroupArn=front.group, Targets=[{"Id": address, "Port": 80}]
        )
    assert unknown.value.response["Error"]["Code"] == "InvalidTarget"


def test_registering_again_ends_the_draining(lab: Lab) -> None:
    front = Front(lab)
    address = task_address(lab)
    front.register(address)
    lab.advance(15)
    target = [{"Id": address, "Port": 80}]
    front.elb.deregister_targets(TargetGroupArn=front.group, Targets=target)
    front.register(address)
    lab.advance(400)
    assert front.health() == [("healthy", None)]


@pytest.mark.behaviour("5 app listens on 127.0.0.1, or security group closed → target unhealthy")
@pytest.mark.parametrize(
    ("program", "description", "reason"),
    [
        ({"loopback_only": True}, "Health checks failed", "Target.FailedHealthChecks"),
        ({"port": 8080}, "Health checks failed", "Target.FailedHealthChecks"),
        (
            {"answers": 500},
            "Health checks failed with these codes: [500]",
            "Target.ResponseCodeMismatch",
        ),
        (
            {"answers": {"/": 200}},
            "Health checks failed with these codes: [404]",
            "Target.ResponseCodeMismatch",
        ),
    ],
)
def test_a_program_that_does_not_answer_well_is_unhealthy(
    lab: Lab, program: dict[str, Any], description: str, reason: str
) -> None:
    front = Front(lab, HealthCheckPath="/health")
    lab.program("shop", **program)
    front.register(task_address(lab, image="shop"))
    lab.advance(15)
    assert front.health() == [("initial", "Elb.InitialHealthChecking")]
    lab.advance(30)
    assert front.health() == [("unhealthy", reason)]
    assert front.description() == description
    lab.program("shop", answers={"/health": 204})
    lab.advance(300)
    assert front.description() == "Health checks failed with these codes: [204]"
    lab.program("shop", answers={"/health": 200})
    lab.advance(110)
    assert front.health()[0][0] == "unhealthy"  # five checks in a row, by default
    lab.advance(50)
    assert front.health() == [("healthy", None)]


@pytest.mark.behaviour("5 app listens on 127.0.0.1, or security group closed → target unhealthy")
def test_a_closed_security_group_makes_checks_time_out(lab: Lab) -> None:
    front = Front(lab)
    front.register(task_address(lab))
    lab.advance(15)
    assert front.health() == [("healthy", None)]
    boto3.client("ec2").revoke_security_group_ingress(
        GroupId=lab.vpc.security_group,
        IpProtocol="tcp",
        FromPort=80,
        ToPort=80,
        CidrIp="0.0.0.0/0",
    )
    lab.advance(70)
    assert front.health() == [("unhealthy", "Target.Timeout")]
    assert front.description() == "Request timed out"


def test_a_group_without_a_load_balancer_is_not_in_use(lab: Lab) -> None:
    front = Front(lab, listening=False)
    front.register(task_address(lab))
    lab.advance(60)
    assert front.health() == [("unused", "Target.NotInUse")]
    front.listen()
    lab.advance(60)
    assert front.health() == [("healthy", None)]
    front.elb.delete_load_balancer(LoadBalancerArn=front.balancer)
    assert front.health() == [("unused", "Target.NotInUse")]


@pytest.mark.behaviour("5 awsvpc → target type ip (target = task IP + container port);")
def test_two_tasks_on_one_instance_are_two_targets(lab: Lab, ecs: Any) -> None:
    front = Front(lab, "instance")
    ecs.create_cluster(clusterName="c")
    (instance,) = lab.add_instances("c")
    boto3.client("ec2").authorize_security_group_ingress(
        GroupId=lab.vpc.security_group,
        IpProtocol="tcp",
        FromPort=32768,
        ToPort=60999,
        CidrIp="10.0.0.0/16",
    )
    container = {"name": "app", "image": "nginx", "memory": 64}
    ecs.register_task_definition(
        family="b", containerDefinitions=[{**container, "portMappings": [{"containerPort": 80}]}]
    )
    ecs.create_service(
        cluster="c",
        serviceName="web",
        taskDefinition="b",
        desiredCount=2,
        loadBalancers=[
            {"targetGroupArn": front.group, "containerName": "app", "containerPort": 80}
        ],
    )
    ecs.get_waiter("services_stable").wait(cluster="c", services=["web"])
    found = front.elb.describe_target_health(TargetGroupArn=front.group)
    targets = [each["Target"] for each in found["TargetHealthDescriptions"]]
    assert {(each["Id"], each["Port"]) for each in targets} == {
        (instance, 32768),
        (instance, 32769),
    }
    lab.advance(30)
    assert front.health() == [("healthy", None), ("healthy", None)]
    boto3.client("ec2").terminate_instances(InstanceIds=[instance])
    assert {state for state, _reason in front.health()} == {"draining"}
    lab.advance(400)
    assert front.health() == []


def test_a_target_changes_after_as_many_equal_checks_as_its_group_wants() -> None:
    passed, failed = Met(Outcome.PASSED), Met(Outcome.REFUSED)
    target = Watched()
    states = []
    for met in (failed, passed, failed, passed, failed, failed, passed, passed, passed):
        target.take(met, to_healthy=3, to_unhealthy=2)
        states.append(target.state)
    assert states == [
        TargetState.INITIAL,
        TargetState.HEALTHY,
        TargetState.HEALTHY,
        TargetState.HEALTHY,
        TargetState.HEALTHY,
        TargetState.UNHEALTHY,
        TargetState.UNHEALTHY,
        TargetState.UNHEALTHY,
        TargetState.HEALTHY,
    ]


def test_the_health_check_port_of_a_target_is_a_number(lab: Lab) -> None:
    front = Front(lab)
    for port in (80, 8080):
        front.register("10.0.1.7", port)
    found = front.elb.describe_target_health(TargetGroupArn=front.group)
    assert [each["HealthCheckPort"] for each in found["TargetHealthDescriptions"]] == ["80", "8080"]
    front.elb.modify_target_group(TargetGroupArn=front.group, HealthCheckPort="9000")
    found = front.elb.describe_target_health(TargetGroupArn=front.group)
    assert {each["HealthCheckPort"] for each in found["TargetHealthDescriptions"]} == {"9000"}
