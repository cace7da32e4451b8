"""What RegisterTaskDefinition refuses, in AWS's own words (behaviour page 1.5, and 1.1)."""

from __future__ import annotations

from typing import Any

import pytest
from botocore.exceptions import ParamValidationError
from drafts import (
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
from limits import LIMITS
from mistakes import MISTAKES

CLIENT = "ClientException"


@pytest.mark.parametrize(
    ("definition", "message"),
    MISTAKES,
)
def test_a_mistake_gets_the_words_of_aws(ecs: Any, definition: Members, message: str) -> None:
    assert refusal(ecs, definition) == (CLIENT, message)


@behaviour("1.1 required by the API model (client-side check)")
def test_botocore_itself_asks_for_two_members_only(ecs: Any) -> None:
    with pytest.raises(ParamValidationError) as refused:
        ecs.register_task_definition()
    asked = [line.rsplit(" ", 1)[-1] for line in str(refused.value).splitlines()[1:]]
    assert asked == ['"family"', '"containerDefinitions"']


@behaviour(
    "1.1 requiresCompatibilities",
    "1.1 required additionally when requiresCompatibilities contains FARGATE",
)
def test_checking_stops_at_the_first_mistake(ecs: Any) -> None:
    """Mended one at a time, a definition shows its mistakes one at a time, in this order."""
    definition: Members = {
        "family": "my web",
        "containerDefinitions": [],
        "requiresCompatibilities": ["FARGATE"],
    }
    begins = []
    for mending in (
        {"family": "web"},
        {"containerDefinitions": [{}]},
        {"containerDefinitions": [{"name": "web"}]},
        {"containerDefinitions": [{"name": "web", "image": ECR_IMAGE, "privileged": True}]},
        {"networkMode": "awsvpc"},
        {"cpu": "256"},
        {"memory": "4096"},
        {"memory": "512"},
        {"executionRoleArn": ROLE},
    ):
        begins.append(refusal(ecs, definition)[1].partition(":")[0])
        definition |= mending
    begins.append(refusal(ecs, definition)[1])
    assert begins == [
        "Family contains invalid characters.",
        "Container list cannot be empty.",
        "Container.name should not be null or empty.",
        "Container.image should not be null or empty.",
        "Fargate only supports network mode ‘awsvpc’.",
        "Fargate requires that 'cpu' be defined at the task level.",
        "Fargate requires that 'memory' be defined at the task level.",
        "No Fargate configuration exists for given values",
        "Fargate requires task definition to have execution role ARN to support ECR images.",
        "Fargate requires that the ‘privileged’ setting be ‘false’ at the container level.",
    ]


@pytest.mark.parametrize(
    ("definition", "part"),
    [
        pytest.param(definition, part, marks=behaviour(row), id=f"{row}: {part}")
        for row, part, definition in LIMITS
    ],
)
def test_a_limit_holds_where_the_words_of_aws_are_unknown(
    ecs: Any, definition: Members, part: str
) -> None:
    code, message = refusal(ecs, definition)
    assert code in (CLIENT, "InvalidParameterException")
    assert part in message


def test_a_host_port_belongs_to_one_mapping(ecs: Any) -> None:
    """Words from aws/amazon-ecs-agent#1220."""
    mapping = {"containerPort": 80, "hostPort": 3000}
    twice = on_ec2(container("a", portMappings=[mapping]), container("b", portMappings=[mapping]))
    message = "TCP host port '3000' is mapped multiple times in task."
    assert refusal(ecs, twice) == (CLIENT, message)
    both = [mapping, {**mapping, "protocol": "udp"}]
    assert register(ecs, on_ec2(container(portMappings=both)))["revision"] >= 1


@pytest.mark.parametrize(
    "definition",
    [
        pytest.param(on_ec2(*(container(f"c{n}") for n in range(10))), id="ten containers"),
        pytest.param(on_ec2(family="a" * 255), id="a family of 255 letters"),
        pytest.param(on_ec2(container("a" * 255)), id="a name of 255 letters"),
        pytest.param(on_ec2(container(image="a" * 255)), id="an image of 255 letters"),
        pytest.param(on_ec2(container(memory=512), memory="512"), id="a container as the task"),
        pytest.param(on_fargate(container(cpu=256)), id="CPU as the task"),
        pytest.param(on_ec2(container(memory=128, memoryReservation=128)), id="equal memories"),
        pytest.param(on_ec2(container(memory=6)), id="6 MiB"),
        pytest.param(on_ec2(cpu="128"), id="128 CPU units"),
        pytest.param(on_ec2(cpu="196608"), id="196608 CPU units"),
        pytest.param(on_fargate(ephemeralStorage={"sizeInGiB": 21}), id="21 GiB"),
        pytest.param(on_fargate(ephemeralStorage={"sizeInGiB": 200}), id="200 GiB"),
        pytest.param(on_fargate(container(stopTimeout=120)), id="120 s to stop"),
        pytest.param(on_fargate(pidMode="task"), id="pidMode task on Fargate"),
        pytest.param(on_fargate(container(privileged=False)), id="not privileged"),
        pytest.param(
            on_ec2(container(restartPolicy={"enabled": True, "restartAttemptPeriod": 1800})),
            id="restart after 1800 s",
        ),
    ],
)
@behaviour(
    "1.1 container name",
    "1.1 containers per task definition",
    "1.1 family",
    "1.1 image string",
    "1.1 Fargate ephemeralStorage",
    "1.1 pidMode on Fargate",
    "1.3 EC2/EXTERNAL task cpu optional, 128–196608 units (older docs: 10240)",
    '1.3 memory ≥ memoryReservation (docs say "greater", the service message',
    "1.3 container memory ≤ task memory; Σ container cpu ≤ task cpu (equality",
)
def test_the_limit_itself_is_accepted(ecs: Any, definition: Members) -> None:
    assert register(ecs, definition)["status"] == "ACTIVE"


@behaviour(
    "1.1 required by the service", "1.3 EC2: task memory, or every container has memory and/or"
)
@pytest.mark.parametrize(
    "definition",
    [
        on_ec2(container(memory=None), memory="512"),
        on_ec2(container(memory=None, memoryReservation=64)),
        on_ec2(container("a"), container("b", memory=None, memoryReservation=64)),
    ],
)
def test_memory_somewhere_is_enough(ecs: Any, definition: Members) -> None:
    assert register(ecs, definition)["status"] == "ACTIVE"


@behaviour("1.3 Fargate: both required, pair from 1.4; FARGATE rules apply even if")
def test_fargate_is_checked_even_when_ec2_is_listed_too(ecs: Any) -> None:
    both = on_fargate(requiresCompatibilities=["EC2", "FARGATE"], cpu="128")
    assert refusal(ecs, both)[1].startswith("No Fargate configuration exists")
    assert register(ecs, on_ec2(requiresCompatibilities=["EC2"], cpu="128"))["cpu"] == "128"


@behaviour("1.1 without it")
def test_without_requires_compatibilities_anything_coherent_is_stored(ecs: Any) -> None:
    """The mismatch shows up later, when somebody wants to run it on Fargate."""
    stored = register(ecs, on_ec2(container(privileged=True), networkMode="awsvpc"))
    assert stored["compatibilities"] == ["EC2"]


@behaviour("1.1 log drivers Fargate", "1.1 log drivers EC2")
def test_log_drivers(ecs: Any) -> None:
    everywhere = ("splunk", "awsfirelens")
    on_instances = ("fluentd", "gelf", "json-file", "journald", "syslog")
    router = container("router", firelensConfiguration={"type": "fluentbit"})
    for driver in everywhere + on_instances:
        register(ecs, on_ec2(logging(driver), router))
    for driver in everywhere:
        register(ecs, on_fargate(logging(driver), router))
    for driver in on_instances:
        assert driver in refusal(ecs, on_fargate(logging(driver)))[1]
