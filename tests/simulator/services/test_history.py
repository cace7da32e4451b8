"""Service deployments and service revisions, as today's API has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from helpers.simulator.outside.protocols import ImageProblem

if TYPE_CHECKING:
    from service_world import World


def history(world: World) -> list[Any]:
    """The service deployments, newest first, in full."""
    brief = world.call("ListServiceDeployments", service="web")["serviceDeployments"]
    arns = [each["serviceDeploymentArn"] for each in brief]
    found = world.call("DescribeServiceDeployments", serviceDeploymentArns=arns)
    assert found["failures"] == []
    return list(found["serviceDeployments"])


def test_a_deployment_from_pending_to_successful(world: World) -> None:
    created = world.call("CreateService", **world.fargate())["service"]
    (deployment,) = history(world)
    assert created["currentServiceDeployment"] == deployment["serviceDeploymentArn"]
    assert deployment["status"] == "PENDING"
    world.advance(5)
    (deployment,) = history(world)
    assert deployment["status"] == "IN_PROGRESS"
    assert deployment["targetServiceRevision"]["pendingTaskCount"] == 1
    world.steady()
    (deployment,) = history(world)
    assert deployment["status"] == "SUCCESSFUL"
    assert deployment["createdAt"] < deployment["startedAt"] < deployment["finishedAt"]
    assert deployment["targetServiceRevision"]["runningTaskCount"] == 1
    assert deployment["deploymentCircuitBreaker"]["status"] == "DISABLED"


def test_revisions_tell_what_was_deployed(world: World) -> None:
    world.call("CreateService", **world.fargate())
    world.steady()
    world.register(image="nginx:2")
    world.call("UpdateService", service="web", taskDefinition="web")
    new, old = history(world)
    assert [each["arn"] for each in new["sourceServiceRevisions"]] == [
        old["targetServiceRevision"]["arn"]
    ]
    arns = [each["targetServiceRevision"]["arn"] for each in (new, old)]
    answer = world.call("DescribeServiceRevisions", serviceRevisionArns=[*arns, "arn:x"])
    assert [each["containerImages"][0]["image"] for each in answer["serviceRevisions"]] == [
        "nginx:2",
        "nginx:1",
    ]
    assert answer["failures"] == [{"arn": "arn:x", "reason": "MISSING"}]


def test_an_overtaken_deployment_is_stopped(world: World) -> None:
    world.call("CreateService", **world.fargate())
    world.advance(10)
    world.call("UpdateService", service="web", forceNewDeployment=True)
    assert [each["status"] for each in history(world)] == ["PENDING", "STOPPED"]


def test_lists_by_status_and_time(world: World) -> None:
    world.call("CreateService", **world.fargate())
    world.steady()
    world.advance(60)
    world.call("UpdateService", service="web", forceNewDeployment=True)

    def found(**filters: Any) -> int:
        answer = world.call("ListServiceDeployments", service="web", **filters)
        return len(answer["serviceDeployments"])

    assert found() == 2
    assert found(status=["SUCCESSFUL"]) == 1
    assert found(createdAt={"after": world.clock.time()}) == 1
    assert found(createdAt={"before": world.clock.start}) == 1
    page = world.call("ListServiceDeployments", service="web", maxResults=1)
    rest = world.call(
        "ListServiceDeployments", service="web", maxResults=1, nextToken=page["nextToken"]
    )
    assert page["serviceDeployments"] != rest["serviceDeployments"]


def test_a_rollback_by_the_breaker_is_told(world: World) -> None:
    breaker = {"deploymentCircuitBreaker": {"enable": True, "rollback": True}}
    world.call("CreateService", **world.fargate(deploymentConfiguration=breaker))
    world.steady()
    world.outside.images.problems["nginx:broken"] = ImageProblem.NO_TAG
    world.register(image="nginx:broken")
    world.call("UpdateService", service="web", taskDefinition="web")
    world.until(lambda: history(world)[0]["status"] == "ROLLBACK_IN_PROGRESS")
    world.until(lambda: history(world)[0]["status"] == "ROLLBACK_SUCCESSFUL")
    failed, good = history(world)
    assert failed["deploymentCircuitBreaker"] == {
        "status": "TRIGGERED",
        "failureCount": 3,
        "threshold": 3,
    }
    assert failed["rollback"]["serviceRevisionArn"] == good["targetServiceRevision"]["arn"]
    assert failed["statusReason"] == failed["rollback"]["reason"]


class TestStop:
    def test_back_to_the_last_completed_deployment(self, world: World) -> None:
        world.call("CreateService", **world.fargate())
        world.steady()
        good = world.service()["deployments"][0]["id"]
        world.call("UpdateService", service="web", forceNewDeployment=True)
        world.advance(30)
        arn = world.service()["currentServiceDeployment"]
        answer = world.call("StopServiceDeployment", serviceDeploymentArn=arn, stopType="ROLLBACK")
        assert answer == {"serviceDeploymentArn": arn}
        world.steady()
        (deployment,) = world.service()["deployments"]
        assert (deployment["id"], deployment["rolloutState"]) == (good, "COMPLETED")
        assert history(world)[0]["status"] == "ROLLBACK_SUCCESSFUL"

    def test_what_cannot_be_stopped(self, world: World) -> None:
        stop = "StopServiceDeployment"
        error = world.refusal(stop, serviceDeploymentArn="arn:aws:ecs:x:1:service-deployment/a/b/c")
        assert error.code == "ServiceDeploymentNotFoundException"
        world.call("CreateService", **world.fargate())
        arn = world.service()["currentServiceDeployment"]
        error = world.refusal(stop, serviceDeploymentArn=arn)
        assert error.reason == "service-deployment-no-rollback"
        world.steady()
        error = world.refusal(stop, serviceDeploymentArn=arn)
        assert error.code == "ConflictException"


@pytest.mark.parametrize(
    "reference", ["web", "arn:aws:ecs:ap-southeast-1:123456789012:service/lab/web"]
)
def test_a_service_is_found_by_name_and_by_arn(world: World, reference: str) -> None:
    world.call("CreateService", **world.fargate())
    assert len(world.call("ListServiceDeployments", service=reference)["serviceDeployments"]) == 1
