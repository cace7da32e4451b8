"""Clusters (behaviour page 1.6; issue "counts always agree with what runs")."""

from __future__ import annotations

from typing import Any

import pytest
from small_world import World, network, refusal

from helpers.simulator import ErrorCode


@pytest.fixture
def world() -> World:
    return World()


def test_creating_a_cluster_again_answers_with_the_one_that_is_there(world: World) -> None:
    clusters = world.simulator.clusters
    first = clusters.create_cluster({"clusterName": "shop", "tags": [{"key": "a", "value": "b"}]})[
        "cluster"
    ]
    again = clusters.create_cluster({"clusterName": "shop"})["cluster"]

    assert again == first
    assert first["clusterArn"] == "arn:aws:ecs:ap-southeast-1:123456789012:cluster/shop"
    assert first["status"] == "ACTIVE"
    assert first["settings"] == [{"name": "containerInsights", "value": "disabled"}]
    listed = clusters.list_clusters({})["clusterArns"]
    assert [each.rpartition("/")[2] for each in listed] == ["default", "shop"]
    for wrong in ({"clusterName": "a b"}, {"clusterName": "x" * 256}):
        error = refusal(clusters.create_cluster, wrong)
        assert error.code is ErrorCode.INVALID_PARAMETER


def test_the_counts_agree_with_what_runs(world: World) -> None:
    world.instance()
    web, job = world.run_on_fargate(world.fargate()), world.run(world.ec2())

    def counts() -> tuple[int, int, int]:
        shown = world.cluster()
        return (
            shown["runningTasksCount"],
            shown["pendingTasksCount"],
            shown["registeredContainerInstancesCount"],
        )

    assert counts() == (0, 2, 1)
    world.wait(10)
    assert counts() == (1, 1, 1)
    world.wait(20)
    assert counts() == (2, 0, 1)
    world.stop(web)
    assert counts() == (1, 0, 1)
    statistics = world.simulator.clusters.describe_clusters({"include": ["STATISTICS"]})
    values = {e["name"]: e["value"] for e in statistics["clusters"][0]["statistics"]}
    assert (values["runningEC2TasksCount"], values["runningFargateTasksCount"]) == ("1", "0")
    world.stop(job)
    world.wait(100)
    assert counts() == (0, 0, 1)


def test_describing_names_arns_and_strangers(world: World) -> None:
    describe = world.simulator.clusters.describe_clusters
    arn = world.cluster()["clusterArn"]
    answer = describe({"clusters": ["default", arn, "nobody"]})

    assert [each["clusterName"] for each in answer["clusters"]] == ["default", "default"]
    assert answer["failures"] == [{"arn": arn.replace("default", "nobody"), "reason": "MISSING"}]
    assert answer["clusters"][0]["settings"] == [], "only on request"


@pytest.mark.behaviour("1.6 DeleteCluster while in use")
def test_a_cluster_in_use_is_not_deleted(world: World) -> None:
    def error() -> str:
        code = refusal(world.simulator.clusters.delete_cluster, {"cluster": "default"}).code
        return code.value

    arn = world.run_on_fargate(world.fargate())
    assert error() == "ClusterContainsTasksException"
    instance = world.instance()
    assert error() == "ClusterContainsContainerInstancesException"
    world.simulator.instances.terminate(instance.ec2_instance_id)
    world.stop(arn)
    world.wait(100)
    world.simulator.services.create_service(
        {
            "serviceName": "web",
            "taskDefinition": "web",
            "desiredCount": 0,
            "launchType": "FARGATE",
            "networkConfiguration": network(),
        }
    )
    assert error() == "ClusterContainsServicesException"


def test_a_deleted_cluster_is_inactive_and_can_be_made_again(world: World) -> None:
    clusters = world.simulator.clusters
    assert clusters.delete_cluster({"cluster": "default"})["cluster"]["status"] == "INACTIVE"
    assert world.cluster()["status"] == "INACTIVE"
    assert clusters.list_clusters({}) == {"clusterArns": []}
    error = refusal(world.simulator.tasks.list_tasks, {})
    assert error.code is ErrorCode.CLUSTER_NOT_FOUND

    clusters.create_cluster({})
    assert world.cluster()["status"] == "ACTIVE"


@pytest.mark.parametrize("operation", ["update_cluster", "update_cluster_settings"])
def test_settings_are_changed_one_by_one(world: World, operation: str) -> None:
    request: dict[str, Any] = {
        "cluster": "default",
        "settings": [{"name": "containerInsights", "value": "enabled"}],
    }
    answer = getattr(world.simulator.clusters, operation)(request)

    assert answer["cluster"]["settings"] == request["settings"]


def test_providers_of_a_new_cluster_must_exist_and_fit(world: World) -> None:
    create = world.simulator.clusters.create_cluster
    for request in (
        {"capacityProviders": ["nobody"]},
        {
            "capacityProviders": ["FARGATE"],
            "defaultCapacityProviderStrategy": [{"capacityProvider": "FARGATE_SPOT"}],
        },
    ):
        error = refusal(create, {"clusterName": "new", **request})
        assert error.code is ErrorCode.INVALID_PARAMETER
    assert len(world.simulator.clusters.list_clusters({})["clusterArns"]) == 1
