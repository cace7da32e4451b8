"""The small signs that stand beside a colour, so that no state or role is told by colour alone."""

from __future__ import annotations

from typing import Literal

from helpers.diagrams.svg import disc, line

State = Literal["starting", "pulling", "running", "stopping", "stopped", "failed"]


def state(x: float, y: float, which: State) -> str:
    """The state of a task, about 12 units across, centred on ``x``, ``y``.

    A dashed ring is starting, a half disc is pulling its image, a full disc runs, a ring with a
    bar is being stopped, a cross has stopped; a cross on a ring has failed.
    """
    if which == "starting":
        return disc(x, y, 5, "starting")
    if which == "pulling":
        half = line(f"M{x:g} {y - 5:g}a5 5 0 0 1 0 10z", "pulling-half")
        return disc(x, y, 5, "pulling") + half
    if which == "running":
        return disc(x, y, 5.5, "running")
    if which == "stopping":
        return disc(x, y, 5, "stopping") + line(f"M{x - 2.5:g} {y:g}h5", "stopping")
    if which == "failed":
        return disc(x, y, 5.5, "failed") + line(f"M{x - 2:g} {y - 2:g}l4 4m0-4l-4 4", "failed")
    return line(f"M{x - 4.5:g} {y - 4.5:g}l9 9m0-9l-9 9", "stopped")


def essential(x: float, y: float, yes: bool) -> str:
    """A full diamond for a container whose end stops the task, a hollow one for the others."""
    return line(f"M{x:g} {y - 5:g}l5 5-5 5-5-5z", "sign" if yes else "sign-hollow")


def sheet(x: float, y: float) -> str:
    """A sheet of paper with a folded corner, 16 by 20: a task definition."""
    return line(
        f"M{x:g} {y:g}h10l6 6v14h-16zM{x + 10:g} {y:g}v6h6M{x + 4:g} {y + 11:g}h8m-8 4h8", "makes"
    )


def cylinder(x: float, y: float) -> str:
    """A drum, 12 by 14: a volume."""
    return line(
        f"M{x:g} {y + 2.5:g}a6 2.5 0 0 1 12 0v9a6 2.5 0 0 1-12 0zm0 0a6 2.5 0 0 0 12 0", "icon"
    )


def tick(x: float, y: float) -> str:
    """A tick on a dark disc: finished."""
    return line(f"M{x - 4.5:g} {y + 0.5:g}l3 3 6-6.5", "tick")


def arrow(x: float, y: float, shape: str = "arrow") -> str:
    """A head that points right, its tip on ``x``, ``y``."""
    return line(f"M{x:g} {y:g}l-7-4v8z", shape)
