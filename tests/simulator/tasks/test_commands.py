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
        (["sh", "-c", "false || exit 7"], 0, 7, ()),
        (["sh", "-c", "true || exit 7; sleep 1"], 1, 0, ()),
        (["sh", "-c", "exec sleep 3"], 3, 0, ()),
        (["/bin/sleep", "3"], 3, 0, ()),
        (["/bin/false"], 0, 1, ()),
        (["sh", "-c", "echo 'open"], 0, 2, ("sh: syntax error: unterminated quoted string",)),
    ],
)
def test_commands_that_we_read(
    words: list[str], seconds: float, code: int, lines: tuple[str, ...]
) -> None:
    behaviour = read(words)
    assert behaviour is not None
    assert (behaviour.ends_after, behaviour.exit_code, behaviour.lines) == (seconds, code, lines)
    assert behaviour.on_sigterm is None, "process 1 without a handler"


@pytest.mark.parametrize(
    ("script", "line"),
    [
        ("echo $COLOUR", "red; 'or' blue"),
        ('echo "it\'s ${COLOUR}!"', "it's red; 'or' blue!"),
        ("echo '$COLOUR'", "$COLOUR"),
        (r"echo \$COLOUR", "$COLOUR"),
        ("echo [$NOBODY]", "[]"),
        ("echo $FIRST$SECOND", "12"),
    ],
)
def test_a_shell_knows_the_environment(script: str, line: str) -> None:
    environment = {"COLOUR": "red; 'or' blue", "FIRST": "1", "SECOND": "2"}
    behaviour = read(["sh", "-c", script], environment)
    assert behaviour is not None
    assert behaviour.lines == (line,)
    plain = read(["echo", "$COLOUR"], environment)
    assert plain is not None
    assert plain.lines == ("$COLOUR",), "without a shell nobody replaces it"


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
        ["sh", "-c", "sleep 1 | cat"],
        ["sh", "-c", "echo up > up.txt; sleep 5"],
        ["sh", "-c", "server & sleep 5"],
        ["sh", "-c", "echo $(date)"],
        ["sh", "-c", "echo hello # it's me"],
        ["sh", "-c", "trap 'exit 0' TERM; sleep 5"],
        ["exit", "x"],
        ["exit", "²"],
    ],
)
def test_other_commands_are_the_image_s_own(words: list[str]) -> None:
    assert read(words) is None
