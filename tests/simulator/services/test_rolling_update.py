"""Rolling updates, watched second by second (behaviour page 4.2, 4.4)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from service_world import text

from helpers.simulator.outside.protocols import ImageProblem

if TYPE_CHECKING:
    from service_world import World


def deploy(world: World, **service: Any) -> list[int]:
    """Bring a service up, update it to ``web:2``, and count its RUNNING tasks every second."""
    world.call("CreateService", **world.fargate(**service))
    world.steady()
    world.register(image="nginx:2")
    world.call("UpdateService", service="web", taskDefinition="web")
    counts = []

    def done() -> bool:
        counts.append(world.kept().running)
        return world.kept().steady_since is not None

    world.until(done)
    return counts


def changes(counts: list[int]) -> list[int]:
    """The counts without repetitions."""
    return [counts[0], *(after for before, after in pairwise(counts) if before != after)]


@pytest.mark.behaviour(
    "4.2 desired 1, 100/200: running goes 1→2→1 with ~50 s overlap",
    "4.4 (service web) has started 3 tasks: (task <id>) (task <id>) (task",
    "4.4 (service web) has stopped 1 running tasks: (task <id>).",
    "4.4 (service web) (deployment ecs-svc/<id>) deployment completed.",
    "4.4 API form starts (service <name>) … with ids in parentheses; the",
)
def test_desired_one_overlaps_for_about_fifty_seconds(world: World) -> None:
    counts = deploy(world)
    assert changes(counts) == [1, 2, 1]
    assert 40 <= counts.count(2) <= 55
    assert [text(each) for each in world.messages()] == [
        "(service web) has started 1 tasks: (task T).",
        "(service web) (deployment D) deployment completed.",
        "(service web) has reached a steady state.",
        "(service web) has started 1 tasks: (task T).",
        "(service web) has stopped 1 running tasks: (task T).",
        "(service web) (deployment D) deployment completed.",
        "(service web) has reached a steady state.",
    ]


@pytest.mark.behaviour("4.2 examples: desired 4, 50/100 → stop 2 then start 2; desired 2, min 75")
def test_four_tasks_at_50_to_100_percent_stop_two_then_start_two(world: World) -> None:
    percents = {"minimumHealthyPercent": 50, "maximumPercent": 100}
    counts = deploy(world, desiredCount=4, deploymentConfiguration=percents)
    assert changes(counts) == [4, 2, 4, 2, 4]
    said = [text(each) for each in world.messages()[3:]]
    assert said == [
        "(service web) has stopped 2 running tasks: (task T) (task T).",
        "(service web) has started 2 tasks: (task T) (task T).",
        "(service web) has stopped 2 running tasks: (task T) (task T).",
        "(service web) has started 2 tasks: (task T) (task T).",
        "(service web) (deployment D) deployment completed.",
        "(service web) has reached a steady state.",
    ]


@pytest.mark.behaviour(
    "4.2 examples: desired 4, 50/100 → stop 2 then start 2; desired 2, min 75",
    "4.2 stuck event: service (<name>) was unable to stop or start tasks",
    "4.1 events: last 100; identical messages suppressed until resolved or 6 h",
)
@pytest.mark.parametrize(
    ("desired", "minimum", "maximum"),
    [pytest.param(2, 75, 100, id="nothing may stop"), pytest.param(3, 100, 125, id="nor start")],
)
def test_a_deployment_without_room_says_so_once(
    world: World, desired: int, minimum: int, maximum: int
) -> None:
    percents = {"minimumHealthyPercent": minimum, "maximumPercent": maximum}
    world.call(
        "CreateService", **world.fargate(desiredCount=desired, deploymentConfiguration=percents)
    )
    world.steady()
    world.call("UpdateService", service="web", forceNewDeployment=True)
    world.advance(600)
    world.call("UpdateService", service="web", propagateTags="NONE")  # makes it look again
    world.advance(600)
    assert world.messages()[3:] == [
        "(service web) was unable to stop or start tasks during a deployment because of the "
        "service deployment configuration. Update the minimumHealthyPercent or maximumPercent "
        "value and try again."
    ]
    service = world.service()
    assert [(each["status"], each["runningCount"]) for each in service["deployments"]] == [
        ("PRIMARY", 0),
        ("ACTIVE", desired),
    ]
    wider = {"minimumHealthyPercent": 50, "maximumPercent": 200}
    world.call("UpdateService", service="web", deploymentConfiguration=wider)
    world.steady()
    assert len(world.service()["deployments"]) == 1


@pytest.mark.behaviour(
    "4.2 Deployment status (API:Deployment): PRIMARY (newest), ACTIVE (old,",
    "4.2 rolloutStateReason: ECS deployment ecs-svc/<id> in progress. / ECS",
    "4.4 (service web) stopped 2 pending tasks.",
)
def test_several_deployments_at_once(world: World) -> None:
    world.call("CreateService", **world.fargate(desiredCount=2))
    world.steady()
    world.call("UpdateService", service="web", forceNewDeployment=True)
    world.advance(10)
    world.call("UpdateService", service="web", forceNewDeployment=True)
    newest, middle, oldest = world.service()["deployments"]
    assert [each["status"] for each in (newest, middle, oldest)] == ["PRIMARY", "ACTIVE", "ACTIVE"]
    assert [each["rolloutState"] for each in (newest, middle, oldest)] == [
        "IN_PROGRESS",
        "IN_PROGRESS",
        "COMPLETED",
    ]
    assert newest["rolloutStateReason"] == f"ECS deployment {newest['id']} in progress."
    assert (middle["pendingCount"], oldest["runningCount"]) == (2, 2)
    world.advance(5)
    assert world.messages()[-1] == "(service web) stopped 2 pending tasks."
    world.steady()
    (deployment,) = world.service()["deployments"]
    assert deployment["id"] == newest["id"]
    assert deployment["rolloutState"] == "COMPLETED"
    assert deployment["rolloutStateReason"] == f"ECS deployment {newest['id']} completed."


@pytest.mark.behaviour("4.2 healthy for the lower bound: no LB & no health check → 40 s after")
def test_without_any_check_a_task_is_healthy_forty_seconds_after_running(world: World) -> None:
    world.call("CreateService", **world.fargate())
    world.until(lambda: world.kept().running == 1)
    assert 38 <= world.until(lambda: world.kept().healthy == 1) <= 41


@pytest.mark.behaviour("4.2 healthy for the lower bound: no LB & no health check → 40 s after")
def test_with_a_health_check_a_task_is_healthy_when_that_says_so(world: World) -> None:
    check = {"command": ["CMD-SHELL", "curl -f http://localhost/"], "interval": 10}
    world.register(container={"healthCheck": check})
    world.call("CreateService", **world.fargate())
    world.until(lambda: world.kept().running == 1)
    assert 8 <= world.until(lambda: world.kept().healthy == 1) <= 11


@pytest.mark.behaviour("4.4 (service web) has reached a steady state. (repeated about every 6 h)")
def test_the_steady_state_is_repeated_every_six_hours(world: World) -> None:
    world.call("CreateService", **world.fargate())
    world.steady()
    world.advance(24 * 3600)
    steady = [each for each in world.messages() if each.endswith("has reached a steady state.")]
    assert len(steady) == 5


@pytest.mark.behaviour("4.1 events: last 100; identical messages suppressed until resolved or 6 h")
def test_the_last_hundred_events_are_kept_newest_first(world: World) -> None:
    world.call("CreateService", **world.fargate())
    for count in range(60):
        world.call("UpdateService", service="web", desiredCount=count % 2)
        world.advance(150)
    events = world.service()["events"]
    assert len(events) == 100
    moments = [each["createdAt"] for each in events]
    assert moments == sorted(moments, reverse=True)
    assert len({each["id"] for each in events}) == 100


@pytest.mark.behaviour(
    "3 dead task",
    "4.5 after StopTask of the only task: replacement started +18 s, steady",
    "4.6 services_stable",
)
def test_a_stopped_task_is_replaced(world: World) -> None:
    world.call("CreateService", **world.fargate())
    world.steady()
    (task,) = world.tasks()
    world.call("StopTask", task=task["taskArn"])
    assert world.service()["runningCount"] == 0
    assert world.until(lambda: world.tasks() != []) == pytest.approx(18, abs=1)
    assert world.tasks()[0]["taskArn"] != task["taskArn"]
    assert world.steady() + 18 == pytest.approx(116, abs=5)
    assert len(world.service()["deployments"]) == 1


def test_a_crash_loop_goes_on_at_full_speed(world: World) -> None:
    world.register("crash", container={"command": ["sh", "-c", "sleep 5; exit 1"]})
    world.call("CreateService", **world.fargate(taskDefinition="crash"))
    world.advance(1200)
    started = [each for each in world.messages() if "has started" in each]
    assert len(started) > 20
    assert not any("unable to consistently" in each for each in world.messages())
    assert world.service()["deployments"][0]["failedTasks"] == 0


def test_scaling_out_and_in(world: World) -> None:
    world.call("CreateService", **world.fargate(desiredCount=2))
    world.steady()
    world.call("UpdateService", service="web", desiredCount=25)
    world.steady()
    assert world.service()["runningCount"] == 25
    started = [each for each in world.messages() if "has started" in each]
    assert [each.count("(task") for each in started] == [2, 10, 10, 3]
    world.call("UpdateService", service="web", desiredCount=0)
    world.steady()
    assert world.service()["runningCount"] == 0
    reasons = {each["stoppedReason"] for each in world.tasks(status="STOPPED")}
    deployment = world.service()["deployments"][0]["id"]
    assert reasons == {f"Scaling activity initiated by (deployment {deployment})"}


def test_a_smaller_desired_count_during_a_deployment_counts_for_the_old_tasks_too(
    world: World,
) -> None:
    world.call("CreateService", **world.fargate(desiredCount=2))
    world.until(lambda: world.kept().running == 2)
    world.call("UpdateService", service="web", forceNewDeployment=True)
    world.advance(5)
    world.call("UpdateService", service="web", desiredCount=1)
    world.advance(5)
    new, old = world.service()["deployments"]
    assert (new["pendingCount"], old["runningCount"]) == (1, 1)


class TestWhileTheNewTasksFail:
    """The running version is kept up with its own revision (AWS news, November 2025)."""

    @pytest.fixture
    def failing(self, world: World) -> World:
        """Two tasks of ``web:1``, and a deployment of ``web:2`` whose image is missing."""
        world.call("CreateService", **world.fargate(desiredCount=2))
        world.steady()
        world.outside.images.problems["nginx:broken"] = ImageProblem.NO_TAG
        world.register(image="nginx:broken")
        world.call("UpdateService", service="web", taskDefinition="web")
        world.advance(60)
        return world

    def running(self, world: World) -> list[str]:
        return [
            each["taskDefinitionArn"].rpartition("/")[2]
            for each in world.tasks()
            if each["lastStatus"] == "RUNNING"
        ]

    @pytest.mark.parametrize("kept", [1, 0])
    def test_a_lost_task_comes_back_in_its_own_revision(self, failing: World, kept: int) -> None:
        old = [each for each in failing.tasks() if each["lastStatus"] == "RUNNING"]
        for task in old[kept:]:
            failing.call("StopTask", task=task["taskArn"])
        assert len(self.running(failing)) == kept
        failing.until(lambda: len(self.running(failing)) == 2, 60)
        assert self.running(failing) == ["web:1", "web:1"]
        new, source = failing.service()["deployments"]
        assert (new["runningCount"], source["runningCount"]) == (0, 2)

    def test_a_larger_desired_count_applies_to_both(self, failing: World) -> None:
        failing.call("UpdateService", service="web", desiredCount=4)
        failing.until(lambda: len(self.running(failing)) == 4, 60)
        assert set(self.running(failing)) == {"web:1"}

    def test_and_goes_when_the_new_ones_work_after_all(self, failing: World) -> None:
        failing.call("StopTask", task=failing.tasks()[0]["taskArn"])
        failing.advance(90)
        failing.outside.images.problems.clear()
        failing.steady()
        assert self.running(failing) == ["web:2", "web:2"]
