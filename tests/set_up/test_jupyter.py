"""A real JupyterLab as ``python -m helpers`` starts it, amid somebody's own Jupyter settings."""

from __future__ import annotations

import contextlib
import json
import re
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from helpers.set_up import jupyter
from helpers.set_up.environment import ROOT
from helpers.set_up.sayings import SetUpError, said

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE = 60
"""Seconds for a server to start on a slow machine; it usually takes two."""


class Server:
    """A running JupyterLab and the folders around it."""

    def __init__(self, home: Path, state: Path, info: dict[str, Any]) -> None:
        self.home, self.state, self.info = home, state, info

    def get(self, path: str) -> str:
        request = urllib.request.Request(
            self.info["url"] + path, headers={"Authorization": f"token {self.info['token']}"}
        )
        with urllib.request.urlopen(request) as answer:
            return answer.read().decode()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    home, state = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("state")
    own = home / ".jupyter"
    own.mkdir()
    (own / "jupyter_server_config.py").write_text("raise SystemExit('read the user config')")
    (own / "jupyter_lab_config.py").write_text("raise SystemExit('read the user config')")
    with pytest.MonkeyPatch.context() as surroundings:
        surroundings.setenv("HOME", str(home))
        surroundings.setenv("USERPROFILE", str(home))
        for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_CONFIG_PATH", "JUPYTERLAB_SETTINGS_DIR"):
            surroundings.setenv(name, str(own))
        variables = jupyter.environment(state)
    command = jupyter.command(sys.executable, "en", root=ROOT, port=free_port(), browser=False)
    before = set(home.rglob("*"))
    with subprocess.Popen(command, env=variables, cwd=ROOT, stderr=subprocess.PIPE) as process:
        try:
            yield Server(home, state, when_ready(state, process))
        finally:
            process.terminate()
    assert set(home.rglob("*")) == before, "nothing was written into the user's home"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((jupyter.HOST, 0))
        return probe.getsockname()[1]


def when_ready(state: Path, process: subprocess.Popen[bytes]) -> dict[str, Any]:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(0.1)
            assert process.stderr is not None
            pytest.fail(process.stderr.read().decode())
        for path in (state / "runtime").glob("jpserver-*.json"):
            info = json.loads(path.read_text(encoding="utf-8"))
            with socket.socket() as probe:
                if probe.connect_ex((jupyter.HOST, info["port"])) == 0:
                    return info
    pytest.fail("JupyterLab did not start")


def test_only_this_computer_reaches_it(server: Server) -> None:
    assert server.info["hostname"] == "127.0.0.1"
    assert server.info["token"]
    assert Path(server.info["root_dir"]) == ROOT


def test_it_opens_at_the_start_page(server: Server) -> None:
    start = "/lab/tree/notebooks/en/00_start_here.ipynb"
    page = (server.state / "runtime").glob("jpserver-*-open.html")
    assert start in next(page).read_text(encoding="utf-8")
    assert "<title>JupyterLab</title>" in server.get(start[1:])


def test_no_news_no_updates_no_store(server: Server) -> None:
    config = json.loads(
        re.search(r'jupyter-config-data".*?>(.*?)</script>', server.get("lab"), re.S)[1]
    )
    assert config["news"] == {"disabled": True}
    disabled = config["disabledExtensions"]
    assert "@jupyterlab/apputils-extension:announcements" in disabled
    assert "@jupyterlab/extensionmanager-extension" in disabled
    answer = server.get("lab/api/settings/@jupyterlab/apputils-extension:notification")
    notification = json.loads(answer)["schema"]["properties"]
    assert notification["fetchNews"]["default"] == "false"
    assert notification["checkForUpdates"]["default"] is False


def test_every_name_in_the_settings_is_jupyterlabs_own() -> None:
    """A plugin that was renamed would bring its pop-up back without a word."""
    named = json.loads((jupyter.SETTINGS / "page_config.json").read_text(encoding="utf-8"))
    overrides = json.loads((jupyter.SETTINGS / "overrides.json").read_text(encoding="utf-8"))
    static = Path(sys.prefix) / "share" / "jupyter" / "lab" / "static"
    built = "".join(path.read_text(encoding="utf-8") for path in static.glob("*.js"))
    for name in [*named["disabledExtensions"], *overrides]:
        assert name in built, name


def test_a_port_in_use_is_told_so() -> None:
    with socket.socket() as taken:
        taken.bind((jupyter.HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(SetUpError) as raised:
            jupyter.command(sys.executable, "vi", root=ROOT, port=port)
    assert str(raised.value) == said("port-taken", port=port)


def test_a_state_folder_that_cannot_be_made_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SetUpError) as raised:
        jupyter.environment(tmp_path / "file" / "state")
    assert str(raised.value) == said("no-permission", folder=tmp_path / "file")


def test_shortcuts_of_the_notebook_leave_the_labs_alone() -> None:
    """Each one-key shortcut of JupyterLab is there twice: switched off, and outside widgets."""
    schemas = Path(sys.prefix, "share", "jupyter", "lab", "schemas", "@jupyterlab")
    schema = (schemas / "notebook-extension" / "tracker.json").read_text(encoding="utf-8")
    expected = []
    for shortcut in json.loads(schema)["jupyter.lab.shortcuts"]:
        selector, keys = shortcut["selector"], " ".join(shortcut["keys"])
        plain_key = keys and not re.search("Ctrl|Accel|Alt", keys)
        if plain_key and "jp-mod-commandMode" in selector and selector.endswith(" :focus"):
            expected.append({**shortcut, "disabled": True})
            expected.append({**shortcut, "selector": f"{selector}:not(.jupyter-widgets *)"})
    ours = json.loads((jupyter.SETTINGS / "shortcuts.json").read_text(encoding="utf-8"))
    assert expected
    assert ours == {"shortcuts": expected}


def test_a_learners_own_shortcuts_stay(tmp_path: Path) -> None:
    folder = Path(jupyter.environment(tmp_path)["JUPYTERLAB_SETTINGS_DIR"])
    (own,) = folder.rglob("shortcuts.jupyterlab-settings")
    own.write_text("{}", encoding="utf-8")
    jupyter.environment(tmp_path)
    assert own.read_text(encoding="utf-8") == "{}"
