"""RunTask and StartTask (behaviour page 1.2, 1.6, 3, 6.5, 6.6)."""

from __future__ import annotations

from typing import Any

import pytest
from small_world import EXECUTION_ROLE, SUBNETS, TASK_ROLE, World, container, network, refusal

from helpers.simulator import ErrorCode


@pytest.fixture
def world() -> World:
    return World(providers=("FARGATE", "FARGATE_SPOT"))


def refused(world: World, definition: str, **request: Any) -> tuple[str, str]:
    """Code and text of a refused RunTask."""
    error = refusal(world.simulator.tasks.run_task, {"taskDefinition": definition, **request})
    assert error.reason
    return error.code.value, error.message


INVALID = ErrorCode.INVALID_PARAMETER.value


@pytest.mark.behaviour("1.6 awsvpc, no networkConfiguration")
def test_awsvpc_needs_a_network(world: World) -> None:
    assert refused(world, world.fargate(), launchType="FARGATE") == (
        INVALID,
        "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
    )


@pytest.mark.behaviour("1.6 networkConfiguration with bridge/host")
@pytest.mark.parametrize("mode", ["bridge", "host"])
def test_other_modes_must_not_have_one(world: World, mode: str) -> None:
    world.instance()
    assert refused(world, world.ec2(networkMode=mode), networkConfiguration=network()) == (
        INVALID,
        "Network Configuration is not valid for the given networkMode of this task definition.",
    )


@pytest.mark.behaviour(
    "1.6 assignPublicIp ENABLED on EC2",
    "7.3 awsvpc tasks on EC2 never get a public IP; need NAT for the internet",
)
def test_no_public_address_on_an_instance(world: World) -> None:
    world.instance()
    definition = world.ec2(networkMode="awsvpc")
    assert refused(world, definition, networkConfiguration=network()) == (
        INVALID,
        "Assign public IP is not supported for this launch type",
    )


@pytest.mark.behaviour("1.6 EC2 launch type, cluster without instances")
def test_ec2_needs_an_instance(world: World) -> None:
    text = "No Container Instances were found in your cluster."
    assert refused(world, world.ec2()) == (INVALID, text)
    world.instance()
    assert refused(world, world.ec2(), launchType="EXTERNAL") == (INVALID, text)


@pytest.mark.behaviour("1.6 unknown subnet")
def test_an_unknown_subnet(world: World) -> None:
    wrong = network("subnet-0123")
    answer = refused(world, world.fargate(), launchType="FARGATE", networkConfiguration=wrong)
    assert answer == (
        INVALID,
        "Error retrieving subnet information for [subnet-0123]: The subnet ID 'subnet-0123' does "
        "not exist (ErrorCode: InvalidSubnetID.NotFound)",
    )


@pytest.mark.behaviour("1.6 unknown cluster")
def test_an_unknown_cluster(world: World) -> None:
    answer = refused(world, world.fargate(), cluster="elsewhere")
    assert answer == ("ClusterNotFoundException", "Cluster not found.")


@pytest.mark.behaviour("1.1 without it")
def test_a_definition_that_does_not_suit_fargate(world: World) -> None:
    definition = world.ec2()
    answer = refused(world, definition, launchType="FARGATE", networkConfiguration=network())
    assert answer == (INVALID, "Task definition does not support launch_type FARGATE.")


@pytest.mark.behaviour("1.6 Fargate + placement constraints / strategies")
@pytest.mark.parametrize(
    ("given", "what"),
    [
        ({"placementConstraints": [{"type": "distinctInstance"}]}, "constraints"),
        ({"placementStrategy": [{"type": "random"}]}, "strategies"),
    ],
)
def test_fargate_places_by_itself(world: World, given: dict[str, Any], what: str) -> None:
    answer = refused(
        world, world.fargate(), launchType="FARGATE", networkConfiguration=network(), **given
    )
    text = f"Placement {what} are not supported with FARGATE launch type."
    assert answer == (INVALID, text)


@pytest.mark.behaviour("1.6 Fargate capacity shortage (RunTask)")
def test_fargate_without_capacity_answers_with_a_failure(world: World) -> None:
    world.simulator.context.exhausted.add("FARGATE_SPOT")
    definition = world.fargate()
    spot = [{"capacityProvider": "FARGATE_SPOT", "weight": 1}]
    answer = world.answer(definition, capacityProviderStrategy=spot, count=3)

    assert answer == {
        "tasks": [],
        "failures": [
            {
                "reason": "Capacity is unavailable at this time. Please try again later or in a "
                "different availability zone"
            }
        ],
    }
    assert world.run_on_fargate(definition)


@pytest.mark.behaviour(
    "1.2 RunTask with an INACTIVE one: ClientException TaskDefinition is",
    "1.2 unknown family/revision: ClientException Unable to describe task",
    "1.2 family without revision in RunTask/CreateService = latest ACTIVE",
    "3 needs latest revision if none given",
)
def test_which_revision_runs(world: World) -> None:
    for _ in range(3):
        world.fargate()
    world.simulator.task_definitions.deregister("web:3")

    task = world.task(world.run_on_fargate("web"))
    assert task["taskDefinitionArn"].endswith("task-definition/web:2")
    assert refused(world, "web:3") == ("ClientException", "TaskDefinition is inactive")
    unknown = ("ClientException", "Unable to describe task definition.")
    assert refused(world, "nothing") == refused(world, "web:9") == unknown


@pytest.mark.behaviour(
    "1.2 deregister: immediate INACTIVE; running tasks/services unaffected and",
    "1.2 delete requires INACTIVE first; stays DELETE_IN_PROGRESS until no",
)
def test_a_running_task_keeps_its_definition(world: World) -> None:
    definition = world.fargate()
    arn = world.run_on_fargate(definition)
    definitions = world.simulator.task_definitions
    definitions.deregister(definition)
    definitions.delete([definition])
    world.wait(100)
    assert world.task(arn)["lastStatus"] == "RUNNING"
    assert definitions.describe(definition).status == "DELETE_IN_PROGRESS"

    world.stop(arn)
    world.wait(100)
    assert refusal(definitions.describe, definition).code is ErrorCode.CLIENT


@pytest.mark.behaviour(
    "6.6 AccessDeniedException: User: <caller arn> is not authorized to", "6.1 caller"
)
@pytest.mark.parametrize("role", ["taskRoleArn", "executionRoleArn"])
def test_the_caller_must_be_allowed_to_pass_both_roles(world: World, role: str) -> None:
    definition = world.fargate(**{role: TASK_ROLE})
    world.outside.identity.forbid(None, "iam:PassRole")

    answer = refused(world, definition, launchType="FARGATE", networkConfiguration=network())
    assert answer == (
        "AccessDeniedException",
        "User: arn:aws:iam::123456789012:user/student is not authorized to perform: iam:PassRole "
        f"on resource: {TASK_ROLE} because no identity-based policy allows the iam:PassRole action",
    )


@pytest.mark.behaviour("6.5 ECS was unable to assume the role '<arn>' that was provided for this")
def test_ecs_must_be_able_to_assume_the_role(world: World) -> None:
    world.outside.identity.untrusted.add(EXECUTION_ROLE)
    definition = world.fargate(executionRoleArn=EXECUTION_ROLE)

    answer = refused(world, definition, launchType="FARGATE", networkConfiguration=network())
    assert answer == (
        "ClientException",
        f"ECS was unable to assume the role '{EXECUTION_ROLE}' that was provided for this task. "
        "Please verify that the role being passed has the proper trust relationship and "
        "permissions and that your IAM user has permissions to pass this role.",
    )


@pytest.mark.behaviour("3 count")
def test_one_to_ten_tasks_a_call(world: World) -> None:
    definition = world.fargate()
    assert len(world.answer(definition, launchType="FARGATE")["tasks"]) == 1
    assert len(world.answer(definition, launchType="FARGATE", count=10)["tasks"]) == 10
    for count in (0, 11, -1):
        assert refused(world, definition, count=count)[0] == INVALID
    assert world.cluster()["pendingTasksCount"] == 11


@pytest.mark.behaviour("3 group", "3 startedBy")
def test_group_and_started_by(world: World) -> None:
    definition = world.fargate()
    plain = world.task(world.run_on_fargate(definition))
    named = world.task(world.run_on_fargate(definition, group="batch", startedBy="x" * 128))

    assert plain["group"] == "family:web"
    assert "startedBy" not in plain
    assert (named["group"], named["startedBy"]) == ("batch", "x" * 128)
    assert refused(world, definition, startedBy="x" * 129)[0] == INVALID


@pytest.mark.behaviour(
    "3 placement failure",
    "3 failures[] = {arn, reason, detail}:",
    "3 RESOURCE:CPU, RESOURCE:MEMORY, RESOURCE:PORTS, RESOURCE:ENI,",
    "7.2 second task with the same static port on one instance →",
)
def test_what_cannot_be_placed_comes_back_as_one_failure_for_each_instance(world: World) -> None:
    instances = [world.instance(), world.instance()]
    port = {"containerPort": 80, "hostPort": 8080}
    answer = world.answer(world.ec2(container(portMappings=[port])), count=5)

    assert len(answer["tasks"]) == 2
    assert answer["failures"] == [
        {"arn": each.arn, "reason": "RESOURCE:PORTS"} for each in instances
    ]


@pytest.mark.behaviour("3 RESOURCE:CPU, RESOURCE:MEMORY, RESOURCE:PORTS, RESOURCE:ENI,")
@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"cpu": 2049}, "RESOURCE:CPU"),
        ({"memory": 1000}, "RESOURCE:MEMORY"),
        ({"resourceRequirements": [{"type": "GPU", "value": "1"}]}, "RESOURCE:GPU"),
    ],
)
def test_too_big_for_the_instance(world: World, changes: dict[str, Any], reason: str) -> None:
    instance = world.instance()
    answer = world.answer(world.ec2(container(**changes)))

    assert answer == {"tasks": [], "failures": [{"arn": instance.arn, "reason": reason}]}


@pytest.mark.behaviour(
    "3 RESOURCE:ENI",
    "7.5 RESOURCE:ENI is not this case (EC2 attachment points)",
    "7.3 tasks per instance = ENIs − 1 without trunking (the primary ENI",
    "7.3 t2.micro, t3.nano, t3.micro, t4g.micro",
    "7.3 t3.small, t3.medium, t3.large",
    "7.3 t3.xlarge",
    "7.3 c5.large, m5.large, m6i.large",
    "7.3 c5.xlarge, m5.xlarge",
    "7.3 m5.2xlarge",
)
@pytest.mark.parametrize(
    ("type_name", "tasks", "with_trunking"),
    [
        ("t3.nano", 1, 1),
        ("t3.micro", 1, 1),
        ("t2.micro", 1, 1),
        ("t4g.micro", 1, 1),
        ("t3.small", 2, 2),
        ("t3.medium", 2, 2),
        ("t3.large", 2, 2),
        ("t3.xlarge", 3, 3),
        ("c5.large", 2, 10),
        ("m5.large", 2, 10),
        ("m6i.large", 2, 10),
        ("c5.xlarge", 3, 18),
        ("m5.xlarge", 3, 18),
        ("m5.2xlarge", 3, 38),
    ],
)
def test_an_instance_has_so_many_attachment_points(
    world: World, type_name: str, tasks: int, with_trunking: int
) -> None:
    definition = world.ec2(container(memory=6), networkMode="awsvpc")
    request = {"networkConfiguration": network(public=False), "count": 10}

    def placed() -> int:
        arns: list[str] = []
        while True:
            answer = world.answer(definition, **request)
            arns += [each["taskArn"] for each in answer["tasks"]]
            if answer["failures"]:
                assert {each["reason"] for each in answer["failures"]} == {"RESOURCE:ENI"}
                return len(arns)

    world.instance(type_name)
    assert placed() == tasks
    world.simulator.account_settings.put_account_setting_default(
        {"name": "awsvpcTrunking", "value": "enabled"}
    )
    assert placed() == 0, "trunking is for instances that join later"
    world.instance(type_name)
    assert placed() == with_trunking


@pytest.mark.behaviour("3 AGENT", "3 ATTRIBUTE", "3 LOCATION")
def test_other_reasons_of_an_instance(world: World) -> None:
    instance = world.instance()

    def reason(definition: str, **request: Any) -> str:
        (failure,) = world.answer(definition, **request)["failures"]
        return str(failure["reason"])

    elsewhere = network(SUBNETS[1], public=False)
    assert reason(world.ec2(networkMode="awsvpc"), networkConfiguration=elsewhere) == "LOCATION"
    del instance.attributes["ecs.capability.task-eni"]
    here = network(public=False)
    assert reason(world.ec2(networkMode="awsvpc"), networkConfiguration=here) == "ATTRIBUTE"
    world.simulator.instances.set_agent_connected(instance.ec2_instance_id, connected=False)
    assert reason(world.ec2()) == "AGENT"


@pytest.mark.behaviour(
    "3 MemberOf placement constraint unsatisfied.",
    "4.5 constraints: distinctInstance, memberOf(expression); binding, while",
)
def test_constraints_bind(world: World) -> None:
    small, large = world.instance(), world.instance("t3.large")
    only_small = {"type": "memberOf", "expression": "attribute:ecs.instance-type == t3.micro"}
    definition = world.ec2()

    placed = world.answer(definition, count=10, placementConstraints=[only_small])["tasks"]
    assert {each["containerInstanceArn"] for each in placed} == {small.arn}

    distinct = [{"type": "distinctInstance"}]
    answer = world.answer(definition, count=3, group="one-each", placementConstraints=distinct)
    assert {each["containerInstanceArn"] for each in answer["tasks"]} == {small.arn, large.arn}
    assert {each["reason"] for each in answer["failures"]} == {
        "DistinctInstance placement constraint unsatisfied."
    }

    nowhere = {"type": "memberOf", "expression": "attribute:ecs.instance-type == m5.large"}
    answer = world.answer(definition, placementConstraints=[nowhere])
    assert {each["reason"] for each in answer["failures"]} == {
        "MemberOf placement constraint unsatisfied."
    }


@pytest.mark.parametrize(
    "given",
    [
        {"placementConstraints": [{"type": "memberOf"}]},
        {"placementConstraints": [{"type": "memberOf", "expression": "attribute:x =="}]},
        {"placementConstraints": [{"expression": "x == y"}]},
        {"placementConstraints": [{"type": "distinctInstance"}] * 11},
        {"placementStrategy": [{"type": "spread", "field": "host"}] * 6},
        {"placementStrategy": [{"type": "binpack", "field": "disk"}]},
        {"placementStrategy": [{"field": "cpu"}]},
        {"launchType": "MOON"},
        {"launchType": "EC2", "platformVersion": "1.4.0"},
        {"launchType": "FARGATE", "capacityProviderStrategy": [{"capacityProvider": "FARGATE"}]},
        {"overrides": {"containerOverrides": [{"name": "nobody", "cpu": 1}]}},
        {"enableExecuteCommand": True},
    ],
)
def test_requests_that_make_no_sense_are_refused(world: World, given: dict[str, Any]) -> None:
    world.instance()

    assert refused(world, world.ec2(), **given)[0] == INVALID
    assert world.cluster()["pendingTasksCount"] == 0


@pytest.mark.behaviour("7.4 ≤16 subnets, ≤5 security groups, all in one VPC")
@pytest.mark.parametrize(
    "wrong",
    [
        network(*[SUBNETS[0]] * 17),
        network(securityGroups=[f"sg-{number}" for number in range(6)]),
        {"awsvpcConfiguration": {"subnets": []}},
    ],
)
def test_limits_of_a_network(world: World, wrong: dict[str, Any]) -> None:
    answer = refused(world, world.fargate(), launchType="FARGATE", networkConfiguration=wrong)
    assert answer[0] == INVALID


def test_overrides_change_one_task_and_are_shown(world: World) -> None:
    overrides = {
        "containerOverrides": [
            {
                "name": "app",
                "command": ["sh", "-c", "exit 7"],
                "environment": [{"name": "A", "value": "2"}],
            }
        ],
        "cpu": "512",
        "memory": "1024",
        "taskRoleArn": TASK_ROLE,
    }
    definition = world.fargate(container(environment=[{"name": "A", "value": "1"}]))
    changed = world.run_on_fargate(definition, overrides=overrides)
    plain = world.run_on_fargate(definition)
    world.wait(60)

    task = world.task(changed)
    assert task["containers"][0]["exitCode"] == 7
    assert (task["cpu"], task["memory"]) == ("512", "1024")
    assert task["overrides"]["containerOverrides"] == overrides["containerOverrides"]
    assert task["overrides"]["taskRoleArn"] == TASK_ROLE
    assert world.task(plain)["lastStatus"] == "RUNNING"
    assert world.task(plain)["overrides"]["containerOverrides"] == [{"name": "app"}]


def test_tags_of_the_request_and_of_the_definition(world: World) -> None:
    definition = world.fargate(
        tags=[{"key": "team", "value": "shop"}, {"key": "stage", "value": "old"}]
    )
    own = [{"key": "stage", "value": "new"}]
    arn = world.run_on_fargate(
        definition, tags=own, propagateTags="TASK_DEFINITION", enableECSManagedTags=True
    )

    tags = {each["key"]: each["value"] for each in world.task(arn)["tags"]}
    assert tags == {"team": "shop", "stage": "new", "aws:ecs:clusterName": "default"}
    assert world.task(world.run_on_fargate(definition))["tags"] == []


def test_one_client_token_runs_one_task(world: World) -> None:
    definition = world.fargate()
    first = world.run_on_fargate(definition, clientToken="abc")
    assert world.run_on_fargate(definition, clientToken="abc") == first
    assert world.cluster()["pendingTasksCount"] == 1

    other = {"launchType": "FARGATE", "clientToken": "abc", "count": 2}
    assert refused(world, definition, **other)[0] == "ConflictException"


@pytest.mark.behaviour("3 MISSING / INACTIVE")
def test_start_task_takes_the_instance_that_it_is_told(world: World) -> None:
    first, second, gone = world.instance(), world.instance(), world.instance()
    world.simulator.instances.terminate(gone.ec2_instance_id)
    port = {"containerPort": 80, "hostPort": 80}
    request = {
        "taskDefinition": world.ec2(container(portMappings=[port])),
        "containerInstances": [second.arn, second.id, gone.arn, "nobody"],
    }
    answer = world.simulator.tasks.start_task(request)

    assert [each["containerInstanceArn"] for each in answer["tasks"]] == [second.arn]
    reasons = [each["reason"] for each in answer["failures"]]
    assert reasons == ["RESOURCE:PORTS", "INACTIVE", "MISSING"]
    assert first.tasks == {}
    for wrong in ([], ["x"] * 11):
        error = refusal(world.simulator.tasks.start_task, {**request, "containerInstances": wrong})
        assert error.code is ErrorCode.INVALID_PARAMETER


@pytest.mark.behaviour("7.4 subnet choice among several is undocumented; a full subnet is not")
def test_a_full_subnet_is_not_avoided(world: World) -> None:
    world.outside.network.add_subnet("subnet-full", "10.0.7.0/28", "ap-southeast-1d")
    for _ in range(11):
        world.outside.network.create_interface("subnet-full", [], public_ip=False, description="")
    where = network("subnet-full", SUBNETS[0])
    definition = world.fargate()
    arns = [world.run_on_fargate(definition, networkConfiguration=where) for _ in range(4)]
    world.wait(60)

    statuses = sorted(world.task(arn)["lastStatus"] for arn in arns)
    assert statuses == ["RUNNING", "RUNNING", "STOPPED", "STOPPED"]
