"""What every drawing gives back: the picture, and the same in words."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from helpers.diagrams.style import STYLESHEET
from helpers.diagrams.svg import box, escaped, plain

_WIDEST = 1.2  # a picture is not drawn larger than this, or its words would outgrow the page's


@dataclass(frozen=True)
class Picture:
    """A drawing.

    Args:
        live: what a widget puts into a page that has ``style.STYLESHEET``: the drawing without a
            style of its own, so that the browser need not read the same rules at every click.
        words: the same in words, one fact a line: the alternative text, and what ``print`` shows.
    """

    live: str
    words: str

    @property
    def svg(self) -> str:
        """The drawing with its style; it can stand in any page or be a file of its own."""
        head, end, content = self.live.partition("</desc>")
        return f"{head}{end}<style>{STYLESHEET}</style>{content}"

    def __str__(self) -> str:
        return self.words

    def __repr__(self) -> str:
        return self.words

    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None
    ) -> dict[str, str]:
        return {"image/svg+xml": self.svg, "text/plain": self.words}


@dataclass(frozen=True)
class Table:
    """A drawing that is better read as a table: its cells wrap, and can be selected and copied.

    Args:
        html: the table; it can stand in a page.
        words: the same in words, one fact a line.
    """

    html: str
    words: str

    def __str__(self) -> str:
        return self.words

    def __repr__(self) -> str:
        return self.words

    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None
    ) -> dict[str, str]:
        return {"text/html": self.html, "text/plain": self.words}


def picture(width: float, height: float, name: str, words: str, content: str) -> Picture:
    """Puts drawn elements on their paper.

    Args:
        width: of the view box, in picture units.
        height: of the view box.
        name: what the picture is of, in a few words.
        words: the same in words, whole.
        content: the elements.
    """
    live = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="100%"'
        f' role="img" class="ecs-picture" style="--ecs-widest:{width * _WIDEST:g}px">'
        f"<title>{escaped(plain(name))}</title><desc>{escaped(words)}</desc>"
        f"{box(0, 0, width, height, 'paper', 10)}{content}</svg>"
    )
    return Picture(live, words)
