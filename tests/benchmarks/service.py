"""What a service costs a task until it is steady, at 100 tasks and at 5,000 (the quota).

python tests/benchmarks/service.py
"""

from __future__ import annotations

from processes import medians, table
from worlds import SIMULATOR

RUNS = 3
UNIT = "ms/task"

SERVE = """
count = {count}
begun = time.process_time()
simulator.services.create_service(
    {{"serviceName": "web", "desiredCount": count, **wanted}}
)
for _ in range(100_000):
    simulator.clock.advance(15)
    answer = simulator.services.describe_services({{"cluster": "lab", "services": ["web"]}})
    (service,) = answer["services"]
    if service["deployments"][0]["rolloutState"] == "COMPLETED":
        break
assert service["runningCount"] == count
milliseconds = (time.process_time() - begun) * 1000
print(json.dumps({{"ms/task": milliseconds / count}}))
"""


def main() -> None:
    """Measure and print."""
    found = medians(
        {
            "100 tasks": SIMULATOR + SERVE.format(count=100),
            "5,000 tasks": SIMULATOR + SERVE.format(count=5000),
        },
        RUNS,
    )
    print(f"A service until it is steady, median of {RUNS} processes\n")  # noqa: T201
    print(table(found, UNIT, "100 tasks", goal=1.5))  # noqa: T201


if __name__ == "__main__":
    main()
