"""A matplotlib figure as a picture: SVG or PNG, with the same in words.

``pyplot`` is not used: it takes half a second to load and keeps every figure alive. A chart is
drawn once, on a light card that reads well in both themes and in print.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from helpers.diagrams.style import LIGHT
from helpers.diagrams.svg import escaped

WIDTH, DPI = 7.4, 144
"""Inches, and dots an inch of a PNG: as wide as the drawings."""


@dataclass(frozen=True)
class Chart:
    """A chart.

    Args:
        words: the same in words, one fact a line: the alternative text, and what ``print`` shows.
        height: of the figure, in inches.
        fill: draws into the figure; called when somebody wants to see it.
    """

    words: str
    height: float
    fill: Callable[[Any], None]

    @cached_property
    def svg(self) -> str:
        """As SVG, the same bytes for the same content."""
        drawn = self._saved("svg", metadata={"Date": None, "Creator": None}).decode()
        # scaled by its container, and named for those who cannot see it
        start = drawn.index("<svg ")
        body = drawn[start:].split(">", 1)
        head = body[0].replace(' width="', ' data-width="').replace(' height="', ' data-height="')
        return (
            f'{head} width="100%" role="img" style="max-width:{WIDTH * 96 * 1.2:g}px">'
            f"<desc>{escaped(self.words)}</desc>{body[1]}"
        )

    @cached_property
    def png(self) -> bytes:
        """As PNG."""
        return self._saved("png", metadata={"Software": None})

    def _saved(self, kind: str, metadata: Mapping[str, None]) -> bytes:
        import matplotlib
        from matplotlib.figure import Figure

        into = io.BytesIO()
        with matplotlib.rc_context(_LOOK):
            figure = Figure(figsize=(WIDTH, self.height), layout="constrained")
            self.fill(figure)
            figure.savefig(into, format=kind, dpi=DPI, metadata=dict(metadata))
        return into.getvalue()

    def __str__(self) -> str:
        return self.words

    def __repr__(self) -> str:
        return self.words

    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None
    ) -> dict[str, str]:
        return {"image/svg+xml": self.svg, "text/plain": self.words}


_LOOK = {
    "figure.facecolor": LIGHT["paper"],
    "axes.facecolor": LIGHT["paper"],
    "axes.edgecolor": LIGHT["edge"],
    "axes.labelcolor": LIGHT["soft"],
    "axes.titlecolor": LIGHT["ink"],
    "axes.titlelocation": "left",
    "axes.titlesize": 11,
    "axes.titleweight": "bold",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.color": LIGHT["soft"],
    "ytick.color": LIGHT["soft"],
    "text.color": LIGHT["ink"],
    "grid.color": LIGHT["line"],
    "font.size": 9,
    "legend.frameon": False,
    "svg.fonttype": "none",  # text stays text: smaller, and it can be found
    "svg.hashsalt": "ecs",  # the same ids in every process
    "font.family": ["DejaVu Sans", "sans-serif"],
}
"""The look of the drawings, in matplotlib's words."""
