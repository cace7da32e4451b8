"""What every lab widget is made of: ``Panel``, and the callbacks that never end in a traceback.

The look itself is in ``look.css``; ``stylesheet.py`` adds the colours.
"""

from __future__ import annotations

import logging
from functools import wraps
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

from helpers.aws.errors import LabError
from helpers.labs.notices import Kind, closed, notice
from helpers.labs.stylesheet import STYLE_WITH_PICTURES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from helpers.i18n import Words
    from helpers.lab import Lab

_log = logging.getLogger("helpers.labs")


class Panel(widgets.VBox):  # type: ignore[misc]
    """The base of every lab widget.

    A subclass makes its parts, hands them over with :meth:`show`, and overrides :meth:`told` and,
    where it has a picture, :meth:`still`. Both must come out the same in every run: they are what
    the notebook stores, so that it makes sense without a kernel.

    Args:
        lab: the lab that it belongs to.

    Attributes:
        words: the learner's language.
        message: a line for messages; a subclass decides where it stands.
    """

    def __init__(self, lab: Lab) -> None:
        super().__init__()
        self.lab = lab
        self.words: Words = lab.words
        self.message = html()
        self._style = html()
        self.add_class("ecs-lab")

    def show(self, parts: Iterable[widgets.Widget]) -> None:
        """Make these the parts of the panel, from the top; a part may be a panel itself."""
        inside = list(parts)
        for each in inside:
            if isinstance(each, Panel):
                each.become_part()
        # once the kernel is gone nobody can answer a click: the page itself has to know what to say
        restarted = self.words("lab-restarted").replace('"', r"\22 ")
        self._style = html(
            f'{STYLE_WITH_PICTURES}<style>.ecs-lab{{--ecs-restarted:"{restarted}"}}</style>',
            "ecs-style",
        )
        self.children = (self._style, *inside)

    def become_part(self) -> None:
        """From now on this is inside another panel: that one's stylesheet holds, not a second."""
        self.children = tuple(each for each in self.children if each is not self._style)
        self.add_class("ecs-part")

    def told(self) -> str:
        """The panel in words, one fact a line: ``text/plain`` of the output."""
        raise NotImplementedError

    def still(self) -> dict[str, str]:
        """What stands in for the live widget in a stored notebook, by MIME type."""
        return {}

    def say(self, kind: Kind, text: str, body: str = "") -> None:
        """Show a message; ``body`` is HTML under it."""
        self.message.value = notice(kind, text, body)

    def guarded(self, act: Callable[..., Any]) -> Callable[..., None]:
        """A callback around ``act`` that never raises.

        What the lab itself says no to is shown as it is. Anything else is a mistake of ours: the
        learner gets a sentence that says what to do, the log gets the traceback.
        """

        @wraps(act)
        def run(*arguments: Any) -> None:
            try:
                act(*arguments)
            except LabError as refusal:
                self.say("bad", str(refusal))
            except Exception:
                _log.exception("a callback of %s failed", type(self).__name__)
                self.say("bad", self.words("lab-unexpected"))

        return run

    def in_lab(self, act: Callable[..., Any]) -> Callable[..., None]:
        """As :meth:`guarded`, for what needs an open lab: a closed one is answered in words."""

        @wraps(act)
        def run(*arguments: Any) -> None:
            if self.lab.closed:
                self.say("bad", closed(self.lab))
            else:
                act(*arguments)

        return self.guarded(run)

    def __repr__(self) -> str:
        return self.told()

    def _repr_mimebundle_(self, **options: Any) -> dict[str, Any]:
        bundle: dict[str, Any] = super()._repr_mimebundle_(**options) or {}
        return {**bundle, **self.still(), "text/plain": self.told()}


def html(value: str = "", *classes: str) -> widgets.HTML:
    """A piece of the page; what learners typed must be escaped before it comes here."""
    made = widgets.HTML(value)
    for name in classes:
        made.add_class(name)
    return made


def row(*parts: widgets.Widget, classes: str = "ecs-row") -> widgets.Box:
    """Parts beside each other; ``classes`` are separated by spaces."""
    made = widgets.Box(parts)
    for name in classes.split():
        made.add_class(name)
    return made


def column(*parts: widgets.Widget, classes: str = "ecs-gap") -> widgets.VBox:
    """Parts below each other."""
    made = widgets.VBox(parts)
    for name in classes.split():
        made.add_class(name)
    return made


def button(label: str, act: Callable[..., None], *classes: str) -> widgets.Button:
    """A button; ``act`` gets it when it is pressed.

    Args:
        label: what it says.
        act: from :meth:`Panel.guarded` or :meth:`Panel.in_lab`.
        classes: ``"ecs-primary"`` for the one that matters most, ``"ecs-small"``, ``"ecs-quiet"``.
    """
    made = widgets.Button(description=label)
    for name in classes:
        made.add_class(name)
    made.on_click(act)
    return made
