"""What a command does (design page section 3)."""

from __future__ import annotations

import pytest

from helpers.simulator.tasks.commands import read


@pytest.mark.parametrize(
    ("words", "seconds", "code", "lines"),
    [
        (["sleep", "5"], 5, 0, ()),
        (["sleep 5"], 5, 0, ()),
        (["sleep", "1.5m"], 90, 0, ()),
        (["exit", "3"], 0, 3, ()),
        (["sh", "-c", "exit 256"], 0, 0, ()),
        (["sh", "-c", "echo hello; sleep 2; exit 4"], 2, 4, ("hello",)),
        (["/bin/bash", "-lc", "echo 'a; b' && sleep 1"], 1, 0, ("a; b",)),
        (["sh", "-c", "false && echo no; echo yes"], 0, 0, ("yes",)),
        (["sh", "-c", "false && exit 1"], 0, 1, ()),
        (["sh", "-c", "exit 1; sleep 100"], 0, 1, ()),
        (["true"], 0, 0, ()),
        (["false"], 0, 1, ()),
        (["sh", "-c", "echo one\necho two"], 0, 0, ("one", "two")),
    ],
)
def test_commands_that_we_read(
    words: list[str], seconds: float, code: int, lines: tuple[str, ...]
) -> None:
    behaviour = read(words)
    assert behaviour is not None
    assert (behaviour.ends_after, behaviour.exit_code, behaviour.lines) == (seconds, code, lines)
    assert behaviour.on_sigterm is None, "process 1 without a handler"


def test_a_sleep_without_end() -> None:
    behaviour = read(["sh", "-c", "echo up; sleep infinity; exit 3"])
    assert behaviour is not None
    assert (behaviour.ends_after, behaviour.lines) == (None, ("up",))


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["nginx", "-g", "daemon off;"],
        ["sh", "-c", "curl localhost"],
        ["sleep", "long"],
        ["sh", "-c", "echo 'open"],
        ["sh", "-c", "sleep 1 | cat"],
        ["exit", "x"],
        ["exit", "²"],
    ],
)
def test_other_commands_are_the_image_s_own(words: list[str]) -> None:
    assert read(words) is None
