"""The course's own Python: a ``.venv`` in the checkout with exactly the locked packages."""

from __future__ import annotations

import hashlib
import importlib.metadata
import importlib.util
import os
import re
import subprocess
import sys
import venv
from pathlib import Path
from typing import TextIO

from helpers.set_up.sayings import SetUpError, say, write

ROOT = Path(__file__).resolve().parents[2]
"""The checkout."""

REQUIREMENTS = ROOT / "helpers" / "requirements.txt"
"""The one place of versions: every package, transitive ones too, with hashes."""

FOLDER = ROOT / ".venv"

_PIN = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[^\s;\\]+)(?P<marker> *;)?", re.MULTILINE)
_NO_NETWORK = re.compile(
    r"NewConnectionError|Failed to establish a new connection|name resolution|getaddrinfo failed"
    r"|ConnectTimeout|ProxyError|Network is unreachable|Max retries exceeded"
)


def pins(text: str | None = None) -> dict[str, str]:
    """The locked version of each package that every system and every Python gets alike."""
    text = REQUIREMENTS.read_text(encoding="utf-8") if text is None else text
    return {pin["name"]: pin["version"] for pin in _PIN.finditer(text) if not pin["marker"]}


def plain() -> dict[str, str]:
    """The environment variables without those that let other Python packages in."""
    kept = {name: value for name, value in os.environ.items() if name not in _UNWANTED}
    return {**kept, "PYTHONUTF8": "1", "PIP_USER": "0"}


_UNWANTED = {"PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP", "PIP_TARGET", "PIP_PREFIX"}


def python_with_everything(folder: Path = FOLDER) -> Path:
    """The Python to run the course with, made first if it does not exist yet.

    A Python that already has every locked package (a conda environment, Binder) is used as it is.

    Raises:
        SetUpError: when that cannot be done; it says what to do next.
    """
    if not is_ready(folder):
        if has_everything():
            return Path(sys.executable)
        _make(folder)
        _install(folder)
    return _python(folder)


def is_ready(folder: Path = FOLDER) -> bool:
    """Whether the folder holds a working Python with the packages as they are locked now."""
    try:
        done = _stamp(folder).read_text(encoding="utf-8")
    except OSError:
        return False
    return done == _fingerprint() and _works([str(_python(folder))])


def has_everything() -> bool:
    """Whether this very Python has every locked package, in its locked version."""
    try:
        return all(importlib.metadata.version(name) == version for name, version in pins().items())
    except importlib.metadata.PackageNotFoundError:
        return False


def _make(folder: Path) -> None:
    """Make the folder a Python environment, unless it is a working one already."""
    if _works([str(_python(folder))]):
        say("renewed", folder=folder)
        return
    say("anew" if folder.exists() else "first-time", folder=folder)
    # Debian and Ubuntu ship venv without ensurepip; pip can then reach in from outside.
    with_pip = importlib.util.find_spec("ensurepip") is not None
    try:
        venv.EnvBuilder(clear=True, with_pip=with_pip, symlinks=os.name != "nt").create(folder)
    except PermissionError as error:
        raise SetUpError("no-permission", folder=folder.parent) from error
    except (OSError, ValueError, subprocess.CalledProcessError) as error:
        raise SetUpError("no-venv", folder=folder, error=error) from error


def _install(folder: Path) -> None:
    log = folder / "set-up.log"
    command = [
        *_pip(folder),
        *("install", "--disable-pip-version-check", "--no-input", "--progress-bar", "off"),
        *("--require-hashes", "--requirement", str(REQUIREMENTS)),
    ]
    try:
        stamp = _stamp(folder)
        stamp.unlink(missing_ok=True)
        with log.open("w", encoding="utf-8") as kept:
            failed = _run_counting(command, kept)
        if failed:
            raise _why_not(log, folder)
        stamp.write_text(_fingerprint(), encoding="utf-8")
    except PermissionError as error:
        raise SetUpError("no-permission", folder=folder) from error


def _run_counting(command: list[str], log: TextIO) -> int:
    """Run pip with its output in ``log``, and show how far it is where somebody is watching."""
    total, seen = len(pins()), 0
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        env=plain(),
    ) as process:
        for line in process.stdout or ():
            log.write(line)
            if line.startswith("Collecting ") and sys.stdout.isatty():
                seen = min(seen + 1, total)
                write(f"\r  {seen}/{total}", end="")
    if seen:
        write("")
    return process.returncode


def _why_not(log: Path, folder: Path) -> SetUpError:
    text = log.read_text(encoding="utf-8")
    if _NO_NETWORK.search(text):
        return SetUpError("no-network", log=log)
    errors = [line for line in text.splitlines() if line.startswith("ERROR:")]
    error = errors[-1].removeprefix("ERROR:").strip() if errors else "?"
    return SetUpError("not-installed", error=error.rstrip("."), folder=folder, log=log)


def _pip(folder: Path) -> list[str]:
    inside = [str(_python(folder)), "-m", "pip"]
    if _works(inside, "--version"):
        return inside
    outside = [sys.executable, "-m", "pip"]
    if _works(outside, "--version"):
        return [*outside, "--python", str(folder)]
    raise SetUpError("no-pip", python=sys.executable)


def _works(command: list[str], *arguments: str) -> bool:
    """Whether a program starts and ends well; a Python without arguments reads an empty input."""
    try:
        done = subprocess.run(
            [*command, *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            env=plain(),
        )
    except OSError:
        return False
    return done.returncode == 0


def _python(folder: Path) -> Path:
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _stamp(folder: Path) -> Path:
    return folder / "course-is-ready"


def _fingerprint() -> str:
    return hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()
