"""Lab 08: something stops a task, and the learner finds out what, step by step."""

from __future__ import annotations

from pathlib import Path
from random import Random
from textwrap import wrap
from typing import TYPE_CHECKING

from helpers.diagrams.svg import escaped, plain
from helpers.labs.logs.board import board, possible, saw, step_name, suspects
from helpers.labs.logs.cases import BY_ID, CASES
from helpers.labs.logs.method import STEPS, Method
from helpers.labs.logs.reading import OTHER_CODE, OTHER_EVENT
from helpers.labs.logs.staging import Staging
from helpers.labs.look import Panel, button, column, html, row
from helpers.labs.notices import closed, notice
from helpers.labs.prose import inline, unmarked
from helpers.labs.roles.calls import Calls
from helpers.labs.roles.refusals import RefusedError
from helpers.labs.roles.switches import chooser

if TYPE_CHECKING:
    from collections.abc import Callable

    import ipywidgets as widgets

    from helpers.diagrams.picture import Table
    from helpers.lab import Lab
    from helpers.labs.logs.cases import Case
    from helpers.labs.logs.reading import Evidence
    from helpers.labs.notices import Kind
    from helpers.labs.shown_calls import ShownCall

_CSS = Path(__file__).with_name("logs.css").read_text(encoding="utf-8").partition("*/")[2]
_SURPRISE = "surprise"
_ZONES = 2  # a load balancer stands in two
_COMMENT = 40  # letters of a line that fits into the box at 900 px


class LogsLab(Panel):
    """Why did my task stop?

    Args:
        lab: where it happens.

    Attributes:
        chosen, begin: which failure, and the button that lets it happen.
        steps: a button for each step of the method.
        answer: AWS's answer to the last step.
        cause, name: what the learner takes for the cause, and the button that says so.
        verdict: whether that was right, and why.
        found: the evidence, by step.
        case: what really happened.
        solved: has the cause been named?
    """

    def __init__(self, lab: Lab) -> None:
        super().__init__(lab)
        self.message.add_class("ecs-logs-message")
        self.found: dict[str, Evidence] = {}
        self.case: Case | None = None
        self.solved = False
        self._told = ""
        if lab.closed:
            self.show([self.message])
            self.say("bad", closed(lab))
            return
        self.call = Calls(lab)
        if len(lab.vpc.public_subnets) < _ZONES:
            self._refuse(self.words("logs-lab-needs-subnets", language=lab.language))
            return
        try:
            self._staging = Staging(lab, self.call)
        except RefusedError as error:
            self.show([self.message])
            self.message.value = error.said(self.words)
            self._told = error.message
            return
        except ValueError as error:  # no room for a machine, in the learner's language
            self._refuse(str(error))
            return
        self._deck: list[str] = []
        self._random = Random(0)  # noqa: S311 - the same surprises in the same order
        self._made: list[tuple[ShownCall, bool]] = []
        self._make_parts()
        self._lay_out()
        self._look()
        self._acting(self._happen)

    def _refuse(self, text: str) -> None:
        self.show([self.message])
        self._say("bad", text)

    # --- parts

    def _make_parts(self) -> None:
        words = self.words
        causes = [(unmarked(words(f"logs-lab-cause-{case.id}")), case.id) for case in CASES]
        surprise = (words("logs-lab-surprise"), _SURPRISE)
        self.chosen = chooser(words("logs-lab-which"), [surprise, *causes])
        self.begin = self._button(words("logs-lab-begin"), self._happen, "ecs-primary")
        self.steps = {
            step: self._button(step_name(step, words), self._stepping(step)) for step in STEPS
        }
        self.answer = html("", "ecs-logs-answer", "ecs-section")
        self.cause = chooser(words("logs-lab-what-is-it"), causes)
        self.name = self._button(words("logs-lab-name-it"), self._judge, "ecs-primary")
        self.verdict = html("", "ecs-logs-verdict")
        self._board = html("", "ecs-logs-board", "ecs-section")
        self._suspects = html("", "ecs-logs-suspects")

    def _button(self, label: str, act: Callable[[], None], *classes: str) -> widgets.Button:
        return button(label, self.in_lab(lambda _button: self._acting(act)), *classes)

    def _lay_out(self) -> None:
        words = self.words
        title, intro = words("logs-lab-title"), words("logs-lab-intro")
        self.show(
            [
                html(f"<style>{_CSS}</style>", "ecs-style"),
                html(f'<h3>{escaped(title)}</h3><p class="ecs-soft">{escaped(intro)}</p>'),
                row(self.chosen, self.begin, classes="ecs-row ecs-section ecs-logs-acts"),
                self.message,
                row(*self.steps.values(), classes="ecs-row ecs-logs-steps"),
                row(self.answer, self.call.view.widget, classes="ecs-columns"),
                self._board,
                column(
                    self._suspects,
                    row(self.cause, self.name, classes="ecs-row ecs-logs-acts"),
                    self.verdict,
                    classes="ecs-section ecs-gap",
                ),
            ]
        )

    # --- what the learner does

    def _acting(self, act: Callable[[], None]) -> None:
        """One click: make its calls, show them, and say a refusal in AWS's words."""
        try:
            act()
        except RefusedError as error:
            self.message.value = error.said(self.words)
            self._told = error.message
            self.call.show()
            self._staging.prepare_again()

    def _happen(self) -> None:
        """Put a case on the desk."""
        surprise = self.chosen.value == _SURPRISE
        case = BY_ID[self._next_surprise() if surprise else self.chosen.value]
        self.case, self.solved = None, False
        self.found.clear()
        self.verdict.value = ""
        self._staging.put(case)
        self.case = case
        self._made = list(self.call.made)
        if surprise:
            lines = wrap(self.words("logs-lab-hidden"), _COMMENT)
            hidden = "\n".join(f"# {line}" for line in lines)
            self.call.view.write(hidden, hidden)
        else:
            self.call.show()
        self._say("note", self.words("logs-lab-on-the-desk", service=self._staging.service))
        self._show_answer(None)
        self._look()

    def _next_surprise(self) -> str:
        """A case by chance; none comes twice before all have come."""
        if not self._deck:
            self._deck = [case.id for case in CASES]
            self._random.shuffle(self._deck)
        return self._deck.pop()

    def _stepping(self, step: str) -> Callable[[], None]:
        return lambda: self._step(step)

    def _step(self, step: str) -> None:
        if self.case is None:
            self._say("note", self.words("logs-lab-nothing-yet"))
            return
        self.call.begin()
        evidence = Method(self.call, self._staging.service).look(step)
        self.call.show()
        self.found[step] = evidence
        if evidence.saw in (OTHER_EVENT, OTHER_CODE):
            self._staging.prepare_again()
        self._show_answer(step)
        self._say("note", saw(evidence, self.words))
        self._look()

    def _judge(self) -> None:
        """The learner names a cause."""
        if self.case is None:
            self._say("note", self.words("logs-lab-nothing-yet"))
            return
        words, guess = self.words, str(self.cause.value)
        if guess == self.case.id:
            self.solved = True
            self.call.made[:] = self._made
            self.call.show()
            why, mend = words(f"logs-lab-why-{guess}"), words(f"logs-lab-mend-{guess}")
            self._answer("good", words("logs-lab-right"), why, mend)
            return
        against = next((s for s in STEPS if s in self.found and self._rules_out(s, guess)), None)
        if against is None:
            self._answer("bad", words("logs-lab-wrong-look"))
            return
        step = step_name(against, words)
        means = saw(self.found[against], words)
        self._answer("bad", words("logs-lab-wrong-against", step=step), means)

    def _rules_out(self, step: str, cause: str) -> bool:
        return cause not in self.found[step].leaves

    # --- what is shown

    def _say(self, kind: Kind, text: str) -> None:
        """Beside the steps."""
        self._told = unmarked(text)
        self.say(kind, self._told)

    def _answer(self, kind: Kind, text: str, *more: str) -> None:
        """Under the name that the learner gave."""
        body = "".join(f"<p>{inline(each)}</p>" for each in more)
        self.verdict.value = notice(kind, unmarked(text), body)
        self._told = " ".join(map(unmarked, [text, *more]))

    def _show_answer(self, step: str | None) -> None:
        words = self.words
        if step is None:
            self.answer.value = f'<p class="ecs-soft">{escaped(words("logs-lab-no-answer"))}</p>'
            return
        told = self.found[step].answer or words("logs-lab-nobody")
        lines = "\n".join(escaped(plain(line)) for line in told.split("\n"))
        self.answer.value = (
            f"<h4>{escaped(step_name(step, words))}</h4>"
            f'<pre class="ecs-aws" tabindex="0">{lines}</pre>'
        )

    def _look(self) -> None:
        self._board.value = self.evidence.html
        self._suspects.value = suspects(self.found, self.words).html

    @property
    def evidence(self) -> Table:
        """The board as it is now."""
        return board(self.found, self.words)

    @property
    def possible(self) -> frozenset[str]:
        """The causes that no evidence rules out yet."""
        return possible(self.found)

    # --- stored output

    def told(self) -> str:
        """The case, the evidence and the suspects, in words."""
        if self.lab.closed:
            return f"{self.words('logs-lab-title')}\n{closed(self.lab)}"
        if self.case is None:
            return f"{self.words('logs-lab-title')}\n{self._told}"
        return "\n".join(
            [
                self.words("logs-lab-title"),
                self._told,
                self.evidence.words,
                suspects(self.found, self.words).words,
            ]
        )

    def still(self) -> dict[str, str]:
        """The board."""
        return {"text/html": self.evidence.html}
