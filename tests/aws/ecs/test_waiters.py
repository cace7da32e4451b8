"""botocore's waiters let lab time pass instead of sleeping, and end as on AWS (4.6)."""

import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import boto3
import pytest
from botocore.exceptions import WaiterError

from helpers import Lab

FARGATE = {
    "requiresCompatibilities": ["FARGATE"],
    "networkMode": "awsvpc",
    "cpu": "256",
    "memory": "512",
}


class World:
    """A cluster, and a family that runs on Fargate."""

    def __init__(self, lab: Lab) -> None:
        self.lab = lab
        self.ecs: Any = boto3.client("ecs")
        subnet = boto3.client("ec2").describe_subnets()["Subnets"][0]["SubnetId"]
        self.network = {"awsvpcConfiguration": {"subnets": [subnet], "assignPublicIp": "ENABLED"}}
        self.ecs.create_cluster(clusterName="lab")
        self.register()

    def register(self, image: str = "nginx") -> None:
        containers = [{"name": "web", "image": image}]
        self.ecs.register_task_definition(family="web", containerDefinitions=containers, **FARGATE)

    def run(self, count: int = 1) -> list[str]:
        answer = self.ecs.run_task(
            cluster="lab",
            taskDefinition="web",
            launchType="FARGATE",
            networkConfiguration=self.network,
            count=count,
        )
        return [task["taskArn"] for task in answer["tasks"]]

    def serve(self, name: str = "web", count: int = 2, **more: Any) -> None:
        self.ecs.create_service(
            cluster="lab",
            serviceName=name,
            taskDefinition="web",
            desiredCount=count,
            launchType="FARGATE",
            networkConfiguration=self.network,
            **more,
        )

    def service(self, name: str = "web") -> Any:
        return self.ecs.describe_services(cluster="lab", services=[name])["services"][0]

    def wait(self, waiter: str, **request: Any) -> timedelta:
        """Wait; say how much lab time that took, and check that hardly any real time did."""
        lab, real = self.lab.time, time.monotonic()
        self.ecs.get_waiter(waiter).wait(cluster="lab", **request)
        assert time.monotonic() - real < 10
        return self.lab.time - lab


@pytest.fixture
def world() -> Iterator[World]:
    with Lab("en") as lab:
        yield World(lab)


@pytest.mark.behaviour("4.6 tasks_running")
def test_tasks_running_returns_when_all_run(world: World) -> None:
    tasks = world.run(3)
    assert timedelta(seconds=6) <= world.wait("tasks_running", tasks=tasks) <= timedelta(minutes=2)
    described = world.ecs.describe_tasks(cluster="lab", tasks=tasks)["tasks"]
    assert {task["lastStatus"] for task in described} == {"RUNNING"}


@pytest.mark.behaviour("4.6 tasks_running")
def test_tasks_running_fails_at_a_stopped_or_an_unknown_task(world: World) -> None:
    (task,) = world.run()
    world.ecs.stop_task(cluster="lab", task=task)
    with pytest.raises(WaiterError, match="STOPPED"):
        world.wait("tasks_running", tasks=[task])
    with pytest.raises(WaiterError, match="MISSING"):
        world.wait("tasks_running", tasks=["0" * 32])


@pytest.mark.behaviour("4.6 tasks_stopped")
def test_tasks_stopped_returns_when_all_are_stopped(world: World) -> None:
    tasks = world.run(2)
    world.wait("tasks_running", tasks=tasks)
    for task in tasks:
        world.ecs.stop_task(cluster="lab", task=task)
    assert world.wait("tasks_stopped", tasks=tasks) > timedelta(0)


@pytest.mark.behaviour("4.6 tasks_stopped")
def test_tasks_stopped_ends_only_by_its_time_limit(world: World) -> None:
    tasks = world.run()
    lab = world.lab.time
    with pytest.raises(WaiterError, match="Max attempts exceeded"):
        world.wait("tasks_stopped", tasks=tasks)
    assert world.lab.time - lab == timedelta(seconds=99 * 6)


@pytest.mark.behaviour("4.6 services_stable")
def test_services_stable_returns_at_one_deployment_with_all_tasks(world: World) -> None:
    world.serve()
    assert world.wait("services_stable", services=["web"]) < timedelta(minutes=3)
    assert (world.service()["runningCount"], len(world.service()["deployments"])) == (2, 1)
    world.register("nginx:alpine")
    world.ecs.update_service(cluster="lab", service="web", taskDefinition="web")
    assert len(world.service()["deployments"]) == 2
    world.wait("services_stable", services=["web"])
    assert [d["taskDefinition"][-1] for d in world.service()["deployments"]] == ["2"]


@pytest.mark.behaviour("4.6 services_stable")
def test_services_stable_fails_at_a_draining_or_an_unknown_service(world: World) -> None:
    world.serve()
    world.wait("services_stable", services=["web"])
    world.ecs.delete_service(cluster="lab", service="web", force=True)
    assert world.service()["status"] == "DRAINING"
    with pytest.raises(WaiterError, match="DRAINING"):
        world.wait("services_stable", services=["web"])
    world.wait("services_inactive", services=["web"])
    with pytest.raises(WaiterError, match="INACTIVE"):
        world.wait("services_stable", services=["web"])
    with pytest.raises(WaiterError, match="MISSING"):
        world.wait("services_stable", services=["nobody"])


@pytest.mark.behaviour("4.6 services_inactive")
def test_services_inactive_returns_when_one_is_inactive(world: World) -> None:
    world.serve("one")
    world.serve("other")
    world.wait("services_stable", services=["one", "other"])
    world.ecs.delete_service(cluster="lab", service="one", force=True)
    world.wait("services_inactive", services=["one", "other"])
    assert world.service("other")["status"] == "ACTIVE"
    with pytest.raises(WaiterError, match="MISSING"):
        world.wait("services_inactive", services=["nobody"])


@pytest.mark.behaviour("4.6 services_stable ignores health and rolloutState; it also succeeds")
def test_services_stable_succeeds_after_a_rollback(world: World) -> None:
    breaker = {"deploymentCircuitBreaker": {"enable": True, "rollback": True}}
    world.serve(deploymentConfiguration=breaker)
    world.wait("services_stable", services=["web"])
    world.lab.advance(120)
    world.register("nginx:no-such-tag")
    world.ecs.update_service(cluster="lab", service="web", taskDefinition="web")
    world.lab.advance(1200)
    world.wait("services_stable", services=["web"])
    assert world.service()["taskDefinition"].endswith("web:1")
    assert any("rolling back" in event["message"] for event in world.service()["events"])
