"""One input of the form, bound to one member of the document in both directions."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

from helpers.diagrams.svg import plain
from helpers.labs.task_definition.draft import Path, get

if TYPE_CHECKING:
    from collections.abc import Sequence

    from helpers.i18n import Words

Edit = Callable[[Mapping[Path, Any]], None]
"""Puts values at places of the document and lets everything else follow."""


@dataclass(frozen=True, slots=True)
class Binding:
    """What ties every input to the document.

    Args:
        words: the language.
        document: the present document.
        edit: puts changed members into it.
        guarded: makes a callback that never raises.
    """

    words: Words
    document: Callable[[], Any]
    edit: Edit
    guarded: Callable[[Callable[..., Any]], Callable[..., None]]


_WHOLE = re.compile(r"-?\d{1,40}")
_LONGEST = 2000  # letters of a value that the form shows; the JSON always shows all of it


@dataclass(frozen=True, slots=True)
class Kind:
    """How a member becomes what an input shows, and back."""

    show: Callable[[Any], Any]
    read: Callable[[Any], Any]


def shown(value: Any) -> str:
    """A member as text, whatever its type."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return plain(text[:_LONGEST])


def _whole(text: str) -> int | str | None:
    """A whole number as one; other text stays as typed, so that boto3 can say what it thinks."""
    text = text.strip()
    return int(text) if _WHOLE.fullmatch(text) else text or None


def _or_nothing(value: Any) -> Any:
    return value or None


def _text(value: Any) -> str:
    return "" if value is None else shown(value)


TEXT = Kind(_text, lambda text: text)
"""Text; an emptied one stays as ``""``."""

SIZE = Kind(_text, _or_nothing)
"""Text; an emptied one goes away."""

WHOLE = Kind(_text, _whole)
"""A whole number; an emptied one goes away."""

YES = Kind(lambda value: value is not False, lambda yes: yes)
"""A boolean that is true when it is left out."""

NO = Kind(lambda value: value is True, lambda yes: yes or None)
"""A boolean that is false when it is left out."""


UNSET = ""
"""What a drop-down list holds for a member that is left out; it cannot show None."""

CHOSEN = Kind(lambda value: UNSET if value is None else value, lambda value: value or None)
"""One of a drop-down list's values; the unset one goes away."""


class Field:
    """An input and the member that it shows.

    Args:
        widget: has the trait ``value``.
        path: where the member stands now; the container that is shown may change.
        binding: is told what the learner typed.
        kind: how to convert.
    """

    def __init__(
        self, widget: widgets.ValueWidget, path: Callable[[], Path], binding: Binding, kind: Kind
    ) -> None:
        self.widget = widget
        self._path = path
        self._edit = binding.edit
        self._kind = kind
        self._busy = False
        widget.observe(binding.guarded(self._typed), "value")

    def refresh(self, document: Any) -> None:
        """Show what the document says. An input that is being typed into is left alone."""
        if self._busy:
            return
        value = self._kind.show(get(document, self._path()))
        if self.widget.value != value:
            self._busy = True
            try:
                self._show(value)
            finally:
                self._busy = False

    def _show(self, value: Any) -> None:
        self.widget.value = value

    def _typed(self, change: dict[str, Any]) -> None:
        if self._busy:
            return
        self._busy = True
        try:
            self._edit({self._path(): self._kind.read(change["new"])})
        finally:
            self._busy = False


class Choice(Field):
    """A drop-down list that also shows a value of the document that it does not offer.

    Args:
        label: what stands above it.
        unset: how it calls a member that is left out.
        offers: the values.
        path: where the member stands.
        binding: is told what the learner chose.
    """

    def __init__(
        self,
        label: str,
        unset: str,
        offers: Sequence[str],
        path: Callable[[], Path],
        binding: Binding,
    ) -> None:
        self._offers = [(unset, UNSET), *((offer, offer) for offer in offers)]
        widget = widgets.Dropdown(options=self._offers, description=label)
        super().__init__(labelled(widget), path, binding, CHOSEN)

    def _show(self, value: Any) -> None:
        offers = list(self._offers)
        if all(value != offer for _, offer in offers):
            offers.append((f"{shown(value)} ?", value))
        with self.widget.hold_sync():
            if offers != list(self.widget.options):
                self.widget.options = offers
            self.widget.value = value


def text_input(label: str, placeholder: str = "") -> widgets.Text:
    """A line of text with its label above it."""
    return labelled(widgets.Text(description=label, placeholder=placeholder))


def tick_box(label: str) -> widgets.Checkbox:
    """A tick box with its label behind it."""
    return widgets.Checkbox(description=label, indent=False)


def labelled(widget: Any, *, bare: bool = False) -> Any:
    """Puts the label above the input; a ``bare`` one is for screen readers only."""
    widget.add_class("ecs-field")
    if bare:
        widget.add_class("ecs-bare")
    return widget
