"""What CreateService refuses, in AWS's own words (behaviour page 1.6, 5, 6.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from service_world import World

INVALID = "InvalidParameterException"
GROUP = "arn:aws:elasticloadbalancing:ap-southeast-1:123456789012:targetgroup/web/0123456789abcdef"


def balancer(**changes: Any) -> dict[str, Any]:
    return {"targetGroupArn": GROUP, "containerName": "app", "containerPort": 80, **changes}


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        pytest.param(
            {"networkConfiguration": {}},
            "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
            marks=pytest.mark.behaviour("1.6 awsvpc, no networkConfiguration"),
        ),
        pytest.param(
            {"placementConstraints": [{"type": "distinctInstance"}]},
            "Placement constraints are not supported with FARGATE launch type.",
            marks=pytest.mark.behaviour("1.6 Fargate + placement constraints / strategies"),
        ),
        pytest.param(
            {"placementStrategy": [{"type": "random"}]},
            "Placement strategies are not supported with FARGATE launch type.",
            marks=pytest.mark.behaviour("1.6 Fargate + placement constraints / strategies"),
        ),
        pytest.param(
            {"deploymentConfiguration": {"minimumHealthyPercent": 100, "maximumPercent": 100}},
            "Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block "
            "deployments.",
            marks=pytest.mark.behaviour(
                "1.6 min = max = 100", "4.2 100/100 is rejected up front (since at least 2026)"
            ),
        ),
        pytest.param(
            {"deploymentConfiguration": {"minimumHealthyPercent": 101}},
            "minimumHealthyPercent must be at most 100",
            marks=pytest.mark.behaviour("1.6 min > 100 / max < 100"),
        ),
        pytest.param(
            {"loadBalancers": [balancer(containerName="nobody")]},
            "The container nobody does not exist in the task definition.",
            marks=pytest.mark.behaviour("1.6 service LB container missing"),
        ),
        pytest.param(
            {"loadBalancers": [balancer(containerPort=81)]},
            "The container app did not have a container port 81 defined.",
            marks=pytest.mark.behaviour("1.6 service LB port missing"),
        ),
    ],
)
def test_create_service_refuses(world: World, changes: dict[str, Any], message: str) -> None:
    world.outside.targets.add(GROUP)
    error = world.refusal("CreateService", **world.fargate(**changes))
    assert (error.code, error.message) == (INVALID, message)
    assert world.call("ListServices")["serviceArns"] == []


@pytest.mark.behaviour("1.6 min > 100 / max < 100")
def test_a_maximum_of_99_percent_is_refused(world: World) -> None:
    percents = {"minimumHealthyPercent": 50, "maximumPercent": 99}
    error = world.refusal("CreateService", **world.fargate(deploymentConfiguration=percents))
    assert (error.code, error.reason) == (INVALID, "maximum-under-100")


@pytest.mark.behaviour("1.6 networkConfiguration with bridge/host")
def test_a_bridge_task_takes_no_network_configuration(world: World) -> None:
    world.register(mode="bridge")
    error = world.refusal("CreateService", **world.ec2(networkConfiguration=world.network))
    assert error.message == (
        "Network Configuration is not valid for the given networkMode of this task definition."
    )


@pytest.mark.behaviour("1.6 assignPublicIp ENABLED on EC2")
def test_no_public_address_on_ec2(world: World) -> None:
    error = world.refusal("CreateService", **world.ec2(networkConfiguration=world.network))
    assert error.message == "Assign public IP is not supported for this launch type"


@pytest.mark.behaviour("1.6 unknown cluster")
def test_the_cluster_has_to_exist(world: World) -> None:
    error = world.refusal("CreateService", cluster="nowhere", **world.fargate())
    assert (error.code, error.message) == ("ClusterNotFoundException", "Cluster not found.")


@pytest.mark.behaviour("1.6 unknown subnet")
def test_subnets_have_to_exist(world: World) -> None:
    network = {"awsvpcConfiguration": {"subnets": ["subnet-0nowhere"]}}
    error = world.refusal("CreateService", **world.fargate(networkConfiguration=network))
    assert "InvalidSubnetID.NotFound" in error.message


@pytest.mark.behaviour(
    "5 awsvpc → target type ip (target = task IP + container port);",
    "5 mismatch: InvalidParameterException The provided target group <arn>",
)
def test_awsvpc_needs_ip_targets(world: World) -> None:
    world.outside.targets.add(GROUP, "instance")
    error = world.refusal("CreateService", **world.fargate(loadBalancers=[balancer()]))
    assert (error.code, error.message) == (
        INVALID,
        f"The provided target group {GROUP} has target type instance, which is incompatible with "
        "the awsvpc network mode specified in the task definition.",
    )


@pytest.mark.behaviour("5 reverse: … has target type ip, which is incompatible with the bridge")
def test_bridge_needs_instance_targets(world: World) -> None:
    world.register(mode="bridge")
    world.outside.targets.add(GROUP, "ip")
    error = world.refusal("CreateService", **world.ec2(loadBalancers=[balancer()]))
    assert error.message == (
        f"The provided target group {GROUP} has target type ip, which is incompatible with the "
        "bridge network mode specified in the task definition."
    )


@pytest.mark.behaviour("5 target group not attached to a listener: The target group with")
def test_the_target_group_needs_a_load_balancer(world: World) -> None:
    world.outside.targets.add(GROUP, has_load_balancer=False)
    error = world.refusal("CreateService", **world.fargate(loadBalancers=[balancer()]))
    assert error.message == (
        f"The target group with targetGroupArn {GROUP} does not have an associated load balancer."
    )


@pytest.mark.behaviour(
    "5 awsvpc supports ALB and NLB, not Classic",
    "5 dynamic ports with a Classic LB: A host port mapping for the",
)
def test_classic_load_balancers_need_a_host_port(world: World) -> None:
    classic = {"loadBalancerName": "old", "containerName": "app", "containerPort": 80}
    error = world.refusal("CreateService", **world.fargate(loadBalancers=[classic]))
    assert error.reason == "classic-load-balancer-with-awsvpc"
    world.register(mode="bridge")
    error = world.refusal("CreateService", **world.ec2(loadBalancers=[classic]))
    assert error.message == "A host port mapping for the container port 80 is required."


@pytest.mark.behaviour("4.1 quotas: 5,000 container instances per cluster; 5 target groups per")
def test_at_most_five_target_groups(world: World) -> None:
    world.outside.targets.add(GROUP)
    error = world.refusal("CreateService", **world.fargate(loadBalancers=[balancer()] * 6))
    assert error.reason == "too-many-load-balancers"


@pytest.mark.behaviour("4.5 strategies (EC2 only, ≤5): random; spread (instanceId/host,")
def test_at_most_five_strategies(world: World) -> None:
    world.register(mode="bridge")
    error = world.refusal("CreateService", **world.ec2(placementStrategy=[{"type": "random"}] * 6))
    assert error.reason == "too-many-service-strategies"


def test_an_expression_has_to_be_readable(world: World) -> None:
    world.register(mode="bridge")
    wrong = [{"type": "memberOf", "expression": "attribute:ecs.instance-type =~"}]
    error = world.refusal("CreateService", **world.ec2(placementConstraints=wrong))
    assert error.code == INVALID


@pytest.mark.behaviour("4.1 DAEMON: one task per ACTIVE instance meeting constraints; no")
@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"desiredCount": 2}, "desired-count-for-daemon"),
        ({"desiredCount": 0}, "desired-count-for-daemon"),
        ({"availabilityZoneRebalancing": "ENABLED"}, "rebalancing-for-daemon"),
        ({"placementStrategy": [{"type": "random"}]}, "placement-strategy-for-daemon"),
        ({"launchType": "FARGATE"}, "daemon-on-fargate"),
        (
            {"deploymentConfiguration": {"maximumPercent": 200}},
            "maximum-for-daemon",
        ),
    ],
)
def test_what_a_daemon_cannot_have(world: World, changes: dict[str, Any], reason: str) -> None:
    mode = "awsvpc" if "launchType" in changes else "bridge"
    world.register(mode=mode)
    request = {"serviceName": "agent", "taskDefinition": "web", "schedulingStrategy": "DAEMON"}
    error = world.refusal("CreateService", **{**request, **changes})
    assert (error.code, error.reason) == (INVALID, reason)
    assert "DAEMON" in error.message or "daemon" in error.message


@pytest.mark.parametrize("grace", [-1, 2**31])
def test_a_grace_period_is_a_number_of_seconds(world: World, grace: int) -> None:
    world.register()
    request = world.fargate(healthCheckGracePeriodSeconds=grace)
    assert world.refusal("CreateService", **request).reason == "grace-out-of-range"
    world.call("CreateService", **world.fargate())
    error = world.refusal("UpdateService", service="web", healthCheckGracePeriodSeconds=grace)
    assert error.reason == "grace-out-of-range"


def test_a_daemon_is_not_rebalanced(world: World) -> None:
    world.register(mode="bridge")
    request = {"serviceName": "agent", "taskDefinition": "web", "schedulingStrategy": "DAEMON"}
    service = world.call("CreateService", **request)["service"]
    assert service["availabilityZoneRebalancing"] == "DISABLED"


def test_a_replica_needs_a_desired_count_that_is_not_negative(world: World) -> None:
    request = world.fargate()
    del request["desiredCount"]
    assert world.refusal("CreateService", **request).reason == "desired-count-missing"
    error = world.refusal("CreateService", **world.fargate(desiredCount=-1))
    assert error.reason == "desired-count-negative"


@pytest.mark.parametrize("name", ["with space", "điện", "x" * 256])
def test_names_keep_to_ascii(world: World, name: str) -> None:
    error = world.refusal("CreateService", **world.fargate(serviceName=name))
    assert error.reason == "service-name-invalid"


@pytest.mark.behaviour("1.1 without it")
def test_the_definition_has_to_support_the_launch_type(world: World) -> None:
    world.register(mode="bridge")
    error = world.refusal("CreateService", **world.fargate())
    assert error.message == "Task definition does not support launch_type FARGATE."


@pytest.mark.behaviour("6.1 caller")
def test_the_caller_has_to_be_allowed_to_pass_the_roles(world: World) -> None:
    role = "arn:aws:iam::123456789012:role/shop"
    world.register("shop", taskRoleArn=role)
    world.outside.identity.forbid(None, "iam:PassRole")
    error = world.refusal("CreateService", **world.fargate(taskDefinition="shop"))
    assert error.code == "AccessDeniedException"
    assert f"not authorized to perform: iam:PassRole on resource: {role}" in error.message


def test_launch_type_and_strategy_exclude_each_other(world: World) -> None:
    strategy = [{"capacityProvider": "FARGATE", "weight": 1}]
    error = world.refusal("CreateService", **world.fargate(capacityProviderStrategy=strategy))
    assert error.reason == "launch-type-and-strategy"
