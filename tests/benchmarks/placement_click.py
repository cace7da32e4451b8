"""How long the kernel works for a click on the bench of lab 05, at 60 tasks.

    python tests/benchmarks/placement_click.py [rounds]

As ``cluster_click.py``: a real kernel gets the messages that the browser sends, and beside each
action a click hands a bare ``widgets.HTML`` a string as long as the scene. Goal: a click within
50 ms.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from itertools import count

import click
from jupyter_client.manager import start_new_kernel

from helpers.set_up.environment import ROOT

GOAL_CLICK_MS = 50

SET_UP = f"""
import sys; sys.path.insert(0, {str(ROOT)!r})
import json, ipywidgets as widgets
from itertools import cycle
from helpers import Lab
lab = Lab("vi")
panel = lab.open("placement")
panel.capacity.type.value, panel.capacity.count.value = "m5.xlarge", "4"
panel.capacity.add.click()
panel.task.count.value = "10"
for way in ("bridge-dynamic",) * 4 + ("fargate-public",) * 2:
    panel.task.choice.value = way
    panel.task.run.click()
panel.clock.steps[2].click()
assert lab.snapshot().clusters[0].running == 60
panel.task.choice.value = "bridge-dynamic"
panel.task.count.value = "1"
size = len(panel.scene.value)
bare, page = widgets.Button(), widgets.HTML()
texts = cycle(f"<svg>{{letter * size}}</svg>" for letter in "ab")
bare.on_click(lambda _button: setattr(page, "value", next(texts)))
used = dict(
    bare=bare, again=bare, add=bare, step=panel.clock.steps[0], run=panel.task.run,
    stop=panel.task.stop, find=panel.task.find, way=panel.task.choice, cpu=panel.task.cpu,
)
ids = {{name: widget.comm.comm_id for name, widget in used.items()}}
print(json.dumps([ids, ""]))
"""


def actions(browser: click.Browser) -> Iterator[tuple[str, Callable[[], tuple[float, int]]]]:
    """What a learner does at the bench."""
    numbers = count(1)
    yield "choose a way", lambda: browser.type("way", next(numbers) % 6, "index")
    browser.type("way", 1, "index")
    yield "type another size", lambda: browser.type("cpu", str(128 + next(numbers)))
    browser.type("cpu", "256")
    yield "find an address", lambda: browser.press("find")
    yield "stop a task", lambda: browser.press("stop")
    yield "run a task", lambda: browser.press("run")
    yield "one second on", lambda: browser.press("step")


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
    print(f"goal: {GOAL_CLICK_MS} ms a click; 60 tasks, {rounds} rounds")  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
