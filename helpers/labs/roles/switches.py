"""The switches of one holder's policy, and the policy as JSON beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

from helpers.diagrams.svg import escaped
from helpers.labs.look import column, html
from helpers.labs.roles.app import SOURCE
from helpers.labs.roles.permissions import EMPTY, Document, allowed
from helpers.labs.task_definition.fields import labelled
from helpers.labs.task_definition.json_view import JsonView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from helpers.i18n import Words
    from helpers.labs.roles.app import SOURCE
    from helpers.labs.roles.holders import Holder
from helpers.labs.roles.permissions import Permission

INLINE, TRUST = "inline", "trust"


class PolicyJson(JsonView):
    """The JSON of a policy. It is taken over when the text is left, not at every key."""

    def __init__(
        self,
        words: Words,
        typed: Callable[[dict[str, Any]], None],
        guarded: Callable[[Callable[..., Any]], Callable[..., None]],
    ) -> None:
        super().__init__(words, typed, guarded)
        self.text.continuous_update = False

    def _unknown(self, _document: dict[str, Any]) -> str:
        """IAM itself says what it does not know."""
        return self._reads


class Switches:
    """What one holder may do.

    Args:
        words: the language.
        permissions: the switches, from the top.
        turn: is told a permission and whether it was switched on.
        turn_managed, turn_trust: are told the same about these two.
        guarded: makes a callback that never raises.
    """

    def __init__(
        self,
        words: Words,
        permissions: Sequence[Permission],
        turn: Callable[[Permission, bool], None],
        turn_managed: Callable[[bool], None],
        turn_trust: Callable[[bool], None],
        guarded: Callable[[Callable[..., Any]], Callable[..., None]],
    ) -> None:
        self._busy = False
        self.by_id: dict[str, widgets.Checkbox] = {}
        self.managed = self._box("AmazonECSTaskExecutionRolePolicy", turn_managed, guarded)
        self.trust = self._box(words("roles-lab-trusts"), turn_trust, guarded)
        for permission in permissions:
            act = _with(turn, permission)
            self.by_id[permission.id] = self._box(permission.label, act, guarded)
        self._permissions = permissions
        head = html(f'<span class="ecs-hint">{escaped(words("roles-lab-inline"))}</span>')
        managed = html(f'<span class="ecs-hint">{escaped(words("roles-lab-managed"))}</span>')
        trusts = html(f'<span class="ecs-hint">{escaped(words("roles-lab-trust"))}</span>')
        self.widget = column(
            *(head, *self.by_id.values(), managed, self.managed, trusts, self.trust),
            classes="ecs-switches",
        )

    def _box(
        self,
        label: str,
        act: Callable[[bool], None],
        guarded: Callable[[Callable[..., Any]], Callable[..., None]],
    ) -> widgets.Checkbox:
        box = widgets.Checkbox(value=False, description=label, indent=False)

        def turned(change: dict[str, Any]) -> None:
            if not self._busy:
                act(bool(change["new"]))

        box.observe(guarded(turned), "value")
        return box

    def show(self, holder: Holder) -> None:
        """Show what this holder may do."""
        self._busy = True
        try:
            for permission in self._permissions:
                self.by_id[permission.id].value = allowed(holder.inline, permission)
            self.managed.value = holder.managed
            self.trust.value = holder.trusts_tasks
            self.trust.disabled = not holder.is_role
        finally:
            self._busy = False


def _with(
    turn: Callable[[Permission, bool], None], permission: Permission
) -> Callable[[bool], None]:
    return lambda on: turn(permission, on)


def chooser(label: str, options: Sequence[tuple[str, Any]]) -> Any:
    """A drop-down list with its label above."""
    return labelled(widgets.Dropdown(options=list(options), description=label))


def document_of(holder: Holder, which: str) -> Document:
    """The document that is shown."""
    found = holder.trust if which == TRUST else holder.inline
    return found or EMPTY


def source_box(label: str) -> Any:
    """The text box with the program."""
    box = widgets.Textarea(value=SOURCE, description=label, continuous_update=False)
    box.add_class("ecs-code")
    box.add_class("ecs-program")
    return labelled(box)
