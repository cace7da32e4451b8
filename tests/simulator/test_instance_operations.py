"""Container instances: join, describe, drain, leave (behaviour page 2.3, 2.4, 3, 7.2)."""

from __future__ import annotations

import json
from typing import Any

import pytest
from small_world import EXECUTION_ROLE, TASK_ROLE, World, container, network, refusal

from helpers.simulator import ErrorCode


@pytest.fixture
def world() -> World:
    return World()


def described(world: World, *references: str, **more: Any) -> list[dict[str, Any]]:
    answer = world.simulator.instances.describe_container_instances(
        {"containerInstances": list(references), **more}
    )
    assert answer["failures"] == []
    shapes: list[dict[str, Any]] = answer["containerInstances"]
    return shapes


def resources(shape: dict[str, Any], which: str = "remainingResources") -> dict[str, Any]:
    return {each["name"]: each.get("stringSetValue", each["integerValue"]) for each in shape[which]}


def document(**changes: str) -> str:
    return json.dumps(
        {
            "instanceId": "i-0123456789abcdef0",
            "instanceType": "t3.small",
            "availabilityZone": "ap-southeast-1b",
            "privateIp": "10.0.1.20",
            "imageId": "ami-0123",
            **changes,
        }
    )


def test_an_identity_document_registers_an_instance(world: World) -> None:
    instances = world.simulator.instances
    shape = instances.register_container_instance(
        {
            "instanceIdentityDocument": document(),
            "attributes": [{"name": "stack", "value": "blue"}],
            "tags": [{"key": "a", "value": "b"}],
        }
    )["containerInstance"]

    assert shape["ec2InstanceId"] == "i-0123456789abcdef0"
    assert shape["status"] == "ACTIVE"
    assert resources(shape)["CPU"] == 2048
    attributes = {each["name"]: each.get("value") for each in shape["attributes"]}
    assert attributes["ecs.instance-type"] == "t3.small"
    assert attributes["ecs.availability-zone"] == "ap-southeast-1b"
    assert attributes["ecs.ami-id"] == "ami-0123"
    assert attributes["ecs.os-type"] == "linux"
    assert attributes["stack"] == "blue"
    assert world.cluster()["registeredContainerInstancesCount"] == 1

    again = instances.register_container_instance(
        {
            "instanceIdentityDocument": document(),
            "containerInstanceArn": shape["containerInstanceArn"],
        }
    )["containerInstance"]
    assert again["containerInstanceArn"] == shape["containerInstanceArn"]
    assert world.cluster()["registeredContainerInstancesCount"] == 1


@pytest.mark.behaviour("3 ATTRIBUTE")
def test_an_instance_can_do_all_that_a_definition_can_ask_for(world: World) -> None:
    world.instance("t3.large")
    check = {"command": ["CMD", "true"]}
    first = container("first", essential=False, command=["true"])
    everything = container(
        memoryReservation=32,
        privileged=True,
        healthCheck=check,
        dependsOn=[{"containerName": "first", "condition": "SUCCESS"}],
        image="123456789012.dkr.ecr.ap-southeast-1.amazonaws.com/shop:1",
        environmentFiles=[{"value": "arn:aws:s3:::shop/prod.env", "type": "s3"}],
        logConfiguration={
            "logDriver": "awslogs",
            "options": {
                "awslogs-group": "/ecs/web",
                "awslogs-region": "ap-southeast-1",
                "awslogs-create-group": "true",
            },
        },
    )
    definition = world.ec2(
        first, everything, executionRoleArn=EXECUTION_ROLE, taskRoleArn=TASK_ROLE, pidMode="task"
    )
    arn = world.run(definition)
    world.wait(60)
    assert world.task(arn)["lastStatus"] == "RUNNING"

    splunk = container(logConfiguration={"logDriver": "splunk", "options": {}})
    (failure,) = world.answer(world.ec2(splunk))["failures"]
    assert failure["reason"] == "ATTRIBUTE"


def test_total_resources_win_over_the_type(world: World) -> None:
    totals = [
        {"name": "CPU", "type": "INTEGER", "integerValue": 4096},
        {"name": "MEMORY", "type": "INTEGER", "integerValue": 2000},
    ]
    shape = world.simulator.instances.register_container_instance(
        {"instanceIdentityDocument": document(), "totalResources": totals}
    )["containerInstance"]

    for which in ("registeredResources", "remainingResources"):
        assert resources(shape, which)["CPU"] == 4096
        assert resources(shape, which)["MEMORY"] == 2000


@pytest.mark.parametrize("wrong", ["", "no json", "[]", "{}", "3"])
def test_what_is_no_identity_document_is_refused(world: World, wrong: str) -> None:
    register = world.simulator.instances.register_container_instance
    error = refusal(register, {"instanceIdentityDocument": wrong})
    assert error.code is ErrorCode.CLIENT


@pytest.mark.behaviour(
    "7.2 reserved: 22, 2375, 2376, 51678–51680 (agent registers 22, 2375,",
    "7.2 static ports of running tasks are reserved too; ≤100 reserved per",
    "1.3 memory = hard limit (exceed → container killed); memoryReservation =",
)
def test_remaining_is_registered_minus_placed_at_every_moment(world: World) -> None:
    instance = world.instance()
    reserved = ["22", "2375", "2376", "51678", "51679"]
    ports = [{"containerPort": 80, "hostPort": 8080}, {"containerPort": 81}]
    udp = {"containerPort": 53, "hostPort": 53, "protocol": "udp"}
    definition = world.ec2(
        container(cpu=100, memory=300, memoryReservation=200, portMappings=[*ports, udp])
    )
    before = resources(*described(world, instance.arn))
    assert before == {"CPU": 2048, "MEMORY": 972, "PORTS": reserved, "PORTS_UDP": []}

    arn = world.run(definition)
    held = {
        "CPU": 1948,
        "MEMORY": 772,
        "PORTS": ["22", "2375", "2376", "8080", "51678", "51679"],
        "PORTS_UDP": ["53"],
    }
    assert resources(*described(world, instance.arn)) == held
    world.wait(20)
    assert resources(*described(world, instance.arn)) == held
    assert resources(*described(world, instance.arn), "registeredResources") == before
    world.stop(arn)
    assert resources(*described(world, instance.arn)) == held
    world.wait(40)
    assert resources(*described(world, instance.arn)) == before


def test_describing_and_listing(world: World) -> None:
    first, second = world.instance(), world.instance("t3.large", "b", tags={"a": "b"})
    instances = world.simulator.instances
    world.run(
        world.ec2(),
        placementConstraints=[
            {"type": "memberOf", "expression": "attribute:ecs.instance-type == t3.micro"}
        ],
    )
    (plain,), (tagged,) = described(world, first.id), described(world, second.arn, include=["TAGS"])
    assert (plain["pendingTasksCount"], plain["runningTasksCount"]) == (1, 0)
    assert (plain["tags"], tagged["tags"]) == ([], [{"key": "a", "value": "b"}])

    def listed(**request: Any) -> list[str]:
        return list(instances.list_container_instances(request)["containerInstanceArns"])

    assert listed() == [first.arn, second.arn]
    assert listed(filter="attribute:ecs.availability-zone == ap-southeast-1b") == [second.arn]
    assert listed(filter="pendingTasksCount > 0") == [first.arn]
    assert listed(status="DRAINING") == []
    assert refusal(listed, filter="what is this").code is ErrorCode.INVALID_PARAMETER
    answer = instances.describe_container_instances({"containerInstances": ["nobody"]})
    assert [each["reason"] for each in answer["failures"]] == ["MISSING"]
    error = refusal(instances.describe_container_instances, {"containerInstances": []})
    assert error.code is ErrorCode.INVALID_PARAMETER


def test_a_draining_instance_keeps_standalone_tasks_and_takes_no_new_one(world: World) -> None:
    instance = world.instance()
    arn = world.run(world.ec2())
    update = world.simulator.instances.update_container_instances_state
    answer = update({"containerInstances": [instance.arn, "nobody"], "status": "DRAINING"})
    assert [each["status"] for each in answer["containerInstances"]] == ["DRAINING"]
    assert [each["reason"] for each in answer["failures"]] == ["MISSING"]
    world.wait(200)

    assert world.task(arn)["lastStatus"] == "RUNNING"
    error = refusal(world.simulator.tasks.run_task, {"taskDefinition": "job"})
    assert error.message == "No Container Instances were found in your cluster."
    update({"containerInstances": [instance.arn], "status": "ACTIVE"})
    assert world.run("job")
    assert refusal(update, {"containerInstances": [instance.arn], "status": "OFF"})


@pytest.mark.behaviour("2.4 Container instance deregistration forced by user")
def test_leaving_needs_force_while_tasks_run(world: World) -> None:
    instance = world.instance()
    arn = world.run(world.ec2())
    world.wait(20)
    deregister = world.simulator.instances.deregister_container_instance
    assert refusal(deregister, {"containerInstance": instance.arn}).code is (
        ErrorCode.INVALID_PARAMETER
    )

    answer = deregister({"containerInstance": instance.arn, "force": True})
    assert answer["containerInstance"]["status"] == "INACTIVE"
    task = world.task(arn)
    assert task["lastStatus"] == "STOPPED"
    assert task["stoppedReason"] == "Container instance deregistration forced by user"
    assert world.cluster()["registeredContainerInstancesCount"] == 0
    failures = world.simulator.instances.describe_container_instances(
        {"containerInstances": [instance.arn]}
    )["failures"]
    assert [each["reason"] for each in failures] == ["INACTIVE"]
    assert refusal(deregister, {"containerInstance": instance.arn})


@pytest.mark.behaviour(
    "2.3 TerminationNotice", "2.4 Host EC2 (instance i-<id>) terminated. (also stopped)"
)
@pytest.mark.parametrize("mode", ["bridge", "awsvpc"])
@pytest.mark.parametrize("after", [0.5, 4, 60])
def test_a_terminated_host_takes_its_tasks_with_it(world: World, mode: str, after: float) -> None:
    instance = world.instance("m5.large")
    where = {"networkConfiguration": network(public=False)} if mode == "awsvpc" else {}
    arn = world.run(world.ec2(networkMode=mode), **where)
    world.wait(after)
    world.simulator.instances.terminate(instance.ec2_instance_id)

    task = world.task(arn)
    assert task["lastStatus"] == "STOPPED"
    assert task["stopCode"] == "TerminationNotice"
    assert task["stoppedReason"] == f"Host EC2 (instance {instance.ec2_instance_id}) terminated."
    assert world.outside.network.interfaces == {}
    world.wait(200)
    assert world.task(arn) == task


@pytest.mark.behaviour("2.4 Host EC2 (instance i-<id>) terminated. (also stopped)")
def test_a_stopped_host_says_so(world: World) -> None:
    instance = world.instance()
    arn = world.run(world.ec2())
    world.wait(20)
    world.simulator.instances.stop(instance.ec2_instance_id)

    text = f"Host EC2 (instance {instance.ec2_instance_id}) stopped."
    assert world.task(arn)["stoppedReason"] == text


def test_an_agent_without_its_link(world: World) -> None:
    instance = world.instance()
    arn = world.run(world.ec2())
    world.wait(20)
    world.simulator.instances.set_agent_connected(instance.ec2_instance_id, connected=False)

    assert described(world, instance.arn)[0]["agentConnected"] is False
    assert world.task(arn)["connectivity"] == "DISCONNECTED"
    assert world.task(arn)["lastStatus"] == "RUNNING"
    world.simulator.instances.set_agent_connected(instance.ec2_instance_id, connected=True)
    assert world.task(arn)["connectivity"] == "CONNECTED"


def test_the_agent_can_be_updated_once(world: World) -> None:
    instances = world.simulator.instances
    newest = world.instance()
    error = refusal(instances.update_container_agent, {"containerInstance": newest.arn})
    assert error.code is ErrorCode.NO_UPDATE_AVAILABLE

    old = instances.register_container_instance(
        {
            "instanceIdentityDocument": document(),
            "versionInfo": {"agentVersion": "1.80.0"},
        }
    )["containerInstance"]["containerInstanceArn"]
    answer = instances.update_container_agent({"containerInstance": old})
    assert answer["containerInstance"]["agentUpdateStatus"] == "PENDING"
    world.wait(60)
    (shape,) = described(world, old)
    assert shape["agentUpdateStatus"] == "UPDATED"
    assert shape["versionInfo"]["agentVersion"] == "1.99.0"


def test_attributes_of_instances(world: World) -> None:
    instance, other = world.instance(), world.instance()
    attributes = world.simulator.attributes
    stack = {"name": "stack", "value": "blue", "targetId": instance.arn}
    attributes.put_attributes({"attributes": [stack]})
    request = {"targetType": "container-instance", "attributeName": "stack"}
    assert attributes.list_attributes(request) == {
        "attributes": [{"name": "stack", "value": "blue", "targetId": instance.arn}]
    }
    blue = [{"type": "memberOf", "expression": "attribute:stack == blue"}]
    placed = world.answer(world.ec2(), count=3, placementConstraints=blue)["tasks"]
    assert {each["containerInstanceArn"] for each in placed} == {instance.arn}
    assert other.tasks == {}

    attributes.delete_attributes({"attributes": [{"name": "stack", "targetId": instance.id}]})
    assert attributes.list_attributes(request) == {"attributes": []}
    error = refusal(attributes.put_attributes, {"attributes": [{**stack, "targetId": "nobody"}]})
    assert error.code is ErrorCode.TARGET_NOT_FOUND
