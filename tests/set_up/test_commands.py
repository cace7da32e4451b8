"""``python -m helpers`` opens, tests, or says why not, without a traceback."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from helpers.set_up import checks, commands, own_copy
from helpers.set_up.environment import ROOT
from helpers.set_up.sayings import SetUpError, said

PYTHON = Path(sys.executable)


@pytest.fixture
def kept() -> list[str]:
    """Lessons that the learner has changed and that have a new version."""
    return []


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch, kept: list[str]) -> list[list[str]]:
    """The commands that would be run, instead of running them."""
    found: list[list[str]] = []
    monkeypatch.setattr(commands, "python_with_everything", lambda: PYTHON)
    monkeypatch.setattr(commands, "_become", lambda command, _env: found.append(command) or 0)
    monkeypatch.setattr(commands.own_copy, "bring_up_to_date", lambda: kept)
    return found


@pytest.mark.parametrize(
    ("arguments", "language"), [([], "vi"), (["--language", "en"], "en"), (["--language=vi"], "vi")]
)
def test_the_course_opens_at_its_start_page(
    started: list[list[str]], arguments: list[str], language: str
) -> None:
    assert commands.main(arguments) == 0
    (opening,) = started
    assert f"--ServerApp.root_dir={own_copy.FOLDER}" in opening
    assert f"--LabApp.default_url=/lab/tree/notebooks/{language}/00_start_here.ipynb" in opening
    assert "--ServerApp.ip=127.0.0.1" in opening


def test_a_lesson_that_stays_the_learners_is_named(
    started: list[list[str]], kept: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    kept.append("vi/01_task_definition")
    assert commands.main([]) == 0
    assert capsys.readouterr().out.startswith(
        said("kept", lessons="vi/01_task_definition", folder=own_copy.FOLDER)
    )


def test_the_lab_over_http_gets_the_courses_python(started: list[list[str]]) -> None:
    assert commands.main(["endpoint", "--port", "5000"]) == 0
    assert started == [[str(PYTHON), "-m", "helpers.endpoint", "--port", "5000"]]


def test_other_options_are_jupyterlabs(started: list[list[str]]) -> None:
    assert commands.main(["--no-browser", "--LabApp.expose_app_in_browser=True"]) == 0
    assert started[-1][-2:] == ["--no-browser", "--LabApp.expose_app_in_browser=True"]


def test_a_word_that_means_nothing_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        commands.main(["opne"])
    assert "không hiểu | not understood: opne" in capsys.readouterr().err


def test_authors_get_their_tools(started: list[list[str]]) -> None:
    assert commands.main(["notebooks", "check"]) == 0
    assert "helpers.authoring" in started[0][2]
    assert started[0][3:] == ["check"]


def test_a_failure_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> Path:
        raise SetUpError("no-permission", folder="x")

    monkeypatch.setattr(commands, "python_with_everything", fail)
    for arguments in ([], ["test"], ["notebooks", "check"]):
        assert commands.main(arguments) == 1
        assert capsys.readouterr().out == said("no-permission", folder="x") + "\n"


def test_stopping_is_not_an_error_either(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop() -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "python_with_everything", stop)
    assert commands.main([]) == commands.STOPPED


@pytest.mark.parametrize("name", ["__init__.py", "__main__.py"])
def test_an_old_python_can_read_what_tells_it_that_it_is_old(name: str) -> None:
    ast.parse((ROOT / "helpers" / name).read_text(encoding="utf-8"), feature_version=(3, 6))


def test_an_old_python_gets_a_sentence() -> None:
    program = (
        "import runpy, sys; sys.version_info = (3, 10, 13, 'final', 0); sys.argv = ['helpers'];"
        "runpy.run_module('helpers', run_name='__main__')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 1
    vietnamese, english = done.stderr.splitlines()
    assert vietnamese.startswith("Khóa học cần Python 3.11 trở lên, đây là Python 3.10.")
    assert english.startswith("The course needs Python 3.11 or newer, this is Python 3.10.")


def test_every_check_runs_even_when_one_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    steps = {
        "one": ("-c", "print('what is wrong'); raise SystemExit(3)"),
        "two": ("-c", "print('nothing to see')"),
    }
    monkeypatch.setattr(checks, "STEPS", steps)
    assert checks.run(PYTHON, []) == 1
    said_lines = capsys.readouterr().out.splitlines()
    assert said_lines[0] == "what is wrong"
    assert "nothing to see" not in said_lines
    assert [line.split()[:2] for line in said_lines[-3:-1]] == [
        ["one", "FAILED"],
        ["two", "passed"],
    ]
    assert said_lines[-1] == "steps: 1 passed, 1 failed"
    assert checks.run(PYTHON, ["two"]) == 0


def test_the_checks_are_run_as_a_newcomer(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    program = (
        "import os, sys; from pathlib import Path; e = os.environ;"
        "print(Path(e['ECS_COURSE_DATA']).exists(), 'PYTHONPATH' in e, Path.cwd()); sys.exit(1)"
    )
    monkeypatch.setattr(checks, "STEPS", {"one": ("-c", program)})
    checks.run(PYTHON, [])
    assert capsys.readouterr().out.splitlines()[0] == f"False False {ROOT}"
