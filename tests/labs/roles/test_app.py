"""Programs of learners: whatever they do, it happens to the container and not to the lab."""

from __future__ import annotations

import time

import pytest

from helpers.labs.roles.app import App


def ended(source: str) -> int | str | None:
    with pytest.raises(SystemExit) as end:
        App(source)()
    return end.value.code


def test_it_runs_from_the_top_in_a_namespace_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    app = App("try: n += 1\nexcept NameError: n = 1\nprint(n, __name__)")
    app()
    app()
    assert capsys.readouterr().out == "1 __main__\n1 __main__\n"


@pytest.mark.parametrize("source", ["print(", "x = = 1", "\x00", "(" * 5000])
def test_what_is_no_python_ends_with_code_1_and_says_where(source: str, capsys) -> None:
    assert ended(source) == 1
    assert "Error" in capsys.readouterr().err


def test_it_may_end_itself() -> None:
    assert ended("raise SystemExit(7)") == 7
    assert ended("import sys\nsys.exit(3)") == 3


@pytest.mark.parametrize(
    "source",
    [
        "while True: pass",
        "import time\nwhile True:\n    try: time.sleep(5)\n    except Exception: pass",
        "for _ in iter(int, 1):\n    pass",
        "import time\ntime.sleep(3600)\nraise SystemExit(1)",
    ],
)
def test_a_program_that_goes_on_for_ever_is_left_running(source: str) -> None:
    begin, sleep = time.monotonic(), time.sleep
    App(source)()
    assert time.monotonic() - begin < 5
    assert time.sleep is sleep


def test_a_short_sleep_takes_no_time() -> None:
    begin = time.monotonic()
    assert ended("import time\ntime.sleep(20)\nraise SystemExit(4)") == 4
    assert time.monotonic() - begin < 2


def test_an_interrupt_ends_the_container() -> None:
    assert ended("raise KeyboardInterrupt") == 130
