"""A JupyterLab on a copy of the course, and a notebook in it, as a learner has them.

The server is the one that ``python -m helpers`` starts, with the same settings, on a learner's own
copy of the notebooks in a folder that goes with the test.
"""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from playwright.sync_api import TimeoutError as PlaywrightTimeout

from helpers.set_up import jupyter, own_copy

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

SECONDS = 1000
"""Playwright counts in milliseconds."""

START_UP = 60
"""Seconds that JupyterLab may take to come up on a busy machine."""

# All that the tests ask of JupyterLab's own model; what a learner sees is read from the page.
_STATE = """() => {
  const panel = window.jupyterapp.shell.currentWidget;
  const cells = [...panel.content.model.cells].map(cell => ({
    id: cell.id,
    type: cell.type,
    count: cell.executionCount ?? null,
    outputs: cell.type === "code" ? cell.outputs.toJSON() : [],
  }));
  const kernel = panel.sessionContext.session?.kernel;
  return {cells, status: kernel?.status ?? "none"};
}"""


def _free_port() -> int:
    """A port of the system's choice: two servers that start at once would both try 8888."""
    with socket.socket() as probe:
        probe.bind((jupyter.HOST, 0))
        return int(probe.getsockname()[1])


class JupyterLab:
    """The server of the course, on a copy of its notebooks.

    Args:
        folder: an empty folder for the copy and for what Jupyter remembers.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.url = ""
        self._server: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        own_copy.bring_up_to_date(self.folder / "course")
        environment = jupyter.learners_environment(self.folder / "state")
        environment["ECS_COURSE_DATA"] = str(self.folder / "progress")
        command = jupyter.command(
            sys.executable,
            "vi",
            root=self.folder / "course",
            browser=False,
            port=_free_port(),
            more=["--LabApp.expose_app_in_browser=True"],
        )
        with (self.folder / "server.log").open("wb") as log:
            self._server = subprocess.Popen(
                command, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        self.url = self._url(Path(environment["JUPYTER_RUNTIME_DIR"]))
        return self

    def __exit__(self, *_: object) -> None:
        if self._server is not None:
            self._server.terminate()
            self._server.wait(START_UP)

    def open(self, page: Page, title: str) -> Notebook:
        """Open a notebook such as ``vi/01_task_definition`` in a kernel of its own, and wait."""
        path = f"notebooks/{title}.ipynb"
        address, _, token = self.url.partition("?")
        sessions = page.request.get(f"{address}api/sessions?{token}").json()
        for session in sessions:
            page.request.delete(f"{address}api/sessions/{session['id']}?{token}")
        for patience in (START_UP / 2, START_UP):  # a kernel that hangs while it starts is rare
            page.goto(f"{address}lab/tree/{path}?reset&{token}")
            try:
                page.wait_for_function(
                    """path => {
                      const panel = window.jupyterapp?.shell.currentWidget;
                      const kernel = panel?.sessionContext?.session?.kernel;
                      return panel?.context?.path === path && kernel?.status === "idle";
                    }""",
                    arg=path,
                    timeout=patience * SECONDS,
                )
                break
            except PlaywrightTimeout:
                if patience == START_UP:
                    raise
        return Notebook(page)

    def _url(self, runtime: Path) -> str:
        """The address with its token, once the server has written it down."""
        assert self._server is not None
        deadline = time.monotonic() + START_UP
        while time.monotonic() < deadline:
            for path in runtime.glob("jpserver-*.json"):
                try:
                    said = json.loads(path.read_text(encoding="utf-8"))
                except ValueError:
                    continue  # half written
                return f"{said['url']}?token={said['token']}"
            try:
                self._server.wait(0.1)
                break  # it ended: the log says why
            except subprocess.TimeoutExpired:
                continue
        raise AssertionError((self.folder / "server.log").read_text(encoding="utf-8"))


class Notebook:
    """One notebook, open in JupyterLab."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def state(self) -> dict[str, Any]:
        """Cells with their outputs, and what the kernel is doing."""
        return self.page.evaluate(_STATE)

    def run_all(self) -> dict[str, list[dict[str, Any]]]:
        """Run every cell from the top, and give the outputs by cell id."""
        page = self.page
        before = max(cell["count"] or 0 for cell in self._code_cells())
        page.get_by_role("menuitem", name="Edit", exact=True).click()
        page.get_by_role("menuitem", name="Clear Outputs of All Cells").click()
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        self._wait_for_counts_above(before)
        return self._outputs()

    def _wait_for_counts_above(self, before: int) -> None:
        """Wait until the cells have run, in order, or one has failed and the kernel is done."""
        self.page.wait_for_function(
            """before => {
              const panel = window.jupyterapp.shell.currentWidget;
              const cells = [...panel.content.model.cells].filter(c => c.type === "code");
              const counts = cells.map(c => c.executionCount);
              const inOrder = counts.every((count, place) => count === before + place + 1);
              const failed = cells.some(cell =>
                cell.executionCount > before &&
                cell.outputs.toJSON().some(output => output.output_type === "error"));
              return (inOrder || failed) && panel.sessionContext.session?.kernel?.status === "idle";
            }""",
            arg=before,
            timeout=90 * SECONDS,
        )

    def _code_cells(self) -> list[dict[str, Any]]:
        return [cell for cell in self.state()["cells"] if cell["type"] == "code"]

    def _outputs(self) -> dict[str, list[dict[str, Any]]]:
        return {cell["id"]: cell["outputs"] for cell in self._code_cells()}

    def cell(self, cell_id: str) -> Locator:
        """The cell on the screen; JupyterLab draws it once it has scrolled there."""
        self.page.evaluate(
            """async id => {
              const notebook = window.jupyterapp.shell.currentWidget.content;
              const at = [...notebook.model.cells].findIndex(cell => cell.id === id);
              if (at < 0) throw new Error(`no cell ${id}`);
              notebook.activeCellIndex = at;
              await notebook.scrollToItem(at, "start");
              notebook.widgets[at].node.dataset.tested = id;
            }""",
            cell_id,
        )
        found = self.page.locator(f'.jp-Cell[data-tested="{cell_id}"]')
        found.wait_for()
        return found


def errors_in(outputs: dict[str, list[dict[str, Any]]]) -> dict[str, str]:
    """Cells that ended in a traceback, or that complained on stderr."""
    found = {}
    for cell_id, items in outputs.items():
        for item in items:
            if item["output_type"] == "error":
                found[cell_id] = f"{item['ename']}: {item['evalue']}"
            elif item.get("name") == "stderr":
                found[cell_id] = str(item["text"])
    return found
