"""How long the kernel works between a click in lab 04 and the new picture.

    python tests/benchmarks/roles_click.py [rounds]

As ``click.py``: a real kernel gets the messages of a browser, and beside each action a click hands
a bare ``widgets.HTML`` a string as long as the time line. Running the task means registering or
running, 45 s of lab time, the program with its two calls, and the log. Goal: a median of 50 ms.
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
panel = lab.open("roles")
size = len(panel.lives.scene.value)
bare, page = widgets.Button(), widgets.HTML()
texts = cycle(f"<svg>{{letter * size}}</svg>" for letter in "ab")
bare.on_click(lambda _button: setattr(page, "value", next(texts)))
used = dict(
    bare=bare, run=panel.run, move=panel.move, swap=panel.swap, json=panel.json.text,
    holder=panel.holder, switch=panel.switches.by_id["dynamodb"], next=panel.quiz.next,
    answer=panel.quiz.answers["you"],
)
ids = {{name: widget.comm.comm_id for name, widget in used.items()}}
print(json.dumps([ids, panel.json.text.value]))
"""


def actions(browser: Browser) -> Iterator[tuple[str, Callable[[], tuple[float, int]]]]:
    """What a learner does again and again."""
    switched, shown = cycle((False, True)), cycle((0, 1, 2))
    yield "run the task", lambda: browser.press("run")
    yield "move a permission and run", lambda: browser.press("move")
    yield "turn a switch", lambda: browser.type("switch", next(switched))
    yield "choose a holder", lambda: browser.type("holder", next(shown), "index")
    yield "swap the roles", lambda: browser.press("swap")
    yield "answer the quiz", lambda: browser.press("answer")


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
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50)
