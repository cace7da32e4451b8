"""How much memory a running task takes in the simulator.

python tests/benchmarks/memory_per_task.py
"""

from __future__ import annotations

from processes import medians
from worlds import SIMULATOR

RUNS = 3

HOLD = """
import tracemalloc

simulator.tasks.run_task({"count": 10, **wanted})
simulator.clock.advance(120)
gc.collect()
tracemalloc.start()
for _ in range(200):
    simulator.tasks.run_task({"count": 10, **wanted})
simulator.clock.advance(120)
gc.collect()
print(json.dumps({"KiB": tracemalloc.get_traced_memory()[0] / 2000 / 1024}))
"""


def main() -> None:
    """Measure and print."""
    found = medians({"a task": SIMULATOR + HOLD}, RUNS)["a task"]
    print(f"{found['KiB']:.1f} KiB a running Fargate task of two containers")  # noqa: T201


if __name__ == "__main__":
    main()
