"""How much memory a kernel holds: the lab against boto3 with moto and ipywidgets.

python tests/benchmarks/memory.py
"""

from __future__ import annotations

from processes import medians, table

RUNS = 5

ANSWER = """
ecs = boto3.client("ecs", region_name="ap-southeast-1")
ecs.register_task_definition(
    family="webserver",
    containerDefinitions=[{"name": "web", "image": "nginx", "memory": 100, "cpu": 99}],
)
"""
PLAIN = f"""
import os
os.environ.update(AWS_ACCESS_KEY_ID="x", AWS_SECRET_ACCESS_KEY="x")
import boto3, ipywidgets
from moto import mock_aws
mock_aws().start()
{ANSWER}
"""
LAB = f"""
import boto3
from helpers import Lab
lab = Lab("vi")
{ANSWER}
"""
WIDGET = LAB + 'widget = lab.open("task_definition")\n'
EC2 = 'boto3.client("ec2", region_name="ap-southeast-1").describe_subnets()\n'

BASE = "boto3, moto, ipywidgets"
BASE_EC2 = f"{BASE}, EC2 used"


def main() -> None:
    """Measure and print."""
    first_lesson = {BASE: PLAIN, "the lab": LAB, "the lab and a widget": WIDGET}
    later = {BASE_EC2: PLAIN + EC2, "the lab, a widget, EC2 used": WIDGET + EC2}
    print(f"Resident memory after the first ECS answer, median of {RUNS} fresh processes\n")  # noqa: T201
    for programs, base in ((first_lesson, BASE), (later, BASE_EC2)):
        reporting = {name: program + "report()\n" for name, program in programs.items()}
        print(table(medians(reporting, RUNS), "MiB", base, goal=1.15), "\n")  # noqa: T201


if __name__ == "__main__":
    main()
