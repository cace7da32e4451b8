"""What RunTask costs a task: the lab against plain moto, in the same run.

python tests/benchmarks/run_task.py
"""

from __future__ import annotations

from processes import medians, table
from worlds import FAMILY, LAB, ON_AN_INSTANCE, PLAIN_MOTO

RUNS = 3
UNIT = "ms/task"

RUN = """
ecs.run_task(count=10, **wanted)
begun = time.process_time()
for _ in range(100):
    assert len(ecs.run_task(count=10, **wanted)["tasks"]) == 10
print(json.dumps({"ms/task": (time.process_time() - begun)}))
"""
AND_LIVE = """
ecs.run_task(count=10, **wanted)
begun = time.process_time()
for _ in range(100):
    assert len(ecs.run_task(count=10, **wanted)["tasks"]) == 10
lab.advance(120)
assert ecs.describe_clusters(clusters=["lab"])["clusters"][0]["runningTasksCount"] == 1010
print(json.dumps({"ms/task": (time.process_time() - begun)}))
"""


def main() -> None:
    """Measure and print."""
    found = medians(
        {
            "plain moto": PLAIN_MOTO + FAMILY + RUN,
            "the lab": LAB + FAMILY + RUN,
            "the lab, until they run": LAB + FAMILY + AND_LIVE,
        },
        RUNS,
    )
    print(f"run_task, 1,000 Fargate tasks, median of {RUNS} processes\n")  # noqa: T201
    print(table(found, UNIT, "plain moto", goal=1.0))  # noqa: T201
    found = medians(
        {
            "plain moto": PLAIN_MOTO + FAMILY + ON_AN_INSTANCE + RUN,
            "the lab": LAB + FAMILY + ON_AN_INSTANCE + RUN,
        },
        RUNS,
    )
    print("\nThe same on one container instance\n")  # noqa: T201
    print(table(found, UNIT, "plain moto", goal=1.0))  # noqa: T201


if __name__ == "__main__":
    main()
