"""A pytest plugin: the kernels in which nbval runs the notebooks come up, also on a busy machine.

Two things are against it. Kernels that talk over TCP look for free ports, and two processes of
pytest may choose the same one; sockets in the file system have names of their own. And a kernel may
hang, very rarely, while it starts: it is started again, instead of failing every cell.
"""

from __future__ import annotations

import functools
import itertools
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import nbval.kernel

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

PATIENCE, STARTS = 25, 3
"""Seconds that a kernel may take to come up, and how often it is started at most."""


def pytest_configure(config: pytest.Config) -> None:
    """Let nbval start its kernels this way."""
    if os.name == "posix":
        sockets = tempfile.TemporaryDirectory(prefix="kernels-")
        config.add_cleanup(sockets.cleanup)
        nbval.kernel.KernelManager = _by_sockets(nbval.kernel.KernelManager, Path(sockets.name))
    nbval.kernel.start_new_kernel = functools.partial(_started, nbval.kernel.start_new_kernel)


def _by_sockets(manager: Callable[..., Any], folder: Path) -> Callable[..., Any]:
    numbers = itertools.count(1)

    def make(**options: Any) -> Any:
        return manager(transport="ipc", ip=str(folder / f"{next(numbers)}"), **options)

    return make


def _started(start: Callable[..., Any], startup_timeout: float = PATIENCE, **options: Any) -> Any:
    patience = min(startup_timeout, PATIENCE)
    for _ in range(STARTS - 1):
        try:
            return start(startup_timeout=patience, **options)
        except RuntimeError:  # nbval has shut it down
            continue
    return start(startup_timeout=patience, **options)
