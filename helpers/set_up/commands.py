"""The command line: ``python -m helpers``, ``... test``, ``... notebooks`` and the others."""

from __future__ import annotations

import argparse
import contextlib
import os
import subprocess
import sys
from typing import TYPE_CHECKING

from helpers.set_up import checks, jupyter, own_copy
from helpers.set_up.environment import ROOT, plain, python_with_everything
from helpers.set_up.sayings import SetUpError, say, write

if TYPE_CHECKING:
    from collections.abc import Sequence

LANGUAGES = ("vi", "en")
"""Vietnamese is the course's first language, whatever the computer's own."""

STOPPED = 130
"""Exit code after Ctrl+C, as shells have it."""


def main(arguments: Sequence[str]) -> int:
    """Do what the words after ``python -m helpers`` ask for.

    Returns:
        The exit code.
    """
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # an old console
    task, rest = (arguments[0], arguments[1:]) if arguments else ("", ())
    try:
        if task == "test":
            return checks.run(python_with_everything(), rest)
        if task == "notebooks":
            return _authors("helpers.authoring", rest)
        if task == "handout":
            return _authors("helpers.authoring.handout", rest)
        if task == "endpoint":
            return _become(
                [str(python_with_everything()), "-m", "helpers.endpoint", *rest], plain()
            )
        return _open(arguments)
    except SetUpError as error:
        write(str(error))
        return 1
    except KeyboardInterrupt:
        return STOPPED


def _open(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m helpers",
        description="Mở khóa học trong JupyterLab. | Open the course in JupyterLab.",
        epilog="python -m helpers test: chạy mọi kiểm tra | run every test. "
        "python -m helpers notebooks: dành cho tác giả | for authors. "
        "python -m helpers handout: tài liệu phát tay | the handout. "
        "python -m helpers endpoint: lab qua HTTP | the lab over HTTP.",
    )
    parser.add_argument("--language", choices=LANGUAGES, default="vi", help="tiếng Việt | English")
    parser.add_argument("--port", type=_port, help="cổng trên máy này | port on this computer")
    parser.add_argument(
        "--no-browser", action="store_true", help="chỉ in địa chỉ | only print the address"
    )
    chosen, more = parser.parse_known_args(arguments)
    if any(not word.startswith("--") for word in more):
        parser.error(f"không hiểu | not understood: {' '.join(more)}")
    python = python_with_everything()
    variables = jupyter.learners_environment()
    command = jupyter.command(
        python,
        chosen.language,
        root=own_copy.FOLDER,
        port=chosen.port,
        browser=not chosen.no_browser,
        more=more,
    )
    if kept := own_copy.bring_up_to_date():
        say("kept", lessons=", ".join(kept), folder=own_copy.FOLDER)
    say("serving" if chosen.no_browser else "opening")
    return _become(command, variables)


def _port(text: str) -> int:
    """A port, for argparse."""
    if text.isdecimal() and 0 < int(text) <= 65_535:
        return int(text)
    raise argparse.ArgumentTypeError("1–65535")


def _authors(module: str, arguments: Sequence[str]) -> int:
    program = f"import sys; from {module} import main; sys.exit(main(sys.argv[1:]))"
    return _become([str(python_with_everything()), "-c", program, *arguments], plain())


def _become(command: list[str], variables: dict[str, str]) -> int:
    """Go on as another program, so that signals and the exit code are its own."""
    os.chdir(ROOT)
    if os.name == "posix":
        os.execve(command[0], command, variables)
    # Windows has no exec: a child that shares the console does the same for a reader.
    return subprocess.run(command, env=variables, check=False).returncode
