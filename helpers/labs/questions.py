"""Predictions: a question that is answered before running what follows, and explained after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

from helpers.exercises.course import QUESTIONS
from helpers.exercises.model import Choice
from helpers.exercises.progress import progress
from helpers.labs.look import Panel, button, html, row
from helpers.labs.notices import unknown
from helpers.labs.prose import inline, paragraphs, unmarked

if TYPE_CHECKING:
    from helpers.diagrams.picture import Table
    from helpers.exercises.model import Question
    from helpers.lab import Lab


def predict(lab: Lab, name: str) -> QuestionPanel | Table:
    """The question of that id, or a sentence that lists the ids there are."""
    if name not in QUESTIONS:
        return unknown(lab.words, "questions-unknown", name, QUESTIONS)
    return QuestionPanel(lab, QUESTIONS[name])


class QuestionPanel(Panel):
    """One prediction.

    The first answer is what the learner predicted, and is remembered. Other answers may be tried
    afterwards; they are explained too, and change nothing.
    """

    def __init__(self, lab: Lab, question: Question) -> None:
        super().__init__(lab)
        self._question = question
        self._progress = progress()
        self._text = self.words(f"question-{question.id}-text")
        self._field = self._make_field()
        self._button = button(
            self.words("questions-answer"), self.guarded(self._answer), "ecs-primary"
        )
        # room for an explanation: what stands below does not move when it appears
        self.message.layout.min_height = "118px"
        heading = f"<h4>{inline(self.words('questions-title'))}</h4>"
        self.show(
            [
                html(f'{heading}<div style="margin:6px 0">{paragraphs(self._text)}</div>'),
                self._field,
                row(self._button),
                self.message,
            ]
        )
        self.add_class("ecs-gap")
        predicted = self._predicted()
        if predicted is None:
            self.say("note", self._invitation())
        else:
            if isinstance(question, Choice):
                self._field.value = predicted
            self._explain(predicted)

    def _make_field(self) -> widgets.Widget:
        if isinstance(self._question, Choice):
            options = [(unmarked(self._label(answer)), answer) for answer in self._question.choices]
            field = widgets.RadioButtons(options=options, index=None)
            field.layout.width = "auto"
        else:
            field = widgets.Text(description=self.words("questions-number"))
            field.layout.width = "160px"
            field.on_msg(self.guarded(self._enter))  # on_submit is deprecated
            field.add_class("ecs-field")
        return field

    def _label(self, answer: str) -> str:
        """An answer in words."""
        if isinstance(self._question, Choice):
            return self.words(f"question-{self._question.id}-choice-{answer}")
        return answer

    def _invitation(self) -> str:
        if isinstance(self._question, Choice):
            return self.words("questions-choose-first")
        return self.words("questions-number-first")

    def _predicted(self) -> str | None:
        """What was predicted, unless the question has changed since."""
        answer = self._progress.predicted(self._question.id)
        return None if answer is None else self._question.read(answer)

    def _enter(self, _field: widgets.Text, content: dict[str, Any], _buffers: Any) -> None:
        """Enter in the field of a number is the button Answer."""
        if content.get("event") == "submit":
            self._answer(self._button)

    def _answer(self, _button: widgets.Button) -> None:
        typed = self._field.value or ""
        answer = self._question.read(typed)
        if answer is not None:
            if self._predicted() is None:
                self._progress.keep_prediction(self._question.id, answer)
            self._explain(answer)
        elif typed.strip():
            self.say("bad", self.words("questions-not-a-number", typed=typed[:40]))
        else:
            self.say("note", self._invitation())

    def _explain(self, answer: str) -> None:
        right = answer == self._question.right
        verdict = self.words("questions-right" if right else "questions-wrong")
        body = f"<p>{inline(self.words(self._question.why(answer)))}</p>"
        predicted = self._predicted()
        if predicted is not None:
            said = self.words("questions-you-said", answer=self._label(predicted))
            body += f'<p class="ecs-hint" style="margin-top:4px">{inline(said)}</p>'
        if self._progress.trouble:
            body += f'<p class="ecs-hint">{inline(self._progress.trouble.said(self.words))}</p>'
        self.say("good" if right else "note", verdict, body)

    def told(self) -> str:
        """The question, its answers and what was predicted."""
        lines = [self.words("questions-title"), self._text]
        if isinstance(self._question, Choice):
            lines += [f"○ {self._label(answer)}" for answer in self._question.choices]
        predicted = self._predicted()
        if predicted is None:
            lines.append(self.words("questions-open"))
        else:
            lines.append(self.words("questions-you-said", answer=self._label(predicted)))
            lines.append(self.words(self._question.why(predicted)))
        return "\n".join(lines)

    def still(self) -> dict[str, str]:
        """The question and its answers, to read where no kernel runs."""
        answers = ""
        if isinstance(self._question, Choice):
            items = (f"<li>{inline(self._label(answer))}</li>" for answer in self._question.choices)
            answers = f"<ul>{''.join(items)}</ul>"
        heading = f"<h4>{inline(self.words('questions-title'))}</h4>"
        return {"text/html": f"{heading}{paragraphs(self._text)}{answers}"}
