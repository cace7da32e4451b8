"""Lab time under the learner's hand: step, play, pause, speed.

Playing needs no thread. The browser ticks (ipywidgets' ``Play``, hidden), each tick is one short
message, and between two of them the kernel is free for a cell. A browser sends the next tick only
when the last one was answered, so a busy kernel slows the clock down instead of piling up work.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

from helpers.diagrams.svg import escaped
from helpers.labs.cluster.moments import written
from helpers.labs.look import button, html, row
from helpers.labs.task_definition.fields import labelled

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from helpers.i18n import Words

TICKS = 10
"""Ticks a second of the learner's time."""

_MOST_AT_ONCE = 3  # ticks that one message may stand for: lab time does not leap after a long cell
_SPEEDS = (1, 2, 5, 10, 30)
_STEPS = ((1, "panel-step-second"), (10, "panel-step-seconds"), (60, "panel-step-minute"))


class LabClock:
    """The bar with lab time.

    Args:
        words: the language.
        advance: lets so many seconds of lab time pass; makes callbacks safe itself.
        guarded: makes a callback that never raises.

    Attributes:
        steps: the buttons that let time pass at once.
        play: what ticks; ``_view_count`` tells whether anybody sees it.
        toggle: plays and pauses.
        speed: lab seconds a second.
    """

    def __init__(
        self,
        words: Words,
        advance: Callable[[float], None],
        guarded: Callable[[Callable[..., Any]], Callable[..., None]],
    ) -> None:
        self._words = words
        self._advance = advance
        self._ticked = 0
        self.time = html("", "ecs-clock")
        self.steps = [
            button(words(text), guarded(lambda _b, s=seconds: advance(s)), "ecs-small")
            for seconds, text in _STEPS
        ]
        self.play = widgets.Play(interval=1000 // TICKS, max=10**9, show_repeat=False)
        self.play.add_class("ecs-hidden")
        self.play._view_count = 0
        self.play.observe(guarded(self._tick), "value")
        self.play.observe(guarded(self._seen), "_view_count")
        self.play.observe(guarded(self._show_toggle), "playing")
        self.toggle = button("", guarded(self._toggled), "ecs-small", "ecs-play")
        self.speed: widgets.Dropdown = labelled(
            widgets.Dropdown(
                options=[(words("panel-speed", speed=speed), speed) for speed in _SPEEDS],
                value=5,
                description=words("panel-speed-label"),
            ),
            bare=True,
        )
        self._show_toggle()
        self.widget = row(
            self.time,
            *self.steps,
            self.toggle,
            self.speed,
            self.play,
            classes="ecs-row ecs-clock-bar",
        )

    @property
    def playing(self) -> bool:
        """Does time pass by itself?"""
        return bool(self.play.playing)

    @property
    def on_screen(self) -> bool:
        """Does a browser show it?"""
        return bool(self.play._view_count)

    def show(self, moment: datetime) -> None:
        """Show this moment."""
        text = self._words("panel-time", time=written(moment))
        self.time.value = f"<b>{escaped(text)}</b>"

    def pause(self) -> None:
        """Stop ticking."""
        self.play.playing = False

    def disable(self) -> None:
        """Stop for good: there is no lab any more."""
        self.pause()
        for each in (*self.steps, self.toggle, self.speed):
            each.disabled = True

    def _toggled(self, _button: Any) -> None:
        self.play.playing = not self.play.playing

    def _show_toggle(self, _change: Any = None) -> None:
        playing = self.playing
        self.toggle.description = self._words("panel-pause" if playing else "panel-play")
        (self.toggle.add_class if playing else self.toggle.remove_class)("ecs-playing")

    def _seen(self, _change: Any) -> None:
        if not self.on_screen:
            self.pause()

    def _tick(self, change: dict[str, Any]) -> None:
        ticks = min(change["new"] - change["old"], _MOST_AT_ONCE)
        if ticks > 0 and self.playing:
            self._advance(ticks * self.speed.value / TICKS)
