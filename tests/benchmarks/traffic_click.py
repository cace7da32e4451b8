"""How long the kernel works between a click in the traffic lab and the new picture.

    python tests/benchmarks/traffic_click.py [rounds]

As ``roles_click.py``: a real kernel gets the messages of a browser, and beside each action a click
hands a bare ``widgets.HTML`` a string as long as the targets picture. The service has sixty tasks
behind its load balancer, with requests. Goal: a median of 50 ms.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from itertools import cycle
from statistics import median, quantiles

from click import GOAL_MS, ROOT, Browser
from jupyter_client.manager import start_new_kernel

SET_UP = f"""
import sys; sys.path.insert(0, {str(ROOT)!r})
import json, ipywidgets as widgets
from itertools import cycle
from helpers import Lab
lab = Lab("vi")
panel = lab.open("traffic")
panel.balancer.all.click()
panel.form.desired.value = 60
panel.form.create.click()
lab.traffic(300, "web")
lab.advance(180)
panel.look()
assert len(lab.snapshot().traffic.groups[0].targets) == 60
size = len(panel.scene.value)
bare, page = widgets.Button(), widgets.HTML()
texts = cycle(f"<svg>{{letter * size}}</svg>" for letter in "ab")
bare.on_click(lambda _button: setattr(page, "value", next(texts)))
used = dict(
    bare=bare, second=panel.clock.steps[0], minute=panel.clock.steps[2], rate=panel.traffic.rate,
    hang=panel.accidents.hang, crash=panel.accidents.crash, roll=panel.form.roll_out,
    modify=panel.balancer.modify, scale=panel.scaling.register,
)
ids = {{name: widget.comm.comm_id for name, widget in used.items()}}
print(json.dumps([ids, ""]))
"""


def actions(browser: Browser) -> Iterator[tuple[str, Callable[[], tuple[float, int]]]]:
    """What a learner does again and again."""
    rates = cycle((100, 200, 300))
    yield "a second passes", lambda: browser.press("second")
    yield "turn the traffic", lambda: browser.type("rate", next(rates))
    yield "let a task hang", lambda: browser.press("hang")
    yield "crash a task", lambda: browser.press("crash")
    yield "modify_target_group", lambda: browser.press("modify")
    yield "put_scaling_policy", lambda: browser.press("scale")
    yield "roll out a revision", lambda: browser.press("roll")
    yield "a minute passes", lambda: browser.press("minute")


def main(rounds: int) -> None:
    """Measure and print."""
    manager, client = start_new_kernel(kernel_name="python3")
    try:
        browser = Browser(client, SET_UP)
        heads = "".join(f"{head:>8}" for head in ("median", "p95", "bare", "ratio"))
        print(f"{'milliseconds of kernel time':28}{heads}")  # noqa: T201
        for name, act in actions(browser):
            times, bare = [], []
            for _ in range(rounds):
                times.append(act()[0])
                bare.append(browser.press("bare")[0])
            middle, of_bare = median(times), median(bare)
            columns = (middle, quantiles(times, n=20)[18], of_bare, middle / of_bare)
            print(f"{name:28}" + "".join(f"{value:8.2f}" for value in columns))  # noqa: T201
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    print(f"goal: a median of {GOAL_MS} ms; {rounds} rounds")  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
