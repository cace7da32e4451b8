"""Requests to a service: who answers, what fails and why, moment by moment (behaviour page 5)."""

from __future__ import annotations

import random
from typing import Any

import boto3
import pytest
from balanced import CLUSTER, GROUP, SERVICE, Balanced
from botocore.exceptions import ClientError
from stage import fargate, network

from helpers import Lab
from helpers.simulator.requests import Failure, total


@pytest.fixture
def service(lab: Lab) -> Balanced:
    """Three tasks, healthy, with thirty requests a second."""
    made = Balanced(lab)
    lab.traffic(30, SERVICE)
    lab.advance(120)
    return made


def test_before_a_target_is_healthy_the_load_balancer_has_nobody_to_ask(lab: Lab) -> None:
    made = Balanced(lab)
    lab.traffic(30, SERVICE)
    found = made.during(15)
    assert (found.sent, found.answered, found.why) == (450, 0, {Failure.NO_TARGET: 450})
    lab.advance(45)
    assert made.during(60).failed == 0


def test_a_crash_cuts_off_what_was_under_way_and_no_more(service: Balanced) -> None:
    service.lab.crash(service.tasks()[0], "app")
    assert service.during(120).why == {Failure.CUT: 1}  # a tenth of a second of ten a second


def test_a_task_that_is_stopped_drains_first(service: Balanced) -> None:
    service.ecs.stop_task(cluster=CLUSTER, task=service.tasks()[0])
    assert "draining" in service.health().values()
    assert service.during(180).failed == 0


def test_answers_that_take_longer_than_the_deregistration_delay_are_cut_off(
    service: Balanced,
) -> None:
    service.lab.traffic(30, SERVICE, seconds=60)
    service.ecs.stop_task(cluster=CLUSTER, task=service.tasks()[0])
    # its ten a second, for 60 seconds less the 30 of draining and the one after SIGTERM
    assert service.during(180).why == {Failure.CUT: 290}


@pytest.mark.behaviour("5 target states initial → healthy / unhealthy → draining → unused;")
def test_a_program_that_hangs_loses_its_share_until_the_checks_notice(service: Balanced) -> None:
    task = service.tasks()[0]
    service.lab.hang(task)
    status = service.ecs.describe_tasks(cluster=CLUSTER, tasks=[task])["tasks"][0]["lastStatus"]
    assert status == "RUNNING"
    lost = service.during(300).why
    assert set(lost) == {Failure.TIMEOUT}
    assert 100 <= lost[Failure.TIMEOUT] <= 200  # ten a second, for one to two intervals
    assert task not in service.tasks()
    stopped = service.ecs.describe_tasks(cluster=CLUSTER, tasks=[task])["tasks"][0]
    assert stopped["stoppedReason"].startswith("Task failed ELB health checks in")


def test_a_rolling_update_within_its_bounds_loses_nothing(service: Balanced) -> None:
    service.ecs.update_service(cluster=CLUSTER, service=SERVICE, forceNewDeployment=True)
    assert service.during(600).failed == 0


def test_one_that_may_stop_everything_first_loses_all_until_the_new_ones_are_healthy(
    service: Balanced,
) -> None:
    service.ecs.update_service(
        cluster=CLUSTER,
        service=SERVICE,
        forceNewDeployment=True,
        deploymentConfiguration={"minimumHealthyPercent": 0, "maximumPercent": 100},
    )
    found = service.during(600)
    assert set(found.why) == {Failure.NO_TARGET}
    assert found.failed > 600


@pytest.mark.parametrize(
    ("program", "why"),
    [({"answers": 500}, Failure.ERROR), ({"loopback_only": True}, Failure.REFUSED)],
)
def test_when_every_target_is_unhealthy_all_are_asked_all_the_same(
    service: Balanced, program: dict[str, Any], why: Failure
) -> None:
    service.lab.program("shop:1", **program)
    assert service.during(40).why == {why: 1200}


def test_a_new_version_that_nobody_can_reach_costs_no_request(service: Balanced) -> None:
    service.lab.program("shop:2", loopback_only=True)
    service.ecs.register_task_definition(**fargate(image="shop:2"))
    service.ecs.update_service(cluster=CLUSTER, service=SERVICE, taskDefinition="web")
    assert service.during(900).failed == 0


def test_a_program_that_is_slow_to_start_needs_the_grace_period(service: Balanced) -> None:
    service.lab.program("shop:2", ready_after=60)
    service.ecs.register_task_definition(**fargate(image="shop:2"))
    service.ecs.update_service(cluster=CLUSTER, service=SERVICE, taskDefinition="web")
    service.lab.advance(600)
    images = {each.deployment_id for each in service.lab.snapshot().clusters[0].tasks}
    assert len(images) == 2
    old = service.ecs.describe_services(cluster=CLUSTER, services=[SERVICE])["services"][0]
    assert len(old["deployments"]) == 2
    service.ecs.update_service(cluster=CLUSTER, service=SERVICE, healthCheckGracePeriodSeconds=120)
    assert service.during(600).failed == 0
    new = service.ecs.describe_services(cluster=CLUSTER, services=[SERVICE])["services"][0]
    assert [each["rolloutState"] for each in new["deployments"]] == ["COMPLETED"]


def test_more_than_the_tasks_can_do_is_not_answered(service: Balanced) -> None:
    service.lab.traffic(100, SERVICE)  # 24.5 a second is what a quarter of a vCPU can do
    found = service.during(100)
    assert found.why == {Failure.OVERLOAD: 2650}
    cpu = service.lab.snapshot().traffic.service(SERVICE, CLUSTER)
    assert cpu is not None
    assert cpu.flows[-1].cpu == pytest.approx(100)


def test_closed_groups_end_the_way_at_different_places(service: Balanced) -> None:
    ec2, lab = boto3.client("ec2"), service.lab
    rule = {
        "GroupId": lab.vpc.security_group,
        "IpPermissions": [
            {
                "IpProtocol": "tcp",
                "FromPort": 80,
                "ToPort": 80,
                "IpRanges": [{"CidrIp": "0.0.0.0/0"}],
            }
        ],
    }
    ec2.revoke_security_group_ingress(**rule)
    assert service.during(5).why == {Failure.NO_WAY_IN: 150}
    ec2.authorize_security_group_ingress(**rule)
    assert service.during(5).failed == 0
    service.elb.delete_listener(ListenerArn=service.listener)
    assert service.during(5).why == {Failure.NO_WAY_IN: 150}


@pytest.mark.behaviour("5 app listens on 127.0.0.1, or security group closed → target unhealthy")
def test_a_task_that_is_healthy_to_itself_can_be_dead_to_its_load_balancer(lab: Lab) -> None:
    check = {"command": ["CMD-SHELL", "curl -f http://localhost/ || exit 1"], "interval": 5}
    lab.program("shop:2", loopback_only=True)
    made = Balanced(lab)
    made.ecs.register_task_definition(**fargate(image="shop:2", healthCheck=check))
    made.ecs.update_service(
        cluster=CLUSTER,
        service=SERVICE,
        taskDefinition="web",
        healthCheckGracePeriodSeconds=600,
    )
    lab.advance(60)
    snapshot = lab.snapshot()
    (group,) = snapshot.traffic.groups
    tasks = {each.id: each for each in snapshot.clusters[0].tasks}
    dead = [each for each in group.targets if each.state == "unhealthy"]
    assert {each.reason for each in dead} == {"Target.FailedHealthChecks"}
    assert {tasks[each.task_id or ""].health for each in dead} == {"HEALTHY"}


def test_without_a_load_balancer_the_running_tasks_answer(lab: Lab, ecs: Any) -> None:
    ecs.create_cluster(clusterName=CLUSTER)
    ecs.register_task_definition(**fargate())
    ecs.create_service(
        cluster=CLUSTER,
        serviceName=SERVICE,
        taskDefinition="web",
        desiredCount=1,
        launchType="FARGATE",
        networkConfiguration=network(*lab.vpc.public_subnets),
    )
    lab.traffic(10)
    lab.advance(120)
    found = total(lab.snapshot(), SERVICE, CLUSTER)
    assert set(found.why) == {Failure.NOBODY}
    assert 200 <= found.failed <= 230
    assert lab.snapshot().traffic.groups == ()


def test_a_listener_that_is_pointed_elsewhere_takes_its_group_with_it(service: Balanced) -> None:
    elb, lab = service.elb, service.lab
    other = elb.create_target_group(
        Name="other", Protocol="HTTP", Port=80, VpcId=lab.vpc.id, TargetType="ip"
    )["TargetGroups"][0]["TargetGroupArn"]
    forward = {"Type": "forward", "TargetGroupArn": other}
    elb.modify_listener(ListenerArn=service.listener, DefaultActions=[forward])
    assert service.during(5).why == {Failure.NO_WAY_IN: 150}
    assert set(service.health().values()) == {"unused"}
    asked = {"containerName": "app", "containerPort": 80}
    wanted = {
        "cluster": CLUSTER,
        "taskDefinition": "web",
        "desiredCount": 1,
        "launchType": "FARGATE",
        "networkConfiguration": network(*lab.vpc.public_subnets),
    }
    with pytest.raises(ClientError, match="does not have an associated load balancer"):
        service.ecs.create_service(
            **wanted, serviceName="a", loadBalancers=[{**asked, "targetGroupArn": service.group}]
        )
    service.ecs.create_service(
        **wanted, serviceName="b", loadBalancers=[{**asked, "targetGroupArn": other}]
    )


def test_the_snapshot_agrees_with_describe_target_health_whatever_happens(lab: Lab) -> None:
    dice, made = random.Random(7), Balanced(lab)
    lab.traffic(40, SERVICE)

    def deploy() -> None:
        made.ecs.update_service(cluster=CLUSTER, service=SERVICE, forceNewDeployment=True)

    def resize() -> None:
        made.ecs.update_service(cluster=CLUSTER, service=SERVICE, desiredCount=dice.randint(1, 6))

    def hurt() -> None:
        running = [
            each.id
            for each in lab.snapshot().clusters[0].tasks
            if each.status == each.desired == "RUNNING"
        ]
        if running:
            dice.choice((lab.hang, lambda task: lab.crash(task, "app")))(dice.choice(running))

    for _ in range(60):
        dice.choice((deploy, resize, hurt, lambda: None))()
        lab.advance(dice.choice((1, 7, 31, 90)))
        snapshot = lab.snapshot()
        (group,) = snapshot.traffic.groups
        assert {f"{each.id}:{each.port}": each.state for each in group.targets} == made.health()
        found = snapshot.traffic.service(SERVICE, CLUSTER)
        assert found is not None
        healthy = [each for each in group.targets if each.state == "healthy"]
        if healthy:
            assert sum(each.rate for each in healthy) == pytest.approx(40)
            assert {each.rate for each in group.targets} - {healthy[0].rate} <= {0.0}
        owners = {each.id for each in snapshot.clusters[0].tasks if each.status != "STOPPED"}
        assert {each.task_id for each in group.targets} <= owners
        counted = total(snapshot, SERVICE, CLUSTER)
        assert 0 <= counted.failed <= counted.sent
    assert counted.sent == round(40 * (lab.time - found.flows[0].at).total_seconds())


def test_lab_requests_counts_in_words(service: Balanced) -> None:
    lab = service.lab
    since = lab.time
    lab.crash(service.tasks()[0], "app")
    lab.advance(10)
    found = lab.requests(SERVICE, since=since)
    assert (found.sent, found.answered, found.failed, found.why) == (300, 299, 1, {"cut": 1})
    assert repr(found).splitlines()[0] == "Service web: 300 requests, 299 answered, 1 failed."
    assert lab.requests(f"{CLUSTER}/{SERVICE}", since=lab.time).sent == 0
    assert "No request" in repr(lab.requests(SERVICE, since=lab.time))
    with pytest.raises(ValueError, match=f"{CLUSTER}/{SERVICE}"):
        lab.requests("nobody")
    assert GROUP in repr(lab.draw(GROUP))
    lab.close()
    with pytest.raises(ValueError, match="Lab"):
        lab.requests(SERVICE)


@pytest.mark.parametrize("wrong", [-1, "many", True, float("inf"), float("nan")])
def test_what_is_no_amount_is_refused_in_words(lab: Lab, wrong: Any) -> None:
    with pytest.raises(ValueError, match="Traffic is 0 or more"):
        lab.traffic(wrong)
    with pytest.raises(ValueError, match="An answer takes 0 or more"):
        lab.traffic(1, seconds=wrong)


def test_looking_at_a_lab_without_load_balancers_makes_none_of_their_backends(
    service: Balanced,
) -> None:
    from moto.elbv2.models import elbv2_backends

    with Lab("en") as newer:
        assert newer.vpc.subnets
        assert newer.snapshot().traffic.balancers == ()
        assert not elbv2_backends
    del service


def test_only_a_running_task_can_hang(service: Balanced) -> None:
    with pytest.raises(ValueError, match="No task with the id nobody is RUNNING"):
        service.lab.hang("nobody")
    task = service.tasks()[0]
    service.ecs.stop_task(cluster=CLUSTER, task=task)
    with pytest.raises(ValueError, match="RUNNING"):
        service.lab.hang(task)
