"""How many tasks the simulator alone takes through their whole life in a second.

python tests/benchmarks/simulator.py
"""

from __future__ import annotations

from processes import medians
from worlds import SIMULATOR

RUNS = 3

LIVE = """
arns = []
begun = time.process_time()
for _ in range(500):
    answer = simulator.tasks.run_task({"count": 10, **wanted})
    arns += [task["taskArn"] for task in answer["tasks"]]
started = time.process_time()
simulator.clock.advance(120)
(cluster,) = simulator.clusters.describe_clusters({"clusters": ["lab"]})["clusters"]
assert cluster["runningTasksCount"] == 5000
running = time.process_time()
for arn in arns:
    simulator.tasks.stop_task({"cluster": "lab", "task": arn})
simulator.clock.advance(300)
(cluster,) = simulator.clusters.describe_clusters({"clusters": ["lab"]})["clusters"]
assert cluster["runningTasksCount"] == 0
stopped = time.process_time()
print(json.dumps({
    "RunTask": 5000 / (started - begun),
    "until RUNNING": 5000 / (running - begun),
    "until STOPPED": 5000 / (stopped - begun),
}))
"""


def main() -> None:
    """Measure and print."""
    found = medians({"simulator": SIMULATOR + LIVE}, RUNS)["simulator"]
    print(f"5,000 Fargate tasks of two containers, median of {RUNS} processes\n")  # noqa: T201
    for name, value in found.items():
        print(f"{name:14} {value:7.0f} tasks a second")  # noqa: T201


if __name__ == "__main__":
    main()
