"""How long the kernel works for a click in the subnet lab, at 60 tasks in a /25.

    python tests/benchmarks/subnet_click.py [rounds]

As ``cluster_click.py``. Goals: a click within 50 ms, a tick of the playing clock within 30 ms
while a deployment replaces all 60 tasks. ``create_vpc_endpoint`` is a click with two calls that
moto answers.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from itertools import count

import click
from jupyter_client.manager import start_new_kernel

from helpers.set_up.environment import ROOT

GOAL_CLICK_MS, GOAL_TICK_MS = 50, 30

SET_UP = f"""
import sys; sys.path.insert(0, {str(ROOT)!r})
import json, ipywidgets as widgets
from itertools import cycle
from helpers import Lab
lab = Lab("vi")
panel = lab.open("subnet")
panel.subnets.prefix.value = "/25"
panel.subnets.reset.click()
panel.wanted.desired.value = 60
panel.wanted.create.click()
for _ in range(4):
    panel.clock.steps[2].click()
assert lab.snapshot().clusters[0].running == 60
size = len(panel.scene.value)
bare, page = widgets.Button(), widgets.HTML()
texts = cycle(f"<svg>{{letter * size}}</svg>" for letter in "ab")
bare.on_click(lambda _button: setattr(page, "value", next(texts)))
used = dict(
    bare=bare, again=bare, add=bare, step=panel.clock.steps[1], scale=panel.wanted.scale,
    force=panel.wanted.force, endpoint=panel.others.endpoint, remove=panel.others.remove,
    tick=panel.clock.play,
)
ids = {{name: widget.comm.comm_id for name, widget in used.items()}}
print(json.dumps([ids, ""]))
"""


def actions(browser: click.Browser) -> Iterator[tuple[str, Callable[[], tuple[float, int]]]]:
    """What a learner does, or the playing clock."""
    ticks = count(1)
    yield "update_service", lambda: browser.press("scale")
    yield "ten seconds on", lambda: browser.press("step")

    def endpoint() -> tuple[float, int]:
        browser.press("remove")
        return browser.press("endpoint")

    yield "create_vpc_endpoint", endpoint
    browser.press("force")
    browser.type("tick", True, "playing")
    yield "one tick while rolling out", lambda: browser.type("tick", next(ticks))


def main(rounds: int) -> None:
    """Measure and print."""
    manager, client = start_new_kernel(kernel_name="python3")
    try:
        browser = click.Browser(client, SET_UP)
        heads = "".join(f"{head:>8}" for head in ("median", "p95", "bare", "ratio"))
        print(f"{'milliseconds of kernel time':28}{heads}{'letters':>9}")  # noqa: T201
        for name, act in actions(browser):
            print(f"{name:28}{click.measured(browser, act, rounds)}")  # noqa: T201
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    goals = f"goals: {GOAL_CLICK_MS} ms a click, {GOAL_TICK_MS} ms a tick"
    print(f"{goals}; 60 tasks, {rounds} rounds")  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 40)
