"""How it ran out: what AWS says where, and which other shortages look alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.diagrams.svg import escaped, plain
from helpers.labs.cluster.moments import written
from helpers.labs.look import column, html

if TYPE_CHECKING:
    from helpers.diagrams.subnet_map_facts import Refused, Section
    from helpers.i18n import Words
    from helpers.simulator.services.snapshot import EventSnapshot, ServiceSnapshot

_MOST_EVENTS = 3


class RanOut:
    """A strip with AWS's own words about addresses that were not there.

    Args:
        words: the language.

    Attributes:
        told: the same in words.
    """

    def __init__(self, words: Words) -> None:
        self._words = words
        self.told = ""
        self._page = html("", "ecs-page")
        self._page.tabbable = True  # it scrolls, the keyboard has to get there
        self.widget = column(
            html(f"<h4>{escaped(words('subnet-lab-ran-out-head'))}</h4>"),
            self._page,
            classes="ecs-section ecs-ran-out",
        )

    def show(self, sections: tuple[Section, ...], service: ServiceSnapshot | None) -> None:
        """Say how it stands with these subnets and this service."""
        words = self._words
        refused = [each for section in sections for each in section.refused]
        full = any(not section.facts.free for section in sections)
        if refused:
            state = words("subnet-lab-ran-out")
        else:
            state = words("subnet-lab-full" if full else "subnet-lab-enough-left")
        lines = [state]
        shown = f"<p>{escaped(state)}</p>"
        if refused:
            for label, told in (
                ("subnet-lab-reason", _reasons(refused)),
                ("subnet-lab-events", _events(service)),
            ):
                if told:
                    shown += f'<p class="ecs-hint">{escaped(words(label))}</p>'
                    shown += "".join(map(_quoted, told))
                    lines += [words(label), *told]
        others = words("subnet-lab-other-ways")
        self._page.value = f'{shown}<p class="ecs-soft">{escaped(others)}</p>'
        self.told = "\n".join([*lines, others])

    def clear(self) -> None:
        """Nothing to say any more."""
        self.told = self._page.value = ""


def _quoted(text: str) -> str:
    return f'<pre class="ecs-aws" tabindex="0">{escaped(text)}</pre>'


def _reasons(refused: list[Refused]) -> list[str]:
    return [f"{each.count} × TaskFailedToStart: {plain(each.reason)}" for each in refused]


def _events(service: ServiceSnapshot | None) -> list[str]:
    """The latest events that are not about tasks that came or went."""
    events: tuple[EventSnapshot, ...] = service.events if service else ()
    found = [each for each in events if "unable" in each.message]
    return [f"{written(each.at)} {plain(each.message)}" for each in found[:_MOST_EVENTS]]
