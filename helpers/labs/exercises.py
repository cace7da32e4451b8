"""Exercises: the task, a check of what ECS holds, and hints one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import boto3

from helpers.diagrams.svg import escaped
from helpers.exercises.course import EXERCISES
from helpers.exercises.progress import progress
from helpers.labs.look import Panel, button, html, row
from helpers.labs.notices import unknown
from helpers.labs.prose import inline, listed, paragraphs

if TYPE_CHECKING:
    import ipywidgets as widgets

    from helpers.diagrams.picture import Table
    from helpers.exercises.model import Exercise, Missing
    from helpers.lab import Lab


def exercise(lab: Lab, name: str) -> ExercisePanel | Table:
    """The exercise of that id, or a sentence that lists the ids there are."""
    if name not in EXERCISES:
        return unknown(lab.words, "exercises-unknown", name, EXERCISES)
    return ExercisePanel(lab, EXERCISES[name])


class ExercisePanel(Panel):
    """One exercise. What it starts from is made when it is shown."""

    def __init__(self, lab: Lab, exercise: Exercise) -> None:
        super().__init__(lab)
        self._exercise = exercise
        self._progress = progress()
        self._title = self._words_of("title")
        self._task = self._words_of("task")
        self._heading = html()
        self._hints = html()
        self._hint = button("", self.guarded(self._take_hint))
        # room for what is missing: the hints below do not move when it appears
        self.message.layout.min_height = "84px"
        check = button(self.words("exercises-check"), self.in_lab(self._check), "ecs-primary")
        self.add_class("ecs-gap")
        self.show(
            [
                self._heading,
                html(paragraphs(self._task)),
                row(check, self._hint),
                self.message,
                self._hints,
            ]
        )
        self._show_status()
        self._show_hints()
        self.say("note", self.words("exercises-not-checked"))
        self.in_lab(self._prepare)()

    @property
    def _all_hints(self) -> int:
        return self._exercise.hints + 1

    @property
    def _taken(self) -> int:
        return max(0, min(self._progress.hints(self._exercise.id), self._all_hints))

    def _words_of(self, part: str) -> str:
        return self.words(f"exercise-{self._exercise.id}-{part}")

    def _prepare(self) -> None:
        if self._exercise.prepare is not None:
            self._exercise.prepare(boto3.client("ecs"))

    def _check(self, _button: widgets.Button) -> None:
        ecs = boto3.client("ecs")
        missing = self._exercise.missing(ecs)
        if missing:
            before = self._progress.solved(self._exercise.id)
            lead = self.words("exercises-solved-before" if before else "exercises-missing")
            self.say("note", lead, listed([one.said(self.words) for one in missing]))
            return
        self._progress.keep_solved(self._exercise.id)
        self._show_status()
        body = f"<p>{inline(self._words_of('solved'))}</p>"
        body += self._second_star(self._exercise.missing_for_second_star(ecs))
        if self._progress.trouble:
            body += f'<p class="ecs-hint">{inline(self._progress.trouble.said(self.words))}</p>'
        self.say("good", self.words("exercises-solved"), body)

    def _second_star(self, missing: tuple[Missing, ...] | None) -> str:
        """What is said of it under the praise, as HTML."""
        if missing is None:
            return ""
        lead = self.words("exercises-second-star-open" if missing else "exercises-second-star")
        said = listed([one.said(self.words) for one in missing])
        return f'<p style="margin-top:6px">{inline(lead)}</p>{said if missing else ""}'

    def _take_hint(self, _button: widgets.Button) -> None:
        self._progress.keep_hints(self._exercise.id, min(self._taken + 1, self._all_hints))
        self._show_hints()

    def _show_status(self) -> None:
        self._heading.value = (
            f'<div style="display:flex;gap:10px;align-items:baseline">'
            f"<h4>{inline(self._title)}</h4>{self._tag()}</div>"
        )

    def _tag(self) -> str:
        if self._progress.solved(self._exercise.id):
            return f'<span class="ecs-tag ecs-added">✓ {inline(self._status())}</span>'
        return f'<span class="ecs-tag">{inline(self._status())}</span>'

    def _status(self) -> str:
        solved = self._progress.solved(self._exercise.id)
        return self.words("exercises-solved" if solved else "exercises-todo")

    def _hint_texts(self) -> list[str]:
        """The hints in words that were taken, numbered."""
        return [
            self.words("exercises-hint-said", number=str(n), hint=self._words_of(f"hint-{n}"))
            for n in range(1, min(self._taken, self._exercise.hints) + 1)
        ]

    def _show_hints(self) -> None:
        taken, whole = str(self._taken), str(self._all_hints)
        shown = [f'<p style="margin-top:6px">{inline(text)}</p>' for text in self._hint_texts()]
        if self._taken == self._all_hints:
            last = inline(self.words("exercises-solution-said"))
            code = escaped(self._exercise.solution)
            shown.append(f'<p style="margin-top:6px">{last}</p><pre class="ecs-aws">{code}</pre>')
            self._hint.description = self.words("exercises-no-more-hints", all=whole)
            self._hint.disabled = True
        else:
            self._hint.description = self.words("exercises-hint", taken=taken, all=whole)
        self._hints.value = "".join(shown)

    def told(self) -> str:
        """The title, the task, whether it is solved, and the hints that were taken."""
        lines = [f"{self._title} ({self._status()})", *self._task.split("\n\n")]
        lines += self._hint_texts()
        if self._taken == self._all_hints:
            lines += [self.words("exercises-solution-said"), self._exercise.solution]
        return "\n".join(lines)

    def still(self) -> dict[str, str]:
        """The title and the task, to read where no kernel runs."""
        return {"text/html": f"<h4>{inline(self._title)}</h4>{paragraphs(self._task)}"}
