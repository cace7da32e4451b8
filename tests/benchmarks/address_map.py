"""How long an address map takes, beside a plain matplotlib chart with as many numbers.

    python tests/benchmarks/address_map.py

A /24 may take 150 ms; the ratio to the baseline says what the map itself costs, on a fast machine
as on a busy one.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from statistics import median
from time import process_time

from helpers.diagrams.charts import address_map
from helpers.i18n import words
from helpers.set_up.environment import ROOT

sys.path.append(str(ROOT / "tests/diagrams/cluster"))

ROUNDS = 15


def milliseconds(act: Callable[[], object]) -> float:
    """Milliseconds of processor time, after one round to warm up."""
    act()
    taken = []
    for _ in range(ROUNDS):
        start = process_time()
        act()
        taken.append(1000 * (process_time() - start))
    return median(taken)


def baseline() -> None:
    """256 numbers as a grid of squares, each with its number: matplotlib as most people use it."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(7.4, 5))
    axes = figure.add_subplot()
    axes.pcolormesh([[row * 16 + column for column in range(16)] for row in range(16)])
    for number in range(256):
        row, column = divmod(number, 16)
        axes.text(column + 0.5, row + 0.5, str(number), ha="center", va="center", size=6)
    figure.savefig(io.BytesIO(), format="svg")


def main() -> None:
    """Measure and print, one line a prefix."""
    import scenes

    plain = milliseconds(baseline)
    print(f"plain matplotlib, 256 labelled squares: {plain:6.1f} ms")  # noqa: T201
    for prefix in (28, 26, 24, 22, 20, 16):
        world = scenes.World(small=f"10.128.0.0/{prefix}")
        world.service("web", world.web(), min(200, (1 << (32 - prefix)) - 8))
        world.wait(600)
        snapshot = world.snapshot()
        subnet = next(each for each in snapshot.subnets if each.id == "subnet-small")

        def draw(snapshot: object = snapshot, subnet: object = subnet) -> object:
            return address_map(snapshot, subnet, words("vi")).svg  # type: ignore[arg-type]

        took = milliseconds(draw)
        size = len(address_map(snapshot, subnet, words("vi")).svg) / 1000
        taken = len(subnet.taken)
        row = (
            f"/{prefix}, {taken:3} taken: {took:6.1f} ms, {took / plain:4.2f} of it, {size:4.0f} kB"
        )
        print(row)  # noqa: T201


if __name__ == "__main__":
    main()
