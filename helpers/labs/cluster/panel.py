"""The panel under the labs of tasks and services: one cluster, in the console's tabs and drawn."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

from helpers.diagrams import time_line
from helpers.diagrams.cluster import draw
from helpers.diagrams.svg import escaped, plain
from helpers.labs.cluster import watching
from helpers.labs.cluster.caller import Caller
from helpers.labs.cluster.clock import TICKS, LabClock
from helpers.labs.cluster.console import short
from helpers.labs.cluster.moments import written
from helpers.labs.cluster.prepared import CLUSTER, cluster
from helpers.labs.cluster.tabs import Tabs
from helpers.labs.look import Panel, column, html, row
from helpers.labs.notices import closed, notice

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from helpers.diagrams.picture import Picture
    from helpers.diagrams.time_line_facts import ApiCall
    from helpers.lab import Lab
    from helpers.simulator.services.snapshot import ServiceSnapshot
    from helpers.simulator.snapshot import (
        ClusterSnapshot,
        ContainerSnapshot,
        Snapshot,
        TaskSnapshot,
    )

_CALLS_SHOWN = 60
_AGAIN = ("ecs-again-even", "ecs-again-odd")
"""Two names in turn: the browser plays an animation anew only under another name."""
_CSS = Path(__file__).with_name("cluster.css").read_text(encoding="utf-8").partition("*/")[2]


class ClusterPanel(Panel):
    """Shows the cluster, lets lab time pass, and shows what every click calls.

    A subclass prepares the lab, makes its buttons with :meth:`action`, hands them to
    :meth:`lay_out` and overrides :meth:`offer`.

    Args:
        lab: whose cluster; when it is closed already, the panel says so and nothing else.

    Attributes:
        call: makes the calls of a click.
        clock, tabs, scene, line: the parts.
        picture: the drawing that is shown.
        snapshot: what is shown.
    """

    cluster_name = CLUSTER
    """Which cluster it shows."""

    with_console = True
    """Does it show the console's tabs and the time line too?"""

    def __init__(self, lab: Lab) -> None:
        super().__init__(lab)
        self.answer_told = ""
        self.call = Caller(lab, self.answered)
        self.clock = LabClock(self.words, self.in_lab(self._pass), self.guarded)
        self.tabs = Tabs(self.words)
        self.scene = html("", "ecs-scene")
        self.line = html("", "ecs-time-line")
        for page in (self.scene, self.line):
            page.tabbable = True  # it scrolls, so the keyboard has to get there
        self.message.add_class("ecs-answered")
        self.picture: Picture | None = None
        self.time_line: Picture | None = None
        self.snapshot: Snapshot | None = None
        self._title = ""
        self._repeats = 0
        self._quiet = 0  # looks since the scene was drawn at which nothing had happened

    # --- for the labs

    def lay_out(
        self,
        title: str,
        intro: str,
        actions: Sequence[widgets.Widget],
        below: Sequence[widgets.Widget] = (),
        under_scene: Sequence[widgets.Widget] = (),
    ) -> None:
        """Put the parts under each other, and show the cluster as it is now.

        Args:
            title: stands above everything.
            intro: what one can do here.
            actions: the lab's buttons.
            below: what comes after everything else.
            under_scene: what explains the picture, between it and the time line.
        """
        self._title = title
        style = html(f"<style>{_CSS}</style>", "ecs-style")
        head = html(f'<h3>{escaped(title)}</h3><p class="ecs-soft">{escaped(intro)}</p>')
        if not self.answer_told:
            self.said("note", self.words("panel-ready", cluster=self.cluster_name))
        drawn = [self.scene, *under_scene, *([self.line] if self.with_console else ())]
        console: list[widgets.Widget] = [
            self.tabs.widget,
            row(self.tabs.events_widget, self.call.view.widget, classes="ecs-columns"),
        ]
        self.show(
            [
                *(style, head, *actions, self.message, self.clock.widget),
                column(*drawn, classes="ecs-drawn"),
                *(console if self.with_console else ()),
                *below,
            ]
        )
        self.look()
        watching.watch(self)

    def in_lab(self, act: Callable[..., Any]) -> Callable[..., None]:
        """As in every panel; once the lab is closed nothing that was so stays on show."""

        def run(*arguments: Any) -> None:
            if self.lab.closed:
                self.close_down()
            else:
                act(*arguments)

        return self.guarded(run)

    def action(self, act: Callable[[], object]) -> Callable[..., None]:
        """A callback for a button: makes calls, then shows what has become of the cluster."""

        def run(*_event: Any) -> None:
            self.call.begin()
            try:
                act()
            finally:
                self.look()
                watching.refresh(besides=self)

        return self.in_lab(run)

    def offer(self, snapshot: Snapshot, found: ClusterSnapshot | None) -> None:
        """Bring the choices of the lab up to date; called when something has changed."""

    def see(self) -> Snapshot:
        """What there is to show now; a lab may want more of the lab's world to be in it."""
        return self.lab.snapshot()

    def draw_scene(self, snapshot: Snapshot, before: Snapshot | None) -> Picture:
        """The picture above the time line; a lab may show another side of the same snapshot."""
        return draw(snapshot, self.words, self.cluster_name, before=before, clock=False)

    def said(self, kind: Any, text: str, body: str = "") -> None:
        """Answer a click in a sentence."""
        self.answered(notice(kind, text, body), text)

    def answered(self, shown: str, told: str) -> None:
        """Answer a click with HTML, and the same in words; a repeated answer blinks once."""
        for name in _AGAIN:
            self.message.remove_class(name)
        if shown == self.message.value:
            self._repeats += 1
            self.message.add_class(_AGAIN[self._repeats % 2])
        self.message.value = shown
        self.answer_told = told

    def crash_container(
        self, task: TaskSnapshot, container: ContainerSnapshot, exit_code: int
    ) -> bool:
        """Let a container end by itself: whether it did. No API call does that."""
        name = json.dumps(container.name, ensure_ascii=False)
        line = f'lab.crash("{task.id}", {name}, exit_code={exit_code})'
        self.call.note(line, self.words("panel-no-cli"))
        try:
            self.lab.crash(task.id, container.name, exit_code)
        except ValueError as error:
            self.said("bad", str(error))
            return False
        ends = "panel-crashed-essential" if container.essential else "panel-crashed-helper"
        name, time = plain(container.name), written(self.lab.time)
        self.said("good", self.words(ends, time=time, name=name, id=short(task.id)))
        return True

    def service(self, name: str) -> ServiceSnapshot | None:
        """A service of the cluster as it is shown now."""
        found = cluster(self.snapshot, self.cluster_name) if self.snapshot else None
        return next((s for s in found.services if s.name == name), None) if found else None

    # --- what is shown

    @property
    def on_screen(self) -> bool:
        """Does a browser show this panel?"""
        return self.clock.on_screen

    def look(self, *, sparing: bool = False) -> None:
        """Show the cluster as it is now.

        Args:
            sparing: time passes in small steps: when nothing but the time has changed, the scene
                is drawn again only now and then. Its movements would be cut short otherwise.
        """
        before, snapshot = self.snapshot, self.see()
        self.snapshot = snapshot
        self.clock.show(snapshot.time)
        found = cluster(snapshot, self.cluster_name)
        changed = before is None or before.clusters != snapshot.clusters
        moved = (
            changed
            or before is None
            or before.subnets != snapshot.subnets
            or before.traffic != snapshot.traffic
        )
        if moved or before is None or before.task_definitions != snapshot.task_definitions:
            self.offer(snapshot, found)
        if changed and self.with_console:
            self.tabs.show(found)
        self._quiet = self._quiet + 1 if sparing and not moved else 0
        if self._quiet % TICKS == 0:
            self.picture = self.draw_scene(snapshot, before)
            self.scene.value = self.picture.live
        if self.with_console:
            name, calls = self.cluster_name, self._calls()
            self.time_line = time_line.draw(snapshot, self.words, name, calls=calls)
            self.line.value = self.time_line.live

    def _calls(self) -> list[ApiCall]:
        """The last calls to ECS, for the time line."""
        calls = self.lab.calls[-_CALLS_SHOWN:]
        return [(c.time, c.action, c.signer, c.allowed) for c in calls if c.service == "ecs"]

    def look_again(self) -> None:
        """Somebody else changed the lab, or closed it."""
        self.guarded(self._follow)()

    def _follow(self) -> None:
        if self.lab.closed:
            self.close_down()
        else:
            self.look()

    def close_down(self) -> None:
        """The lab is closed: say so, and show nothing that is no longer so."""
        self.clock.disable()
        self.said("bad", closed(self.lab))
        self.scene.value = self.line.value = ""
        self.tabs.show(None)
        self.picture = self.time_line = self.snapshot = None

    def _pass(self, seconds: float) -> None:
        self.lab.advance(seconds)
        self.look(sparing=self.clock.playing)
        watching.refresh(besides=self)

    # --- stored output

    def told(self) -> str:
        """Lab time, both tabs, the events, the picture and the last answer, in words."""
        if not self.lab.closed:
            self.look()
        if self.snapshot is None:
            return "\n".join(filter(None, [self._title, self.answer_told]))
        time = self.words("panel-time", time=written(self.snapshot.time))
        tabs = [self.tabs.told()] if self.with_console else []
        pictures = [each.words for each in (self.picture, self.time_line) if each]
        return "\n".join([self._title, time, self.answer_told, *tabs, *pictures])

    def still(self) -> dict[str, str]:
        """The drawing of the cluster."""
        return {"image/svg+xml": self.picture.svg} if self.picture else {}
