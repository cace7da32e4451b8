"""How long the kernel works for a click, and for a tick of the playing clock, at 60 tasks.

    python tests/benchmarks/cluster_click.py [rounds]

A real kernel gets the messages that the browser sends, as in ``click.py``; beside each action a
click hands a bare ``widgets.HTML`` a string as long as the scene. The ticks are measured while a
deployment replaces all 60 tasks, so that most of them change the picture. Goals: a click within
50 ms, a tick within 30 ms, so that ten a second leave the kernel free.
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
panel = lab.open("service")
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
    bare=bare, again=bare, add=bare, step=panel.clock.steps[1], kill=panel.accidents.kill,
    force=panel.wanted.force, tick=panel.clock.play,
)
ids = {{name: widget.comm.comm_id for name, widget in used.items()}}
print(json.dumps([ids, ""]))
"""


def actions(browser: click.Browser) -> Iterator[tuple[str, Callable[[], tuple[float, int]]]]:
    """What a learner does, or the playing clock."""
    ticks = count(1)
    yield "stop a task", lambda: browser.press("kill")
    yield "ten seconds on", lambda: browser.press("step")
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
