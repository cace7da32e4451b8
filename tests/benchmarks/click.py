"""How long the kernel works between a click or a keystroke and the new picture.

    python tests/benchmarks/click.py [rounds]

A real kernel gets the messages that the browser sends. Kernel time is what lies between its
"busy" and its "idle" for one message, so it holds everything that goes back. Beside each action, in
the same rounds, a click hands a bare ``widgets.HTML`` a string as long as the drawing. No value
comes twice, so no cache makes a picture cheaper than it is for a learner. Goals: a median of 50 ms
at most, and 3 times the bare update at most.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from itertools import count
from statistics import median, quantiles
from typing import Any

from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.manager import start_new_kernel

from helpers.set_up.environment import ROOT

GOAL_MS, GOAL_RATIO = 50, 3
TIMEOUT = 60

SET_UP = f"""
import sys; sys.path.insert(0, {str(ROOT)!r})
import json, ipywidgets as widgets
from itertools import cycle
from helpers import Lab
lab = Lab("vi")
panel = lab.open("task_definition")
panel.containers.add.click()
panel.containers.chosen.value = 0
form, size = panel.containers, len(panel.drawing.value)
bare, page = widgets.Button(), widgets.HTML()
texts = cycle(f"<svg>{{letter * size}}</svg>" for letter in "ab")
bare.on_click(lambda _button: setattr(page, "value", next(texts)))
used = dict(
    bare=bare, family=panel.task.family.widget, cpu=form.fields["cpu"].widget, json=panel.json.text,
    size=panel.task.size.cpu, chosen=form.chosen, add=form.add, remove=form.remove,
    port=form.lists["portMappings"].add, again=panel.start_again, register=panel.register,
)
ids = {{name: widget.comm.comm_id for name, widget in used.items()}}
print(json.dumps([ids, panel.json.text.value]))
"""


class Browser:
    """Stands in for the browser: sends what it would send, and times the kernel."""

    def __init__(self, client: BlockingKernelClient, set_up: str = SET_UP) -> None:
        self._client = client
        self.ids: dict[str, str]
        self.text: str
        self.ids, self.text = json.loads(self._printed(set_up))

    def _printed(self, code: str) -> str:
        printed = []

        def keep(message: dict[str, Any]) -> None:
            if message["msg_type"] == "stream":
                printed.append(message["content"]["text"])

        reply = self._client.execute_interactive(code, output_hook=keep, timeout=TIMEOUT)
        if reply["content"]["status"] != "ok":
            raise RuntimeError("\n".join(reply["content"]["traceback"]))
        return "".join(printed)

    def send(self, widget: str, data: dict[str, Any]) -> tuple[float, int]:
        """Milliseconds of kernel time, and how many letters of widget state went back."""
        content = {"comm_id": self.ids[widget], "data": data}
        message = self._client.session.msg("comm_msg", content)
        self._client.shell_channel.send(message)
        busy, letters = None, 0
        while True:
            answer = self._client.get_iopub_msg(timeout=TIMEOUT)
            if answer["parent_header"].get("msg_id") != message["header"]["msg_id"]:
                continue
            state = answer["content"].get("execution_state")
            if state == "busy":
                busy = answer["header"]["date"]
            elif state == "idle" and busy is not None:
                return (answer["header"]["date"] - busy).total_seconds() * 1000, letters
            elif answer["msg_type"].startswith("comm_"):
                letters += len(json.dumps(answer["content"]))

    def type(self, widget: str, value: object, name: str = "value") -> tuple[float, int]:
        update = {"method": "update", "state": {name: value}, "buffer_paths": []}
        return self.send(widget, update)

    def press(self, widget: str) -> tuple[float, int]:
        return self.send(widget, {"method": "custom", "content": {"event": "click"}})


def actions(browser: Browser) -> Iterator[tuple[str, Callable[[], tuple[float, int]]]]:
    """What a learner does again and again, each time with another value."""
    numbers = count(1)

    def text() -> str:
        return browser.text.replace('"memory": 100', f'"memory": {next(numbers)}')

    yield "type into family", lambda: browser.type("family", f"web-{next(numbers)}")
    yield "type into cpu", lambda: browser.type("cpu", str(next(numbers)))
    yield "choose a Fargate size", lambda: browser.type("size", next(numbers) % 7 + 1, "index")
    yield "choose a container", lambda: browser.type("chosen", next(numbers) % 2, "index")
    yield "add a port", lambda: browser.press("port")
    yield "type into the JSON", lambda: browser.type("json", text())
    yield "add a container", lambda: browser.press("add")
    yield "register", lambda: browser.press("register")


def measured(browser: Browser, act: Callable[[], tuple[float, int]], rounds: int) -> str:
    """One line of the report: the action, and the bare update in the same rounds."""
    found, bare = [], []
    for _ in range(rounds):
        browser.press("again")
        browser.press("add")
        found.append(act())
        bare.append(browser.press("bare")[0])
    times, letters = zip(*found, strict=True)
    middle, of_bare = median(times), median(bare)
    columns = (middle, quantiles(times, n=20)[18], of_bare, middle / of_bare)
    return "".join(f"{value:8.2f}" for value in columns) + f"{median(letters):9.0f}"


def main(rounds: int) -> None:
    """Measure and print."""
    manager, client = start_new_kernel(kernel_name="python3")
    try:
        browser = Browser(client)
        heads = "".join(f"{head:>8}" for head in ("median", "p95", "bare", "ratio"))
        print(f"{'milliseconds of kernel time':28}{heads}{'letters':>9}")  # noqa: T201
        for name, act in actions(browser):
            print(f"{name:28}{measured(browser, act, rounds)}")  # noqa: T201
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    goals = f"goals: a median of {GOAL_MS} ms, {GOAL_RATIO} times the bare update"
    print(f"{goals}; {rounds} rounds")  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50)
