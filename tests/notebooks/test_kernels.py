"""The kernels of the notebook checks: sockets of their own, and another try for one that hangs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from helpers.authoring.kernels import PATIENCE, STARTS, _by_sockets, _started


def test_no_two_kernels_share_their_sockets(tmp_path: Path) -> None:
    make = _by_sockets(lambda **options: options, tmp_path)
    first, second = make(kernel_name="python3"), make()
    assert first["kernel_name"] == "python3"
    assert first["transport"] == second["transport"] == "ipc"
    assert first["ip"] != second["ip"]
    assert Path(first["ip"]).parent == tmp_path  # not the folder of the notebooks


class Starts:
    """nbval's start of a kernel, which hangs so many times."""

    def __init__(self, hangs: int) -> None:
        self.hangs = hangs
        self.waited: list[float] = []

    def __call__(self, startup_timeout: float, **options: Any) -> str:
        self.waited.append(startup_timeout)
        if len(self.waited) <= self.hangs:
            raise RuntimeError("Kernel didn't respond")
        return f"a kernel in {options['cwd']}"


def test_a_kernel_that_hangs_is_started_again() -> None:
    start = Starts(STARTS - 1)
    assert _started(start, startup_timeout=60, cwd="here") == "a kernel in here"
    assert start.waited == [PATIENCE] * STARTS


def test_one_that_never_comes_up_is_an_error() -> None:
    start = Starts(STARTS)
    with pytest.raises(RuntimeError, match="respond"):
        _started(start, cwd="here")
    assert len(start.waited) == STARTS
