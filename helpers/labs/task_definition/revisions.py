"""The revisions of the family that is being written: listed, compared, retired."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

from helpers.diagrams.svg import escaped, plain
from helpers.labs.look import button, column, html, row
from helpers.labs.task_definition.fields import labelled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from helpers.i18n import Words
    from helpers.simulator.snapshot import TaskDefinitionSnapshot

_SIGNS = {"ACTIVE": "●", "INACTIVE": "○", "DELETE_IN_PROGRESS": "◌"}


class Revisions:
    """The list, two choices to compare, one to retire.

    Args:
        words: the language.
        compare: is called with the names of two revisions.
        deregister: is called with the name of one.
        in_lab: makes a callback that needs an open lab and says in ``result`` what it has to say.

    Attributes:
        result: what the last button of this box led to.
    """

    def __init__(
        self,
        words: Words,
        compare: Callable[[str, str], None],
        deregister: Callable[[str], None],
        in_lab: Callable[[Callable[..., Any]], Callable[..., None]],
    ) -> None:
        self._words = words
        self._compare = compare
        self._deregister = deregister
        self.told = ""
        self.list = html()
        self.before = _choice(words("builder-before"))
        self.after = _choice(words("builder-after"))
        self.retired = _choice(words("builder-revision"))
        self.compare = button(words("builder-compare"), in_lab(self._pressed_compare))
        self.deregister = button(words("builder-deregister"), in_lab(self._pressed_deregister))
        self.result = html()
        self.widget = column(
            self.list,
            row(
                row(self.before, self.after, self.compare),
                row(self.retired, self.deregister),
                classes="ecs-columns",
            ),
            self.result,
            classes="ecs-section ecs-gap",
        )

    def refresh(self, family: str, definitions: Sequence[TaskDefinitionSnapshot]) -> None:
        """Show the revisions of a family; the choices begin with the two newest.

        Args:
            family: as the draft has it.
            definitions: every registered one, by family and revision.
        """
        found = [d for d in definitions if d.family == family]
        names = [f"{d.family}:{d.revision}" for d in found]
        title = self._words("builder-revisions", family=plain(family) or "?")
        rows = "".join(_row(d, self._words) for d in reversed(found))
        body = (
            f'<div class="ecs-scroll"><table><tbody>{rows}</tbody></table></div>'
            if found
            else f'<p class="ecs-soft">{escaped(self._words("builder-no-revisions"))}</p>'
        )
        self.list.value = f"<h4>{escaped(title)}</h4>{body}"
        self.told = "\n".join([title, *(f"{d.family}:{d.revision} {d.status}" for d in found)])
        active = [n for n, d in zip(names, found, strict=True) if d.status == "ACTIVE"]
        _offer(self.before, names, names[-2:-1] or names[-1:])
        _offer(self.after, names, names[-1:])
        _offer(self.retired, active, active[-1:])
        self.compare.disabled = len(names) < 2
        self.deregister.disabled = not active

    def _pressed_compare(self, _button: Any) -> None:
        self._compare(self.before.value, self.after.value)

    def _pressed_deregister(self, _button: Any) -> None:
        self._deregister(self.retired.value)


def _choice(label: str) -> widgets.Dropdown:
    return labelled(widgets.Dropdown(description=label))


def _offer(choice: widgets.Dropdown, names: list[str], chosen: list[str]) -> None:
    """Offer these names; what was chosen stays chosen unless there is something newer."""
    if list(choice.options) != names:
        with choice.hold_sync():
            choice.options = names
            choice.value = chosen[0] if chosen else None


def _row(definition: TaskDefinitionSnapshot, words: Words) -> str:
    view = definition.view
    size = words("builder-size", cpu=str(view.cpu or "–"), memory=str(view.memory or "–"))
    containers = ", ".join(plain(container.name) for container in view.containers)
    status = f"{_SIGNS.get(definition.status, '?')} {definition.status}"
    cells = (size, containers)
    return (
        f'<tr class="ecs-{definition.status.lower()}"><th scope="row"><code>'
        f"{escaped(definition.family)}:{definition.revision}</code></th>"
        f'<td class="ecs-status">{escaped(status)}</td>'
        + "".join(f"<td>{escaped(cell)}</td>" for cell in cells)
        + "</tr>"
    )
