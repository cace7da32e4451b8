"""What ECS makes of a definition that it accepts: defaults, spellings, compatibilities, sizes."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from drafts import (
    AWSLOGS,
    CHECK,
    ECR_IMAGE,
    ROLE,
    Members,
    behaviour,
    container,
    logging,
    on_ec2,
    on_fargate,
    refusal,
    register,
)

from helpers.simulator.task_definitions.attribute_order import in_hash_order

if TYPE_CHECKING:
    from helpers import Lab


@behaviour(
    "1.1 response defaults filled in",
    "1.1 essential omitted",
    "1.1 compatibilities in the response",
)
def test_the_smallest_definition_comes_back_whole(lab: Lab, ecs: Any) -> None:
    sent = {"name": "web", "image": "nginx", "memory": 128}
    assert register(ecs, on_ec2(sent)) == {
        "taskDefinitionArn": "arn:aws:ecs:ap-southeast-1:123456789012:task-definition/web:1",
        "family": "web",
        "revision": 1,
        "status": "ACTIVE",
        "containerDefinitions": [
            {
                "name": "web",
                "image": "nginx",
                "cpu": 0,
                "memory": 128,
                "essential": True,
                "portMappings": [],
                "environment": [],
                "mountPoints": [],
                "volumesFrom": [],
                "systemControls": [],
            }
        ],
        "volumes": [],
        "placementConstraints": [],
        "compatibilities": ["EXTERNAL", "EC2"],
        "requiresAttributes": [],
        "registeredAt": lab.time,
        "registeredBy": "arn:aws:iam::123456789012:root",
    }
    assert sent == {"name": "web", "image": "nginx", "memory": 128}


@pytest.mark.parametrize(
    ("mode", "mapping", "stored"),
    [
        ("bridge", {"containerPort": 80}, {"containerPort": 80, "hostPort": 0}),
        (
            "bridge",
            {"containerPort": 80, "hostPort": 8080},
            {"containerPort": 80, "hostPort": 8080},
        ),
        ("awsvpc", {"containerPort": 80}, {"containerPort": 80, "hostPort": 80}),
        ("host", {"containerPort": 80}, {"containerPort": 80, "hostPort": 80}),
        ("awsvpc", {"containerPort": 80, "hostPort": 80}, {"containerPort": 80, "hostPort": 80}),
        ("awsvpc", {"containerPortRange": "8000-8010"}, {"containerPortRange": "8000-8010"}),
    ],
)
@behaviour("1.1 response defaults filled in")
def test_a_missing_host_port(ecs: Any, mode: str, mapping: Members, stored: Members) -> None:
    definition = on_ec2(container(portMappings=[mapping]), networkMode=mode)
    [found] = register(ecs, definition)["containerDefinitions"][0]["portMappings"]
    assert found == {**stored, "protocol": "tcp"}


@behaviour("1.1 default networkMode")
def test_without_a_network_mode_it_is_bridge_and_links_work(ecs: Any) -> None:
    stored = register(ecs, on_ec2(container(links=["db"]), container("db")))
    assert "networkMode" not in stored
    assert stored["compatibilities"] == ["EXTERNAL", "EC2"]


@behaviour("1.1 healthCheck ranges")
def test_a_health_check_gets_its_times(ecs: Any) -> None:
    definition = on_ec2(container(healthCheck={**CHECK, "retries": 10}))
    [stored] = register(ecs, definition)["containerDefinitions"]
    assert stored["healthCheck"] == {**CHECK, "interval": 30, "timeout": 5, "retries": 10}


@pytest.mark.parametrize(
    ("cpu", "units"),
    [
        ("256", "256"),
        (".25 vCPU", "256"),
        ("0.25vcpu", "256"),
        ("1 vcpu", "1024"),
        ("2 VCPU", "2048"),
        (" 512 ", "512"),
    ],
)
@behaviour(
    "1.3 cpu may be 256, .25 vCPU, 1 vcpu; memory 512, .5 gb, 1GB; stored as",
    "1.3 1 vCPU = 1024 units",
)
def test_cpu_is_stored_in_units(ecs: Any, cpu: str, units: str) -> None:
    assert register(ecs, on_ec2(cpu=cpu))["cpu"] == units


@pytest.mark.parametrize(
    ("memory", "mib"),
    [("512", "512"), (".5 gb", "512"), ("1GB", "1024"), ("1.5 Gb", "1536"), ("30 GB", "30720")],
)
@behaviour("1.3 cpu may be 256, .25 vCPU, 1 vcpu; memory 512, .5 gb, 1GB; stored as")
def test_memory_is_stored_in_mib(ecs: Any, memory: str, mib: str) -> None:
    assert register(ecs, on_ec2(memory=memory))["memory"] == mib


@pytest.mark.parametrize("memory", ["", "0", "-512", "lots", "1 vCPU", "512 MB", "1,5 GB", "٥١٢"])
def test_memory_that_cannot_be_read(ecs: Any, memory: str) -> None:
    message = "Invalid 'memory' setting for task."
    assert refusal(ecs, on_ec2(memory=memory)) == ("ClientException", message)


@pytest.mark.parametrize("cpu", ["9" * 400, "1e3", "nan", "inf", "0x100", "1 vCPU vCPU", "256.5"])
def test_cpu_that_cannot_be_read(ecs: Any, cpu: str) -> None:
    message = "Invalid 'cpu' setting for task."
    assert refusal(ecs, on_ec2(cpu=cpu)) == ("ClientException", message)


# Behaviour page 1.4 as it stands there: CPU units, first and last memory in MiB, step, systems.
SIZES = [
    (256, 512, 512, 512, "Linux"),
    (256, 1024, 2048, 1024, "Linux"),
    (512, 1024, 4096, 1024, "Linux"),
    (1024, 2048, 8192, 1024, "Linux, Windows"),
    (2048, 4096, 16384, 1024, "Linux, Windows"),
    (4096, 8192, 30720, 1024, "Linux, Windows"),
    (8192, 16384, 61440, 4096, "Linux"),
    (16384, 32768, 122880, 8192, "Linux"),
]
OFFERED = {
    (cpu, mib) for cpu, first, last, step, _ in SIZES for mib in range(first, last + 1, step)
}
CPUS = sorted({cpu for cpu, *_ in SIZES})
EDGES = sorted(
    {mib + by for _, first, last, *_ in SIZES for mib in (first, last) for by in (-1, 0, 1)}
)


@pytest.mark.parametrize(
    "cpu", [pytest.param(cpu, marks=behaviour(f"1.4 {cpu}"), id=str(cpu)) for cpu in CPUS]
)
def test_fargate_offers_these_sizes_and_no_others(ecs: Any, cpu: int) -> None:
    memories = {mib for _, mib in OFFERED} | set(EDGES)
    for mib in sorted(memories):
        definition = on_fargate(container(memory=None), cpu=str(cpu), memory=str(mib))
        if (cpu, mib) in OFFERED:
            assert register(ecs, definition)["compatibilities"] == ["EC2", "FARGATE"]
        else:
            assert refusal(ecs, definition)[1].startswith(
                f"No Fargate configuration exists for given values: {cpu} CPU, {mib} memory."
            )


@behaviour("1.4 1024")
def test_windows_on_fargate_has_fewer_sizes(ecs: Any) -> None:
    windows = {"runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}}
    for cpu, memory, *_, systems in SIZES:
        definition = on_fargate(cpu=str(cpu), memory=str(memory), **windows)
        if "Windows" in systems:
            assert "FARGATE" in register(ecs, definition)["compatibilities"]
        else:
            assert refusal(ecs, definition)[1].startswith("No Fargate configuration exists")


@pytest.mark.parametrize(
    ("definition", "where"),
    [
        (on_ec2(), ["EXTERNAL", "EC2"]),
        (on_ec2(networkMode="host"), ["EXTERNAL", "EC2"]),
        (on_ec2(networkMode="awsvpc"), ["EC2"]),
        (on_ec2(networkMode="awsvpc", cpu="256", memory="512"), ["EC2", "FARGATE"]),
        (on_ec2(networkMode="awsvpc", cpu="300", memory="512"), ["EC2"]),
        (on_ec2(logging("json-file"), networkMode="awsvpc", cpu="256", memory="512"), ["EC2"]),
        (on_ec2(networkMode="awsvpc", cpu="256", memory="512", pidMode="host"), ["EC2"]),
        (on_fargate(), ["EC2", "FARGATE"]),
        (
            on_ec2(networkMode="awsvpc", requiresCompatibilities=["MANAGED_INSTANCES"]),
            ["EC2", "MANAGED_INSTANCES"],
        ),
    ],
)
@behaviour("1.1 compatibilities in the response")
def test_compatibilities_are_what_ecs_finds_not_what_was_asked(
    ecs: Any, definition: Members, where: list[str]
) -> None:
    assert register(ecs, definition)["compatibilities"] == where


@behaviour("1.1 required additionally when requiresCompatibilities contains FARGATE")
def test_fargate_needs_no_execution_role_for_a_public_image_without_logs(ecs: Any) -> None:
    assert "executionRoleArn" not in register(ecs, on_fargate())
    full = on_fargate({**logging("awslogs", **AWSLOGS), "image": ECR_IMAGE}, executionRoleArn=ROLE)
    names = [a["name"] for a in register(ecs, full)["requiresAttributes"]]
    assert "ecs.capability.task-eni" in names
    assert "ecs.capability.execution-role-ecr-pull" in names
    assert "com.amazonaws.ecs.capability.logging-driver.awslogs" in names


AGENT = "com.amazonaws.ecs.capability."
CONSOLE = {
    f"{AGENT}logging-driver.awslogs",
    "ecs.capability.execution-role-awslogs",
    f"{AGENT}ecr-auth",
    f"{AGENT}docker-remote-api.1.19",
    "ecs.capability.execution-role-ecr-pull",
    f"{AGENT}docker-remote-api.1.18",
    "ecs.capability.task-eni",
    f"{AGENT}docker-remote-api.1.29",
}

SECRET = "arn:aws:secretsmanager:ap-southeast-1:123456789012:secret:registry-AbCdEf"


@pytest.mark.parametrize(
    ("container_changes", "changes", "added"),
    [
        ({}, {}, set()),
        ({}, {"ephemeralStorage": {"sizeInGiB": 21}},
         {"ecs.capability.extensible-ephemeral-storage"}),
        ({"linuxParameters": {"initProcessEnabled": True}}, {},
         {f"{AGENT}docker-remote-api.1.25"}),
        ({"mountPoints": [{"sourceVolume": "data", "containerPath": "/data"}]},
         {"volumes": [{"name": "data", "efsVolumeConfiguration": {"fileSystemId": "fs-0a1b2c3d"}}]},
         {"ecs.capability.efs", "ecs.capability.efsAuth", f"{AGENT}docker-remote-api.1.25"}),
        ({"environmentFiles": [{"type": "s3", "value": "arn:aws:s3:::settings/web.env"}]}, {},
         {"ecs.capability.env-files.s3", f"{AGENT}docker-remote-api.1.28"}),
        ({"user": "1337"}, {}, {f"{AGENT}docker-remote-api.1.17"}),
        ({"repositoryCredentials": {"credentialsParameter": SECRET}}, {},
         {"ecs.capability.private-registry-authentication.secretsmanager"}),
        ({"firelensConfiguration": {"type": "fluentbit"}}, {},
         {"ecs.capability.firelens.fluentbit"}),
        ({"firelensConfiguration": {"type": "fluentd", "options": {"config-file-type": "file"}}},
         {}, {"ecs.capability.firelens.fluentd", "ecs.capability.firelens.options.config.file"}),
        ({"healthCheck": CHECK}, {},
         {"ecs.capability.container-health-check", f"{AGENT}docker-remote-api.1.24"}),
        ({"healthCheck": {**CHECK, "startPeriod": 10}}, {},
         {"ecs.capability.container-health-check"}),
    ],
)  # fmt: skip
def test_required_attributes_are_those_that_real_definitions_show(
    ecs: Any, container_changes: Members, changes: Members, added: set[str]
) -> None:
    """After outputs of DescribeTaskDefinition of definitions that ECS's console made."""
    log = logging("awslogs", **AWSLOGS, **{"awslogs-create-group": "true"})
    made = on_fargate(
        {**log, "image": ECR_IMAGE, **container_changes}, executionRoleArn=ROLE, **changes
    )
    names = [each["name"] for each in register(ecs, made)["requiresAttributes"]]
    assert set(names) == CONSOLE | added
    assert names == in_hash_order(names)


@pytest.mark.parametrize("option", [{"mode": "non-blocking"}, {"max-buffer-size": "25m"}])
def test_a_buffer_of_the_log_driver_needs_a_newer_docker(ecs: Any, option: Members) -> None:
    log = logging("awslogs", **AWSLOGS, **option)
    names = [
        a["name"]
        for a in register(ecs, on_fargate(log, executionRoleArn=ROLE))["requiresAttributes"]
    ]
    assert f"{AGENT}docker-remote-api.1.28" in names


def test_registered_at_is_lab_time(lab: Lab, ecs: Any) -> None:
    begun = lab.time
    lab.advance(90)
    assert register(ecs, on_ec2())["registeredAt"] == begun + timedelta(seconds=90)


def test_an_answer_is_a_copy(ecs: Any) -> None:
    register(ecs, on_ec2())["containerDefinitions"][0]["image"] = "changed"
    again = ecs.describe_task_definition(taskDefinition="web")["taskDefinition"]
    assert again["containerDefinitions"][0]["image"] == "nginx:1.27"
