"""The .venv is made once, mended when it breaks, and every failure says what to do next."""

import subprocess
import sys
import venv
from pathlib import Path

import pytest

from helpers.set_up import environment
from helpers.set_up.sayings import SetUpError, said

pytestmark = pytest.mark.usefixtures("nothing_to_install")


@pytest.fixture
def nothing_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A lock without packages, so that making an environment needs no network."""
    requirements = tmp_path / "requirements.txt"
    requirements.write_text("# nothing\n", encoding="utf-8")
    monkeypatch.setattr(environment, "REQUIREMENTS", requirements)
    monkeypatch.setattr(environment, "has_everything", lambda: False)
    # As on Debian without python3-venv; also much faster than installing pip.
    monkeypatch.setattr(environment.importlib.util, "find_spec", lambda _name: None)
    return requirements


def pip_that_says(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    program = f"import sys; print({text!r}); sys.exit(1)"
    monkeypatch.setattr(environment, "_pip", lambda _folder: [sys.executable, "-c", program])


def test_an_environment_is_made_once(
    tmp_path: Path, nothing_to_install: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "a course" / ".venv"
    python = environment.python_with_everything(folder)
    where = subprocess.run([python, "-c", "import sys; print(sys.prefix)"], capture_output=True)
    assert Path(where.stdout.decode().strip()) == folder
    assert capsys.readouterr().out == said("first-time", folder=folder) + "\n"

    assert environment.python_with_everything(folder) == python
    assert capsys.readouterr().out == "", "the second time there is nothing to do"

    nothing_to_install.write_text("# something else\n", encoding="utf-8")
    assert not environment.is_ready(folder), "another lock is installed anew"
    environment.python_with_everything(folder)
    assert environment.is_ready(folder)
    assert capsys.readouterr().out == said("renewed", folder=folder) + "\n"


def test_a_broken_environment_is_made_anew(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / ".venv"
    python = environment.python_with_everything(folder)
    python.unlink()
    python.write_text("no longer a program", encoding="utf-8")
    assert not environment.is_ready(folder)
    capsys.readouterr()
    environment.python_with_everything(folder)
    assert capsys.readouterr().out.startswith(said("anew", folder=folder))
    assert environment.is_ready(folder)


def test_an_interrupted_installation_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / ".venv"
    with monkeypatch.context() as broken:
        pip_that_says(broken, "ERROR: No space left on device")
        with pytest.raises(SetUpError):
            environment.python_with_everything(folder)
    assert not environment.is_ready(folder)
    environment.python_with_everything(folder)
    assert environment.is_ready(folder)
    assert said("anew", folder=folder) not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("pip_says", "saying"),
    [
        ("WARNING: Retrying after NewConnectionError(...)", "no-network"),
        ("Temporary failure in name resolution", "no-network"),
        ("ERROR: No space left on device.", "not-installed"),
        ("", "not-installed"),
    ],
)
def test_a_failing_pip_is_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pip_says: str, saying: str
) -> None:
    folder = tmp_path / ".venv"
    pip_that_says(monkeypatch, pip_says)
    error = pip_says.removeprefix("ERROR: ").rstrip(".") or "?"
    with pytest.raises(SetUpError) as raised:
        environment.python_with_everything(folder)
    log = folder / "set-up.log"
    assert str(raised.value) == said(saying, folder=folder, log=log, error=error)
    assert log.read_text(encoding="utf-8").strip() == pip_says


def test_a_python_without_pip_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "_works", lambda *_command: False)
    with pytest.raises(SetUpError) as raised:
        environment.python_with_everything(tmp_path / ".venv")
    assert str(raised.value) == said("no-pip", python=sys.executable)


@pytest.mark.parametrize(
    ("error", "saying"),
    [(PermissionError(13, "no"), "no-permission"), (OSError(5, "no"), "no-venv")],
)
def test_a_folder_that_cannot_be_made_is_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, saying: str
) -> None:
    def refuse(*_: object) -> None:
        raise error

    folder = tmp_path / ".venv"
    monkeypatch.setattr(venv.EnvBuilder, "create", refuse)
    with pytest.raises(SetUpError) as raised:
        environment.python_with_everything(folder)
    where = tmp_path if saying == "no-permission" else folder
    assert str(raised.value) == said(saying, folder=where, error=error)


def test_a_python_that_has_everything_is_used_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "has_everything", lambda: True)
    folder = tmp_path / ".venv"
    assert environment.python_with_everything(folder) == Path(sys.executable)
    assert not folder.exists()


def test_other_python_packages_stay_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "somewhere")
    monkeypatch.setenv("PIP_USER", "1")
    variables = environment.plain()
    assert "PYTHONPATH" not in variables
    assert variables["PIP_USER"] == "0"


def test_pins_are_those_that_hold_everywhere() -> None:
    text = "one==1.0 \\\n    --hash=sha256:00\ntwo-x==2.0.post1 ; sys_platform == 'win32' \\\n"
    assert environment.pins(text) == {"one": "1.0"}
