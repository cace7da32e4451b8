"""``lab.connect``: who answers, or where the connection ends and why (behaviour page 7)."""

from __future__ import annotations

from typing import Any

import boto3
import pytest
from stage import fargate, network, run

from helpers import Lab
from helpers.aws.connection import Outcome, Why


def addresses(task: dict[str, Any]) -> tuple[str, str | None]:
    """Private and public address of a task."""
    details = {each["name"]: each["value"] for each in task["attachments"][0]["details"]}
    found = boto3.client("ec2").describe_network_interfaces(
        NetworkInterfaceIds=[details["networkInterfaceId"]]
    )["NetworkInterfaces"][0]
    return found["PrivateIpAddress"], found.get("Association", {}).get("PublicIp")


def outcome(lab: Lab, address: str | None, port: int = 80, source: str = "internet") -> Any:
    found = lab.connect(address or "", port, source)
    return found.outcome, found.why


def test_a_fargate_task_answers_at_its_public_address_when_its_group_lets_in(lab: Lab) -> None:
    where = network(lab.vpc.public_subnets[0], groups=(lab.vpc.security_group,))
    (task,) = run(lab, fargate(), where)
    private, public = addresses(task)
    found = lab.connect(public or "", 80)
    assert found.ok
    assert (found.task_arn, found.container) == (task["taskArn"], "app")
    assert outcome(lab, private) == (Outcome.NO_ROUTE, Why.PRIVATE_ADDRESS)
    assert outcome(lab, private, source="vpc") == (Outcome.ANSWERED, Why.LISTENS)
    assert outcome(lab, public, 8080) == (Outcome.TIMEOUT, Why.SECURITY_GROUP)
    boto3.client("ec2").authorize_security_group_ingress(
        GroupId=lab.vpc.security_group,
        IpProtocol="tcp",
        FromPort=8080,
        ToPort=8080,
        CidrIp="0.0.0.0/0",
    )
    assert outcome(lab, public, 8080) == (Outcome.REFUSED, Why.NOBODY_LISTENS)
    assert outcome(lab, "203.0.113.200") == (Outcome.TIMEOUT, Why.NOBODY_THERE)
    assert outcome(lab, "10.0.0.250") == (Outcome.NO_ROUTE, Why.PRIVATE_ADDRESS)
    assert outcome(lab, "10.0.0.250", source="vpc") == (Outcome.TIMEOUT, Why.NOBODY_THERE)
    boto3.client("ecs").stop_task(cluster="c", task=task["taskArn"])
    lab.advance(60)
    assert outcome(lab, public) == (Outcome.TIMEOUT, Why.NOBODY_THERE)


def test_the_default_group_lets_in_only_its_own_members(lab: Lab) -> None:
    one, other = run(lab, fargate(), network(lab.vpc.public_subnets[0]), count=2)
    private, public = addresses(one)
    assert outcome(lab, public) == (Outcome.TIMEOUT, Why.SECURITY_GROUP)
    assert outcome(lab, private, source="vpc") == (Outcome.TIMEOUT, Why.SECURITY_GROUP)
    assert outcome(lab, private, source=other["taskArn"]) == (Outcome.ANSWERED, Why.LISTENS)


def test_who_listens_on_loopback_or_is_still_starting_refuses(lab: Lab) -> None:
    lab.program("shop", port=3000, loopback_only=True)
    where = network(lab.vpc.public_subnets[0])
    open_all = boto3.client("ec2").authorize_security_group_ingress
    (task,) = run(lab, fargate(image="shop"), where)
    group = boto3.client("ec2").describe_security_groups(
        Filters=[
            {"Name": "vpc-id", "Values": [lab.vpc.id]},
            {"Name": "group-name", "Values": ["default"]},
        ]
    )["SecurityGroups"][0]["GroupId"]
    open_all(GroupId=group, IpProtocol="-1", CidrIp="0.0.0.0/0")
    _, public = addresses(task)
    assert outcome(lab, public, 3000) == (Outcome.REFUSED, Why.LOOPBACK_ONLY)
    assert outcome(lab, public, 80) == (Outcome.REFUSED, Why.NOBODY_LISTENS)
    (young,) = run(lab, fargate(), where, wait=10)
    _, public = addresses(young)
    assert outcome(lab, public) == (Outcome.REFUSED, Why.STILL_STARTING)


def test_a_shell_that_sleeps_listens_nowhere(lab: Lab) -> None:
    where = network(lab.vpc.public_subnets[0], groups=(lab.vpc.security_group,))
    (task,) = run(lab, fargate(command=["sleep", "600"]), where)
    assert outcome(lab, addresses(task)[1]) == (Outcome.REFUSED, Why.NOBODY_LISTENS)


@pytest.mark.behaviour(
    "7.1 bridge",
    "7.2 dynamic port comes from /proc/sys/net/ipv4/ip_local_port_range",
)
def test_a_bridge_task_answers_at_its_instances_address_and_host_port(lab: Lab, ecs: Any) -> None:
    ecs.create_cluster(clusterName="c")
    (instance,) = lab.add_instances("c")
    container = {"name": "web", "image": "nginx", "memory": 64}
    for family, mapping in (
        ("dynamic", {"containerPort": 80}),
        ("fixed", {"containerPort": 80, "hostPort": 80}),
    ):
        ecs.register_task_definition(
            family=family, containerDefinitions=[{**container, "portMappings": [mapping]}]
        )
        ecs.run_task(cluster="c", taskDefinition=family)
    lab.advance(60)
    found = boto3.client("ec2").describe_instances(InstanceIds=[instance])
    host = found["Reservations"][0]["Instances"][0]
    answer = lab.connect(host["PublicIpAddress"], 80)
    assert (answer.outcome, answer.instance_id) == (Outcome.ANSWERED, instance)
    private = host["PrivateIpAddress"]
    (dynamic,) = ecs.list_tasks(cluster="c", family="dynamic")["taskArns"]
    assert outcome(lab, host["PublicIpAddress"], 32768) == (Outcome.TIMEOUT, Why.SECURITY_GROUP)
    assert outcome(lab, private, 32768, "vpc") == (Outcome.TIMEOUT, Why.SECURITY_GROUP)
    for within in (instance, dynamic):  # a call within the instance passes no interface
        assert outcome(lab, private, 32768, within) == (Outcome.ANSWERED, Why.LISTENS)
        assert outcome(lab, private, 22, within) == (Outcome.REFUSED, Why.NOBODY_LISTENS)
    boto3.client("ec2").authorize_security_group_ingress(
        GroupId=lab.vpc.security_group,
        IpProtocol="tcp",
        FromPort=32768,
        ToPort=60999,
        CidrIp="0.0.0.0/0",
    )
    assert outcome(lab, host["PublicIpAddress"], 32768) == (Outcome.ANSWERED, Why.LISTENS)
    assert outcome(lab, host["PublicIpAddress"], 32769) == (Outcome.REFUSED, Why.NOBODY_LISTENS)
    assert outcome(lab, host["PrivateIpAddress"], 80, instance) == (Outcome.ANSWERED, Why.LISTENS)


def test_routes_decide_before_groups(lab: Lab) -> None:
    ec2 = boto3.client("ec2")
    where = network(lab.vpc.public_subnets[0], groups=(lab.vpc.security_group,))
    (task,) = run(lab, fargate(), where)
    private, public = addresses(task)
    inside, elsewhere = (
        lab.vpc.private_subnets[0],
        ec2.describe_subnets(Filters=[{"Name": "default-for-az", "Values": ["true"]}])["Subnets"][
            0
        ]["SubnetId"],
    )
    assert outcome(lab, private, source=inside) == (Outcome.ANSWERED, Why.LISTENS)
    assert outcome(lab, private, source=elsewhere) == (Outcome.NO_ROUTE, Why.OTHER_VPC)
    assert outcome(lab, public, source=inside) == (Outcome.NO_ROUTE, Why.NO_WAY_OUT)
    lab.vpc.add_nat()
    assert outcome(lab, public, source=inside) == (Outcome.ANSWERED, Why.LISTENS)
    table = ec2.describe_route_tables(
        Filters=[{"Name": "association.subnet-id", "Values": [lab.vpc.public_subnets[0]]}]
    )["RouteTables"][0]["RouteTableId"]
    ec2.delete_route(RouteTableId=table, DestinationCidrBlock="0.0.0.0/0")
    assert outcome(lab, public) == (Outcome.TIMEOUT, Why.NO_GATEWAY)


def test_a_load_balancer_passes_on_to_healthy_targets_in_turn(lab: Lab, ecs: Any) -> None:
    elb = boto3.client("elbv2")
    balancer = elb.create_load_balancer(
        Name="front", Subnets=lab.vpc.public_subnets, SecurityGroups=[lab.vpc.security_group]
    )["LoadBalancers"][0]
    name = balancer["DNSName"]
    assert outcome(lab, name) == (Outcome.TIMEOUT, Why.NO_LISTENER)
    group = elb.create_target_group(
        Name="web", Protocol="HTTP", Port=80, VpcId=lab.vpc.id, TargetType="ip"
    )["TargetGroups"][0]["TargetGroupArn"]
    elb.create_listener(
        LoadBalancerArn=balancer["LoadBalancerArn"],
        Protocol="HTTP",
        Port=80,
        DefaultActions=[{"Type": "forward", "TargetGroupArn": group}],
    )
    found = lab.connect(name)
    assert (found.why, found.status) == (Why.NO_HEALTHY_TARGET, 503)
    where = network(*lab.vpc.private_subnets, groups=(lab.vpc.security_group,), public=False)
    lab.vpc.add_nat()
    tasks = run(lab, fargate(), where, count=2)
    targets = [{"Id": addresses(each)[0], "Port": 80} for each in tasks]
    elb.register_targets(TargetGroupArn=group, Targets=targets)
    lab.advance(15)
    answers = [lab.connect(name) for _ in range(4)]
    assert {each.status for each in answers} == {200}
    assert {each.task_arn for each in answers} == {each["taskArn"] for each in tasks}
    assert answers[0].task_arn == answers[2].task_arn != answers[1].task_arn
    assert {each.load_balancer for each in answers} == {"front"}
    assert outcome(lab, name, 443) == (Outcome.TIMEOUT, Why.SECURITY_GROUP)
    assert outcome(lab, "back-1.ap-southeast-1.elb.amazonaws.com") == (
        Outcome.NO_ROUTE,
        Why.UNKNOWN_NAME,
    )


@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_it_says_and_what_it_asks_for_is_in_the_learners_language(language: str) -> None:
    with Lab(language) as lab:
        found = lab.connect("10.0.0.7")
        assert found._repr_mimebundle_() == {"text/plain": repr(found)}
        assert "10.0.0.7" in repr(found)
        assert ("Không" in repr(found)) is (language == "vi")
        with pytest.raises(ValueError, match="None"):
            lab.connect(None)  # type: ignore[arg-type]
        with pytest.raises(ValueError, match="65535"):
            lab.connect("10.0.0.7", 0)
        with pytest.raises(ValueError, match="internet"):
            lab.connect("10.0.0.7", 80, source="the moon")


@pytest.mark.parametrize(
    ("program", "opened", "why", "status"),
    [
        ({"answers": {"/health": 200}}, True, Why.LISTENS, 404),
        ({"port": 8080}, True, Why.NO_HEALTHY_TARGET, 502),
        ({}, False, Why.NO_HEALTHY_TARGET, 504),
    ],
)
def test_with_only_unhealthy_targets_a_load_balancer_asks_them_all_the_same(
    lab: Lab, ecs: Any, program: dict[str, Any], opened: bool, why: Why, status: int
) -> None:
    del ecs
    elb, ec2 = boto3.client("elbv2"), boto3.client("ec2")
    balancer = elb.create_load_balancer(
        Name="front", Subnets=lab.vpc.public_subnets, SecurityGroups=[lab.vpc.security_group]
    )["LoadBalancers"][0]
    assert balancer["Scheme"] == "internet-facing"
    group = elb.create_target_group(
        Name="web", Protocol="HTTP", Port=80, VpcId=lab.vpc.id, TargetType="ip"
    )["TargetGroups"][0]["TargetGroupArn"]
    elb.create_listener(
        LoadBalancerArn=balancer["LoadBalancerArn"],
        Protocol="HTTP",
        Port=80,
        DefaultActions=[{"Type": "forward", "TargetGroupArn": group}],
    )
    closed = ec2.create_security_group(GroupName="no", Description="no", VpcId=lab.vpc.id)
    lab.program("shop", **program)
    where = network(
        *lab.vpc.public_subnets,
        groups=(lab.vpc.security_group if opened else closed["GroupId"],),
    )
    (task,) = run(lab, fargate(image="shop"), where)
    elb.register_targets(TargetGroupArn=group, Targets=[{"Id": addresses(task)[0], "Port": 80}])
    lab.advance(15)
    assert lab.connect(balancer["DNSName"]).status == 503  # not asked yet
    lab.advance(45)
    found = lab.connect(balancer["DNSName"])
    assert (found.why, found.status) == (why, status)
    assert ("503" in found.words, str(status) in found.words) == (False, why is not Why.LISTENS)
