"""Services behind target groups (behaviour page 4.2, 4.4, 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from service_world import text

if TYPE_CHECKING:
    from service_world import World

ARN = "arn:aws:elasticloadbalancing:ap-southeast-1:123456789012:targetgroup/"
GROUP, OTHER = f"{ARN}web/0123456789abcdef", f"{ARN}admin/fedcba9876543210"


def behind(*groups: str) -> list[dict[str, Any]]:
    return [
        {"targetGroupArn": each, "containerName": "app", "containerPort": 80} for each in groups
    ]


@pytest.fixture
def world(world: World) -> World:
    world.outside.targets.add(GROUP)
    world.outside.targets.add(OTHER)
    return world


@pytest.mark.behaviour(
    "5 awsvpc → target type ip (target = task IP + container port);",
    "5 target states initial → healthy / unhealthy → draining → unused;",
    "3 load balancer, deployment, auto scaling",
    "4.2 healthy for the lower bound: no LB & no health check → 40 s after",
)
def test_a_target_is_registered_with_the_address_of_its_task(world: World) -> None:
    world.call("CreateService", **world.fargate(loadBalancers=behind(GROUP)))
    world.until(lambda: world.kept().running == 1)
    (task,) = world.tasks()
    address = task["containers"][0]["networkInterfaces"][0]["privateIpv4Address"]
    assert list(world.outside.targets.registered) == [(GROUP, address, 80)]
    assert world.kept().healthy == 0
    assert 25 <= world.until(lambda: world.kept().healthy == 1) <= 45
    world.call("StopTask", task=task["taskArn"])
    assert (GROUP, address, 80) not in world.outside.targets.registered


def test_on_instances_the_target_is_the_instance_and_its_dynamic_port(world: World) -> None:
    world.outside.targets.add(GROUP, "instance")
    world.register(mode="bridge")
    instance = world.add_instances()
    world.call("CreateService", **world.ec2(loadBalancers=behind(GROUP)))
    world.steady()
    ((_, target, port),) = world.outside.targets.registered
    assert target == instance.ec2_instance_id
    assert port == world.tasks()[0]["containers"][0]["networkBindings"][0]["hostPort"] >= 32768


@pytest.mark.behaviour(
    "4.4 Observed order of one rolling deploy with ALB, desired 1, 2026 (LOG",
    "4.4 (service web) registered 1 targets in (target-group <arn>) (no full",
    "4.4 (service web) deregistered 1 targets in (target-group <arn>)",
    "4.4 (service web, taskSet ecs-svc/<old deployment>) has begun draining",
)
def test_the_order_of_events_of_a_deployment(world: World) -> None:
    world.call("CreateService", **world.fargate(loadBalancers=behind(GROUP)))
    world.steady()
    before = len(world.messages())
    old = world.service()["deployments"][0]["id"]
    world.call("UpdateService", service="web", forceNewDeployment=True)
    world.steady()
    said = world.messages()[before:]
    assert [text(each) for each in said] == [
        "(service web) has started 1 tasks: (task T).",
        f"(service web) registered 1 targets in (target-group {GROUP})",
        "(service web) has stopped 1 running tasks: (task T).",
        f"(service web) deregistered 1 targets in (target-group {GROUP})",
        "(service web, taskSet D) has begun draining connections on 1 tasks.",
        "(service web) (deployment D) deployment completed.",
        "(service web) has reached a steady state.",
    ]
    assert old in said[4]
    events = list(reversed(world.service()["events"]))[before:]
    moments = [each["createdAt"] for each in events]
    assert moments[3] == moments[4]
    assert (moments[3] - moments[2]).total_seconds() == 10


@pytest.mark.behaviour("4.6 services_stable ignores health and rolloutState; it also succeeds")
def test_the_service_is_stable_while_the_old_task_still_drains(world: World) -> None:
    world.call("CreateService", **world.fargate(loadBalancers=behind(GROUP)))
    world.steady()
    (old,) = world.tasks()
    world.call("UpdateService", service="web", forceNewDeployment=True)
    world.steady()
    service = world.service()
    assert (len(service["deployments"]), service["runningCount"]) == (1, 1)
    (task,) = world.call("DescribeTasks", tasks=[old["taskArn"]])["tasks"]
    assert task["lastStatus"] == "DEACTIVATING"


@pytest.mark.behaviour("2.1 ACTIVATING")
def test_several_target_groups_make_the_task_activating(world: World) -> None:
    world.call("CreateService", **world.fargate(loadBalancers=behind(GROUP, OTHER)))
    world.until(lambda: any(each["lastStatus"] == "ACTIVATING" for each in world.tasks()))
    assert world.service()["pendingCount"] == 1
    world.steady()
    assert len(world.outside.targets.registered) == 2


@pytest.mark.behaviour(
    "4.4 (service web) (task <id>) (port 8080) is unhealthy in (target-group",
    "4.4 reasons seen: Health checks failed, Health checks failed with these",
    "4.4 (service web) has started 1 tasks: (task <id>). Amazon ECS replaced 1",
    "4.2 unhealthy tasks are replaced start-first if maximumPercent allows,",
    "3 unhealthy task",
    "2.4 Task failed ELB health checks in (target-group <arn>); older (elb",
    "5 app listens on 127.0.0.1, or security group closed → target unhealthy",
)
def test_failing_checks_replace_the_task_start_first(world: World) -> None:
    world.call("CreateService", **world.fargate(loadBalancers=behind(GROUP)))
    world.steady()
    (sick,) = world.tasks()
    before = len(world.messages())
    world.outside.targets.sick.add(GROUP)
    world.until(lambda: len(world.messages()) > before + 1)
    world.outside.targets.sick.clear()
    assert world.kept().live == 2
    world.steady()
    assert [text(each) for each in world.messages()[before:]] == [
        f"(service web) (task T) (port 80) is unhealthy in (target-group {GROUP}) due to "
        "(reason Health checks failed).",
        "(service web) has started 1 tasks: (task T). Amazon ECS replaced 1 tasks due to an "
        "unhealthy status.",
        f"(service web) registered 1 targets in (target-group {GROUP})",
        "(service web) has stopped 1 running tasks: (task T).",
        f"(service web) deregistered 1 targets in (target-group {GROUP})",
        "(service web, taskSet D) has begun draining connections on 1 tasks.",
        "(service web) has reached a steady state.",
    ]
    (task,) = world.call("DescribeTasks", tasks=[sick["taskArn"]])["tasks"]
    assert task["stoppedReason"] == f"Task failed ELB health checks in (target-group {GROUP})"
    assert task["stopCode"] == "ServiceSchedulerInitiated"


def test_on_instances_the_event_names_the_instance(world: World) -> None:
    world.outside.targets.add(GROUP, "instance")
    world.register(mode="bridge")
    instance = world.add_instances()
    world.call("CreateService", **world.ec2(loadBalancers=behind(GROUP)))
    world.outside.targets.sick.add(GROUP)
    world.advance(90)
    unhealthy = next(each for each in world.messages() if "is unhealthy" in each)
    assert f"(instance {instance.ec2_instance_id}) (port 3" in unhealthy


@pytest.mark.behaviour("4.5 healthCheckGracePeriodSeconds: scheduler ignores unhealthy ELB,")
@pytest.mark.parametrize("checked_by", ["load balancer", "container"])
def test_the_grace_period_ignores_unhealthy_results(world: World, checked_by: str) -> None:
    changes: dict[str, Any] = {}
    if checked_by == "container":
        check = {"command": ["CMD-SHELL", "curl -f http://localhost/"], "interval": 5}
        world.register(container={"healthCheck": check})
        world.outside.programs.sick.add("nginx:1")
    else:
        changes["loadBalancers"] = behind(GROUP)
        world.outside.targets.sick.add(GROUP)
    world.call("CreateService", **world.fargate(healthCheckGracePeriodSeconds=300, **changes))
    world.until(lambda: world.kept().running == 1)
    world.advance(295)
    assert world.kept().running == 1
    assert not any("unhealthy" in each or "failed" in each for each in world.messages())
    world.advance(20)
    assert any("unhealthy" in each or "failed" in each for each in world.messages())


@pytest.mark.behaviour("4.2 unhealthy tasks are replaced start-first if maximumPercent allows,")
def test_without_room_unhealthy_tasks_are_stopped_one_by_one(world: World) -> None:
    percents = {"minimumHealthyPercent": 50, "maximumPercent": 100}
    world.call(
        "CreateService",
        **world.fargate(
            desiredCount=3, loadBalancers=behind(GROUP), deploymentConfiguration=percents
        ),
    )
    world.steady()
    before = len(world.messages())
    world.outside.targets.sick.add(GROUP)
    world.advance(31)
    world.outside.targets.sick.clear()
    world.steady()
    stopped = [text(each) for each in world.messages()[before:] if "has stopped" in each]
    assert stopped == ["(service web) has stopped 1 running tasks: (task T)."] * 3


def test_a_new_target_group_begins_a_deployment(world: World) -> None:
    world.call("CreateService", **world.fargate(loadBalancers=behind(GROUP)))
    world.steady()
    world.call("UpdateService", service="web", loadBalancers=behind(OTHER))
    world.steady()
    world.advance(600)
    assert [group for group, _, _ in world.outside.targets.registered] == [OTHER]


@pytest.mark.behaviour("4.3 measured: 3 failing tasks with ALB checks ≈10 min; missing image")
def test_failing_load_balancer_checks_trip_the_breaker(world: World) -> None:
    breaker = {"deploymentCircuitBreaker": {"enable": True, "rollback": True}}
    world.call(
        "CreateService",
        **world.fargate(loadBalancers=behind(GROUP), deploymentConfiguration=breaker),
    )
    world.steady()
    world.outside.targets.sick.add(OTHER)
    world.call("UpdateService", service="web", loadBalancers=behind(OTHER))
    began = world.clock.now
    world.until(lambda: any("rolling back" in each for each in world.messages()))
    assert 120 < world.clock.now - began < 900
    world.steady()
    assert world.service()["runningCount"] == 1
