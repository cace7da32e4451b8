"""Services on container instances: constraints, strategies, verdicts, draining (4.4, 4.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from service_world import text

if TYPE_CHECKING:
    from service_world import World

TAIL = "For more information, see the Troubleshooting section of the Amazon ECS Developer Guide."
NO_ROOM = (
    "(service web) was unable to place a task because no container instance met all of its "
    "requirements. "
)


@pytest.fixture
def world(world: World) -> World:
    world.register(mode="bridge")
    return world


def create(world: World, **changes: Any) -> None:
    world.call("CreateService", **world.ec2(**changes))


def spread(world: World) -> dict[str, int]:
    """Live tasks by EC2 instance number."""
    cluster = world.ecs.context.clusters["lab"]
    found = {}
    for instance in cluster.instances.values():
        live = [each for each in instance.tasks.values() if not each.stopping]
        found[instance.ec2_instance_id.lstrip("i-0")] = len(live)
    return found


@pytest.mark.behaviour(
    "4.4 (service web) was unable to place a task because no container",
    "4.1 events: last 100; identical messages suppressed until resolved or 6 h",
    "3 placement failure",
)
def test_without_instances_it_waits_for_one(world: World) -> None:
    create(world)
    world.advance(3600)
    assert world.messages() == [
        f"{NO_ROOM}Reason: No Container Instances were found in your cluster. {TAIL}"
    ]
    world.advance(6 * 3600)
    assert len(world.messages()) == 2
    world.add_instances()
    world.advance(10)
    assert world.service()["pendingCount"] + world.service()["runningCount"] == 1


@pytest.mark.parametrize(
    ("container", "lack"),
    [
        pytest.param(
            {"cpu": 4096},
            "has insufficient CPU units available.",
            marks=pytest.mark.behaviour("4.4 … met all of its requirements. The closest matching"),
        ),
        pytest.param({"memory": 8000}, "has insufficient memory available."),
        pytest.param(
            {"portMappings": [{"containerPort": 80, "hostPort": 22}]},
            "is already using a port required by your task.",
            marks=pytest.mark.behaviour(
                "4.4 … The closest matching container-instance <id> is already using a"
            ),
        ),
        pytest.param(
            {
                "logConfiguration": {
                    "logDriver": "splunk",
                    "options": {"splunk-token": "t", "splunk-url": "https://s"},
                }
            },
            "is missing an attribute required by your task.",
            marks=pytest.mark.behaviour(
                "4.4 … The closest matching container-instance <id> is missing an"
            ),
        ),
    ],
)
def test_the_closest_instance_is_named(world: World, container: dict[str, Any], lack: str) -> None:
    world.register("big", mode="bridge", container=container)
    instance = world.add_instances()
    create(world, taskDefinition="big")
    world.advance(60)
    assert world.messages() == [
        f"{NO_ROOM}The closest matching container-instance {instance.id} {lack} {TAIL}"
    ]


@pytest.mark.behaviour("4.4 … The closest matching container-instance <id> encountered error")
def test_an_agent_without_connection(world: World) -> None:
    instance = world.add_instances()
    world.ecs.instances.set_agent_connected(instance.ec2_instance_id, connected=False)
    create(world)
    world.advance(60)
    assert world.messages() == [
        f'{NO_ROOM}The closest matching container-instance {instance.id} encountered error "AGENT".'
        f" {TAIL}"
    ]


@pytest.mark.behaviour("4.5 placement order: CPU/GPU/memory/ports → constraints → strategies →")
def test_every_verdict_is_kept(world: World) -> None:
    small, large = world.add_instances(type_name="t3.micro"), world.add_instances()
    world.register("big", mode="bridge", container={"memory": 2000})
    create(world, taskDefinition="big", desiredCount=2)
    world.advance(10)
    placed, not_placed = world.ecs.context.clusters["lab"].decisions
    assert [(each.instance, each.unfit, each.chosen) for each in placed.verdicts] == [
        (small, "RESOURCE:MEMORY", False),
        (large, None, True),
    ]
    assert placed.task_id == world.tasks()[0]["taskArn"].rpartition("/")[2]
    assert (not_placed.task_id, not_placed.chosen) == ("", None)
    assert not_placed.group == "service:web"


@pytest.mark.behaviour("4.5 constraints: distinctInstance, memberOf(expression); binding, while")
def test_distinct_instances_are_binding(world: World) -> None:
    world.add_instances(2)
    create(world, desiredCount=3, placementConstraints=[{"type": "distinctInstance"}])
    world.advance(60)
    assert spread(world) == {"1": 1, "2": 1}
    assert "was unable to place a task" in world.messages()[-1]
    world.add_instances()
    world.steady()
    assert spread(world) == {"1": 1, "2": 1, "3": 1}


@pytest.mark.behaviour("4.5 constraints: distinctInstance, memberOf(expression); binding, while")
def test_member_of_is_binding(world: World) -> None:
    world.add_instances(type_name="t3.small")
    world.add_instances(type_name="m5.large")
    expression = "attribute:ecs.instance-type =~ m5.*"
    create(
        world,
        desiredCount=3,
        placementConstraints=[{"type": "memberOf", "expression": expression}],
    )
    world.steady()
    assert spread(world) == {"1": 0, "2": 3}


@pytest.mark.behaviour(
    "4.5 strategies (EC2 only, ≤5): random; spread (instanceId/host,",
    "4.5 scale-in with spread keeps AZ balance; binpack removes the task",
)
def test_scale_in_keeps_the_zones_even(world: World) -> None:
    for zone in "abc":
        world.add_instances(zone=zone)
    create(world, desiredCount=9)
    world.steady()
    assert spread(world) == {"1": 3, "2": 3, "3": 3}
    for count, left in ((7, [2, 2, 3]), (4, [1, 1, 2]), (3, [1, 1, 1])):
        world.call("UpdateService", service="web", desiredCount=count)
        world.steady()
        assert sorted(spread(world).values()) == left


@pytest.mark.behaviour("4.5 scale-in with spread keeps AZ balance; binpack removes the task")
def test_scale_in_with_binpack_empties_the_emptiest_instance(world: World) -> None:
    world.add_instances(2, type_name="t3.micro")
    binpack = [{"type": "binpack", "field": "memory"}]
    create(world, desiredCount=9, placementStrategy=binpack)
    world.steady()
    full, begun = sorted(spread(world).values(), reverse=True)
    assert full > begun > 0
    world.call("UpdateService", service="web", desiredCount=full)
    world.steady()
    assert sorted(spread(world).values()) == [0, full]


def test_scale_in_takes_pending_tasks_first(world: World) -> None:
    world.add_instances(2)
    create(world, desiredCount=2)
    world.steady()
    old = {each["taskArn"] for each in world.tasks()}
    world.call("UpdateService", service="web", desiredCount=6)
    world.advance(3)
    world.call("UpdateService", service="web", desiredCount=2)
    world.advance(3)
    assert world.messages()[-1] == "(service web) stopped 4 pending tasks."
    world.steady()
    assert {each["taskArn"] for each in world.tasks()} == old


def test_one_service_waits_for_the_room_of_another(world: World) -> None:
    world.register(
        "port", mode="bridge", container={"portMappings": [{"containerPort": 80, "hostPort": 8080}]}
    )
    world.add_instances()
    create(world, taskDefinition="port")
    world.steady()
    create(world, serviceName="second", taskDefinition="port")
    world.advance(120)
    assert "is already using a port" in world.messages("second")[-1]
    world.call("DeleteService", service="web", force=True)
    world.steady("second")
    assert world.service("second")["runningCount"] == 1


def test_a_fixed_port_and_one_instance_need_room_to_deploy(world: World) -> None:
    world.register(
        "port", mode="bridge", container={"portMappings": [{"containerPort": 80, "hostPort": 8080}]}
    )
    world.add_instances()
    create(world, taskDefinition="port")
    world.steady()
    world.call("UpdateService", service="web", forceNewDeployment=True)
    world.advance(300)
    assert "is already using a port required by your task." in world.messages()[-1]
    assert world.service()["runningCount"] == 1
    room = {"minimumHealthyPercent": 0, "maximumPercent": 100}
    world.call("UpdateService", service="web", deploymentConfiguration=room)
    world.steady()
    assert len(world.service()["deployments"]) == 1


class TestDraining:
    def test_tasks_move_start_first(self, world: World) -> None:
        first = world.add_instances()
        world.add_instances(type_name="t3.large")
        create(world, desiredCount=2, placementStrategy=[{"type": "spread", "field": "instanceId"}])
        world.steady()
        world.call(
            "UpdateContainerInstancesState", containerInstances=[first.arn], status="DRAINING"
        )
        running = []

        def done() -> bool:
            running.append(world.kept().running)
            return world.kept().steady_since is not None

        world.advance(6)
        world.until(done)
        assert (min(running), max(running)) == (2, 3)
        assert spread(world) == {"1": 0, "2": 2}

    def test_coming_back_spares_the_tasks(self, world: World) -> None:
        only = world.add_instances()
        create(world)
        world.steady()
        (task,) = world.tasks()
        for status in ("DRAINING", "ACTIVE"):
            world.call(
                "UpdateContainerInstancesState", containerInstances=[only.arn], status=status
            )
            world.advance(60)
        assert world.tasks()[0]["taskArn"] == task["taskArn"]

    @pytest.mark.behaviour("2.4 Host EC2 (instance i-<id>) terminated. (also stopped)")
    def test_a_lost_instance_is_made_up_for(self, world: World) -> None:
        first = world.add_instances()
        world.add_instances()
        create(world, desiredCount=2, placementStrategy=[{"type": "spread", "field": "instanceId"}])
        world.steady()
        world.ecs.instances.terminate(first.ec2_instance_id)
        assert world.service()["runningCount"] == 1
        world.steady()
        assert spread(world) == {"2": 2}


DAEMON = {"serviceName": "web", "taskDefinition": "web", "schedulingStrategy": "DAEMON"}


class TestDaemon:
    @pytest.mark.behaviour("4.1 DAEMON: one task per ACTIVE instance meeting constraints; no")
    def test_one_task_on_every_instance_as_they_come_and_go(self, world: World) -> None:
        world.add_instances(2)
        world.call("CreateService", **DAEMON)
        world.steady()
        assert spread(world) == {"1": 1, "2": 1}
        third = world.add_instances()
        world.advance(6)
        assert world.service()["desiredCount"] == 3
        world.steady()
        assert spread(world) == {"1": 1, "2": 1, "3": 1}
        world.call(
            "UpdateContainerInstancesState", containerInstances=[third.arn], status="DRAINING"
        )
        world.steady()
        world.advance(30)
        assert spread(world) == {"1": 1, "2": 1, "3": 0}
        assert world.service()["desiredCount"] == 2

    def test_constraints_choose_the_instances(self, world: World) -> None:
        world.add_instances(type_name="t3.small")
        world.add_instances(type_name="m5.large")
        only = [{"type": "memberOf", "expression": "attribute:ecs.instance-type == m5.large"}]
        world.call("CreateService", **DAEMON, placementConstraints=only)
        world.steady()
        assert spread(world) == {"1": 0, "2": 1}

    def test_an_update_replaces_within_the_lower_bound(self, world: World) -> None:
        world.add_instances(4)
        half = {"minimumHealthyPercent": 50}
        world.call("CreateService", **DAEMON, deploymentConfiguration=half)
        world.steady()
        world.register(image="nginx:2", mode="bridge")
        world.call("UpdateService", service="web", taskDefinition="web")
        counts = []

        def done() -> bool:
            counts.append(world.kept().running)
            return world.kept().steady_since is not None

        world.until(done)
        assert min(counts) == 2
        assert max(counts) == 4
        assert {each["taskDefinitionArn"].rpartition(":")[2] for each in world.tasks()} == {"3"}
        assert [text(each) for each in world.messages()].count(
            "(service web) has stopped 2 running tasks: (task T) (task T)."
        ) == 2

    def test_a_stopped_daemon_is_started_again(self, world: World) -> None:
        world.add_instances()
        world.call("CreateService", **DAEMON)
        world.steady()
        world.call("StopTask", task=world.tasks()[0]["taskArn"])
        world.steady()
        assert spread(world) == {"1": 1}

    def test_a_daemon_is_deleted_without_being_scaled(self, world: World) -> None:
        world.add_instances()
        world.call("CreateService", **DAEMON)
        world.steady()
        world.call("DeleteService", service="web")
        world.until(lambda: world.service()["status"] == "INACTIVE", 60)
