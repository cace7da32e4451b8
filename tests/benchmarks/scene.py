"""How long the scene of a cluster takes: from a snapshot to its string, and through a real kernel.

    python tests/benchmarks/scene.py [rounds]

Before each round one task is stopped and lab time passes, so that what is measured is what a click
or a step of a player costs: most tasks are as before, one or some are not. ``snapshot`` freezes the
simulator, ``scene`` draws it, ``again`` draws the same once more; ``first`` is the first picture
ever, with nothing remembered. Then a real kernel: the time between "busy" and "idle" for a click
that stops a task, takes the snapshot and hands the scene to a ``widgets.HTML``, beside a click that
hands a bare one a string of the same size. Goals at 60 tasks: 15 ms for a scene, 50 ms for a click.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from statistics import median, quantiles
from time import perf_counter
from typing import Any

from click import Browser
from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.manager import start_new_kernel

from helpers.set_up.environment import ROOT

SCENES = ROOT / "tests/diagrams/cluster"
sys.path[:0] = [str(ROOT), str(SCENES)]

SET_UP = f"""
import sys; sys.path[:0] = [{str(ROOT)!r}, {str(SCENES)!r}]
import json, ipywidgets as widgets
from itertools import cycle
import scenes
from helpers.diagrams.cluster import draw
from helpers.i18n import words
world, say, page = scenes.many(60), words("vi"), widgets.HTML()
state = {{"before": world.snapshot()}}
def step(_button):
    live = [each for each in state["before"].clusters[0].tasks if each.status == "RUNNING"]
    world.stop(live[0].arn)
    world.wait(5)
    now = world.snapshot()
    page.value = draw(now, say, before=state["before"]).live
    state["before"] = now
stop, bare = widgets.Button(), widgets.Button()
stop.on_click(step)
stop.click()
size = len(page.value)
texts = cycle(f"<svg>{{letter * size}}</svg>" for letter in "ab")
bare.on_click(lambda _button: setattr(page, "value", next(texts)))
print(json.dumps({{"stop": stop.comm.comm_id, "bare": bare.comm.comm_id}}))
"""


class Scenes(Browser):
    """Has a page with a scene instead of the builder."""

    def __init__(self, client: BlockingKernelClient) -> None:
        self._client = client
        self.ids = json.loads(self._printed(SET_UP))


def timed(act: Callable[[], Any]) -> tuple[float, Any]:
    """Milliseconds, and what came back."""
    begin = perf_counter()
    answer = act()
    return (perf_counter() - begin) * 1000, answer


def row(name: str, times: list[float]) -> None:
    """One line of the report."""
    middle, late = median(times), quantiles(times, n=20)[18]
    print(f"{name:34}{middle:9.2f}{late:9.2f}")  # noqa: T201


def strings(make: Callable[[], Any], name: str, rounds: int) -> None:
    """From the simulator to the string, without a kernel."""
    from helpers.diagrams.cluster import draw
    from helpers.diagrams.time_line import draw as draw_time_line
    from helpers.i18n import words

    world, say = make(), words("vi")
    before = world.snapshot()
    first, _ = timed(lambda: draw(before, say))
    found: dict[str, list[float]] = {"snapshot": [], "scene": [], "again": [], "time line": []}
    for _ in range(rounds):
        live = [each for each in before.clusters[0].tasks if each.status == "RUNNING"]
        world.stop(live[0].arn)
        world.wait(5)
        spent, now = timed(world.snapshot)
        found["snapshot"].append(spent)
        for what, draws in (
            ("scene", lambda now=now, before=before: draw(now, say, before=before)),
            ("again", lambda now=now, before=before: draw(now, say, before=before)),
            ("time line", lambda now=now: draw_time_line(now, say)),
        ):
            spent, _ = timed(draws)
            found[what].append(spent)
        before = now
    tasks = len(before.clusters[0].tasks)
    size = len(draw(before, say).live)
    print(f"{name}: {tasks} tasks, {size} letters, first picture {first:.1f} ms")  # noqa: T201
    for what, times in found.items():
        row(f"  {what}", times)


def kernel(rounds: int) -> None:
    """A click in a real kernel, and the bare update in the same rounds."""
    manager, client = start_new_kernel(kernel_name="python3")
    try:
        browser = Scenes(client)
        pairs = [(browser.press("stop")[0], browser.press("bare")[0]) for _ in range(rounds)]
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    clicks, bare = map(list, zip(*pairs, strict=True))
    row("click that stops one of 60 tasks", clicks)
    row("bare update of the same size", bare)
    print(f"ratio {median(clicks) / median(bare):.2f}")  # noqa: T201


def main(rounds: int) -> None:
    """Measure and print."""
    import scenes

    print(f"{'milliseconds':34}{'median':>9}{'p95':>9}")  # noqa: T201
    strings(lambda: scenes.many(60), "60 on Fargate", rounds)
    strings(lambda: scenes.crowd(60, 6), "60 on instances", rounds)
    strings(lambda: scenes.many(500), "500 on Fargate, grouped", rounds)
    strings(lambda: scenes.crowd(500, 40), "500 on instances, grouped", rounds)
    kernel(rounds)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 30)
