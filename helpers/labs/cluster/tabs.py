"""The console's two tabs, Services and Tasks, and the events of one service."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

from helpers.labs.cluster.choices import Choice
from helpers.labs.cluster.console import events_list, services_table, tasks_table
from helpers.labs.look import column, html, row

if TYPE_CHECKING:
    from helpers.i18n import Words
    from helpers.simulator.services.snapshot import ServiceSnapshot
    from helpers.simulator.snapshot import ClusterSnapshot


class Tabs:
    """Both tabs are kept up to date; one is shown.

    Args:
        words: the language.

    Attributes:
        chosen: which tab, ``"services"`` or ``"tasks"``.
        events: the list of events, with the choice of the service above it.
        first: the service whose events are shown from the moment on that it exists.
    """

    def __init__(self, words: Words) -> None:
        self._words = words
        self._found: ClusterSnapshot | None = None
        self.first = ""
        self.services = widgets.ToggleButton(value=False)
        self.tasks = widgets.ToggleButton(value=True)
        self.services_page = html("", "ecs-page")
        self.tasks_page = html("", "ecs-page")
        self.services.observe(lambda _change: self._turn(self.services), "value")
        self.tasks.observe(lambda _change: self._turn(self.tasks), "value")
        self.chosen_service = Choice(words("panel-events-of"), words("panel-no-services"))
        self.chosen_service.widget.observe(self._show_events, "value")
        self.events_page = html("", "ecs-events-page")
        for page in (self.services_page, self.tasks_page, self.events_page):
            page.tabbable = True  # it scrolls, so the keyboard has to get there
        self.widget = column(
            row(self.services, self.tasks, classes="ecs-row ecs-tabs"),
            self.services_page,
            self.tasks_page,
            classes="ecs-section ecs-tabbed",
        )
        self.events_widget = column(
            self.chosen_service.widget, self.events_page, classes="ecs-section ecs-events-of"
        )
        self._turn(self.tasks)
        self.show(None)

    def show(self, found: ClusterSnapshot | None) -> None:
        """Show this cluster."""
        self._found = found
        services = self._services()
        tasks = found.tasks if found else ()
        live = sum(task.status != "STOPPED" for task in tasks)
        self.services.description = self._words("panel-services-tab", count=len(services))
        self.tasks.description = self._words("panel-tasks-tab", count=live)
        self.services_table = services_table(services, self._words)
        self.tasks_table = tasks_table(tasks, self._words)
        self.services_page.value = self.services_table.html
        self.tasks_page.value = self.tasks_table.html
        offered = {value for _, value in self.chosen_service.widget.options}
        names = [each.name for each in services]
        self.chosen_service.offer([(name, name) for name in names])
        if self.first in names and self.first not in offered:
            self.chosen_service.value = self.first
        self._show_events()

    def _services(self) -> tuple[ServiceSnapshot, ...]:
        services = self._found.services if self._found else ()
        return tuple(each for each in services if each.status != "INACTIVE")

    def _show_events(self, _change: Any = None) -> None:
        services = self._found.services if self._found else ()
        chosen = self.chosen_service.value
        found = next((each for each in services if each.name == chosen), None)
        self.events = events_list(found, self._words)
        self.events_page.value = self.events.html

    def _turn(self, pressed: widgets.ToggleButton) -> None:
        """One tab is always pressed; pressing it again changes nothing."""
        other = self.tasks if pressed is self.services else self.services
        if pressed.value:
            other.value = False
        elif not other.value:
            pressed.value = True
        self.services_page.layout.display = "" if self.services.value else "none"
        self.tasks_page.layout.display = "" if self.tasks.value else "none"

    def told(self) -> str:
        """Both tabs and the events in words."""
        parts = [self.services.description, self.services_table.words]
        parts += [self.tasks.description, self.tasks_table.words]
        if self.chosen_service.value:
            parts += [f"{self._words('panel-events-of')} {self.chosen_service.value}"]
            parts += [self.events.words]
        return "\n".join(parts)
