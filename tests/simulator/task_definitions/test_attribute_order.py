"""``requiresAttributes`` come in the order in which ECS lists them in answers that people paste."""

from __future__ import annotations

import pytest

from helpers.simulator.task_definitions.attribute_order import in_hash_order

AGENT = "com.amazonaws.ecs.capability."
TASK = "ecs.capability."

EFS_IN_2025 = (
    f"{AGENT}logging-driver.awslogs", f"{TASK}execution-role-awslogs", f"{TASK}efsAuth",
    f"{AGENT}docker-remote-api.1.19", f"{TASK}secrets.asm.environment-variables", f"{TASK}efs",
    f"{AGENT}docker-remote-api.1.28", f"{AGENT}docker-remote-api.1.25",
    f"{AGENT}docker-remote-api.1.18", f"{TASK}task-eni", f"{AGENT}docker-remote-api.1.29",
)  # fmt: skip
FIRELENS_IN_2024 = (
    f"{AGENT}logging-driver.awslogs", f"{TASK}execution-role-awslogs", f"{AGENT}ecr-auth",
    f"{AGENT}docker-remote-api.1.19", f"{TASK}firelens.fluentbit",
    f"{AGENT}docker-remote-api.1.17", f"{AGENT}docker-remote-api.1.21",
    f"{AGENT}logging-driver.awsfirelens", f"{AGENT}task-iam-role",
    f"{TASK}execution-role-ecr-pull", f"{AGENT}docker-remote-api.1.29",
)  # fmt: skip
MESH_OF_FOURTEEN = (
    f"{TASK}execution-role-awslogs", f"{AGENT}ecr-auth", f"{AGENT}docker-remote-api.1.17",
    f"{AGENT}docker-remote-api.1.21", f"{AGENT}task-iam-role", f"{TASK}aws-appmesh",
    f"{TASK}container-health-check", f"{TASK}execution-role-ecr-pull",
    f"{AGENT}docker-remote-api.1.18", f"{TASK}task-eni", f"{AGENT}docker-remote-api.1.29",
    f"{AGENT}logging-driver.awslogs", f"{AGENT}docker-remote-api.1.19",
    f"{TASK}container-ordering",
)  # fmt: skip
EFS_OF_THIRTEEN = (
    f"{AGENT}docker-remote-api.1.28", f"{AGENT}task-iam-role", f"{TASK}execution-role-ecr-pull",
    f"{TASK}secrets.ssm.environment-variables", f"{AGENT}docker-remote-api.1.18",
    f"{TASK}task-eni", f"{AGENT}logging-driver.awslogs", f"{TASK}efsAuth",
    f"{AGENT}docker-remote-api.1.19", f"{TASK}secrets.asm.environment-variables", f"{TASK}efs",
    f"{TASK}container-ordering", f"{AGENT}docker-remote-api.1.25",
)  # fmt: skip


@pytest.mark.parametrize(
    "pasted", [(), EFS_IN_2025, FIRELENS_IN_2024, MESH_OF_FOURTEEN, EFS_OF_THIRTEEN]
)
def test_the_order_of_a_pasted_answer(pasted: tuple[str, ...]) -> None:
    kept = in_hash_order(pasted)
    assert kept == list(pasted)
    assert set(in_hash_order(sorted(pasted))) == set(pasted)


def test_a_set_that_has_grown_has_another_order() -> None:
    twelve = MESH_OF_FOURTEEN[:12]
    assert in_hash_order(twelve) != list(twelve)
    assert in_hash_order(twelve)[0] == f"{AGENT}logging-driver.awslogs"
