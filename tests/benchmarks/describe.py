"""What a call of DescribeTasks with 100 tasks costs: the lab against plain moto.

python tests/benchmarks/describe.py
"""

from __future__ import annotations

from processes import medians, table
from worlds import FAMILY, LAB, PLAIN_MOTO

RUNS = 3
CALLS = 100
UNIT = "ms/call"

DESCRIBE = f"""
arns = [
    task["taskArn"]
    for _ in range(10)
    for task in ecs.run_task(count=10, **wanted)["tasks"]
]
begun = time.process_time()
for _ in range({CALLS}):
    assert len(ecs.describe_tasks(cluster="lab", tasks=arns)["tasks"]) == 100
milliseconds = (time.process_time() - begun) * 1000
print(json.dumps({{"ms/call": milliseconds / {CALLS}}}))
"""


def main() -> None:
    """Measure and print."""
    found = medians(
        {"plain moto": PLAIN_MOTO + FAMILY + DESCRIBE, "the lab": LAB + FAMILY + DESCRIBE}, RUNS
    )
    print(f"describe_tasks of 100 tasks, {CALLS} calls, median of {RUNS} processes\n")  # noqa: T201
    print(table(found, UNIT, "plain moto", goal=1.0))  # noqa: T201


if __name__ == "__main__":
    main()
