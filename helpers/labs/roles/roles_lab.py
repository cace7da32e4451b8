"""Lab 04: edit the policies of two roles and of their caller, run the task again, compare."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

from helpers.diagrams.roles.life import Shows
from helpers.diagrams.roles.words import surfacing
from helpers.diagrams.svg import escaped
from helpers.labs.look import Panel, button, column, html, row
from helpers.labs.roles.app import SOURCE
from helpers.labs.roles.calls import USER, Calls
from helpers.labs.roles.holders import HOLDERS, Holder
from helpers.labs.roles.lives_view import LivesView
from helpers.labs.roles.permissions import Permission, allowed, switched_off, switched_on, trust
from helpers.labs.roles.prepared import EXECUTION_ROLE, TASK_ROLE, granted, permissions, prepare
from helpers.labs.roles.quiz import Quiz
from helpers.labs.roles.refusals import RefusedError
from helpers.labs.roles.runs import Runs
from helpers.labs.roles.switches import (
    INLINE,
    TRUST,
    PolicyJson,
    Switches,
    chooser,
    document_of,
    source_box,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from helpers.diagrams.roles import Life
    from helpers.lab import Lab

_CSS = Path(__file__).with_name("roles.css").read_text(encoding="utf-8").partition("*/")[2]
_NONE = ""  # a drop-down list cannot hold None
_STRANGER = "ec2.amazonaws.com"  # whom a broken trust policy trusts: a mistake that people make


class RolesLab(Panel):
    """The lab of two roles.

    Args:
        lab: where everything is made and run.

    Attributes:
        holder, document: whose policies are shown, and which of them.
        switches, json: the policy, two ways.
        execution, task, swap: the roles of the next task definition.
        run, moved, move, start_over: the buttons.
        program: the source of the program in the container.
        lives: the time line of the last life, and the comparison with an earlier one.
        quiz: "Which role?".
    """

    def __init__(self, lab: Lab) -> None:
        super().__init__(lab)
        self.lives = LivesView(self.words, self.guarded)
        if lab.closed:
            self.show([self.message])
            self.say("bad", self.words("lab-closed", language=lab.language))
            return
        self.call = Calls(lab)
        self._secret = prepare(self.call)
        self._permissions = permissions(self._secret)
        self.holders = {name: Holder(name, self.call) for name in HOLDERS}
        self.runs = Runs(lab, self.call, self._secret)
        self._make_policies()
        self._make_task()
        self.quiz = Quiz(self.words, self.guarded)
        self.message.add_class("ecs-roles-message")
        for each in self.holders.values():
            each.look()
            if not each.inline["Statement"]:
                each.store(granted(each.name, self._secret))
        self._lay_out()
        self._show_holder()
        self.call.begin()
        self._run()
        self.call.show()
        self._seen = lab.calls[-1]

    # --- parts

    def _make_policies(self) -> None:
        words = self.words
        names = [(words("roles-lab-you", name=USER), USER)]
        names += [(name, name) for name in HOLDERS if name != USER]
        self.holder = chooser(words("roles-lab-holder"), names)
        self.holder.value = TASK_ROLE
        documents = [(words("roles-lab-inline"), INLINE), (words("roles-lab-trust"), TRUST)]
        self.document = chooser(words("roles-lab-document"), documents)
        self.switches = Switches(
            words,
            self._permissions,
            lambda permission, on: self._acting(lambda: self._turn(permission, on)),
            lambda on: self._acting(lambda: self._turn_managed(on)),
            lambda on: self._acting(lambda: self._turn_trust(on)),
            self.in_lab,
        )
        self.json = PolicyJson(words, self._typed, self.in_lab)
        self.holder.observe(self.guarded(lambda _c: self._show_holder()), "value")
        self.document.observe(self.guarded(lambda _c: self._show_holder()), "value")

    def _make_task(self) -> None:
        words = self.words
        roles = [(EXECUTION_ROLE, EXECUTION_ROLE), (TASK_ROLE, TASK_ROLE)]
        roles.append((words("roles-lab-none"), _NONE))
        self.execution = chooser("executionRoleArn", roles)
        self.task = chooser("taskRoleArn", roles)
        self.task.value = TASK_ROLE
        self.swap = button(words("roles-lab-swap"), self.in_lab(self._swap))
        self.run = self._button("roles-lab-run", self._run, "ecs-primary")
        movable = [(p.label, p.id) for p in self._permissions if p.id != "pass-role"]
        self.moved = chooser(words("roles-lab-what-if"), movable)
        self.moved.value = "s3"
        self.move = self._button("roles-lab-move", self._move)
        self.start_over = self._button("roles-lab-start-over", self._begin_again, "ecs-quiet")
        self.program = source_box(words("roles-lab-program"))

    def _button(self, message: str, act: Callable[[], None], *classes: str) -> widgets.Button:
        return button(self.words(message), self.in_lab(lambda _b: self._acting(act)), *classes)

    def _lay_out(self) -> None:
        words = self.words
        title, intro = words("roles-lab-title"), words("roles-lab-intro")
        acts = "ecs-row ecs-roles-acts"
        self.show(
            [
                html(f"<style>{_CSS}</style>", "ecs-style"),
                html(f'<h3>{escaped(title)}</h3><p class="ecs-soft">{escaped(intro)}</p>'),
                column(
                    row(self.holder, self.document),
                    row(self.switches.widget, self.json.widget, classes="ecs-columns"),
                    classes="ecs-section ecs-gap",
                ),
                column(
                    row(self.execution, self.task, self.swap, self.run, classes=acts),
                    row(self.moved, self.move, self.start_over, classes=acts),
                    classes="ecs-section ecs-gap",
                ),
                self.message,
                self.lives.scene,
                self.lives.outcome,
                self.lives.side_by_side,
                row(self.program, self.call.view.widget, classes="ecs-columns"),
                self.quiz.widget,
            ]
        )

    # --- what the learner does

    def _acting(self, act: Callable[[], None]) -> None:
        """One click: make its calls, show them, and say a refusal in AWS's words."""
        self.call.begin()
        try:
            self._look_again()
            self.call.begin()
            act()
        except RefusedError as error:
            self.message.value = error.said(self.words)
        finally:
            self.call.show()
            self._show_switches()
            self._seen = self.lab.calls[-1]

    def _look_again(self) -> None:
        """Read the policies again when a cell has called IAM since the last click."""
        for call in reversed(self.lab.calls):
            if call is self._seen:
                return
            if call.service == "iam":
                break
        for holder in self.holders.values():
            holder.look()

    @property
    def chosen(self) -> Holder:
        """Whose policies are shown."""
        return self.holders[self.holder.value]

    def _turn(self, permission: Permission, on: bool) -> None:
        holder = self.chosen
        change = switched_on if on else switched_off
        holder.store(change(holder.inline, permission))
        self._write()
        if allowed(holder.inline, permission) is on:
            told = "roles-lab-granted" if on else "roles-lab-taken"
            self._tell("note", self.words(told, action=permission.label, name=holder.name))
        else:
            told = "roles-lab-denied-anyway" if on else "roles-lab-allowed-anyway"
            self._tell("bad", self.words(told, action=permission.label))

    def _turn_managed(self, on: bool) -> None:
        self.chosen.attach(on)
        told = "roles-lab-attached" if on else "roles-lab-detached"
        self._tell("note", self.words(told, name=self.chosen.name))

    def _turn_trust(self, on: bool) -> None:
        self.chosen.store_trust(trust() if on else trust(_STRANGER))
        self._write()
        told = "roles-lab-trusted" if on else "roles-lab-untrusted"
        self._tell("note", self.words(told, name=self.chosen.name))

    def _typed(self, document: dict[str, Any]) -> None:
        """A document was typed that is JSON."""

        def store() -> None:
            if self.document.value == TRUST and not self.chosen.is_role:
                self._tell("note", self.words("roles-lab-user-trusts-nobody"))
                return
            if self.document.value == TRUST:
                self.chosen.store_trust(document)
            else:
                self.chosen.store(document)
            self._tell("note", self.words("roles-lab-stored", name=self.chosen.name))

        self._acting(store)

    def _swap(self, _button: Any) -> None:
        self.execution.value, self.task.value = self.task.value, self.execution.value
        self._tell("note", self.words("roles-lab-swapped"))

    def _run(self) -> None:
        life = self.runs.run(
            self.execution.value or None, self.task.value or None, self.program.value
        )
        self.lives.show(self.runs.lives)
        self._say_life(life)

    def _move(self) -> None:
        permission = next(p for p in self._permissions if p.id == self.moved.value)
        holders = [self.holders[name] for name in (EXECUTION_ROLE, TASK_ROLE)]
        having = [each for each in holders if allowed(each.inline, permission)]
        if len(having) != 1:
            told = "roles-lab-both-have" if having else "roles-lab-neither-has"
            self._tell("note", self.words(told, action=permission.label))
            return
        source = having[0]
        target = holders[1 - holders.index(source)]
        source.store(switched_off(source.inline, permission))
        target.store(switched_on(target.inline, permission))
        self._write()
        self._run()
        told = self.words(
            "roles-lab-moved", action=permission.label, source=source.name, target=target.name
        )
        self._say_life(self.runs.lives[-1], told)

    def _begin_again(self) -> None:
        for holder in self.holders.values():
            holder.begin_again(self._secret)
        self.execution.value, self.task.value = EXECUTION_ROLE, TASK_ROLE
        self.program.value = SOURCE
        self._write()
        self._run()

    # --- what is shown

    def _tell(self, kind: Any, text: str, body: str = "") -> None:
        self.say(kind, text, body)

    def _show_holder(self) -> None:
        self._write()
        self._show_switches()

    def _write(self) -> None:
        self.json.write(document_of(self.chosen, self.document.value))

    def _show_switches(self) -> None:
        self.switches.show(self.chosen)

    def _say_life(self, life: Life, before: str = "") -> None:
        where, _ = surfacing(life, self.words)
        good = life.shows in (Shows.NOTHING_WRONG, Shows.COMING)
        told = " ".join(filter(None, [before, where]))
        self._tell("good" if good else "bad", told)

    # --- stored output

    def told(self) -> str:
        """The policies, the last life and how it ended, in words."""
        if self.lives.picture is None:
            return self.words("lab-closed", language=self.lab.language)
        lines = [self.words("roles-lab-title")]
        for holder in self.holders.values():
            on = [p.label for p in self._permissions if allowed(holder.inline, p)]
            on += ["AmazonECSTaskExecutionRolePolicy"] if holder.managed else []
            lines.append(f"{holder.name}: {', '.join(on)}")
        return "\n".join([*lines, self.lives.told()])

    def still(self) -> dict[str, str]:
        """The time line of the last life."""
        picture = self.lives.picture
        return {"image/svg+xml": picture.svg} if picture else {}
