"""Keeps every panel on the screen up to date, also when a cell or another panel changed the lab."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from weakref import WeakSet

from IPython import get_ipython

if TYPE_CHECKING:
    from helpers.labs.cluster.panel import ClusterPanel

_panels: WeakSet[ClusterPanel] = WeakSet()
_shells: WeakSet[Any] = WeakSet()


def watch(panel: ClusterPanel) -> None:
    """From now on the panel follows what others do, as long as it is on a screen."""
    _panels.add(panel)
    shell = get_ipython()
    if shell is not None and shell not in _shells:
        _shells.add(shell)
        shell.events.register("post_run_cell", _a_cell_ran)


def _a_cell_ran(_result: Any) -> None:
    refresh()


def refresh(besides: ClusterPanel | None = None) -> None:
    """Let every panel on a screen look at its lab again, besides the one that just did."""
    for panel in list(_panels):
        if panel is not besides and panel.on_screen:
            panel.look_again()
