from __future__ import annotations

from dataclasses import FrozenInstanceError
from typing import TYPE_CHECKING

import pytest

from helpers.simulator.outside.protocols import ImageProblem
from helpers.simulator.services.snapshot import freeze

if TYPE_CHECKING:
    from service_world import World


def test_a_service_in_the_middle_of_a_deployment(world: World) -> None:
    breaker = {"deploymentCircuitBreaker": {"enable": True, "rollback": False}}
    world.call("CreateService", **world.fargate(desiredCount=3, deploymentConfiguration=breaker))
    world.steady()
    world.outside.images.problems["nginx:broken"] = ImageProblem.NO_TAG
    world.register(image="nginx:broken")
    world.call("UpdateService", service="web", taskDefinition="web")
    world.until(lambda: world.kept().deployments[0].paused_until > world.clock.now)
    (service,) = world.ecs.snapshot().clusters[0].services
    assert (service.name, service.desired, service.lower, service.upper) == ("web", 3, 3, 6)
    assert (service.running, service.healthy, service.steady) == (3, 3, False)
    new, old = service.deployments
    assert (new.status, new.family, new.revision, new.rollout) == (
        "PRIMARY",
        "web",
        2,
        "IN_PROGRESS",
    )
    assert (new.failed_tasks, new.failures_allowed) == (3, 3)
    assert new.paused_until is not None
    assert new.paused_until > world.clock.time()
    assert (old.status, old.healthy, len(old.task_ids)) == ("ACTIVE", 3, 3)
    assert [each.message for each in service.events] == list(reversed(world.messages()))


def test_it_stays_as_it_was(world: World) -> None:
    world.call("CreateService", **world.fargate())
    before = freeze(world.ecs.context, world.kept())
    world.steady()
    assert (before.running, before.events) == (0, ())
    with pytest.raises(FrozenInstanceError):
        before.running = 1  # type: ignore[misc]


def test_a_task_set_has_no_rollout(world: World) -> None:
    world.call(
        "CreateService",
        serviceName="web",
        desiredCount=4,
        deploymentController={"type": "EXTERNAL"},
    )
    world.call(
        "CreateTaskSet",
        service="web",
        taskDefinition="web",
        launchType="FARGATE",
        networkConfiguration=world.network,
        scale={"value": 50, "unit": "PERCENT"},
    )
    (task_set,) = freeze(world.ecs.context, world.kept()).deployments
    assert (task_set.desired, task_set.rollout, task_set.failures_allowed) == (2, "", None)
