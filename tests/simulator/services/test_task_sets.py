"""Task sets: deployments that somebody else controls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from service_world import text

if TYPE_CHECKING:
    from service_world import World


@pytest.fixture
def world(world: World) -> World:
    world.call(
        "CreateService",
        serviceName="web",
        desiredCount=4,
        deploymentController={"type": "EXTERNAL"},
    )
    return world


def create(world: World, percent: float, definition: str = "web:1") -> Any:
    return world.call(
        "CreateTaskSet",
        service="web",
        taskDefinition=definition,
        launchType="FARGATE",
        networkConfiguration=world.network,
        externalId="release-7",
        scale={"value": percent, "unit": "PERCENT"},
    )["taskSet"]


def described(world: World) -> list[Any]:
    return list(world.call("DescribeTaskSets", service="web")["taskSets"])


def test_a_share_of_the_desired_count_rounded_up(world: World) -> None:
    task_set = create(world, 30)
    assert (task_set["computedDesiredCount"], task_set["stabilityStatus"]) == (2, "STABILIZING")
    world.advance(60)
    (task_set,) = described(world)
    assert (task_set["runningCount"], task_set["stabilityStatus"]) == (2, "STEADY_STATE")
    service = world.service()
    assert (service["runningCount"], service["deployments"]) == (2, [])
    assert [each["id"] for each in service["taskSets"]] == [task_set["id"]]
    assert [text(each) for each in world.messages()] == [
        "(service web, taskSet D) has started 2 tasks: (task T) (task T)."
    ]
    assert {each["startedBy"] for each in world.tasks()} == {task_set["id"]}


def test_blue_and_green_change_places(world: World) -> None:
    world.register(image="nginx:2")
    blue, green = create(world, 100), create(world, 0, "web:2")
    world.call("UpdateServicePrimaryTaskSet", service="web", primaryTaskSet=blue["id"])
    world.advance(60)
    world.call("UpdateTaskSet", service="web", taskSet=green["id"], scale={"value": 100})
    world.advance(60)
    world.call("UpdateServicePrimaryTaskSet", service="web", primaryTaskSet=green["taskSetArn"])
    assert [each["status"] for each in described(world)] == ["ACTIVE", "PRIMARY"]
    error = world.refusal("DeleteTaskSet", service="web", taskSet=blue["id"])
    assert error.reason == "task-set-scaled-above-zero"
    world.call("DeleteTaskSet", service="web", taskSet=blue["id"], force=True)
    world.advance(60)
    (left,) = described(world)
    assert (left["id"], left["runningCount"]) == (green["id"], 4)
    assert world.service()["runningCount"] == 4


def test_the_desired_count_scales_every_set(world: World) -> None:
    create(world, 50)
    world.advance(60)
    world.call("UpdateService", service="web", desiredCount=10)
    world.advance(60)
    assert described(world)[0]["runningCount"] == 5
    (gone,) = world.tasks()[:1]
    world.call("StopTask", task=gone["taskArn"])
    world.advance(60)
    assert described(world)[0]["runningCount"] == 5


def test_refusals(world: World) -> None:
    error = world.refusal("UpdateTaskSet", service="web", taskSet="nobody", scale={"value": 1})
    assert error.code == "TaskSetNotFoundException"
    answer = world.call("DescribeTaskSets", service="web", taskSets=["nobody"])
    assert answer["failures"] == [{"arn": "nobody", "reason": "MISSING"}]
    error = world.refusal("UpdateService", service="web", taskDefinition="web:1")
    assert error.reason == "update-external-service"
    world.call("CreateService", **world.fargate(serviceName="own"))
    error = world.refusal("CreateTaskSet", service="own", taskDefinition="web:1")
    assert error.reason == "task-set-needs-external-controller"


def test_deleting_the_service_stops_its_sets(world: World) -> None:
    create(world, 100)
    world.advance(60)
    world.call("DeleteService", service="web", force=True)
    world.advance(60)
    assert world.service()["status"] == "INACTIVE"
    assert world.tasks() == []


def test_unhealthy_tasks_of_a_set_are_replaced(world: World) -> None:
    check = {"command": ["CMD-SHELL", "curl -f http://localhost/"], "interval": 5}
    world.register("sick", "nginx:sick", container={"healthCheck": check})
    world.outside.programs.sick.add("nginx:sick")
    create(world, 50, "sick")
    world.until(lambda: len(world.tasks(status="STOPPED")) == 2)
    reasons = {each["stoppedReason"] for each in world.tasks(status="STOPPED")}
    assert reasons == {"Task failed container health checks"}
    world.outside.programs.sick.clear()
    world.advance(120)
    (task_set,) = described(world)
    assert (task_set["runningCount"], task_set["stabilityStatus"]) == (2, "STEADY_STATE")


def test_a_set_waits_for_room_on_instances(world: World) -> None:
    world.register("api", mode="bridge")
    world.call(
        "CreateTaskSet",
        service="web",
        taskDefinition="api",
        launchType="EC2",
        scale={"value": 100, "unit": "PERCENT"},
    )
    world.advance(300)
    assert "No Container Instances were found" in world.messages()[-1]
    world.add_instances()
    world.advance(60)
    assert described(world)[0]["runningCount"] == 4
