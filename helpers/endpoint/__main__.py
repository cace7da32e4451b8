"""``python -m helpers.endpoint``: the command line."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import sys
from typing import TYPE_CHECKING, NoReturn, TypeVar

from helpers.endpoint.server import open_port, serve
from helpers.i18n import LANGUAGES, words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from helpers.i18n import Words


FASTEST = 86_400.0
"""Lab seconds a real second: a day."""

_Number = TypeVar("_Number", int, float)


def main(argv: Sequence[str] | None = None) -> int:
    """Serve the lab until Ctrl-C or SIGTERM.

    Returns:
        The exit code: 0, or 1 when the port is taken.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    say = words(_language(arguments))
    chosen = _parser(say).parse_args(arguments)
    try:
        sockets = open_port(chosen.port)
    except OSError as error:
        reason = str(error.strerror or error)
        _complain(say("endpoint-port-taken", port=str(chosen.port), reason=reason))
        return 1
    with contextlib.suppress(KeyboardInterrupt):  # a second Ctrl-C while it is closing
        asyncio.run(serve(say, sockets, speed=chosen.speed, tell=_tell))
    _tell(say("endpoint-stopped"))
    return 0


def _language(arguments: Sequence[str]) -> str:
    """The language, before everything else: the help speaks it too."""
    first = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    first.add_argument("--language", default=LANGUAGES[0])
    language = str(first.parse_known_args(arguments)[0].language)
    return language if language in LANGUAGES else LANGUAGES[0]


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, without the usage."""

    def error(self, message: str) -> NoReturn:
        """Leave with exit code 2, as argparse does."""
        _complain(message)
        sys.exit(2)


def _parser(say: Words) -> argparse.ArgumentParser:
    parser = _Parser(
        prog="python -m helpers.endpoint", description=say("endpoint-about"), allow_abbrev=False
    )
    parser.add_argument(
        "--port",
        type=_checked(int, lambda port: 0 <= port <= 65535, say("endpoint-wrong-port")),
        default=5000,
        help=say("endpoint-port"),
    )
    parser.add_argument(
        "--speed",
        type=_checked(float, lambda speed: 0 <= speed <= FASTEST, say("endpoint-wrong-speed")),
        default=1.0,
        help=say("endpoint-speed"),
    )
    parser.add_argument(
        "--language", choices=LANGUAGES, default=LANGUAGES[0], help=say("endpoint-language")
    )
    return parser


def _checked(
    read: Callable[[str], _Number], fits: Callable[[_Number], bool], complaint: str
) -> Callable[[str], _Number]:
    """A reader for argparse that says in the user's language what it wanted."""

    def value(text: str) -> _Number:
        try:
            found = read(text)
        except ValueError:
            raise argparse.ArgumentTypeError(complaint) from None
        if not fits(found):
            raise argparse.ArgumentTypeError(complaint)
        return found

    return value


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _complain(line: str) -> None:
    sys.stderr.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main())
