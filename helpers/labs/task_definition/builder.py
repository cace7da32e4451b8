"""Lab 01: the task definition builder, a form and its JSON side by side."""

from __future__ import annotations

import copy
from functools import cached_property
from typing import TYPE_CHECKING, Any

import boto3
from botocore.exceptions import ClientError, ParamValidationError

from helpers.diagrams.svg import escaped
from helpers.diagrams.task_definition import draw
from helpers.labs.look import Panel, button, column, html, row
from helpers.labs.notices import Kind, notice
from helpers.labs.pictures import compared
from helpers.labs.reasons import refused_by_boto3, refused_by_ecs
from helpers.labs.shown_calls import ShownCall
from helpers.labs.task_definition import draft
from helpers.labs.task_definition.answer import Refused, refused, registered
from helpers.labs.task_definition.calls_view import CallsView
from helpers.labs.task_definition.containers_form import ContainersForm
from helpers.labs.task_definition.fields import Binding
from helpers.labs.task_definition.json_view import JsonView
from helpers.labs.task_definition.revisions import Revisions
from helpers.labs.task_definition.task_form import TaskForm
from helpers.simulator.task_definitions import view

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from helpers.diagrams.picture import Picture
    from helpers.lab import Lab

_ROWS = 2  # containers for which the drawing keeps room


class TaskDefinitionBuilder(Panel):
    """Writes a task definition by form or as JSON, draws it, and registers it.

    Args:
        lab: where it is registered.

    Attributes:
        document: the task definition as far as it can be read.
        json: the JSON side; its ``text`` is what the learner sees.
        task, containers: the two parts of the form.
        picture: the drawing of ``document``.
        calls: the last calls, as boto3 and as CLI lines.
        revisions: the list and what can be done with it.
    """

    def __init__(self, lab: Lab) -> None:
        super().__init__(lab)
        words = self.words
        self.document: dict[str, Any] = copy.deepcopy(draft.WEBSERVER)
        self.answer_told = words("builder-nothing-sent")
        self._family = ""
        binding = Binding(words, lambda: self.document, self._edit, self.guarded)
        self.task = TaskForm(binding)
        self.containers = ContainersForm(binding)
        self.json = JsonView(words, self._read, self.guarded)
        self.drawing = html("", "ecs-drawing")
        self.register = button(
            words("builder-register"), self.in_lab(self._register), "ecs-primary"
        )
        self.start_again = button(words("builder-start-again"), self.guarded(self._start_again))
        self.calls = CallsView(words)
        self.revisions = Revisions(words, self._compare, self._deregister, self._in_revisions)
        self._place = self.message
        self.json.write(self.document)
        self._follow()
        self.message.value = notice("note", self.answer_told)
        self.message.add_class("ecs-answer")
        form = column(
            row(html("<h4>Form</h4>"), classes="ecs-row ecs-between"),
            column(
                *(self.task.widget, self.containers.widget, self.task.volumes.widget),
                classes="ecs-form",
            ),
            classes="ecs-section ecs-side",
        )
        self.show(
            [
                html(_head(words("builder-title"), words("builder-intro"))),
                self.drawing,
                row(form, self.json.widget, classes="ecs-columns ecs-sides"),
                row(self.register, self.start_again),
                row(self.message, self.calls.widget, classes="ecs-columns"),
                self.revisions.widget,
            ]
        )

    def told(self) -> str:
        """The draft, the last answer and the revisions, in words."""
        self._list_revisions()
        title = self.words("builder-title")
        return "\n".join([title, self.picture.words, self.answer_told, self.revisions.told])

    def still(self) -> dict[str, str]:
        """The drawing of the draft."""
        return {"image/svg+xml": self.picture.svg}

    def say(self, kind: Kind, text: str, body: str = "") -> None:
        """Show a message next to the button that was pressed."""
        self._place.value = notice(kind, text, body)

    def _in_revisions(self, act: Callable[..., Any]) -> Callable[..., None]:
        """As :meth:`in_lab`; what is said appears in the box of the revisions, not far above it."""
        run = self.in_lab(act)

        def pressed(*arguments: Any) -> None:
            self._place = self.revisions.result
            try:
                run(*arguments)
            finally:
                self._place = self.message

        return pressed

    def _edit(self, changes: Mapping[draft.Path, Any]) -> None:
        """The form changed members: write them into the JSON."""
        document = self.document
        for path, value in changes.items():
            document = draft.put(document, path, value)
        self.document = document
        self.json.write(document)
        self._follow()

    def _read(self, document: dict[str, Any]) -> None:
        """The JSON was typed and reads: show it in the form."""
        self.document = document
        self._follow()

    def _follow(self) -> None:
        self.task.refresh(self.document)
        self.containers.refresh(self.document)
        self.picture: Picture = draw(view(self.document), self.words, rows=_ROWS)
        if self.drawing.value != self.picture.live:
            self.drawing.value = self.picture.live
        family = self.document.get("family")
        if family != self._family:
            self._list_revisions()

    def _list_revisions(self) -> None:
        family = self.document.get("family")
        self._family = family if isinstance(family, str) else ""
        if not self.lab.closed:  # else the list stays as it was last
            self.revisions.refresh(self._family, self.lab.snapshot().task_definitions)

    def _start_again(self, _button: Any) -> None:
        self.containers.index = 0
        self.document = copy.deepcopy(draft.WEBSERVER)
        self.json.write(self.document)
        self._follow()
        text = self.words("builder-nothing-sent")
        self._answer(notice("note", text), text)
        self.revisions.result.value = ""
        self.calls.show([])

    def _register(self, _button: Any) -> None:
        if self.json.problem is not None:
            text = self.words("builder-not-sent", problem=self.json.explained())
            self._answer(notice("bad", text), text)
            return
        sent = copy.deepcopy(self.document)
        definition = self._call("RegisterTaskDefinition", sent)
        if definition is not None:
            self._answer(*registered(sent, definition, self.words))
        self._list_revisions()

    def _deregister(self, name: str) -> None:
        definition = self._call("DeregisterTaskDefinition", {"taskDefinition": name})
        if definition is not None:
            text = self.words("builder-deregistered", name=name, status=definition["status"])
            self._answer(notice("good", text), text)
        self._list_revisions()

    def _compare(self, before: str, after: str) -> None:
        names = (before, after)
        found = [self._call("DescribeTaskDefinition", {"taskDefinition": n}) for n in names]
        self.calls.show(
            [ShownCall("ecs", "DescribeTaskDefinition", {"taskDefinition": n}) for n in names]
        )
        if found[0] is not None and found[1] is not None:
            table = compared(found[0], found[1], self.words)
            self._answer(table.html, table.words)

    @cached_property
    def _ecs(self) -> Any:
        return boto3.client("ecs")  # 10 ms each time

    def _call(self, action: str, parameters: dict[str, Any]) -> dict[str, Any] | None:
        """Make a call and show it; the task definition that came back, or None if refused."""
        call = ShownCall("ecs", action, parameters)
        self.calls.show([call])
        try:
            response = getattr(self._ecs, call.method)(**parameters)
        except ClientError as error:
            refusal = self.lab.calls[-1].error
            why = refused_by_ecs(refusal.reason, refusal.fields, self.words) if refusal else ""
            said = error.response["Error"]
            answer = Refused(said["Code"], said["Message"], why)
        except ParamValidationError as error:
            answer = Refused("", str(error), refused_by_boto3(error, self.words))
        except TypeError as error:
            answer = Refused("", str(error))  # a member called "self" does not get as far as boto3
        else:
            definition: dict[str, Any] = response["taskDefinition"]
            return definition
        self._answer(*refused(answer, self.words))
        return None

    def _answer(self, shown: str, told: str) -> None:
        self._place.value = shown
        self.answer_told = told


def _head(title: str, intro: str) -> str:
    return f'<h3>{escaped(title)}</h3><p class="ecs-soft">{escaped(intro)}</p>'
