"""The last calls of a lab as boto3 and as AWS CLI lines, in boxes that one can copy from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ipywidgets as widgets

from helpers.labs.look import column
from helpers.labs.task_definition.fields import labelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from helpers.i18n import Words
    from helpers.labs.shown_calls import ShownCall


class CallsView:
    """Two text boxes: click or tab into one, Ctrl+A, Ctrl+C.

    A text box and not a ``<pre>``, because "select all" stays inside it.
    """

    def __init__(self, words: Words) -> None:
        self.boto3 = _box(words("calls-boto3"), words("calls-none"))
        self.cli = _box(words("calls-cli"), words("calls-none"))
        self.widget = column(self.boto3, self.cli, classes="ecs-gap ecs-calls")

    def show(self, calls: Sequence[ShownCall]) -> None:
        """Show these calls, each on lines of its own."""
        self.write("\n".join(call.boto3 for call in calls), "\n".join(call.cli for call in calls))

    def write(self, boto3: str, cli: str) -> None:
        """Show these lines."""
        self.boto3.value, self.cli.value = _writable(boto3), _writable(cli)


def _box(label: str, placeholder: str) -> widgets.Textarea:
    box = widgets.Textarea(description=label, placeholder=placeholder, continuous_update=False)
    box.add_class("ecs-code")
    return labelled(box)


def _writable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
