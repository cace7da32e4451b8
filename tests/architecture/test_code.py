"""What holds for every file of helpers. Who may import whom: import-linter, in pyproject.toml."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from helpers.set_up.environment import ROOT

HELPERS = ROOT / "helpers"
MODULES = sorted(HELPERS.rglob("*.py"))
LONGEST = 350

FORBIDDEN = {"asyncio", "multiprocessing", "socket", "subprocess", "threading", "concurrent"}
"""Modules for threads, processes and sockets: helpers must also run inside a browser."""

ALLOWED = {
    "endpoint": FORBIDDEN,  # an HTTP server of its own
    "authoring": FORBIDDEN,  # runs notebooks in kernels
    "set_up": FORBIDDEN,  # installs, starts JupyterLab and the checks
    # One lock, no thread: a learner's own code may call boto3 from several.
    "aws/session.py": {"threading"},
}


def name(path: Path) -> str:
    return path.relative_to(HELPERS).as_posix()


def imported(path: Path) -> set[str]:
    """The top-level names that a module imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").split(".")[0])
    return found


def allowed(path: Path) -> set[str]:
    first = name(path).split("/")[0]
    return ALLOWED.get(first, set()) | ALLOWED.get(name(path), set())


def test_there_are_modules() -> None:
    assert len(MODULES) > 50
    assert {name(path) for path in MODULES} >= {place for place in ALLOWED if "." in place}


def test_modules_are_short() -> None:
    lengths = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {path: lines for path, lines in lengths.items() if lines > LONGEST} == {}


def test_nothing_starts_a_thread_or_a_process_or_opens_a_socket() -> None:
    found = {name(path): imported(path) & (FORBIDDEN - allowed(path)) for path in MODULES}
    assert {path: names for path, names in found.items() if names} == {}


PUTS_SLEEP_ASIDE = "labs/roles/app.py"
"""A learner's program may sleep; while it runs, this module gives it a ``time.sleep`` that counts
instead. It may name ``time.sleep`` to put it aside and back, and never call it."""


def test_nothing_sleeps() -> None:
    found = {name(path): sleeps(ast.parse(path.read_text(encoding="utf-8"))) for path in MODULES}
    named = {path: lines for path, lines in found.items() if lines}
    assert set(named) == {PUTS_SLEEP_ASIDE}
    tree = ast.parse((HELPERS / PUTS_SLEEP_ASIDE).read_text(encoding="utf-8"))
    assert not sleeps_itself(tree)
    tests = HELPERS.parent / "tests"
    assert [p for p in tests.rglob("*.py") if sleeps_itself(ast.parse(p.read_text("utf-8")))] == []


def test_the_search_for_sleeping_finds_it() -> None:
    assert sleeps(ast.parse("import time\ntime.sleep(1)")) == [2]
    assert sleeps(ast.parse("from time import monotonic, sleep")) == [1]
    assert sleeps(ast.parse("life.sleep(1)")) == []


def sleeps_itself(tree: ast.AST) -> bool:
    """Does it call ``time.sleep``, and not only name it?"""
    called = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return any(isinstance(node, ast.Attribute) and sleeps(node) for node in called)


def sleeps(tree: ast.AST) -> list[int]:
    """The lines that use ``time.sleep``."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if (isinstance(node, ast.Attribute) and node.attr == "sleep" and _is(node.value, "time"))
        or (
            isinstance(node, ast.ImportFrom)
            and node.module == "time"
            and any(alias.name == "sleep" for alias in node.names)
        )
    ]


def _is(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


@pytest.mark.parametrize(
    "path",
    [HELPERS / "__init__.py", HELPERS / "__main__.py", *sorted((HELPERS / "set_up").glob("*.py"))],
    ids=name,
)
def test_the_set_up_needs_nothing_but_python(path: Path) -> None:
    assert imported(path) <= sys.stdlib_module_names | {"helpers"}


def test_importing_helpers_loads_nothing_heavy() -> None:
    heavy = {"IPython", "boto3", "botocore", "fluent", "ipywidgets", "matplotlib", "moto"}
    program = f"import helpers, sys; print(*({heavy} & set(sys.modules)))"
    assert output(program) == ""


def test_opening_a_lab_loads_no_moto_and_no_widgets() -> None:
    heavy = {"IPython", "ipywidgets", "matplotlib", "moto"}
    program = (
        "import boto3, sys; from helpers import Lab; lab = Lab('vi');"
        "boto3.client('ecs').list_task_definitions(); "
        f"print(*({heavy} & set(sys.modules)))"
    )
    assert output(program) == ""


def output(program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()
