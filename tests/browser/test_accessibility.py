"""Every lab, prediction, exercise and the map, looked through by axe-core in both themes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from lab_server import errors_in
from scratch import write

from helpers.exercises.course import EXERCISES, QUESTIONS
from helpers.exercises.model import Choice
from helpers.labs import LABS

if TYPE_CHECKING:
    from collections.abc import Callable

    from lab_server import JupyterLab, Notebook

START = 'import sys; sys.path.insert(0, "../..")\nfrom helpers import Lab'
GRAVE = ("serious", "critical")
ONE_OF_EACH = {
    "map": "lab.map()",
    "exercise": f'lab.exercise("{next(iter(EXERCISES))}")',
    **{
        f"question_{kind}": f'lab.predict("{name}")'
        for kind in (True, False)
        for name in [next(n for n, q in QUESTIONS.items() if isinstance(q, Choice) is kind)]
    },
}
SHOWN = {**{name: f'lab.open("{name}")' for name in LABS}, **ONE_OF_EACH}


@pytest.fixture
def everything(open_notebook: Callable[[str], Notebook], jupyterlab: JupyterLab) -> Notebook:
    """A notebook with each of them in a cell of its own, run from the top."""
    cells = {name: f'lab = Lab("vi")\n{code}' for name, code in SHOWN.items()}
    notebook = open_notebook(write(jupyterlab, "vi/scratch_everything", start=START, **cells))
    assert errors_in(notebook.run_all()) == {}
    return notebook


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_axe_finds_nothing_grave(everything: Notebook, theme: str) -> None:
    page = everything.page
    change = "theme => window.jupyterapp.commands.execute('apputils:change-theme', {theme})"
    page.evaluate(change, theme)
    page.wait_for_function("theme => document.body.dataset.jpThemeName === theme", arg=theme)
    found = {}
    for name in SHOWN:
        cell = everything.cell(name.replace("_", "-"))
        cell.locator(".jp-OutputArea-output").first.wait_for()
        answer = Axe().run(page, f'[data-tested="{name.replace("_", "-")}"] .jp-OutputArea')
        assert answer.response["passes"], name
        if told := list(_grave(answer.response["violations"])):
            found[name] = told
    page.evaluate(change, "JupyterLab Light")
    assert found == {}


def _grave(violations: list[dict[str, Any]]) -> Any:
    for violation in violations:
        if violation["impact"] in GRAVE:
            places = [node["target"][-1] for node in violation["nodes"]]
            yield (
                violation["id"],
                violation["help"],
                places[:3],
                violation["nodes"][0]["html"][:200],
            )
