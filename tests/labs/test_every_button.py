"""Every button of every lab, pressed in the order in which the keyboard meets them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import ipywidgets as widgets
import pytest

from helpers import Lab
from helpers.i18n import LANGUAGES
from helpers.labs import LABS


def inside(widget: Any) -> Iterator[Any]:
    """The widget and all that it holds, in order."""
    yield widget
    for child in getattr(widget, "children", ()):
        yield from inside(child)


def seen(panel: Any) -> list[Any]:
    """All that a learner can see of a lab."""
    shown = ("value", "description", "disabled", "options", "layout.display")
    return [
        [repr(getattr(one, name, None)) for name in shown]
        + [one.layout.display if one.layout is not None else None]
        for one in inside(panel)
        if isinstance(one, widgets.DOMWidget)
    ]


def forget_notices(panel: Any) -> None:
    """A button that says the same as the one before it is not dead."""
    for one in inside(panel):
        if isinstance(one, widgets.HTML) and "ecs-notice" in one.value:
            one.value = ""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", LABS)
def test_no_button_is_dead_or_breaks(name: str, language: str) -> None:
    with Lab(language) as lab:
        panel = lab.open(name)
        pressed, dead = set(), []
        while True:
            waiting = [
                one
                for one in inside(panel)
                if isinstance(one, widgets.Button) and not one.disabled and one not in pressed
            ]
            if not waiting:
                break
            button = waiting[0]
            forget_notices(panel)
            before = seen(panel)
            button.click()
            pressed.add(button)
            if seen(panel) == before:
                dead.append(button.description or button.tooltip)
        assert pressed
        assert "Traceback" not in str(seen(panel))
    assert dead == []
