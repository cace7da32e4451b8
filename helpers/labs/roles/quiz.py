"""Which role? A call is shown, the learner says who signs it, and sees why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from helpers.diagrams.roles.life import EXECUTION, TASK, YOU
from helpers.diagrams.svg import escaped
from helpers.labs.look import button, column, html, row
from helpers.labs.notices import notice

if TYPE_CHECKING:
    from collections.abc import Callable

    from helpers.i18n import Words


@dataclass(frozen=True, slots=True)
class Asked:
    """A call, when it is made, and who signs it (behaviour page 6.1)."""

    id: str
    action: str
    signer: str


CALLS = (
    Asked("layers", "ecr:BatchGetImage", EXECUTION),
    Asked("object", "s3:GetObject", TASK),
    Asked("log", "logs:PutLogEvents", EXECUTION),
    Asked("pass", "iam:PassRole", YOU),
    Asked("secret", "secretsmanager:GetSecretValue", EXECUTION),
    Asked("own-secret", "secretsmanager:GetSecretValue", TASK),
    Asked("env-file", "s3:GetObject", EXECUTION),
    Asked("item", "dynamodb:PutItem", TASK),
    Asked("run", "ecs:RunTask", YOU),
)
"""In the order in which they are asked; some actions come twice, at different times."""


class Quiz:
    """One call at a time.

    Args:
        words: the language.
        guarded: makes a callback that never raises.

    Attributes:
        place: which of ``CALLS`` is shown.
        answers: a button for each signer.
    """

    def __init__(
        self, words: Words, guarded: Callable[[Callable[..., Any]], Callable[..., None]]
    ) -> None:
        self._words = words
        self.place = 0
        self.right = 0
        self._open = True
        self.question = html()
        self.said = html("", "ecs-quiz-said")
        self.answers = {
            signer: button(words(f"roles-by-{signer}"), guarded(self._answering(signer)))
            for signer in (YOU, EXECUTION, TASK)
        }
        self.next = button(words("roles-lab-next-call"), guarded(self._turn), "ecs-quiet")
        title = html(f"<h4>{escaped(words('roles-lab-quiz'))}</h4>")
        self.widget = column(
            *(title, self.question, row(*self.answers.values(), self.next), self.said),
            classes="ecs-section ecs-quiz",
        )
        self._show()

    @property
    def asked(self) -> Asked:
        """The call that is shown."""
        return CALLS[self.place]

    def _answering(self, signer: str) -> Callable[[Any], None]:
        return lambda _button: self.answer(signer)

    def answer(self, signer: str) -> None:
        """The learner says who signs it; the first answer to each call counts."""
        right = signer == self.asked.signer
        if self._open:
            self.right += right
            self._open = False
        told = self._words("roles-lab-quiz-right" if right else "roles-lab-quiz-wrong")
        why = self._words(f"roles-lab-why-{self.asked.id}")
        count = self._words("roles-lab-quiz-count", right=str(self.right), all=str(len(CALLS)))
        body = f'<div>{escaped(why)}</div><div class="ecs-hint">{escaped(count)}</div>'
        self.said.value = notice("good" if right else "note", told, body)

    def _turn(self, _button: Any) -> None:
        self.place = (self.place + 1) % len(CALLS)
        if self.place == 0:
            self.right = 0
        self._open = True
        self._show()

    def _show(self) -> None:
        when = self._words(f"roles-lab-when-{self.asked.id}")
        action = f"<code>{escaped(self.asked.action)}</code>"
        number = f"{self.place + 1}/{len(CALLS)}"
        self.question.value = f"<p><b>{number}</b> {action} · {escaped(when)}</p>"
        self.said.value = notice("note", self._words("roles-lab-quiz-ask"))
