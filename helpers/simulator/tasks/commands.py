"""A tiny shell: what the ``command`` of a container does.

It reads ``sleep N``, ``exit N``, ``echo ...``, ``true`` and ``false`` joined with ``;``, ``&&`` or
``||``, also behind ``sh -c``, where ``$NAME`` is the environment variable of that name: a learner
can make a container end from the task definition itself (design page section 3). Anything else
belongs to the program of the image.
"""

from __future__ import annotations

import re
import shlex
from types import MappingProxyType
from typing import TYPE_CHECKING

from helpers.simulator.outside.protocols import Behaviour

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SHELLS = frozenset({"sh", "/bin/sh", "bash", "/bin/bash", "ash", "/bin/ash"})
_FOLDERS = ("/bin/", "/usr/bin/")
_JOINTS = frozenset({";", "&&", "||"})
_UNITS = {"": 1, "s": 1, "m": 60, "h": 3600, "d": 86400}
_SLEEP = re.compile(r"([0-9]+(?:\.[0-9]+)?)([smhd]?)")
_EXIT = re.compile(r"[0-9]{1,9}")
_PIECE = re.compile(r"\\.|\$(?:(\w+)|\{(\w+)\})|.", re.DOTALL)
_NO_VARIABLES: Mapping[str, str] = MappingProxyType({})


_UNCLOSED = "sh: syntax error: unterminated quoted string"


class _NotOursError(Exception):
    """This script needs a real shell."""


class _UnclosedQuoteError(Exception):
    """No shell reads this script."""


def read(words: Sequence[str], environment: Mapping[str, str] = _NO_VARIABLES) -> Behaviour | None:
    """What a command in exec form does; None when it is not one of ours.

    Process 1 without a handler ignores SIGTERM, and neither a shell nor ``sleep`` has one: such a
    container is killed after its stop timeout and ends with 137.
    """
    if not words:
        return None
    try:
        if words[0] in SHELLS and len(words) > 2 and words[1].endswith("c"):
            return _script(words[2], environment)
        # A single string as learners write it by mistake, when it is one of our own commands:
        # docker would look for a program with blanks in its name; we are kind and read it.
        return _script(words[0] if len(words) == 1 else shlex.join(words), None)
    except _NotOursError:
        return None
    except _UnclosedQuoteError:
        return Behaviour((_UNCLOSED,), 0.0, 2, on_sigterm=None)


def _script(text: str, environment: Mapping[str, str] | None) -> Behaviour:
    lines: list[str] = []
    seconds = 0.0
    code = 0
    for joint, step in _steps(text, environment):
        if (joint == "&&" and code != 0) or (joint == "||" and code == 0):
            continue
        name, slept, code = _run(step, lines)
        seconds += slept
        if seconds == float("inf"):
            return Behaviour(tuple(lines), None, 0, on_sigterm=None)
        if name == "exit":
            break
    return Behaviour(tuple(lines), seconds, code, on_sigterm=None)


def _steps(text: str, environment: Mapping[str, str] | None) -> list[tuple[str, list[str]]]:
    """Split at the joints outside quotes; each step with the joint before it."""
    values: list[str] = []
    if environment is not None:
        text = _mark_variables(text, environment, values)
    lexer = shlex.shlex(text.replace("\n", ";"), posix=True, punctuation_chars=";&|<>")
    lexer.whitespace_split = True
    lexer.commenters = ""
    steps: list[tuple[str, list[str]]] = [(";", [])]
    try:
        for word in lexer:
            if word in _JOINTS:
                steps.append((word, []))
            elif word.strip(";&|<>"):
                steps[-1][1].append(_with_values(word, values))
            else:  # a pipe, a redirection, a process in the background
                raise _NotOursError
    except ValueError:  # an unclosed quote, if it does not stand in a comment
        raise (_NotOursError if "#" in text else _UnclosedQuoteError) from None
    return [step for step in steps if step[1]]


# A value may hold quotes and semicolons, and the shell does not read those again. So a character
# that nobody types (U+E000 and on) stands for each value until the script is split.
_FIRST_MARK = 0xE000


def _mark_variables(text: str, environment: Mapping[str, str], values: list[str]) -> str:
    marked: list[str] = []
    quote = ""
    for piece in _PIECE.finditer(text):
        written, name = piece[0], piece[1] or piece[2]
        if written in {"'", '"'} and quote in {"", written}:
            quote = "" if quote else written
        if quote != "'" and name:
            values.append(environment.get(name, ""))
            written = chr(_FIRST_MARK + len(values) - 1)
        elif quote != "'" and written in {"$", "`"}:  # $?, $(date): needs a real shell
            raise _NotOursError
        marked.append(written)
    return "".join(marked)


def _with_values(word: str, values: Sequence[str]) -> str:
    for number, value in enumerate(values):
        word = word.replace(chr(_FIRST_MARK + number), value)
    return word


def _run(words: list[str], lines: list[str]) -> tuple[str, float, int]:
    """One step: its name, the seconds it takes, its exit code."""
    if words[0] == "exec" and len(words) > 1:
        words = words[1:]
    name, arguments = words[0], words[1:]
    for folder in _FOLDERS:
        name = name.removeprefix(folder)
    if name == "echo":
        lines.append(" ".join(arguments))
        return name, 0.0, 0
    if name in {"true", "false"}:
        return name, 0.0, int(name == "false")
    if name == "exit" and len(arguments) <= 1:
        number = arguments[0] if arguments else "0"
        if _EXIT.fullmatch(number):
            return name, 0.0, int(number) % 256
    if name == "sleep" and len(arguments) == 1:
        if arguments[0] in {"infinity", "inf"}:
            return name, float("inf"), 0
        if match := _SLEEP.fullmatch(arguments[0]):
            return name, float(match[1]) * _UNITS[match[2]], 0
    raise _NotOursError
