"""Snapshots: what they show, that they never change, and that they cost little."""

from __future__ import annotations

import dataclasses

import pytest
from small_world import SUBNETS, World, container, network

from helpers.simulator.outside.protocols import Tenant


@pytest.fixture
def world() -> World:
    world = World()
    world.instance("t3.small")
    return world


def test_a_snapshot_shows_a_fargate_task(world: World) -> None:
    ports = [{"containerPort": 80}]
    arn = world.run_on_fargate(world.fargate(container(portMappings=ports)), startedBy="me")
    world.wait(30)
    (cluster,) = world.simulator.snapshot().clusters
    (task,) = cluster.tasks

    assert (task.arn, task.status, task.launch_type) == (arn, "RUNNING", "FARGATE")
    assert (task.family, task.revision, task.cpu, task.memory) == ("web", 1, 256, 512)
    assert (task.service, task.group, task.started_by) == (None, "family:web", "me")
    assert task.interface is not None
    assert task.interface.subnet_id == SUBNETS[0]
    assert task.interface.private_ip == task.private_ip == "10.0.0.4"
    assert task.interface.public_ip
    (one,) = task.containers
    assert (one.name, one.status) == ("app", "RUNNING")
    assert [(each.container_port, each.host_port) for each in one.ports] == [(80, None)]
    assert (cluster.running, cluster.pending) == (1, 0)


def test_a_snapshot_shows_an_instance_and_its_ports(world: World) -> None:
    ports = [{"containerPort": 80}, {"containerPort": 81, "hostPort": 8081}]
    world.run(world.ec2(container(cpu=100, portMappings=ports)))
    world.run(world.ec2(networkMode="awsvpc"), networkConfiguration=network(public=False))
    world.wait(30)
    (cluster,) = world.simulator.snapshot().clusters
    (instance,) = cluster.instances

    assert instance.instance_type == "t3.small"
    assert (instance.cpu, instance.remaining_cpu) == (2048, 1948)
    assert (instance.interfaces, instance.remaining_interfaces) == (2, 1)
    assert (8081, "tcp") in instance.static_ports
    assert instance.dynamic_ports == ((32768, "tcp"),)
    assert instance.task_ids == tuple(each.id for each in cluster.tasks)
    bridge, awsvpc = cluster.tasks
    assert [each.host_port for each in bridge.containers[0].ports] == [32768, 8081]
    assert bridge.private_ip == instance.private_ip != awsvpc.private_ip
    assert bridge.instance_id == instance.id


def test_a_snapshot_shows_a_service_and_whose_its_tasks_are(world: World) -> None:
    world.simulator.services.create_service(
        {
            "serviceName": "shop",
            "taskDefinition": world.fargate(),
            "desiredCount": 2,
            "launchType": "FARGATE",
            "networkConfiguration": network(),
        }
    )
    world.wait(120)
    (cluster,) = world.simulator.snapshot().clusters
    (service,) = cluster.services

    assert (service.name, service.running, service.desired) == ("shop", 2, 2)
    assert {each.service for each in cluster.tasks} == {"shop"}
    assert {each.deployment_id for each in cluster.tasks} == {service.deployments[0].id}


def test_a_snapshot_never_changes(world: World) -> None:
    arn = world.run_on_fargate(world.fargate())
    before = world.simulator.snapshot()
    world.wait(30)
    world.stop(arn)

    assert before.clusters[0].tasks[0].status == "PROVISIONING"
    with pytest.raises(dataclasses.FrozenInstanceError):
        before.clusters[0].running = 5  # type: ignore[misc]


def test_what_has_not_changed_is_not_made_again(world: World) -> None:
    for _ in range(3):
        world.run_on_fargate(world.fargate())
    world.run("web", launchType="FARGATE", networkConfiguration=network())
    world.wait(60)
    (first,) = world.simulator.snapshot().clusters
    world.stop(first.tasks[2].arn)
    (second,) = world.simulator.snapshot().clusters

    same = [old is new for old, new in zip(first.tasks, second.tasks, strict=True)]
    assert same == [True, True, False, True]
    assert first.instances[0] is second.instances[0]


def test_a_deleted_cluster_is_not_shown(world: World) -> None:
    world.simulator.clusters.create_cluster({"clusterName": "other"})
    world.simulator.clusters.delete_cluster({"cluster": "other"})

    assert [each.name for each in world.simulator.snapshot().clusters] == ["default"]


def test_a_snapshot_shows_the_subnets_of_the_vpc_and_who_has_their_addresses(world: World) -> None:
    assert world.simulator.snapshot().subnets == ()
    world.outside.network.hold(SUBNETS[0], Tenant.LOAD_BALANCER)
    arn = world.run_on_fargate(world.fargate())
    world.wait(30)
    subnets = world.simulator.snapshot().subnets

    assert [each.id for each in subnets] == list(SUBNETS)
    first = subnets[0]
    assert (first.cidr, first.vpc_cidr, first.public) == ("10.0.0.0/24", "10.0.0.0/16", True)
    assert (first.usable, first.free) == (251, 249)
    found = [(each.address, each.owner, each.task_id) for each in first.taken]
    assert found == [
        ("10.0.0.4", "load-balancer", None),
        ("10.0.0.5", "task", arn.rpartition("/")[2]),
    ]
    assert {each.taken for each in subnets[1:]} == {()}
