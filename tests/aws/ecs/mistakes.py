"""The mistakes of behaviour page 1.5: a definition, and what AWS says to it, row by row."""

from __future__ import annotations

from typing import Any

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
)


def mistake(row: str, message: str, definition: Members) -> Any:
    """A case of the tables below, with the row of the page as its mark and its name."""
    return pytest.param(definition, message, marks=behaviour(f"1.5 {row}"), id=row.split(",")[0])


def ports(mode: str, *mappings: Members) -> Members:
    return on_ec2(container(portMappings=list(mappings)), networkMode=mode)


def depending(condition: str, *others: Members) -> Members:
    dependency = {"containerName": "db", "condition": condition}
    return on_ec2(container(dependsOn=[dependency]), *others)


def linux(**parameters: Any) -> Members:
    return on_fargate(container(linuxParameters=parameters))


NO_DEVICES = "FARGATE host path / docker volume / devices / sharedMemorySize /"
NOT_SUPPORTED = "Fargate compatible task definitions do not support "

TASK_MISTAKES = [
    mistake(
        "empty list", "Container list cannot be empty.", {**on_ec2(), "containerDefinitions": []}
    ),
    mistake("family bad / empty", "Family contains invalid characters.", on_ec2(family="my web")),
    mistake("family bad / empty", "Family contains invalid characters.", on_ec2(family="a" * 256)),
    mistake("family bad / empty", "Family contains invalid characters.", on_ec2(family="web.v2")),
    mistake("family bad / empty", "Family can not be blank.", on_ec2(family="")),
    mistake(
        ">10 containers",
        "Too many containers.",
        on_ec2(*(container(f"c{number}") for number in range(11))),
    ),
    mistake(
        "name missing / bad",
        "Container.name should not be null or empty.",
        on_ec2(container(None)),  # type: ignore[arg-type]
    ),
    mistake(
        "name missing / bad", "Container.name should not be null or empty.", on_ec2(container(""))
    ),
    mistake(
        "name missing / bad",
        "Container.name contains invalid characters.",
        on_ec2(container("web.1")),
    ),
    mistake(
        "image missing / bad",
        "Container.image should not be null or empty.",
        on_ec2(container(image=None)),
    ),
    mistake(
        "image missing / bad",
        "Container.image contains invalid characters",
        on_ec2(container(image="nginx latest")),
    ),
    mistake(
        "duplicate names",
        "Container names must be unique within a task definition",
        on_ec2(container(), container()),
    ),
    mistake(
        "no essential container",
        "Task definition doesn't have any essential container",
        on_ec2(container(essential=False)),
    ),
    mistake(
        "restartAttemptPeriod",
        "The 'restartAttemptPeriod' setting for container 'web' must be between 60 and 1800.",
        on_ec2(container(restartPolicy={"enabled": True, "restartAttemptPeriod": 59})),
    ),
    mistake(
        "healthCheck interval >300",
        "Health check interval must be less than or equal to the maximum allowed value 300 for"
        " container 'web'",
        on_ec2(container(healthCheck={**CHECK, "interval": 301})),
    ),
    mistake(
        "ephemeralStorage 20 / 201",
        "EphemeralStorage size should be at least 21",
        on_fargate(ephemeralStorage={"sizeInGiB": 20}),
    ),
    mistake(
        "ephemeralStorage 20 / 201",
        "EphemeralStorage size should be at most 200",
        on_fargate(ephemeralStorage={"sizeInGiB": 201}),
    ),
    mistake(
        "mountPoint to undeclared volume",
        "Unknown volume 'data'.",
        on_ec2(container(mountPoints=[{"sourceVolume": "data", "containerPath": "/data"}])),
    ),
]

SIZE_MISTAKES = [
    mistake("unparsable / out-of-range cpu", "Invalid 'cpu' setting for task.", on_ec2(cpu="")),
    mistake("unparsable / out-of-range cpu", "Invalid 'cpu' setting for task.", on_ec2(cpu="lots")),
    mistake("unparsable / out-of-range cpu", "Invalid 'cpu' setting for task.", on_ec2(cpu="127")),
    mistake(
        "unparsable / out-of-range cpu", "Invalid 'cpu' setting for task.", on_ec2(cpu="196609")
    ),
    mistake("unparsable / out-of-range cpu", "Invalid 'cpu' setting for task.", on_ec2(cpu="1 GB")),
    mistake(
        "unparsable / out-of-range cpu",
        "Invalid 'cpu' setting for task.",
        on_fargate(cpu=".3 vCPU"),
    ),
    mistake(
        "no memory anywhere",
        "Invalid setting for container 'web'. At least one of 'memory' or 'memoryReservation' must"
        " be specified.",
        on_ec2(container(memory=None)),
    ),
    mistake(
        "container memory > task",
        "The 'memory' setting for container 'web' is greater than for the task",
        on_ec2(container(memory=513), memory="512"),
    ),
    mistake(
        "memory < reservation",
        "Invalid setting for container 'web'. 'memory' must be greater than or equal to"
        " 'memoryReservation'",
        on_ec2(container(memory=128, memoryReservation=129)),
    ),
    mistake(
        "Σ container cpu > task",
        "The sum of all container 'cpu' values cannot be greater than the value of the task 'cpu'.",
        on_fargate(container("a", cpu=128), container("b", cpu=129)),
    ),
]

NETWORK_MISTAKES = [
    mistake(
        "awsvpc, hostPort ≠ containerPort",
        "When networkMode=awsvpc, the host ports and container ports in port mappings must match.",
        ports("awsvpc", {"containerPort": 80, "hostPort": 8080}),
    ),
    mistake(
        "host, hostPort ≠ containerPort",
        "When networkMode=host, the host ports and container ports in port mappings must match.",
        ports("host", {"containerPort": 80, "hostPort": 8080}),
    ),
    mistake(
        "mapping without containerPort",
        "Invalid 'containerPort' setting for container 'web'.",
        ports("bridge", {"containerPort": 3000}, {"hostPort": 7000}, {"protocol": "tcp"}),
    ),
    mistake(
        "links + awsvpc",
        "Links are not supported when networkMode=awsvpc.",
        on_ec2(container(links=["db"]), container("db"), networkMode="awsvpc"),
    ),
    mistake(
        "hostname + awsvpc",
        "hostname is not supported on container when networkMode=awsvpc.",
        on_ec2(container(hostname="web"), networkMode="awsvpc"),
    ),
    mistake(
        "disableNetworking + awsvpc",
        "Disable Networking is not supported on container when networkMode=awsvpc",
        on_ec2(container(disableNetworking=True), networkMode="awsvpc"),
    ),
]

DEPENDENCY_MISTAKES = [
    mistake(
        "dependsOn unknown",
        "Cannot depend on container + 'db' because it does not exist",
        depending("START"),
    ),
    mistake(
        "dependsOn HEALTHY without check",
        "A dependency container with HEALTHY condition must have health check configured",
        depending("HEALTHY", container("db")),
    ),
    mistake(
        "dependsOn SUCCESS/COMPLETE on essential",
        "A dependency container with SUCCESS or COMPLETE condition cannot be an essential"
        " container",
        depending("SUCCESS", container("db")),
    ),
    mistake(
        "dependsOn SUCCESS/COMPLETE on essential",
        "A dependency container with SUCCESS or COMPLETE condition cannot be an essential"
        " container",
        depending("COMPLETE", container("db", essential=True)),
    ),
]

LOG_MISTAKES = [
    mistake(
        "awslogs option(s) missing",
        "Log driver awslogs requires options: awslogs-group",
        on_ec2(logging("awslogs", awslogs_region="eu-west-1")),
    ),
    mistake(
        "awslogs option(s) missing",
        "Log driver awslogs requires options: awslogs-region, awslogs-group",
        on_ec2(logging("awslogs")),
    ),
    mistake(
        "unknown awslogs option",
        "Log driver awslogs disallows options: awslogs-stream",
        on_ec2(logging("awslogs", **AWSLOGS, awslogs_stream="x")),
    ),
    mistake(
        'awslogs-create-group: "false"',
        "Log driver awslogs option 'awslogs-create-group' should only be set to 'true', else omit"
        " option.",
        on_ec2(logging("awslogs", **AWSLOGS, awslogs_create_group="false")),
    ),
    mistake(
        "secrets, no execution role (any launch type)",
        "When you are specifying container secrets, you must also specify a value for"
        " 'executionRoleArn'.",
        on_ec2(container(secrets=[{"name": "KEY", "valueFrom": "/shop/key"}])),
    ),
    mistake(
        "SSM parameter ARN of another account",
        "The Systems Manager parameter ARN has a different account ID than the current account.",
        on_ec2(
            container(
                secrets=[
                    {
                        "name": "KEY",
                        "valueFrom": "arn:aws:ssm:ap-southeast-1:210987654321:parameter/key",
                    }
                ]
            ),
            executionRoleArn=ROLE,
        ),
    ),
]

FARGATE_MISTAKES = [
    mistake(
        "FARGATE, networkMode not awsvpc or omitted",
        "Fargate only supports network mode ‘awsvpc’.",
        on_fargate(networkMode=None),
    ),
    mistake(
        "FARGATE, networkMode not awsvpc or omitted",
        "Fargate only supports network mode ‘awsvpc’.",
        on_fargate(networkMode="bridge"),
    ),
    mistake(
        "FARGATE, no task cpu (checked before memory)",
        "Fargate requires that 'cpu' be defined at the task level.",
        on_fargate(cpu=None, memory=None),
    ),
    mistake(
        "FARGATE, no task memory",
        "Fargate requires that 'memory' be defined at the task level.",
        on_fargate(memory=None),
    ),
    mistake(
        "bad pair",
        "No Fargate configuration exists for given values: 1024 CPU, 1024 memory. See the Amazon"
        " ECS documentation for the valid values.",
        on_fargate(cpu="1024", memory="1024"),
    ),
    mistake(
        "FARGATE + private ECR image, no execution role",
        "Fargate requires task definition to have execution role ARN to support ECR images.",
        on_fargate(container(image=ECR_IMAGE)),
    ),
    mistake(
        "FARGATE + awslogs, no execution role",
        "Fargate requires task definition to have execution role ARN to support log driver"
        " awslogs.",
        on_fargate(logging("awslogs", **AWSLOGS)),
    ),
    mistake(
        "FARGATE + awslogs, no prefix",
        "Fargate requires log configuration options to include awslogs-stream-prefix to support log"
        " driver awslogs.",
        on_fargate(
            logging("awslogs", awslogs_group="g", awslogs_region="r"), executionRoleArn=ROLE
        ),
    ),
    mistake(
        "FARGATE + other driver",
        "json-file is not a valid log driver. Must be one of [awslogs,splunk,awsfirelens]",
        on_fargate(logging("json-file")),
    ),
    mistake(
        "FARGATE privileged",
        "Fargate requires that the ‘privileged’ setting be ‘false’ at the container level.",
        on_fargate(container(privileged=True)),
    ),
    mistake(
        NO_DEVICES,
        NOT_SUPPORTED + "sourcePath",
        on_fargate(volumes=[{"name": "data", "host": {"sourcePath": "/data"}}]),
    ),
    mistake(
        NO_DEVICES,
        NOT_SUPPORTED + "dockerVolumeConfiguration",
        on_fargate(volumes=[{"name": "data", "dockerVolumeConfiguration": {"scope": "task"}}]),
    ),
    mistake(NO_DEVICES, NOT_SUPPORTED + "devices", linux(devices=[{"hostPath": "/dev/fuse"}])),
    mistake(NO_DEVICES, NOT_SUPPORTED + "sharedMemorySize", linux(sharedMemorySize=64)),
    mistake(NO_DEVICES, NOT_SUPPORTED + "maxSwap", linux(maxSwap=64)),
    mistake(
        NO_DEVICES,
        NOT_SUPPORTED + "constraints",
        on_fargate(placementConstraints=[{"type": "memberOf", "expression": "attribute:a == b"}]),
    ),
    mistake(
        "FARGATE ipcMode",
        "Tasks using the Fargate launch type do not support ipcMode.",
        on_fargate(ipcMode="task"),
    ),
    mistake(
        "FARGATE pidMode host",
        "Tasks using the Fargate launch type do not support pidMode 'host'. The supported value for"
        " pidMode is 'task'.",
        on_fargate(pidMode="host"),
    ),
]


def seen(message: str, definition: Members) -> Any:
    """A mistake that is no row of the page; its text comes from a real deployment (PF)."""
    return pytest.param(definition, message, id=message[:40])


def on_efs(**settings: Any) -> Members:
    efs = {"fileSystemId": "fs-0a1b2c3d", **settings}
    return on_fargate(volumes=[{"name": "data", "efsVolumeConfiguration": efs}])


def proxy(name: str = "web", *properties: Members, mode: str = "awsvpc") -> Members:
    return on_ec2(
        networkMode=mode,
        proxyConfiguration={"containerName": name, "properties": list(properties)},
    )


DEPLOYED_MISTAKES = [
    seen(
        "Tasks using the EC2 launch type do not support EphemeralStorage.",
        on_ec2(requiresCompatibilities=["EC2"], ephemeralStorage={"sizeInGiB": 30}),
    ),
    seen(
        "Extra hosts are not supported on container when networkMode=awsvpc.",
        on_fargate(container(extraHosts=[{"hostname": "db", "ipAddress": "10.0.0.9"}])),
    ),
    seen(
        "DNS servers are not supported on container when networkMode=awsvpc.",
        on_fargate(container(dnsServers=["10.0.0.2"])),
    ),
    seen(
        "Invalid port mapping for container 'web', cannot specify both single port and port range.",
        ports("awsvpc", {"containerPort": 80, "containerPortRange": "8000-8010"}),
    ),
    seen(
        "Invalid 'containerPortRange' setting for container 'web'.",
        ports("awsvpc", {"containerPortRange": "8010-8000"}),
    ),
    seen(
        "Invalid 'containerPortRange' setting for container 'web'.",
        ports("bridge", {"containerPortRange": "http"}),
    ),
    seen(
        "TCP container port '8085' is used multiple times in task when networkMode=awsvpc.",
        ports("awsvpc", {"containerPortRange": "8080-8090"}, {"containerPortRange": "8085-8095"}),
    ),
    seen(
        "When networkMode=awsvpc, port mapping name is already used",
        ports("awsvpc", {"name": "web", "containerPort": 80}, {"name": "web", "containerPort": 81}),
    ),
    seen(
        f"{NOT_SUPPORTED}dockerSecurityOptions",
        on_fargate(container(dockerSecurityOptions=["no-new-privileges"])),
    ),
    seen("NET_ADMIN is not allowed on Fargate.", linux(capabilities={"add": ["NET_ADMIN"]})),
    seen(
        "When awsfirelens log driver is specified in log configuration, a firelens configuration"
        " object must be configured in one of the containers.",
        on_fargate(logging("awsfirelens")),
    ),
    seen(
        'When using an EFS access point, the root directory must either be set to "/" or be'
        " omitted.",
        on_efs(
            transitEncryption="ENABLED",
            rootDirectory="/shop",
            authorizationConfig={"accessPointId": "fsap-1234"},
        ),
    ),
    seen(
        "EFS IAM authorization requires TransitEncryption to be enabled.",
        on_efs(authorizationConfig={"iam": "ENABLED"}),
    ),
    seen(
        "TransitEncryptionPort requires that TransitEncryption is enabled.",
        on_efs(transitEncryptionPort=2999),
    ),
    seen(
        "APPMESH proxy configuration is only supported in networkMode=awsvpc",
        proxy(mode="bridge"),
    ),
    seen("Proxy container [envoy] does not exist.", proxy("envoy")),
    seen("Ingress port not found", proxy("web", {"name": "AppPorts", "value": "80"})),
]

MISTAKES = (
    *TASK_MISTAKES,
    *SIZE_MISTAKES,
    *NETWORK_MISTAKES,
    *DEPENDENCY_MISTAKES,
    *LOG_MISTAKES,
    *FARGATE_MISTAKES,
    *DEPLOYED_MISTAKES,
)
