"""The command line of the authors: ``python -m helpers notebooks copy | run | approve | check``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from helpers.authoring import approvals, checking
from helpers.authoring.copying import copy_to_twin
from helpers.authoring.pages import pages, read
from helpers.authoring.problems import listed
from helpers.authoring.running import RunError, run
from helpers.i18n import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from helpers.authoring.pages import Page


def main(argv: Sequence[str] | None = None) -> int:
    """Do what an author asks for.

    Args:
        argv: the words after ``notebooks``; those of the command line if left out.

    Returns:
        The exit code: 0, or 1 when there is something to mend.
    """
    arguments = _parser().parse_args(argv)
    try:
        problems: list[str] = arguments.command(arguments)
    except (RunError, ValueError) as error:
        problems = [str(error)]
    _say("\n".join(problems))
    return 1 if problems else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m helpers notebooks", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")

    command = commands.add_parser("copy", help="give the other language this one's code and cells")
    command.add_argument("language", choices=LANGUAGES, help="the language to copy from")
    command.add_argument("number", nargs="?", default="", help="only this lesson, e.g. 01")
    command.set_defaults(command=_copy)

    command = commands.add_parser("run", help="run from the top and store the outputs")
    command.add_argument(
        "which", nargs="*", help="files, or lesson numbers such as 01; all of them if left out"
    )
    command.set_defaults(command=_run)

    command = commands.add_parser("approve", help="record that both languages were read and agree")
    command.add_argument("number", nargs="?", default="", help="only this lesson, e.g. 01")
    command.set_defaults(command=_approve)

    command = commands.add_parser("check", help="say what is still to mend")
    command.set_defaults(command=_check)
    return parser


def _copy(arguments: argparse.Namespace) -> list[str]:
    for page in _some(pages(arguments.number, arguments.language), arguments.number):
        copied = copy_to_twin(page)
        _say(f"{page.title} -> {copied.twin.title}")
        for cell_id in copied.to_write:
            _say(f"  to write: {cell_id}")
        for cell_id in copied.dropped:
            _say(f"  gone, it is not in {page.title}: {cell_id}")
    return []


def _run(arguments: argparse.Namespace) -> list[str]:
    chosen: list[Page] = []
    for which in arguments.which or [""]:
        path = Path(which)
        chosen += [read(path)] if path.suffix == ".ipynb" else _some(pages(which), which)
    for page in chosen:
        _say(f"{page.title}: {'new outputs' if run(page) else 'the same outputs as before'}")
    return []


def _approve(arguments: argparse.Namespace) -> list[str]:
    _some(pages(arguments.number), arguments.number)
    for changed in approvals.approve(arguments.number):
        _say(f"approved {changed}")
    return []


def _check(_arguments: argparse.Namespace) -> list[str]:
    found = checking.problems()
    if not found:
        _say("nothing to mend")
    return listed(found).splitlines()


def _some(found: list[Page], number: str) -> list[Page]:
    if not found:
        raise ValueError(f"there is no notebook {number or 'yet'}")
    return found


def _say(text: str) -> None:
    if text:
        sys.stdout.write(f"{text}\n")
