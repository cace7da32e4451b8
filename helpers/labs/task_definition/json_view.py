"""The JSON side of the builder: the text, and a line that says how it reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

from helpers.diagrams.svg import escaped, plain
from helpers.labs.look import button, column, html, row
from helpers.labs.task_definition import json_text
from helpers.labs.task_definition.fields import labelled
from helpers.labs.task_definition.unknown_fields import unknown_fields

if TYPE_CHECKING:
    from collections.abc import Callable

    from helpers.i18n import Words

_MOST_NAMED = 4  # unknown fields that are named


class JsonView:
    """A text box that always holds what the learner typed, or what the form wrote.

    Args:
        words: the language.
        typed: is told the document when a typed text is one.
        guarded: makes a callback that never raises.

    Attributes:
        problem: why the present text is not a document, or None.
    """

    def __init__(
        self,
        words: Words,
        typed: Callable[[dict[str, Any]], None],
        guarded: Callable[[Callable[..., Any]], Callable[..., None]],
    ) -> None:
        self._words = words
        self._typed = typed
        self._reads = _line("good", "✓", words("builder-json-reads"))
        self._busy = False
        self._kept = ""
        self.problem: json_text.Problem | None = None
        self.text = labelled(widgets.Textarea(description="JSON"), bare=True)
        self.text.add_class("ecs-code")
        self.text.add_class("ecs-json")
        self.text.observe(guarded(self._read), "value")
        self.status = html("", "ecs-status-line")
        self.back = button(words("builder-text-back"), guarded(self._bring_back), "ecs-small")
        self.back.layout.visibility = "hidden"
        self.widget = column(
            row(html("<h4>JSON</h4>"), self.back, classes="ecs-row ecs-between"),
            self.text,
            self.status,
            classes="ecs-section ecs-side",
        )

    def write(self, document: dict[str, Any]) -> None:
        """Write the document. A text that could not be read is kept and can be brought back."""
        if self.problem is not None:
            self._kept = self.text.value
            self.back.layout.visibility = "visible"
        self._busy = True
        try:
            self.text.value = json_text.write(document).encode("utf-8", "replace").decode("utf-8")
        finally:
            self._busy = False
        self._show(document)

    def explained(self) -> str:
        """Where the text stops being JSON, and why; empty if it does not."""
        if self.problem is None:
            return ""
        what = self._words(f"json-{self.problem.kind}", **self.problem.fields)
        if not self.problem.line:
            return what
        place = {"line": str(self.problem.line), "column": str(self.problem.column)}
        return self._words("builder-json-at", what=what, **place)

    def _read(self, change: dict[str, Any]) -> None:
        if self._busy:
            return
        found = json_text.read(change["new"])
        self._show(found)
        if not isinstance(found, json_text.Problem):
            self._typed(found)

    def _bring_back(self, _button: Any) -> None:
        self.back.layout.visibility = "hidden"
        self.text.value = self._kept

    def _show(self, found: dict[str, Any] | json_text.Problem) -> None:
        if isinstance(found, json_text.Problem):
            self.problem = found
            value = _line("bad", "✕", self.explained())
        else:
            self.problem = None
            value = self._unknown(found)
        if self.status.value != value:
            self.status.value = value

    def _unknown(self, document: dict[str, Any]) -> str:
        unknown = unknown_fields(document)
        if not unknown:
            return self._reads
        named = [
            self._words("builder-unknown-meant", path=plain(path)[:80], meant=meant)
            if meant
            else plain(path)[:80]
            for path, meant in unknown[:_MOST_NAMED]
        ]
        if len(unknown) > _MOST_NAMED:
            named.append("…")
        return _line("note", "!", self._words("builder-unknown", names=", ".join(named)))


def _line(kind: str, sign: str, text: str) -> str:
    return (
        f'<div class="ecs-line-of-status ecs-{kind}" role="status">'
        f'<b class="ecs-sign" aria-hidden="true">{sign}</b><span>{escaped(text)}</span></div>'
    )
