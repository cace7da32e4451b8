"""How long until the first answer of ECS: the lab against plain moto, in the same run.

python tests/benchmarks/start_up.py
"""

from __future__ import annotations

from processes import medians, table

RUNS = 9

ANSWER = """
ecs = boto3.client("ecs", region_name="ap-southeast-1")
ecs.register_task_definition(
    family="webserver",
    containerDefinitions=[{"name": "web", "image": "nginx", "memory": 100, "cpu": 99}],
)
assert len(ecs.list_task_definitions()["taskDefinitionArns"]) == 1
report()
"""
PROGRAMS = {
    "plain moto": f"""
import os
os.environ.update(AWS_ACCESS_KEY_ID="x", AWS_SECRET_ACCESS_KEY="x")
import boto3
from moto import mock_aws
mock_aws().start()
{ANSWER}""",
    "the lab": f"""
import boto3
from helpers import Lab
lab = Lab("vi")
{ANSWER}""",
}


def main() -> None:
    """Measure and print."""
    found = medians(PROGRAMS, RUNS)
    print(f"Start until the first ECS answer, median of {RUNS} fresh processes\n")  # noqa: T201
    print(table(found, "seconds", "plain moto", goal=1.0))  # noqa: T201


if __name__ == "__main__":
    main()
