"""A tiny shell: what the ``command`` of a container does.

It reads ``sleep N``, ``exit N``, ``echo ...``, ``true`` and ``false`` joined with ``;`` or
``&&``, also behind ``sh -c``, so that a learner can make a container end from the task definition
itself (design page section 3). Anything else belongs to the program of the image.
"""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

from helpers.simulator.outside.protocols import Behaviour

if TYPE_CHECKING:
    from collections.abc import Sequence

SHELLS = frozenset({"sh", "/bin/sh", "bash", "/bin/bash", "ash", "/bin/ash"})
_UNITS = {"": 1, "s": 1, "m": 60, "h": 3600, "d": 86400}
_SLEEP = re.compile(r"([0-9]+(?:\.[0-9]+)?)([smhd]?)")
_EXIT = re.compile(r"[0-9]{1,9}")


def read(words: Sequence[str]) -> Behaviour | None:
    """What a command in exec form does; None when it is not one of ours.

    Process 1 without a handler ignores SIGTERM, and neither a shell nor ``sleep`` has one: such a
    container is killed after its stop timeout and ends with 137.
    """
    if not words:
        return None
    # A shell script, or a single-string command as learners write it by mistake: docker would
    # look for one program with blanks in its name, which ends with 127; we are kind and read it.
    if words[0] in SHELLS and len(words) > 2 and words[1].endswith("c"):
        return _script(words[2])
    if len(words) == 1:
        return _script(words[0])
    return _script(shlex.join(words))


def _script(text: str) -> Behaviour | None:
    lines: list[str] = []
    seconds = 0.0
    code = 0
    for joint, step in _steps(text):
        if joint == "&&" and code != 0:
            continue
        outcome = _run(step, lines)
        if outcome is None:
            return None
        name, slept, code = outcome
        seconds += slept
        if seconds == float("inf"):
            return Behaviour(tuple(lines), None, 0, on_sigterm=None)
        if name == "exit":
            break
    return Behaviour(tuple(lines), seconds, code, on_sigterm=None)


def _steps(text: str) -> list[tuple[str, list[str]]]:
    """Split at ``;`` and ``&&`` outside quotes; each step with the joint before it."""
    lexer = shlex.shlex(text.replace("\n", ";"), posix=True, punctuation_chars=";&|")
    lexer.whitespace_split = True
    lexer.commenters = ""
    steps: list[tuple[str, list[str]]] = [(";", [])]
    try:
        for word in lexer:
            if word in {";", "&&"}:
                steps.append((word, []))
            else:
                steps[-1][1].append(word)
    except ValueError:  # an unclosed quote: not ours to run
        return [(";", ["?"])]
    return [step for step in steps if step[1]]


def _run(words: list[str], lines: list[str]) -> tuple[str, float, int] | None:
    """One step: its name, the seconds it takes, its exit code; None when it is not ours."""
    name, arguments = words[0], words[1:]
    if name == "echo":
        lines.append(" ".join(arguments))
        return name, 0.0, 0
    if name in {"true", "false"}:
        return name, 0.0, int(name == "false")
    if name == "exit" and len(arguments) <= 1:
        number = arguments[0] if arguments else "0"
        return (name, 0.0, int(number) % 256) if _EXIT.fullmatch(number) else None
    if name == "sleep" and len(arguments) == 1:
        if arguments[0] in {"infinity", "inf"}:
            return name, float("inf"), 0
        match = _SLEEP.fullmatch(arguments[0])
        return (name, float(match[1]) * _UNITS[match[2]], 0) if match else None
    return None
