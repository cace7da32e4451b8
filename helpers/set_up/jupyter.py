"""JupyterLab for the course alone: its own settings and state, nothing of the user's."""

from __future__ import annotations

import os
import shutil
import socket
from pathlib import Path
from typing import TYPE_CHECKING

from helpers.set_up.environment import ROOT, plain
from helpers.set_up.sayings import SetUpError

if TYPE_CHECKING:
    from collections.abc import Sequence

HOST = "127.0.0.1"
"""Only this computer reaches the server."""

STATE = ROOT / ".jupyter-state"
"""What Jupyter remembers for the learner (layout, settings, trust), kept out of the home folder."""

SETTINGS = Path(__file__).parent / "jupyter"
"""``overrides.json`` (no news, no look for updates), ``page_config.json`` (no store) and
``shortcuts.json`` (the notebook's one-letter shortcuts, but not while a lab has the focus: there
``b`` would insert a cell and an arrow would leave a list of choices)."""

_SHORTCUTS = Path("@jupyterlab", "shortcuts-extension", "shortcuts.jupyterlab-settings")

START = "00_start_here.ipynb"


def environment(state: Path = STATE) -> dict[str, str]:
    """The variables that keep Jupyter and IPython inside ``state``, a folder that is made.

    ``JUPYTER_NO_CONFIG`` leaves out the settings of the computer and of other environments as
    well, so a course looks the same everywhere.

    Raises:
        SetUpError: if ``state`` cannot be written.
    """
    settings = state / "settings"
    try:
        shortcuts = settings / _SHORTCUTS
        if not shortcuts.exists():  # the learner may have changed them since
            shortcuts.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(SETTINGS / "shortcuts.json", shortcuts)
    except OSError as error:
        raise SetUpError("no-permission", folder=state.parent) from error
    variables = {name: value for name, value in plain().items() if name not in _UNWANTED}
    return variables | {
        "JUPYTER_NO_CONFIG": "1",
        "JUPYTER_CONFIG_DIR": str(state / "config"),
        "JUPYTER_DATA_DIR": str(state / "data"),
        "JUPYTER_RUNTIME_DIR": str(state / "runtime"),
        "JUPYTERLAB_SETTINGS_DIR": str(settings),
        "JUPYTERLAB_WORKSPACES_DIR": str(state / "workspaces"),
        "IPYTHONDIR": str(state / "ipython"),
    }


def learners_environment(state: Path = STATE) -> dict[str, str]:
    """The same, and a learner's own copy of a notebook finds the helpers wherever it is.

    Raises:
        SetUpError: if ``state`` cannot be written.
    """
    return {**environment(state), "PYTHONPATH": str(ROOT)}


_UNWANTED = {"JUPYTER_CONFIG_PATH", "JUPYTER_PATH", "JUPYTERLAB_DIR", "JUPYTER_TOKEN"}


def command(
    python: Path | str,
    language: str,
    *,
    root: Path,
    port: int | None = None,
    browser: bool = True,
    more: Sequence[str] = (),
) -> list[str]:
    """The command that serves the course, opened at its start page.

    Args:
        python: the Python that has JupyterLab.
        language: of the start page, ``"vi"`` or ``"en"``.
        root: the folder that is served, with the notebooks in it.
        port: on 127.0.0.1; the first free one from 8888 if left out.
        browser: whether to open one.
        more: arguments for JupyterLab itself.

    Raises:
        SetUpError: if ``port`` is taken.
    """
    if port is not None and not _is_free(port):
        raise SetUpError("port-taken", port=port)
    options = [
        f"--ServerApp.ip={HOST}",
        f"--ServerApp.root_dir={root}",
        "--ServerApp.allow_root=True",  # a container's only user; nobody else reaches 127.0.0.1
        "--ServerApp.jpserver_extensions=jupyter_server_terminals=True",
        f"--LabApp.app_settings_dir={SETTINGS}",
        f"--LabApp.default_url=/lab/tree/notebooks/{language}/{START}",
        "--LabApp.extension_manager=readonly",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LabApp.news_url=None",
        # Browsers in a sandbox of their own (snap, WSL) may not read the file with the address.
        "--ServerApp.use_redirect_file=False",
        "--LabApp.log_level=WARN",
        "--ServerApp.log_level=WARN",
        "--KernelManager.transport_encryption=auto",  # else each kernel warns that it has none
        "--ServerApp.tornado_settings={'ws_ping_timeout': 30000}",  # its default is refused aloud
    ]
    if port is not None:
        options += [f"--ServerApp.port={port}", "--ServerApp.port_retries=0"]
    if not browser:
        options.append("--no-browser")
    return [str(python), "-m", "jupyterlab", *options, *more]


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        if os.name != "nt":  # a port that was closed a moment ago counts as free
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True
