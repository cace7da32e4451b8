"""The deployment circuit breaker (behaviour page 4.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from service_world import text

from helpers.simulator.outside.protocols import ImageProblem
from helpers.simulator.services.circuit_breaker import threshold

if TYPE_CHECKING:
    from service_world import World

ROLL_BACK = {"deploymentCircuitBreaker": {"enable": True, "rollback": True}}
NO_ROLL_BACK = {"deploymentCircuitBreaker": {"enable": True, "rollback": False}}
CHECK = {"command": ["CMD-SHELL", "curl -f http://localhost/"], "interval": 10, "retries": 2}


@pytest.mark.behaviour(
    "4.3 threshold = 0.5 × desired, rounded up, clamped to 3…200 (docs before",
    "4.3 examples with min 3: desired 1 → 3; 25 → 13; 400+ → 200",
)
@pytest.mark.parametrize(
    ("desired", "failures"), [(0, 3), (1, 3), (6, 3), (7, 4), (25, 13), (400, 200), (5000, 200)]
)
def test_the_threshold_follows_the_desired_count(desired: int, failures: int) -> None:
    assert threshold(desired) == failures


@pytest.mark.behaviour("4.3 newest docs add a configurable threshold: COUNT, BOUNDED_PERCENT")
@pytest.mark.parametrize(
    ("kind", "value", "failures"),
    [
        ("COUNT", 7, 7),
        ("BOUNDED_PERCENT", 1, 3),
        ("UNBOUNDED_PERCENT", 1, 1),
        ("UNBOUNDED_PERCENT", 300, 300),
    ],
)
def test_the_threshold_can_be_configured(kind: str, value: int, failures: int) -> None:
    breaker = {"thresholdConfiguration": {"type": kind, "value": value}}
    assert threshold(100, breaker) == failures


def break_image(world: World, **service: Any) -> None:
    """A service that works, then an update to an image that does not exist."""
    world.call("CreateService", **world.fargate(**service))
    world.steady()
    world.outside.images.problems["nginx:broken"] = ImageProblem.NO_TAG
    world.register(image="nginx:broken")
    world.call("UpdateService", service="web", taskDefinition="web")


@pytest.mark.behaviour(
    "4.3 tripped: deployment FAILED, no new tasks; with rollback=true the last",
    "4.3 stage 1: no task of the deployment RUNNING yet → every failed start",
    "4.3 measured: 3 failing tasks with ALB checks ≈10 min; missing image",
    "4.4 (service web) (deployment ecs-svc/<id>) deployment failed: tasks",
    "4.4 (service web) rolling back to deployment ecs-svc/<id>.",
    "4.2 rolloutStateReason: ECS deployment ecs-svc/<id> in progress. / ECS",
)
def test_failing_starts_are_rolled_back(world: World) -> None:
    break_image(world, deploymentConfiguration=ROLL_BACK)
    good = world.service()["deployments"][1]["id"]
    bad = world.service()["deployments"][0]["id"]
    failed = f"(service web) (deployment {bad}) deployment failed: tasks failed to start."
    assert 8 * 60 < world.until(lambda: failed in world.messages()) < 12 * 60
    primary, *_ = world.service()["deployments"]
    assert (primary["id"], primary["status"]) == (good, "PRIMARY")
    assert primary["rolloutState"] == "IN_PROGRESS"
    assert primary["rolloutStateReason"] == (
        f"ECS deployment circuit breaker: rolling back to deploymentId {good}."
    )
    world.steady()
    (deployment,) = world.service()["deployments"]
    assert deployment["id"] == good
    assert deployment["rolloutStateReason"] == f"ECS deployment {good} completed."
    said = world.messages()
    end = said[said.index(failed) :]
    assert end == [
        failed,
        f"(service web) rolling back to deployment {good}.",
        f"(service web) (deployment {good}) deployment completed.",
        "(service web) has reached a steady state.",
    ]
    assert len(world.tasks(status="STOPPED")) == 3
    assert world.service()["runningCount"] == 1
    assert world.service()["taskDefinition"].endswith("web:1")
    again = world.call("UpdateService", service="web", taskDefinition="web:2")["service"]
    assert len(again["deployments"]) == 2


@pytest.mark.behaviour("4.3 no completed deployment to go back to → stays FAILED and PRIMARY")
@pytest.mark.parametrize("configuration", [ROLL_BACK, NO_ROLL_BACK])
def test_with_nothing_to_go_back_to_it_stays_failed(
    world: World, configuration: dict[str, Any]
) -> None:
    world.outside.images.problems["nginx:1"] = ImageProblem.NO_TAG
    world.call("CreateService", **world.fargate(deploymentConfiguration=configuration))
    world.advance(1800)
    (deployment,) = world.service()["deployments"]
    assert (deployment["status"], deployment["rolloutState"]) == ("PRIMARY", "FAILED")
    assert deployment["failedTasks"] == 3
    assert deployment["rolloutStateReason"] == (
        "ECS deployment circuit breaker: tasks failed to start."
    )
    assert text(world.messages()[-1]) == (
        "(service web) (deployment D) deployment failed: tasks failed to start."
    )
    assert world.service()["pendingCount"] == 0


def test_without_rollback_the_old_tasks_go_on(world: World) -> None:
    break_image(world, deploymentConfiguration=NO_ROLL_BACK, desiredCount=2)
    world.advance(3600)
    new, old = world.service()["deployments"]
    assert (new["status"], new["rolloutState"], new["runningCount"]) == ("PRIMARY", "FAILED", 0)
    assert (old["status"], old["runningCount"]) == ("ACTIVE", 2)


@pytest.mark.behaviour("4.3 off by default: failing service retries for ever")
def test_without_the_breaker_it_retries_for_ever(world: World) -> None:
    break_image(world)
    world.advance(6 * 3600)
    new, old = world.service()["deployments"]
    assert new["rolloutState"] == "IN_PROGRESS"
    assert new["failedTasks"] > 10
    assert old["runningCount"] == 1


@pytest.mark.behaviour(
    "4.3 stage 1: no task of the deployment RUNNING yet → every failed start",
    "4.2 failedTasks: consecutive failures; reset to 0 once one task runs",
    "4.4 (service web) (task <id>) failed container health checks.",
    "4.4 Observed order of one rolling deploy with ALB, desired 1, 2026 (LOG",
)
def test_stage_two_counts_failed_health_checks(world: World) -> None:
    world.register(container={"healthCheck": CHECK})
    world.call("CreateService", **world.fargate(deploymentConfiguration=ROLL_BACK))
    world.steady()
    world.register(image="nginx:sick", container={"healthCheck": CHECK})
    world.outside.programs.sick.add("nginx:sick")
    world.call("UpdateService", service="web", taskDefinition="web")
    before = len(world.messages())
    world.advance(1)
    world.until(lambda: world.kept().deployments[0].ever_running)
    world.steady()
    unhealthy = [
        "(service web) (task T) failed container health checks.",
        "(service web) has stopped 1 running tasks: (task T).",
    ]
    again = (
        "(service web) has started 1 tasks: (task T). "
        "Amazon ECS replaced 1 tasks due to an unhealthy status."
    )
    said = [text(each) for each in world.messages()[before:]]
    assert said == [
        "(service web) has started 1 tasks: (task T).",
        *unhealthy,
        again,
        *unhealthy,
        again,
        unhealthy[0],
        "(service web) (deployment D) deployment failed: tasks failed to start.",
        "(service web) rolling back to deployment D.",
        unhealthy[1],
        "(service web) (deployment D) deployment completed.",
        "(service web) has reached a steady state.",
    ]


@pytest.mark.behaviour("4.2 failedTasks: consecutive failures; reset to 0 once one task runs")
def test_one_running_task_sets_the_count_back(world: World) -> None:
    world.outside.images.problems["nginx:1"] = ImageProblem.NO_TAG
    world.call("CreateService", **world.fargate(deploymentConfiguration=NO_ROLL_BACK))
    world.until(lambda: world.kept().deployments[0].failed_tasks == 2)
    del world.outside.images.problems["nginx:1"]
    world.steady()
    (deployment,) = world.service()["deployments"]
    assert (deployment["failedTasks"], deployment["rolloutState"]) == (0, "COMPLETED")


def test_a_failing_rollback_is_not_rolled_back_again(world: World) -> None:
    break_image(world, deploymentConfiguration=ROLL_BACK)
    good = world.service()["deployments"][1]["id"]
    world.until(lambda: world.kept().deployments[0].id == good)
    world.outside.images.problems["nginx:1"] = ImageProblem.NO_TAG
    world.kept().deployments[0].ever_running = False
    world.call("StopTask", task=world.tasks()[0]["taskArn"])
    world.advance(3600)
    (deployment,) = world.service()["deployments"]
    assert (deployment["id"], deployment["rolloutState"]) == (good, "FAILED")
    arns = [
        each["serviceDeploymentArn"]
        for each in world.call("ListServiceDeployments", service="web")["serviceDeployments"]
    ]
    shown = world.call("DescribeServiceDeployments", serviceDeploymentArns=arns)
    assert [each["status"] for each in shown["serviceDeployments"]] == [
        "ROLLBACK_FAILED",
        "SUCCESSFUL",
    ]
