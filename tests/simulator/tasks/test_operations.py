"""StopTask, DescribeTasks, ListTasks (behaviour page 1.6, 2.1, 2.4, 2.8)."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from small_world import SUBNETS, World, container, network, refusal

from helpers.simulator import ErrorCode


@pytest.fixture
def world() -> World:
    return World(providers=("FARGATE", "FARGATE_SPOT"))


def listed(world: World, **request: Any) -> list[str]:
    return list(world.simulator.tasks.list_tasks(request)["taskArns"])


@pytest.mark.behaviour(
    "2.4 Task stopped by user — or the caller's own reason string", "2.3 UserInitiated"
)
@pytest.mark.parametrize(
    ("request_", "reason"),
    [({}, "Task stopped by user"), ({"reason": "Đổi bản mới"}, "Đổi bản mới")],
)
def test_the_reason_of_a_stop_is_shown(world: World, request_: dict[str, str], reason: str) -> None:
    arn = world.run_on_fargate(world.fargate())
    world.wait(30)
    world.stop(arn, **request_)

    task = world.task(arn)
    assert (task["stopCode"], task["stoppedReason"]) == ("UserInitiated", reason)


@pytest.mark.behaviour("2.6 StopTask = docker stop: STOPSIGNAL of the image, default SIGTERM;")
def test_a_stop_deletes_the_tags(world: World) -> None:
    arn = world.run_on_fargate(world.fargate(), tags=[{"key": "a", "value": "b"}])

    assert world.stop(arn)["tags"] == []
    assert world.task(arn)["tags"] == []


def test_stopping_twice_changes_nothing(world: World) -> None:
    arn = world.run_on_fargate(world.fargate())
    world.wait(30)
    world.stop(arn, reason="first")
    world.wait(100)
    before = world.task(arn)

    assert world.stop(arn, reason="second") == before
    error = refusal(world.simulator.tasks.stop_task, {"task": "nobody"})
    assert error.message == "The referenced task was not found."


@pytest.mark.behaviour("1.6 DescribeTasks with empty list", "3 MISSING / INACTIVE")
def test_describing_nothing_and_nobody(world: World) -> None:
    describe = world.simulator.tasks.describe_tasks
    error = refusal(describe, {"tasks": []})
    assert (error.code, error.message) == (
        ErrorCode.INVALID_PARAMETER,
        "Tasks cannot be empty.",
    )
    nobody = "0" * 32
    answer = describe({"tasks": [nobody]})
    arn = f"arn:aws:ecs:ap-southeast-1:123456789012:task/default/{nobody}"
    assert answer == {"tasks": [], "failures": [{"arn": arn, "reason": "MISSING"}]}
    assert refusal(describe, {"tasks": ["x"] * 101}).code is ErrorCode.INVALID_PARAMETER


@pytest.mark.parametrize("reference", ["None", "", "arn:aws:ecs:eu-west-1:1:task/default/abc"])
def test_what_cannot_be_a_task_id_refuses_the_whole_request(world: World, reference: str) -> None:
    arn = world.run_on_fargate(world.fargate())
    error = refusal(world.simulator.tasks.describe_tasks, {"tasks": [arn, reference]})
    assert (error.code, error.message) == (
        ErrorCode.INVALID_PARAMETER,
        "taskId length should be one of [32,36]",
    )


def test_describing_changes_nothing(world: World) -> None:
    arn = world.run_on_fargate(world.fargate())
    world.wait(10)
    before = copy.deepcopy(world.task(arn))
    snapshot = world.simulator.snapshot()
    for _ in range(5):
        world.task(arn)

    assert world.task(arn) == before
    assert world.simulator.snapshot() == snapshot


@pytest.mark.behaviour(
    "2.8 attachments[].type",
    "2.8 attachments[].status",
    "2.8 attachments[].details (name/value list)",
    "2.8 containers[].networkInterfaces[]",
    "7.4 exactly one ENI with one primary private IPv4 per task",
)
def test_the_attachment_of_a_fargate_task(world: World) -> None:
    arn = world.run_on_fargate(world.fargate())
    statuses = []
    for seconds in (0, 2, 28):
        world.wait(seconds)
        statuses.append(world.task(arn)["attachments"][0]["status"])
    (attachment,) = world.task(arn)["attachments"]
    world.stop(arn)
    world.wait(10)
    statuses.append(world.task(arn)["attachments"][0]["status"])
    world.wait(60)
    statuses.append(world.task(arn)["attachments"][0]["status"])

    assert statuses == ["PRECREATED", "ATTACHING", "ATTACHED", "DETACHING", "DELETED"]
    assert attachment["type"] == "ElasticNetworkInterface"
    assert [each["name"] for each in attachment["details"]] == [
        "subnetId",
        "networkInterfaceId",
        "macAddress",
        "privateDnsName",
        "privateIPv4Address",
    ]
    details = {each["name"]: each["value"] for each in attachment["details"]}
    assert details["subnetId"] == SUBNETS[0]
    assert details["privateIPv4Address"] == "10.0.0.4"
    (one,) = world.task(arn)["containers"]
    assert one["networkInterfaces"] == [
        {"attachmentId": attachment["id"], "privateIpv4Address": "10.0.0.4"}
    ]
    assert one["networkBindings"] == []


@pytest.mark.behaviour(
    "7.2 the assigned port is visible in containers[].networkBindings once",
    "7.2 bindIP 0.0.0.0 (and :: in newer versions)",
    "7.2 dynamic port comes from /proc/sys/net/ipv4/ip_local_port_range",
    "7.1 bridge",
    "7.1 host",
    "7.1 none",
)
def test_bindings_of_tasks_on_an_instance(world: World) -> None:
    world.instance()
    ports = [{"containerPort": 80}, {"containerPort": 53, "hostPort": 5353, "protocol": "udp"}]
    bridge = world.run(world.ec2(container(portMappings=ports)))
    assert world.task(bridge)["containers"][0]["networkBindings"] == []
    host = world.run(
        world.ec2(container(portMappings=[{"containerPort": 8080}]), networkMode="host")
    )
    none = world.run(world.ec2(networkMode="none"))
    world.wait(20)

    anywhere = {"bindIP": "0.0.0.0"}
    assert world.task(bridge)["containers"][0]["networkBindings"] == [
        {**anywhere, "containerPort": 80, "hostPort": 32768, "protocol": "tcp"},
        {**anywhere, "containerPort": 53, "hostPort": 5353, "protocol": "udp"},
    ]
    assert world.task(host)["containers"][0]["networkBindings"] == [
        {**anywhere, "containerPort": 8080, "hostPort": 8080, "protocol": "tcp"}
    ]
    assert world.task(none)["containers"][0]["networkBindings"] == []
    (cluster,) = world.simulator.snapshot().clusters
    assert [each.private_ip for each in cluster.tasks] == ["10.0.9.1", "10.0.9.1", None]


@pytest.mark.behaviour("7.1 awsvpc")
def test_awsvpc_on_an_instance_has_its_own_address(world: World) -> None:
    instance = world.instance()
    definition = world.ec2(container(portMappings=[{"containerPort": 80}]), networkMode="awsvpc")
    arn = world.run(definition, networkConfiguration=network(public=False))
    world.wait(30)

    task = world.task(arn)
    assert task["lastStatus"] == "RUNNING"
    assert task["containerInstanceArn"] == instance.arn
    assert task["containers"][0]["networkInterfaces"][0]["privateIpv4Address"] == "10.0.0.4"
    (interface,) = world.outside.network.interfaces.values()
    assert interface.public_ip is None
    assert instance.ports.free_for([(80, "tcp")])


@pytest.mark.behaviour(
    "7.4 public IP only with assignPublicIp ENABLED in a public subnet (route",
    "7.4 public IP changes with every new task (new ENI)",
)
def test_a_public_address_needs_both_the_wish_and_a_public_subnet(world: World) -> None:
    outside = world.outside.network
    outside.add_subnet("subnet-private", "10.0.8.0/24", "ap-southeast-1a", public=False, nat=True)

    def public_ip(where: dict[str, Any]) -> str | None:
        known = set(outside.interfaces)
        world.run_on_fargate(world.fargate(), networkConfiguration=where)
        world.wait(5)
        (new,) = set(outside.interfaces) - known
        return outside.interfaces[new].public_ip

    first, second = public_ip(network()), public_ip(network())
    assert first
    assert second
    assert first != second
    assert public_ip(network(public=False)) is None
    assert public_ip(network("subnet-private")) is None


@pytest.mark.behaviour(
    "2.1 Container lastStatus values therefore: PENDING, RUNNING, STOPPED;",
    "2.1 Agent knows more states (NONE, MANIFEST_PULLED, PULLED, CREATED,",
)
def test_a_container_is_pending_running_or_stopped(world: World) -> None:
    arn = world.run_on_fargate(world.fargate())
    seen = []
    for _ in range(60):
        world.wait(1)
        if world.task(arn)["desiredStatus"] == "RUNNING" and len(seen) > 40:
            world.stop(arn)
        seen.append(world.task(arn)["containers"][0]["lastStatus"])

    assert list(dict.fromkeys(seen)) == ["PENDING", "RUNNING", "STOPPED"]


def test_what_only_fargate_has(world: World) -> None:
    world.instance()
    fargate = world.task(world.run_on_fargate(world.fargate(), platformVersion="LATEST"))
    ec2 = world.task(world.run(world.ec2(container(cpu=10))))

    assert fargate["platformVersion"] == "1.4.0"
    assert fargate["platformFamily"] == "Linux"
    assert fargate["ephemeralStorage"] == {"sizeInGiB": 20}
    assert "containerInstanceArn" not in fargate
    assert not {"platformVersion", "platformFamily", "ephemeralStorage"} & set(ec2)
    assert (ec2["cpu"], ec2["memory"]) == ("10", "64")
    assert "capacityProviderName" not in fargate


@pytest.mark.behaviour("2.1 ListTasks default filter desiredStatus=RUNNING; use STOPPED to list")
def test_listing_by_every_filter(world: World) -> None:
    instance = world.instance()
    web = world.run_on_fargate(world.fargate(), startedBy="me")
    job = world.run(world.ec2())
    old = world.run(world.ec2())
    world.stop(old)

    assert listed(world) == [web, job]
    assert listed(world, desiredStatus="RUNNING") == [web, job]
    assert listed(world, desiredStatus="STOPPED") == [old]
    assert listed(world, family="web") == [web]
    assert listed(world, launchType="EC2") == [job]
    assert listed(world, startedBy="me") == [web]
    assert listed(world, startedBy="you") == []
    assert listed(world, containerInstance=instance.arn) == [job]
    assert listed(world, containerInstance=instance.id, desiredStatus="STOPPED") == [old]
    assert listed(world, family="job", launchType="FARGATE") == []
    error = refusal(listed, world, serviceName="nobody")
    assert error.code is ErrorCode.SERVICE_NOT_FOUND
    assert refusal(listed, world, containerInstance="nobody").code is ErrorCode.INVALID_PARAMETER


def test_pages_stay_right_while_tasks_go(world: World) -> None:
    definition = world.fargate()
    arns = [world.run_on_fargate(definition) for _ in range(7)]
    tasks = world.simulator.tasks
    first = tasks.list_tasks({"maxResults": 3})
    world.stop(arns[0])
    world.wait(100)
    second = tasks.list_tasks({"maxResults": 3, "nextToken": first["nextToken"]})
    third = tasks.list_tasks({"maxResults": 3, "nextToken": second["nextToken"]})

    assert first["taskArns"] + second["taskArns"] + third["taskArns"] == arns
    assert "nextToken" not in third
    for wrong in ({"nextToken": "x"}, {"maxResults": 0}, {"maxResults": 101}):
        assert refusal(tasks.list_tasks, wrong).code is ErrorCode.INVALID_PARAMETER
