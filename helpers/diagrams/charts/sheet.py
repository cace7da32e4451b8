"""A sheet of paper in a figure, measured in inches from its upper left corner.

For charts that are cells and labels rather than curves. Ticks, legends and the constrained layout
of matplotlib measure each text several times; a map of 256 labelled cells would take half a
second. Here cells of one look are one path, and all labels are one artist that knows where
they go: the same map takes a tenth of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from helpers.diagrams.charts.chart import WIDTH
from helpers.diagrams.style import LIGHT

Square = tuple[float, float, float, float]
"""Left, top, width and height, in inches."""

_POINTS = 72
_TOP = 5  # labels lie over cells
_MONO = 0.602  # the width of each letter of DejaVu Sans Mono, in its size
_CAPITAL = 0.73  # the height of its capital letters


class Look(NamedTuple):
    """How a cell is drawn: tokens of ``style.LIGHT``, and a second sign beside the colour."""

    face: str
    edge: str
    ink: str = "ink"
    hatch: str = ""
    dashes: str = "solid"


class Label(NamedTuple):
    """One line of text in the middle of ``x`` and ``y``, or beginning at ``x``; size in points."""

    x: float
    y: float
    text: str
    tone: str = "ink"
    size: float = 7
    middle: bool = True
    """Only text of equally wide letters can stand in the middle."""
    bold: bool = False


class Sheet:
    """Collects cells and labels; ``finish`` puts them into the figure.

    Args:
        figure: matplotlib's; its height in inches is the sheet's.
    """

    def __init__(self, figure: Any) -> None:
        figure.set_layout_engine("none")
        self._axes = figure.add_axes((0, 0, 1, 1))
        self._axes.set_axis_off()
        self.height = float(figure.get_figheight())
        self._axes.set_xlim(0, WIDTH)
        self._axes.set_ylim(self.height, 0)
        self._labels: list[Label] = []

    def cells(self, squares: Sequence[Square], look: Look, width: float = 0.8) -> None:
        """Cells of one look, with edges ``width`` points wide."""
        if not squares:
            return
        from matplotlib.patches import PathPatch
        from matplotlib.path import Path

        corners = [
            ((x, y), (x + wide, y), (x + wide, y + high), (x, y + high), (x, y))
            for x, y, wide, high in squares
        ]
        codes = [Path.MOVETO, *[Path.LINETO] * 3, Path.CLOSEPOLY]
        self._axes.add_artist(
            PathPatch(  # all cells as one path: a third of the bytes
                Path([point for corner in corners for point in corner], codes * len(corners)),
                facecolor=LIGHT[look.face],
                edgecolor=LIGHT[look.edge],
                linewidth=width,
                linestyle=look.dashes,
                hatch=look.hatch or None,
            )
        )

    def line(self, points: Sequence[tuple[float, float]], tone: str, width: float = 1.0) -> None:
        """A line through points."""
        from matplotlib.lines import Line2D

        x, y = zip(*points, strict=True)
        self._axes.add_artist(Line2D(x, y, color=LIGHT[tone], linewidth=width))

    def label(self, label: Label) -> None:
        """A line of text."""
        self._labels.append(label)

    def lines(self, x: float, y: float, texts: Sequence[str], tone: str, size: float = 7) -> None:
        """Several lines of equally wide letters, around the middle of ``x`` and ``y``."""
        step = 1.3 * size / _POINTS
        top = y - step * (len(texts) - 1) / 2
        for number, text in enumerate(texts):
            self.label(Label(x, top + number * step, text, tone, size))

    def legend(self, top: float, samples: Sequence[tuple[Look, str]], columns: int = 4) -> None:
        """Samples of looks with what they mean, in rows from ``top`` on."""
        wide = (WIDTH - 0.1) / columns
        for number, (look, text) in enumerate(samples):
            row, column = divmod(number, columns)
            x, y = 0.1 + column * wide, top + row * LEGEND_ROW
            self.cells([(x, y, 0.22, 0.12)], look)
            self.label(Label(x + 0.3, y + 0.06, text, "ink", 8, middle=False))

    def finish(self) -> None:
        """Write the labels over everything else."""
        from matplotlib.artist import Artist
        from matplotlib.font_manager import FontProperties

        class Labels(Artist):
            """Draws all labels without measuring them."""

            def __init__(self, labels: Sequence[Label]) -> None:
                super().__init__()
                self._labels = labels
                self.set_in_layout(False)
                self.set_zorder(_TOP)

            def draw(self, renderer: Any) -> None:
                axes: Any = self.axes
                places = axes.transData.transform([(each.x, each.y) for each in self._labels])
                inch = renderer.points_to_pixels(_POINTS)
                _, height = renderer.get_canvas_width_height()
                fonts: dict[tuple[float, bool, bool], FontProperties] = {}
                gc = renderer.new_gc()
                for each, (x, y) in zip(self._labels, places, strict=True):
                    key = (each.size, each.middle, each.bold)
                    if key not in fonts:
                        fonts[key] = FontProperties(
                            family="monospace" if each.middle else None,
                            size=each.size,
                            weight="bold" if each.bold else "normal",
                        )
                    size = each.size / _POINTS * inch
                    left = x - (len(each.text) * _MONO * size / 2 if each.middle else 0)
                    base = y - _CAPITAL * size / 2
                    if renderer.flipy():
                        base = height - base
                    gc.set_foreground(LIGHT[each.tone])
                    renderer.draw_text(gc, left, base, each.text, fonts[key], 0)
                gc.restore()

        self._axes.add_artist(Labels(self._labels))


LEGEND_ROW = 0.19
"""Inches from one row of a legend to the next."""


def legend_height(count: int, columns: int = 4) -> float:
    """How high a legend of so many samples is, in inches."""
    return -(-count // columns) * LEGEND_ROW
